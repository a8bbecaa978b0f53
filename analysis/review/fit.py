"""How large words may be so that they fit: sizes, widths of columns and heights of rows, reckoned before drawing.

A letter of the sans-serif faces in use is a little less than half as wide as it is high.
"""

import math
from collections.abc import Sequence

from pptx.util import Inches, Pt

LETTER = 0.47  # width of a letter, of its size
LEADING = 1.22  # height of a line, of its size
SMALLEST_EVEN = 12  # size down to which a table is made smaller for the sake of rows of one line
TABLE_SIZES = (16, 15, 14, 13, 12, 11, 10, 9)
LINE_SIZES = (20, 18, 16, 14, 13, 12, 11)
CELL_SIDES, CELL_ENDS = Inches(0.14), Inches(0.1)
AFTER_LINE = Pt(8)
EDGES = 4  # letters that the two sides of a cell take
LONGEST_CELL = 50  # letters beyond which a column asks for no more room
MOST_LETTERS = (
    4000,
    2000,
    1000,
    500,
    250,
    120,
)  # of a sentence, tried in turn where sentences do not fit whole

Rows = Sequence[Sequence[str]]


def lines_needed(text: str, width: int, size: int) -> int:
    """Lines that a text takes at a size, in a width in EMU."""
    letters = max(1, int(width / (Pt(size) * LETTER)))
    return sum(max(1, math.ceil(len(part) / letters)) for part in text.split("\n"))


def column_widths(rows: Rows, width: int) -> list[int]:
    """Columns as wide as what stands in them asks for, none narrower than its longest word."""
    asked = []
    for column in zip(*rows, strict=True):
        words = max((len(word) for text in column for word in text.split()), default=0)
        asked.append(max(6, words, min(LONGEST_CELL, max(map(len, column)))) + EDGES)
    return [width * letters // sum(asked) for letters in asked]


def row_heights(rows: Rows, widths: Sequence[int], size: int) -> list[int]:
    """Height of each row of a table at a size."""
    return [
        int(
            max(lines_needed(text, w - CELL_SIDES, size) for text, w in zip(row, widths, strict=True))
            * Pt(size)
            * LEADING
        )
        + CELL_ENDS
        for row in rows
    ]


def table_size(rows: Rows, width: int, height: int) -> int:
    """The largest size at which a table fits, one at which no cell needs a second line where there is such a one.

    The smallest there is where none fits.
    """
    widths = column_widths(rows, width)
    fitting = [size for size in TABLE_SIZES if sum(row_heights(rows, widths, size)) <= height]
    even = [size for size in fitting if size >= SMALLEST_EVEN and not wraps(rows, widths, size)]
    return next(iter([*even, *fitting]), TABLE_SIZES[-1])


def rows_that_fit(
    header: Sequence[str], rows: Rows, width: int, height: int, *, most: int
) -> list[Sequence[str]]:
    """The rows that a table has room for at its smallest size, `most` at most; the last counts those without room."""
    for shown in range(min(len(rows), most), 0, -1):
        left_out = len(rows) - shown
        fitting = [*rows[: shown - 1], more(left_out + 1, len(header))] if left_out else list(rows)
        lines = [header, *fitting] if any(header) else fitting
        if sum(row_heights(lines, column_widths(lines, width), TABLE_SIZES[-1])) <= height:
            return fitting
    return [more(len(rows), len(header))] if rows else []


def more(left_out: int, columns: int) -> list[str]:
    """The row that counts those without room."""
    return [f"and {left_out} more", *[""] * (columns - 1)]


def wraps(rows: Rows, widths: Sequence[int], size: int) -> bool:
    """Whether a cell needs more than one line at a size."""
    return any(
        lines_needed(text, w - CELL_SIDES, size) > 1
        for row in rows
        for text, w in zip(row, widths, strict=True)
    )


def text_height(lines: Sequence[str], width: int, size: int) -> int:
    """Height of sentences under each other."""
    needed = sum(lines_needed(line, width, size) for line in lines)
    return int(needed * Pt(size) * LEADING) + AFTER_LINE * len(lines)


def text_size(lines: Sequence[str], width: int, height: int, *, largest: int = LINE_SIZES[0]) -> int:
    """The largest size, up to `largest`, at which sentences fit."""
    sizes = [size for size in LINE_SIZES if size <= largest]
    return next((size for size in sizes if text_height(lines, width, size) <= height), sizes[-1])


def cut(text: str, most: int) -> str:
    """The text, or its start and a sign that more follows: at most so many letters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def cut_to_fit(lines: Sequence[str], width: int, height: int, size: int) -> list[str]:
    """Sentences that fit at a size: whole where they do, else the longest of them cut."""
    tries = [list(lines), *([cut(line, most) for line in lines] for most in MOST_LETTERS)]
    return next((one for one in tries if text_height(one, width, size) <= height), tries[-1])
