"""Commands that bring data in, read them, take them back or give them away."""

import argparse
import getpass
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from commands.terminal import Added, add_command, add_forms, confirm, day, now, own_data, print_frame, say

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


def load(args: argparse.Namespace) -> int:
    """Take files in and say, file by file, what came of it."""
    from analysis import observed
    from analysis.loading import door, told

    _agree(args)
    with own_data(makes=True, dry_run=args.dry_run) as con:
        if args.hide_names is not None and not args.dry_run:
            door.choose_to_hide(con, names=args.hide_names, who=getpass.getuser())
        names = door.hides_names(con)
        if not args.dry_run:
            _choose_cover(con, args)
        results = _load_paths(con, args, dry_run=args.dry_run, progress=say)
        brought = {result.kind for result in results if result.new or result.changed}
        question = observed.question(con, brought)
        to_match = told.left_to_match(con) if "interviews" in brought and not args.dry_run else ""
    if question and not args.json:
        say(f"{question} If not: whyleft load --observed-since FIRST_DAY --observed-until DAY_AFTER PATH.")
    if any(result.kind in ("interviews", "notes") and (result.new or result.changed) for result in results):
        say(door.what_is_hidden(names=names))
    if to_match and not args.json:
        say(to_match)
    return _print_results(results, as_json=args.json)


def _load_paths(con: Any, args: argparse.Namespace, **how: Any) -> list[Any]:
    from analysis.loading import intake

    kind, choices = "defections" if args.kind == "losses" else args.kind, dict(args.map) or None
    return intake.load_paths(
        con, args.paths, as_=kind, mapping=choices, as_of=args.as_of, who=getpass.getuser(), **how
    )


def _agree(args: argparse.Namespace) -> None:
    """At a terminal the person sees first what would come in; elsewhere nobody could answer."""
    from analysis.loading import uploading

    if not sys.stdin.isatty() or args.dry_run or args.yes:
        return
    with own_data(makes=True, dry_run=True) as con:
        planned = _load_paths(con, args, dry_run=True)
    if any(result.new or result.changed for result in planned):
        confirm(f"{uploading.plan_text(planned)}.", args)


def _choose_cover(con: Any, args: argparse.Namespace) -> None:
    """Keep the days between which all losses are in the data, where they are given."""
    from analysis import observed

    for name in observed.COVER:
        if chosen := getattr(args, name):
            observed.choose_setting(con, name, chosen, who=getpass.getuser(), now=now())


def _print_results(results: Sequence[Any], *, as_json: bool) -> int:
    """One line a file; 1 where a file could not be read at all."""
    if as_json:
        print(json.dumps([result.as_dict() for result in results], ensure_ascii=False, indent=1))
    else:
        for result in results:
            print(result.text(), file=sys.stderr if result.error or result.skipped else sys.stdout)
            _say_rejected(result)
        if len(results) > 1:
            print(_in_all(results))
    if any(result.kind == "interviews" and result.new for result in results):
        say("The interviews are not read yet: whyleft tag")
    return 1 if any(result.error for result in results) else 0


def _say_rejected(result: Any) -> None:
    """The first rejected rows of a file, and where all of them are."""
    for reason in result.reasons:
        say(f"  {reason}")
    if result.rejected > len(result.reasons):
        say(f"  and {result.rejected - len(result.reasons):,} more")
    if result.rejected and result.load_id is not None:
        say(f"  All as CSV, to mend and load again: whyleft rejected {result.load_id}")


def _in_all(results: Sequence[Any]) -> str:
    sums = {
        name: sum(getattr(result, name) for result in results)
        for name in ("new", "changed", "known", "rejected")
    }
    failed = sum(1 for result in results if result.error)
    skipped = sum(1 for result in results if result.skipped)
    return (
        f"In all: {sums['new']:,} new, {sums['changed']:,} changed, {sums['known']:,} already there, "
        f"{sums['rejected']:,} rejected"
        + (f"; {failed:,} of {len(results):,} files failed" if failed else "")
        + (f"; {skipped:,} skipped" if skipped else "")
        + "."
    )


