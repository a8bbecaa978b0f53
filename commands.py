"""What each command of the terminal calls: thin routes, each to the function that does the work.

Modules are imported where they are used: `whyleft tag --jsonl` must start without pandas, DuckDB or Streamlit.
"""

import argparse
import getpass
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any


class UsageError(ValueError):
    """The command was called in a way that cannot be meant."""


def run(args: argparse.Namespace) -> int:
    """Open the app in the browser, on this machine only; the sample is built first where there are no data."""
    from views.launching import launch

    return launch(port=args.port, opens_browser=not args.no_browser)


def load(args: argparse.Namespace) -> int:
    """Take files in and say, file by file, what came of it."""
    from analysis import intake

    with _own(makes=True, dry_run=args.dry_run) as con:
        results = intake.load_paths(
            con,
            args.paths,
            as_="defections" if args.kind == "losses" else args.kind,
            mapping=dict(args.map) or None,
            as_of=args.as_of,
            dry_run=args.dry_run,
            progress=_say,
            who=getpass.getuser(),
        )
    return _print_results(results, args)


def tag(args: argparse.Namespace) -> int:
    """Read the words not read yet; with --jsonl from standard input to standard output, without a database."""
    if args.jsonl:
        from interviews.jsonl_tagging import tag_lines

        for line in tag_lines(sys.stdin, processes=args.processes):
            print(line, flush=True)
        return 0
    from tqdm import tqdm

    from analysis import intake

    with _own() as con, tqdm(desc="Reading", unit=" interviews") as bar:
        intake.tag_untagged(con, all=args.all, progress=bar.update)
    return 0


def query(args: argparse.Namespace) -> int:
    """Print a report, or with --list what reports there are."""
    from analysis import reports
    from analysis.filters import ReportError

    if args.list or not args.name:
        _print_list(args)
        return 0
    with _present() as con:
        try:
            answer = reports.run(con, args.name, dict(args.parameters))
        except ReportError as error:
            raise UsageError(str(error)) from error
    _print_frame(answer, args)
    return 0


def check(args: argparse.Namespace) -> int:
    """Print what in the data contradicts itself, with row and reason."""
    from analysis.checks import findings

    with _present() as con:
        _print_frame(findings(con), args)
    return 0


def export(args: argparse.Namespace) -> int:
    """Write every table as CSV into a folder."""
    from analysis.export import export_tables

    with _own() as con:
        for path in export_tables(con, args.folder):
            print(path)
    return 0


def forget(args: argparse.Namespace) -> int:
    """Remove every word of an account or a person, and print what was removed."""
    from analysis import forget as forgetting
    from analysis.places import own_database

    who = f"account {args.account}" if args.account else f"person {args.person}"
    if not args.dry_run:
        _confirm(f"Every text of {who} will be removed for good.", args)
    receipt = forgetting.forget(
        own_database(), account=args.account, person=args.person, who=getpass.getuser(), dry_run=args.dry_run
    )
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

    return train_model(args.arguments)


def report(args: argparse.Namespace) -> int:
    """Write the quarterly review as slides or as one page of HTML."""
    from analysis.review import write_review

    with _present() as con:
        print(write_review(con, since=args.since, until=args.until, out=args.out))
    return 0


def backup(args: argparse.Namespace) -> int:
    """Copy the own database, verified table by table, into one new file."""
    from analysis.places import own_database
    from queries import store

    store.backup(own_database(), args.file)
    print(args.file)
    return 0


def restore(args: argparse.Namespace) -> int:
    """Put a backup in the place of the own database; the former one is kept."""
    from analysis.places import own_database
    from queries import store

    path = own_database()
    if path.exists():
        _confirm(f"{path} will be replaced by {args.file}; the present file is kept beside it.", args)
    kept = store.restore(path, args.file)
    _say(f"{path} restored." + (f" The former file is {kept}." if kept else ""))
    return 0


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _confirm(sentence: str, args: argparse.Namespace) -> None:
    """Ask at a terminal; elsewhere only `--yes` will do."""
    if args.yes:
        return
    if not sys.stdin.isatty():
        raise UsageError(f"{sentence} Call it with --yes to agree.")
    print(f"{sentence} Go on? [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
        raise UsageError("Nothing was done.")


@contextmanager
def _own(*, makes: bool = False, dry_run: bool = False) -> Iterator[Any]:
    """The own database; only a load makes it where it is missing, and a trial run makes none."""
    from analysis.places import own_database
    from queries import store

    path = own_database()
    if not path.exists() and not makes:
        raise store.StoreError(f"There is no database {path} yet; `whyleft load FILE` makes it.")
    con = store.memory_database() if dry_run and not path.exists() else store.open_database(path)
    try:
        yield con
    finally:
        con.close()


@contextmanager
def _present() -> Iterator[Any]:
    """The own database once there is one, until then the sample's."""
    from analysis.places import own_database, sample_database
    from queries import store

    path = own_database() if own_database().exists() else sample_database()
    if not path.exists():
        raise store.StoreError(
            "There are no data yet: `whyleft load FILE` takes yours, `whyleft run` shows a sample."
        )
    con = store.open_database(path)
    if store.is_sample(con):
        _say("These are figures of the sample company, Alder & Pike.")
    try:
        yield con
    finally:
        con.close()


def _print_list(args: argparse.Namespace) -> None:
    """The reports: name, question, grain, parameters."""
    import pandas as pd

    from analysis.reports import REPORTS

    known = [
        {
            "name": report.name,
            "question": report.question,
            "grain": report.grain,
            "parameters": ", ".join(parameter.name for parameter in report.parameters),
        }
        for report in REPORTS.values()
    ]
    _print_frame(pd.DataFrame(known), args)


def _print_frame(frame: Any, args: argparse.Namespace) -> None:
    from analysis import printing

    text = printing.as_csv if args.csv else printing.as_json if args.json else printing.as_table
    print(text(frame).rstrip("\n"))


def _print_results(results: Sequence[Any], args: argparse.Namespace) -> int:
    """One line a file; 1 where a file could not be read at all."""
    import json

    if args.json:
        print(json.dumps([result.as_dict() for result in results], ensure_ascii=False, indent=1))
    else:
        for result in results:
            print(result.text(), file=sys.stderr if result.error else sys.stdout)
    return 1 if any(result.error for result in results) else 0
