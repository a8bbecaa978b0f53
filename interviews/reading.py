"""Read any file of words into interviews: which reader a file needs, and refusals that name the file."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from interviews.assembling import assemble
from interviews.decoding import decode
from interviews.formats import docx, eml, markdown, pdf, sheet, srt, text, vendors, vtt
from interviews.guarded import LARGEST_FILE
from interviews.interview import Interview
from interviews.speakers import Staff
from interviews.transcript import ReadError, Transcript, Unread

TEXT_READERS: dict[str, Callable[[str], Sequence[Transcript | Unread]]] = {
    ".vtt": vtt.read,
    ".srt": srt.read,
    ".sbv": srt.read,
    ".txt": text.read,
    ".text": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".jsonl": vendors.read_lines,
    ".ndjson": vendors.read_lines,
    ".json": vendors.read,
}
FILE_READERS: dict[str, Callable[[Path], Sequence[Transcript | Unread]]] = {
    ".docx": docx.read,
    ".pdf": pdf.read,
    ".eml": eml.read,
    ".csv": sheet.read,
    ".tsv": sheet.read,
    ".xlsx": sheet.read,
}
ROW_FORMATS = frozenset(
    {".csv", ".tsv", ".xlsx"}
)  # mostly rows of records; words where a header asks a question
_SAMPLE = 256 * 1024  # bytes of a file that are looked at to tell words from rows
WORD_FORMATS = tuple(sorted((*TEXT_READERS, *FILE_READERS)))

__all__ = ["WORD_FORMATS", "ReadError", "Words", "holds_words", "read_file", "read_words"]


@dataclass(frozen=True, slots=True)
class Words:
    """What a file of words holds: interviews, and the rows or lines of it that hold none."""

    interviews: tuple[Interview, ...]
    unread: tuple[Unread, ...] = ()


def read_file(path: Path | str, *, name: str | None = None, staff: Staff | None = None) -> list[Interview]:
    """Interviews that a file of words holds, mostly one; arguments and refusals as `read_words`."""
    return list(read_words(path, name=name, staff=staff).interviews)


def read_words(path: Path | str, *, name: str | None = None, staff: Staff | None = None) -> Words:
    """Everything that a file of words holds.

    Args:
        name: the file's own name where `path` is a temporary copy; its suffix decides the format, its words may
            give the day and the account.
        staff: the vendor's own people, whose turns are never the customer's.

    Raises:
        ReadError: the file is missing, empty, of no known format, damaged or without words. The sentence names the
            file, the place and what is accepted.
    """
    path = Path(path)
    name = PurePath(name or path.name).name
    try:
        parts, warnings = _parts(path, PurePath(name).suffix.lower())
        found = _assembled(parts, name, staff or Staff())
    except ReadError as error:
        raise ReadError(f"{name}: {error}.") from None
    interviews = (one for one in found if isinstance(one, Interview))
    return Words(
        tuple(replace(interview, warnings=(*warnings, *interview.warnings)) for interview in interviews),
        tuple(one for one in found if isinstance(one, Unread)),
    )


def _assembled(parts: Sequence[Transcript | Unread], name: str, staff: Staff) -> list[Interview | Unread]:
    """Each part as an interview; of many, one that holds no words leaves the others as they are.

    Raises:
        ReadError: not one of them is an interview; the sentence is that of the first.
    """
    found: list[Interview | Unread] = []
    for number, part in enumerate(parts, 1):
        try:
            found.append(part if isinstance(part, Unread) else assemble(part, name=name, staff=staff))
        except ReadError as error:
            if len(parts) == 1:
                raise
            found.append(Unread(number, str(error), {}))
    if all(isinstance(one, Unread) for one in found):
        first = next(one for one in found if isinstance(one, Unread))
        raise ReadError(f"line {first.number}: {first.reason}")
    return found


def _parts(path: Path, suffix: str) -> tuple[Sequence[Transcript | Unread], tuple[str, ...]]:
    """Transcripts of a file by the reader of its suffix, and warnings about its encoding."""
    if suffix not in WORD_FORMATS:
        raise ReadError(
            f"'{suffix or 'no suffix'}' is no format of words; accepted: {', '.join(WORD_FORMATS)}"
        )
    if not path.is_file():
        raise ReadError(f"there is no such file in {path.parent}")
    size = path.stat().st_size
    if size == 0:
        raise ReadError("the file is empty")
    if size > LARGEST_FILE:
        raise ReadError(f"the file has {size:,} bytes; at most {LARGEST_FILE:,} are read; split it")
    if suffix in FILE_READERS:
        return FILE_READERS[suffix](path), ()
    content, warnings = decode(path.read_bytes())
    return TEXT_READERS[suffix](content), warnings


def holds_words(path: Path | str, *, name: str | None = None) -> bool:
    """Whether a file is one of words rather than of rows.

    The suffix decides, except for JSON and spreadsheets: these hold words where they have the form of a transcript,
    or a question for a header.
    """
    path = Path(path)
    suffix = PurePath(name or path.name).suffix.lower()
    if suffix in (".json", ".jsonl", ".ndjson"):
        return _json_holds_words(path, lines=suffix != ".json")
    if suffix in ROW_FORMATS:
        return _sheet_holds_words(path, suffix)
    return suffix in WORD_FORMATS


def _json_holds_words(path: Path, *, lines: bool) -> bool:
    """Whether JSON, or the first of its lines, has the form of a transcript."""
    try:
        content = decode(path.read_bytes())[0]
        return vendors.holds_words(json.loads(content.strip().partition("\n")[0] if lines else content))
    except (OSError, ValueError, RecursionError):
        return False


def _sheet_holds_words(path: Path, suffix: str) -> bool:
    """Whether the first rows of a sheet are answers under questions."""
    try:
        if suffix == ".xlsx":
            head, body = sheet.split_header(sheet.workbook_rows(path))
        else:
            with path.open("rb") as file:
                text = decode(file.read(_SAMPLE))[0]
            head, body = sheet.split_header(sheet.delimited_rows(text))
    except (ReadError, OSError):
        return False
    return sheet.is_answers(head, body)
