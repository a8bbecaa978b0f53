"""What commands share: how they are added, which database they open, how they ask and print."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

Command = Callable[[argparse.Namespace], int]
Added = Any  # argparse names no public type for what add_subparsers gives


class UsageError(ValueError):
    """The command was called in a way that cannot be meant."""


def add_command(added: Added, function: Command) -> argparse.ArgumentParser:
    """A command named and described as its function is."""
    words = (function.__doc__ or "").strip().split("\n")[0]
    made: argparse.ArgumentParser = added.add_parser(function.__name__, help=words, description=words)
    made.set_defaults(function=function)
    return made


def add_forms(command: argparse.ArgumentParser) -> None:
    """The forms in which a table can be printed."""
    form = command.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="comma separated values")
    form.add_argument("--json", action="store_true", help="a list of objects")


def day(text: str) -> date:
    """A date as a command line gives it."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is no date; expected YYYY-MM-DD") from error


def now() -> datetime:
    """This moment in UTC, as the database keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


@contextmanager
def own_data(*, makes: bool = False, dry_run: bool = False) -> Iterator[Any]:
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
def present_data() -> Iterator[Any]:
    """The own database once there is one, until then the sample's."""
    from analysis.places import own_database, sample_database
    from queries import store

    path = own_database() if own_database().exists() else sample_database()
    if not path.exists():
        raise store.StoreError(
            "There are no data yet: `whyleft load FILE` takes yours, `whyleft run` shows a sample."
        )
    try:
        con = store.open_database(path)
    except store.DatabaseInUseError as error:
        advice = "look at the figures on its pages, or stop it and try again."
        raise store.DatabaseInUseError(error.held, advice) from None
    if store.is_sample(con):
        say("These are figures of the sample company, Alder & Pike.")
    try:
        yield con
    finally:
        con.close()


def say(sentence: str) -> None:
    """A word to the person, on standard error."""
    print(sentence, file=sys.stderr)


def confirm(sentence: str, args: argparse.Namespace) -> None:
    """Ask at a terminal; elsewhere only `--yes` will do.

    Raises:
        UsageError: the person does not agree, or cannot be asked.
    """
    if args.yes:
        return
    if not sys.stdin.isatty():
        raise UsageError(f"{sentence} Call it with --yes to agree.")
    print(f"{sentence} Go on? [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
        raise UsageError("Nothing was done.")


def print_frame(frame: Any, args: argparse.Namespace) -> None:
    """A frame on standard output, in the form that was asked for."""
    from analysis import printing

    text = printing.as_csv if args.csv else printing.as_json if args.json else printing.as_table
    print(text(frame).rstrip("\n"))
