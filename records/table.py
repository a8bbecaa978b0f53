"""A table found in a file: its headers, a sample of its rows, and where the rest of it is to be read from."""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pandas as pd

from records.fields import KINDS, aliases, fold

SAMPLE_ROWS = 5000
HEADER_WITHIN = 30  # lines from the top among which the headers are looked for
FOOTER_WITHIN = 12  # lines from the foot among which totals and remarks are looked for

_FOOTER = re.compile(
    r"^\W*(grand\s+)?(sub)?(total|totals|sum|summe|gesamt|count|average)\b|^copyright|^confidential"
    r"|^generated (by|on|at)|^report (run|generated)|^filtered by|^as of\b|^\d+ (records|rows)\b|^rows? exported",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text file separates its cells."""

    delimiter: str
    quote: str = '"'


@dataclass(frozen=True)
class Table:
    """One table. Either `text` (a UTF-8 file whose first line holds the headers) or `frame` holds all of its rows.

    `header_row` is the number of the header's row in the person's own file, from 1, so that row numbers in messages are
    those a spreadsheet shows. `footer_rows` at the end are totals or remarks and no data.
    """

    file: Path
    name: str  # as messages call it: the file's name, and the sheet where there are several
    headers: tuple[str, ...]
    header_row: int
    sample: list[tuple[str, ...]]
    footer_rows: int = 0
    text: Path | None = None
    dialect: Dialect | None = None
    frame: pd.DataFrame | None = field(default=None, compare=False)

    @property
    def data_sample(self) -> list[tuple[str, ...]]:
        """The sample without totals and remarks, where it reaches to the foot of the file."""
        filled = [row for row in self.sample if _filled(row)]
        reaches_foot = len(self.sample) < SAMPLE_ROWS
        return filled[: len(filled) - self.footer_rows] if reaches_foot else filled


@cache
def _known_headers() -> frozenset[str]:
    return frozenset(folded for kind in KINDS for folded in aliases(kind))


def is_known_header(header: str) -> bool:
    """Whether some kind of file has a field for it."""
    return fold(header) in _known_headers()


def header_position(rows: list[tuple[str, ...]]) -> int | None:
    """Index of the row that holds the headers: the one with most headers we know, else the first full one.

    A row of numbers is no header row. None where no row has two filled cells.
    """
    top = rows[:HEADER_WITHIN]
    width = max((_filled(row) for row in top), default=0)
    best, best_score = None, (0, 0)
    for index, row in enumerate(top):
        if _filled(row) < min(2, width) or any(_is_number(cell) for cell in row):
            continue
        known = sum(fold(cell) in _known_headers() for cell in row if cell)
        score = (known, int(_filled(row) == width))
        if score > best_score:
            best, best_score = index, score
    return best


def _filled(row: tuple[str, ...]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"\s*[-(]?[£$€]?\d[\d.,]*\)?\s*", cell))


def clean_headers(row: tuple[str, ...]) -> tuple[str, ...]:
    """The headers in one line each, none empty, none twice."""
    seen: dict[str, int] = {}  # folded, so that ARR and arr are told apart
    headers = []
    for position, cell in enumerate(row, start=1):
        header = " ".join(cell.replace("\ufeff", "").split()) or f"column {position}"
        times = seen[fold(header)] = seen.get(fold(header), 0) + 1
        headers.append(header if times == 1 else f"{header} ({times})")
    return tuple(headers)


def is_footer_line(line: str) -> bool:
    """Whether a line that is no row of the table is a total or a remark, which nobody misses."""
    return bool(_FOOTER.match(line.strip().strip('"')))


def count_footer_rows(rows: list[tuple[str, ...]]) -> int:
    """How many filled rows at the end are totals or remarks. `rows` are the last of the file, in its order.

    A lone cell below a total or a remark, such as the name of a company, is one, too.
    """
    filled = [row for row in rows[-FOOTER_WITHIN:] if _filled(row)]
    count = 0
    for place, row in enumerate(reversed(filled), start=1):
        first = next(cell.strip() for cell in row if cell.strip())
        if _FOOTER.match(first) and _filled(row) <= max(1, len(row) // 2):
            count = place
        elif _filled(row) > 1:
            break
    return count
