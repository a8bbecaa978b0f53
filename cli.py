"""The terminal's entry: reads the command line and calls the command.

Results go to standard output, everything else to standard error. A command ends with 0 when it is done, 1 when it
could not be done (a sentence says why), 2 when it was called wrongly.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import commands

KINDS = (
    "accounts",
    "contracts",
    "deals",
    "defections",
    "losses",
    "snapshot",
    "interviews",
    "notes",
    "actions",
    "exchange_rates",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    os.umask(0o077)  # databases, logs and exports hold customers' words: for their owner alone
    args = parser().parse_args(arguments)
    try:
        return int(args.function(args))
    except BrokenPipeError:  # `| head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (ValueError, OSError) as error:
        if (
            type(error) is ValueError
        ):  # what a person can cause has a class of its own; this is a mistake of ours
            raise
        print(f"whyleft: {error}", file=sys.stderr)
        return 2 if isinstance(error, commands.UsageError) else 1
    except KeyboardInterrupt:
        print("whyleft: stopped; what was not finished was not written", file=sys.stderr)
        return 130


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    whole = argparse.ArgumentParser(prog="whyleft", description="Tells a company why its customers leave.")
    added = whole.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_data_commands(added)
    _add_asking_commands(added)
    _add_tagger_commands(added)
    _add_file_commands(added)
    return whole


def _command(added: Any, function: Any) -> argparse.ArgumentParser:
    """A command named and described as its function is."""
    words = (function.__doc__ or "").strip().split("\n")[0]
    made: argparse.ArgumentParser = added.add_parser(function.__name__, help=words, description=words)
    made.set_defaults(function=function)
    return made


def _add_data_commands(added: Any) -> None:
    run = _command(added, commands.run)
    run.add_argument("--port", type=int, default=8501, help="where the browser finds it (8501)")
    run.add_argument("--no-browser", action="store_true", help="do not open a browser window")

    load = _command(added, commands.load)
    load.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files, or folders of files")
    load.add_argument(
        "--as", dest="kind", choices=KINDS, help="what the rows are, where the headers do not say"
    )
    load.add_argument(
        "--map",
        action="append",
        default=[],
        type=_mapping,
        metavar="THEIRS=OURS",
        help="their column=our field",
    )
    load.add_argument(
        "--as-of", type=_day, metavar="DATE", help="first day not covered; a snapshot: the day it was taken"
    )
    load.add_argument("--dry-run", action="store_true", help="say what would come of it, write nothing")
    load.add_argument("--json", action="store_true", help="the result as a list of objects")

    export = _command(added, commands.export)
    export.add_argument("folder", type=Path, metavar="DIR")

    forget = _command(added, commands.forget)
    whom = forget.add_mutually_exclusive_group(required=True)
    whom.add_argument("--account", metavar="ID")
    whom.add_argument("--person", metavar="NAME")
    forget.add_argument("--dry-run", action="store_true", help="say what would go, remove nothing")
    forget.add_argument("--yes", action="store_true", help="do not ask")


def _add_asking_commands(added: Any) -> None:
    query = _command(added, commands.query)
    query.add_argument("name", nargs="?", metavar="NAME", help="a report of `whyleft query --list`")
    query.add_argument("parameters", nargs="*", type=_parameter, metavar="name=value")
    query.add_argument("--list", action="store_true", help="the reports: name, question, grain, parameters")
    _add_forms(query)
    _add_forms(_command(added, commands.check))

    report = _command(added, commands.report)
    report.add_argument("--since", type=_day, required=True, metavar="DATE", help="first day of the period")
    report.add_argument("--until", type=_day, required=True, metavar="DATE", help="first day after it")
    report.add_argument("--out", type=Path, required=True, metavar="FILE", help="review.pptx or review.html")


def _add_tagger_commands(added: Any) -> None:
    tag = _command(added, commands.tag)
    tag.add_argument("--jsonl", action="store_true", help="JSON lines from standard input to standard output")
    tag.add_argument("--all", action="store_true", help="read again what was read before")
    tag.add_argument("--processes", type=int, default=1, metavar="N", help="for large jobs with --jsonl")

    evaluate = _command(added, commands.evaluate)
    evaluate.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="coded interviews, JSON lines")

    train = _command(added, commands.train)
    train.add_argument("arguments", nargs=argparse.REMAINDER, help="see whyleft train --help")


def _add_file_commands(added: Any) -> None:
    backup = _command(added, commands.backup)
    backup.add_argument("file", type=Path, metavar="FILE", help="a new file")

    restore = _command(added, commands.restore)
    restore.add_argument("file", type=Path, metavar="FILE", help="a backup")
    restore.add_argument("--yes", action="store_true", help="do not ask")


def _add_forms(command: argparse.ArgumentParser) -> None:
    form = command.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="comma separated values")
    form.add_argument("--json", action="store_true", help="a list of objects")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is no date; expected YYYY-MM-DD") from error


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise argparse.ArgumentTypeError(f"'{text}' has no '='; expected name=value")
    return name, value


def _mapping(text: str) -> tuple[str, str]:
    """Their column may hold an equals sign, our field never does."""
    theirs, equals, ours = text.rpartition("=")
    if not (theirs and equals):
        raise argparse.ArgumentTypeError(f"'{text}' has no '='; expected \"Their column=our_field\"")
    return theirs, ours


if __name__ == "__main__":
    sys.exit(main())
