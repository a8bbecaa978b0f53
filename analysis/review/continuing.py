"""A slide of sentences and rows that has no room for all of them goes on over further slides."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.review.fit import (
    LINE_SIZES,
    TABLE_SIZES,
    column_widths,
    cut,
    more,
    row_heights,
    text_height,
)
from analysis.review.slides import Slide, Table

ROOM_ABOVE_A_TABLE = 11 / 20  # of the body, for sentences
MOST_ROWS = 13
MOST_SLIDES = 6  # of one table: a new model may restate thousands of losses
GO_ON = (
    "decisions",
    "restated",
)  # what the meeting said and what has moved; of other tables the first rows tell most
CELL, CELL_GOING_ON = 200, 1500  # letters at most: one name without end would push out all other rows
LINE_GOING_ON = 3000


def continued(slide: Slide, width: int, height: int) -> list[Slide]:
    """The slide, or several of the same title that hold all its sentences and then all its rows.

    Only what must be read whole goes on. Width and height of the body in EMU.
    """
    goes_on = slide.key in GO_ON
    if slide.table:
        most = CELL_GOING_ON if goes_on else CELL
        slide = replace(slide, table=cells_cut(slide.table, most))
    if not goes_on:
        return [slide]
    slide = replace(slide, lines=tuple(cut(line, LINE_GOING_ON) for line in slide.lines))
    room = int(height * ROOM_ABOVE_A_TABLE) if slide.table else height
    above = said(slide.lines, width) <= room
    told = [slide.lines] if above else in_parts(slide.lines, width, height)
    pages = [replace(slide, lines=lines, table=None) for lines in told]
    if slide.table:
        left = height - said(slide.lines, width) if above else 0
        tables = [replace(slide.table, rows=rows) for rows in rows_in_parts(slide.table, width, left, height)]
        if above:
            pages, tables = [replace(pages[0], table=tables[0])], tables[1:]
        pages += [replace(slide, lines=(), table=table) for table in tables]
    first, *others = pages
    return [first, *(replace(page, title=f"{page.title} (continued)") for page in others)]


def cells_cut(table: Table, most: int) -> Table:
    """The table with at most so many letters in a cell."""
    return replace(table, rows=tuple(tuple(cut(text, most) for text in row) for row in table.rows))


def said(lines: Sequence[str], width: int) -> int:
    """Height of sentences at the smallest size."""
    return text_height(lines, width, LINE_SIZES[-1])


def in_parts(lines: Sequence[str], width: int, height: int) -> list[tuple[str, ...]]:
    """Sentences slide by slide, as many on each as fit, at least one."""
    parts: list[tuple[str, ...]] = [()]
    for line in lines:
        if parts[-1] and said((*parts[-1], line), width) > height:
            parts.append(())
        parts[-1] = (*parts[-1], line)
    return parts


def rows_in_parts(table: Table, width: int, left: int, height: int) -> list[tuple[tuple[str, ...], ...]]:
    """Rows slide by slide; on the first of them `left` is left, or nothing where it begins on a slide of its own."""
    parts: list[list[tuple[str, ...]]] = [[]]
    for row in table.rows:
        room = left if left and len(parts) == 1 else height
        lines = [table.header, *parts[-1], row] if any(table.header) else [*parts[-1], row]
        tall = sum(row_heights(lines, column_widths(lines, width), TABLE_SIZES[-1])) > room
        if parts[-1] and (tall or len(parts[-1]) == MOST_ROWS):
            parts.append([])
        parts[-1].append(row)
    if len(parts) > MOST_SLIDES:
        left_out = sum(map(len, parts[MOST_SLIDES:])) + 1
        parts = parts[:MOST_SLIDES]
        parts[-1][-1] = tuple(more(left_out, len(table.header)))
    return [tuple(part) for part in parts]
