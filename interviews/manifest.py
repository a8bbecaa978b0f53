"""A list of files with what each is about: a table with one file a row, beside the files themselves."""

from pathlib import Path

from interviews.decoding import decode
from interviews.formats.sheet import delimited_rows, split_header
from interviews.heads import add_fact, fact_of
from interviews.transcript import ReadError

FILE_HEADERS = frozenset(
    {"file", "filename", "file name", "transcript file", "recording", "document", "path"}
)
LARGEST = 10_000_000  # bytes; a list of files is no longer


def listed_files(path: Path) -> dict[Path, dict[str, str]]:
    """Files beside `path` that it lists, with the facts of each by our names; empty where it is no such list."""
    if path.suffix.lower() not in (".csv", ".tsv") or not path.is_file() or path.stat().st_size > LARGEST:
        return {}
    try:
        head, body = split_header(delimited_rows(decode(path.read_bytes())[0]))
    except ReadError:
        return {}
    places = [place for place, name in enumerate(head) if name.replace("_", " ").lower() in FILE_HEADERS]
    facts = {
        place: fact for place, name in enumerate(head) if (fact := fact_of(name)) and place not in places
    }
    if len(places) != 1 or not facts:
        return {}
    found: dict[Path, dict[str, str]] = {}
    for row in body:
        name = row[places[0]].strip() if places[0] < len(row) else ""
        beside = path.parent / name
        if name and Path(name).name == name and beside.is_file() and beside != path:
            said = found.setdefault(beside, {})
            for place, fact in facts.items():
                add_fact(said, fact, row[place] if place < len(row) else "")
    return found