def rejected(args: argparse.Namespace) -> int:
    """Print a load's rejected rows as CSV, to mend and load again; with semicolons if numbers have decimal commas."""
    from analysis.loading.rejected import rejected_csv

    with own_data() as con:
        print(rejected_csv(con, args.load_id), end="")
    return 0


def undo(args: argparse.Namespace) -> int:
    """Take a whole load back, exact to the row; without a number, print the loads there are."""
    from analysis.loading import undo as undoing
    from analysis.loading.told import undo_in_words

    with own_data() as con:
        if args.load_id is None:
            print_frame(undoing.loads(con), args)
        else:
            undoing.undo_load(con, args.load_id, who=getpass.getuser(), now=now())
            loads = undoing.loads(con).set_index("load_id")
            print(undo_in_words(loads.loc[args.load_id].to_dict(), is_done=True))
    return 0


def export(args: argparse.Namespace) -> int:
    """Write every table as CSV into a folder; loading it back gives the same figures."""
    from analysis.export import export_tables

    with own_data() as con:
        for path in export_tables(con, args.folder):
            print(path)
    return 0


def forget(args: argparse.Namespace) -> int:
    """Remove every word of an account or a person, and print what was removed."""
    from analysis.forgetting import forget as forgetting
    from analysis.places import own_database

    whom = f"account {args.account}" if args.account else args.person
    if not args.dry_run:
        confirm(f"Every text of {whom} will be removed for good.", args)
    receipt = forgetting.forget(
        own_database(),
        account=args.account,
        person=args.person,
        who=getpass.getuser(),
        dry_run=args.dry_run,
    )
    print(receipt)
    return 0


def add(added: Added) -> None:
    """The commands of this module with their options."""
    _add_load(added)

    add_command(added, rejected).add_argument("load_id", type=int, metavar="LOAD", help="its number")

    undoing = add_command(added, undo)
    undoing.add_argument("load_id", nargs="?", type=int, metavar="LOAD", help="its number in the list")
    add_forms(undoing)

    add_command(added, export).add_argument("folder", type=Path, metavar="DIR")

    forgetting = add_command(added, forget)
    whom = forgetting.add_mutually_exclusive_group(required=True)
    whom.add_argument("--account", metavar="ID")
    whom.add_argument("--person", metavar="NAME")
    forgetting.add_argument("--dry-run", action="store_true", help="say what would go, remove nothing")
    forgetting.add_argument("--yes", action="store_true", help="do not ask")


def _add_load(added: Added) -> None:
    loading = add_command(added, load)
    loading.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files, or folders of files")
    loading.add_argument(
        "--as", dest="kind", choices=KINDS, metavar="KIND", help=f"what the rows are: {', '.join(KINDS)}"
    )
    loading.add_argument(
        "--map",
        action="append",
        default=[],
        type=_mapping,
        metavar="THEIRS=OURS",
        help="their column=our field; may be given several times",
    )
    loading.add_argument(
        "--as-of", type=day, metavar="DATE", help="first day not covered; a snapshot: the day it was taken"
    )
    loading.add_argument("--observed-since", type=day, metavar="DATE", help="losses are complete from here")
    loading.add_argument(
        "--observed-until", type=day, metavar="DATE", help="nothing is known from this day on"
    )
    loading.add_argument(
        "--hide-names",
        action=argparse.BooleanOptionalAction,
        help="replace names of people, too, from now on; or no longer",
    )
    loading.add_argument("--dry-run", action="store_true", help="say what would come of it, write nothing")
    loading.add_argument("--yes", action="store_true", help="do not ask, at a terminal, before writing")
    loading.add_argument("--json", action="store_true", help="the result as a list of objects")


def _mapping(text: str) -> tuple[str, str]:
    """Their column may hold an equals sign, our field never does."""
    theirs, equals, ours = text.rpartition("=")
    if not (theirs and equals):
        raise argparse.ArgumentTypeError(f"'{text}' has no '='; expected \"Their column=our_field\"")
    return theirs, ours
