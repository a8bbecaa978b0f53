"""A review as a PowerPoint file: native charts, tables of words, and under each what stands behind it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.util import Inches, Pt

from analysis.review_charts import add_chart
from analysis.review_master import (
    BODY_HEIGHT,
    BODY_TOP,
    FOOT_HEIGHT,
    FOOT_TOP,
    GREY,
    INK,
    MARGIN,
    QUIET,
    WHITE,
    WIDTH,
    lay_out,
    write_runs,
)
from analysis.review_words import printable
from analysis.slides import Deck, Quote, Slide, Table

FULL = WIDTH - 2 * MARGIN
HALF = (FULL - Inches(0.4)) // 2
ROW_HEIGHT = Inches(0.34)
MOST_ROWS = 13


def write_pptx(deck: Deck, out: Path) -> None:
    """Write the deck to a file."""
    document = Presentation()
    lay_out(document)
    document.core_properties.title, document.core_properties.author = printable(deck.title), "Whyleft"
    for number, slide in enumerate(deck.slides, 1):
        draw(document, slide, number, deck)
    document.save(str(out))


def draw(document: Any, slide: Slide, number: int, deck: Deck) -> None:
    """One slide: what is wide goes left, what is read goes right."""
    page = document.slides.add_slide(document.slide_layouts[0])
    page.shapes.title.text = printable(slide.title)
    shrink_long_title(page.shapes.title, slide.title)
    if slide.bars:
        add_chart(page, slide.bars, MARGIN, BODY_TOP, FULL * 11 // 20, BODY_HEIGHT, alt=slide.title)
        if slide.table:
            add_table(page, slide.table, MARGIN + FULL * 23 // 40, BODY_TOP, FULL * 17 // 40)
    elif slide.quotes:
        draw_story(page, slide)
    else:
        lines = (deck.subtitle, *slide.lines) if number == 1 else slide.lines
        bottom = add_lines(page, lines, MARGIN, BODY_TOP, FULL)
        if slide.table:
            add_table(page, slide.table, MARGIN, bottom, FULL, size=16 if len(slide.table.rows) <= 6 else 13)
    add_foot(page, slide, number, deck)


def draw_story(page: Any, slide: Slide) -> None:
    """A loss: facts and step clock on the left, the customer's words on the right."""
    top: int = BODY_TOP
    if slide.table:
        add_table(page, slide.table, MARGIN, BODY_TOP, HALF)
        top += ROW_HEIGHT * (len(slide.table.rows) + 1)
    add_lines(page, slide.lines, MARGIN, top, HALF, size=13)
    add_quotes(page, slide.quotes, WIDTH - MARGIN - HALF, BODY_TOP, HALF)


def shrink_long_title(shape: Any, title: str) -> None:
    """A sentence that would run over two lines is set smaller."""
    size = 26 if len(title) <= 120 else 21 if len(title) <= 190 else 17
    for run in shape.text_frame.paragraphs[0].runs:
        run.font.size = Pt(size)


def add_lines(page: Any, lines: Sequence[str], left: int, top: int, width: int, *, size: int = 18) -> int:
    """Sentences under each other; returns where they end."""
    if not lines:
        return top
    frame = page.shapes.add_textbox(left, top, width, Inches(0.5)).text_frame
    frame.word_wrap = True
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(8)
        write_runs(paragraph, line, size, INK)
    per_line = int(width / Pt(size) * 2.0)
    heights = sum(-(-len(line) // per_line) for line in lines)
    return top + Pt(int(size * 1.25)) * heights + Pt(9) * len(lines) + Inches(0.15)


def add_quotes(page: Any, quotes: Sequence[Quote], left: int, top: int, width: int) -> None:
    """Words of the customer, with who said them under a pseudonym."""
    frame = page.shapes.add_textbox(left, top, width, BODY_HEIGHT).text_frame
    frame.word_wrap = True
    for number, quote in enumerate(quotes):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        write_runs(paragraph, f"“{quote.words}”", 16, INK)
        by = frame.add_paragraph()
        by.space_after = Pt(14)
        write_runs(by, quote.by, 12, GREY)


def add_table(page: Any, table: Table, left: int, top: int, width: int, *, size: int = 12) -> None:
    """A table of words; rows beyond what a slide holds are counted in the last one."""
    rows = list(table.rows)
    if len(rows) > MOST_ROWS:
        more = len(rows) - MOST_ROWS + 1
        rows = [*rows[: MOST_ROWS - 1], (f"and {more} more", *[""] * (len(table.header) - 1))]
    has_header = any(table.header)
    lines = [table.header, *rows] if has_header else rows
    shape = page.shapes.add_table(len(lines), len(table.header), left, top, width, ROW_HEIGHT * len(lines))
    drawn = shape.table
    drawn.first_row, drawn.horz_banding = has_header, False
    set_widths(drawn, lines, width)
    for row, cells in enumerate(lines):
        for column, text in enumerate(cells):
            fill_cell(drawn.cell(row, column), text, size, is_header=has_header and row == 0)


def set_widths(drawn: Any, lines: Sequence[Sequence[str]], width: int) -> None:
    """Columns as wide as what stands in them asks for."""
    longest = [max(8, min(60, max(len(line[column]) for line in lines))) for column in range(len(lines[0]))]
    for column, letters in enumerate(longest):
        drawn.columns[column].width = width * letters // sum(longest)


def fill_cell(cell: Any, text: str, size: int, *, is_header: bool) -> None:
    """One cell, quiet: no fill, small margins."""
    cell.margin_left = cell.margin_right = Inches(0.06)
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.fill.solid()
    cell.fill.fore_color.rgb = QUIET if is_header else WHITE
    write_runs(cell.text_frame.paragraphs[0], text, size, INK, bold=is_header)


def add_foot(page: Any, slide: Slide, number: int, deck: Deck) -> None:
    """What is counted and how sure that is; versions, dates, and the number of the slide."""
    frame = page.shapes.add_textbox(MARGIN, FOOT_TOP, FULL, FOOT_HEIGHT).text_frame
    frame.word_wrap = True
    if slide.behind:
        write_runs(frame.paragraphs[0], slide.behind, 10, GREY)
    last = frame.add_paragraph() if slide.behind else frame.paragraphs[0]
    write_runs(last, f"{deck.title}  ·  {deck.made_with}  ·  {number}", 10, GREY)
