"""Commands of the tagger: read words, read them again, say what recorded reasons stand for."""

import argparse
import getpass
import sys
from pathlib import Path
from typing import Any

from commands.terminal import Added, add_command, add_forms, confirm, now, own_data, print_frame, say


def tag(args: argparse.Namespace) -> int:
    """Read the words not read yet; with --jsonl from standard input to standard output, without a database."""
    if args.jsonl:
        return _tag_lines(args)
    with own_data() as con:
        if args.codebook:
            _take_codebook(con, args.codebook)
        said = _read_again(con, args) if args.all else _read_waiting(con)
        print(said, _scan_notes(con))
    return 0


def _take_codebook(con: Any, path: Path) -> None:
    from analysis.own_causes import put_codebook
    from interviews.codebook import text_of

    codebook = put_codebook(con, text_of(path), name=path.name, who=getpass.getuser(), now=now())
    own = ", ".join(cause.key for cause in codebook.added)
    say(f"The codebook of this database has {len(codebook.causes)} causes; your own: {own}.")


def _read_waiting(con: Any) -> str:
    from tqdm import tqdm

    from analysis import rereading
    from analysis.loading import untagged

    with tqdm(desc="Reading", unit=" interviews") as bar:
        read = untagged.read_untagged(con, progress=bar.update)
    if earlier := rereading.readings_of_earlier_versions(con):
        say(
            f"{earlier:,} interviews were read by an earlier version; what would change now: whyleft tag --all"
        )
    return read.text()


def _read_again(con: Any, args: argparse.Namespace) -> str:
    """Show what a new reading would change, and keep it once it is accepted."""
    from tqdm import tqdm

    from analysis import printing, rereading

    with tqdm(desc="Reading again", unit=" interviews") as bar:
        new = rereading.read_again(con, progress=bar.update)
    if not new.changes.empty:
        print(printing.as_table(rereading.in_words(new.changes)))
        confirm(new.text(), args)
    rereading.accept(con, new, now=now())
    return new.text().replace("would change", "changed")


def _scan_notes(con: Any) -> str:
    from tqdm import tqdm

    from analysis.early_warning import scan

    waiting = scan.notes_waiting(con)
    with tqdm(desc="Scanning", unit=" notes", total=waiting, disable=not waiting) as bar:
        return scan.scan_notes(con, now=now(), progress=lambda done, _: bar.update(done - bar.n)).text()


def _tag_lines(args: argparse.Namespace) -> int:
    from interviews.codebook import read_codebook
    from interviews.jsonl_tagging import tag_lines

    codebook = read_codebook(args.codebook)
    for line in tag_lines(sys.stdin, codebook=codebook, processes=args.processes):
        print(line, flush=True)
    return 0


def reasons(args: argparse.Namespace) -> int:
    """Print what recorded reasons stand for; REASON=cause,cause confirms one, --yes all that is suggested."""
    from analysis import recorded_reasons as recorded

    with own_data() as con:
        found = recorded.recorded_reasons(con)
        meanings = dict(args.meanings)
        if args.yes:
            open_ones = found[found["confirmed_by"].isna()].set_index("recorded_reason")["causes"]
            meanings = {reason: _causes(causes) for reason, causes in open_ones.items()} | meanings
        if meanings:
            recorded.confirm(con, meanings, who=getpass.getuser(), now=now())
            found = recorded.recorded_reasons(con)
        print_frame(found, args)
    return 0


def _meaning(text: str) -> tuple[str, list[str]]:
    """A reason may hold an equals sign, causes never do."""
    reason, equals, causes = text.rpartition("=")
    if not (reason and equals):
        raise argparse.ArgumentTypeError(f"'{text}' has no '='; expected \"Recorded reason=cause,cause\"")
    return reason, _causes(causes)


def _causes(text: str) -> list[str]:
    return [cause.strip() for cause in text.split(",") if cause.strip()]


def add(added: Added) -> None:
    """The commands of this module with their options."""
    tagging = add_command(added, tag)
    tagging.add_argument(
        "--jsonl", action="store_true", help="JSON lines from standard input to standard output"
    )
    tagging.add_argument("--all", action="store_true", help="read all anew; show what would change, then ask")
    tagging.add_argument("--yes", action="store_true", help="do not ask")
    tagging.add_argument(
        "--codebook", type=Path, metavar="FILE", help="your own causes (TOML), kept from now on"
    )
    tagging.add_argument("--processes", type=int, default=1, metavar="N", help="for large jobs with --jsonl")

    confirming = add_command(added, reasons)
    confirming.add_argument(
        "meanings",
        nargs="*",
        type=_meaning,
        metavar="REASON=CAUSES",
        help="confirm one; nothing after = for none",
    )
    confirming.add_argument("--yes", action="store_true", help="confirm every suggestion")
    add_forms(confirming)
