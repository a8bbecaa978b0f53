"""Commands around the data: open the app, keep the database safe, measure and make the tagger."""

import argparse
import getpass
from pathlib import Path

from commands.terminal import Added, add_command, confirm, say

MODEL = Path(__file__).resolve().parents[1] / "interviews" / "model"


def run(args: argparse.Namespace) -> int:
    """Open the app in the browser, on this machine only; the sample is built first where there are no data."""
    from views.launching import launch

    return launch(port=args.port, opens_browser=not args.no_browser)


def backup(args: argparse.Namespace) -> int:
    """Copy the own database, verified table by table, into one new file."""
    from analysis.places import own_database
    from queries import store

    store.backup(own_database(), args.file)
    print(args.file)
    return 0


def restore(args: argparse.Namespace) -> int:
    """Put a backup in the place of the own database; the former one is kept, what was forgotten since is so again."""
    from analysis.forgetting import restoring
    from analysis.places import own_database

    path = own_database()
    if path.exists():
        confirm(f"{path} will be replaced by {args.file}; the present file is kept beside it.", args)
    kept, forgotten = restoring.restore(path, args.file, who=getpass.getuser())
    say(f"{path} restored." + (f" The former file is {kept}." if kept else ""))
    for receipt in forgotten:
        print(receipt)
    return 0


def evaluate(args: argparse.Namespace) -> int:
    """Score the tagger against coded interviews."""
    from interviews.evaluation import evaluate_files

    print(evaluate_files(args.paths))
    return 0


def train(args: argparse.Namespace) -> int:
    """Make the trained part of the tagger anew from the coded text in the tree."""
    from interviews.training.train import main as train_model

    return train_model(["--out", str(args.out), "--work", str(args.work), "--seed", str(args.seed)])


def add(added: Added) -> None:
    """The commands of this module with their options."""
    running = add_command(added, run)
    running.add_argument("--port", type=int, default=8501, help="where the browser finds it (8501)")
    running.add_argument("--no-browser", action="store_true", help="do not open a browser window")

    add_command(added, backup).add_argument("file", type=Path, metavar="FILE", help="a new file")

    restoring = add_command(added, restore)
    restoring.add_argument("file", type=Path, metavar="FILE", help="a backup")
    restoring.add_argument("--yes", action="store_true", help="do not ask")

    evaluating = add_command(added, evaluate)
    evaluating.add_argument(
        "paths", nargs="+", type=Path, metavar="FILE", help="coded interviews, JSON lines"
    )

    training = add_command(added, train)
    training.add_argument(
        "--out", type=Path, default=MODEL, metavar="DIR", help="where the model goes (the shipped one)"
    )
    training.add_argument(
        "--work", type=Path, default=Path("build/train"), metavar="DIR", help="what is kept on the way"
    )
    training.add_argument(
        "--seed", type=int, default=1, metavar="N", help="the same seed gives the same model (1)"
    )
