"""A review as a PowerPoint file: native charts, tables of words, and under each what stands behind it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.util import Inches, Pt

from analysis.review.charts import add_chart
from analysis.review.continuing import MOST_ROWS, ROOM_ABOVE_A_TABLE, continued
from analysis.review.fit import (
    AFTER_LINE,
    LEADING,
    LINE_SIZES,
    column_widths,
    cut_to_fit,
    row_heights,
    rows_that_fit,
    table_size,
    text_height,
    text_size,
)
from analysis.review.master import (
    BODY_HEIGHT,
    BODY_TOP,
    FOOT_HEIGHT,
    FOOT_TOP,
    GREY,
    INK,
    MARGIN,
    QUIET,
    TITLE_HEIGHT,
    WHITE,
    WIDTH,
    lay_out,
    write_runs,
)
from analysis.review.slides import Bars, Deck, Quote, Slide, Table
from analysis.review.words import printable

FULL = WIDTH - 2 * MARGIN
HALF = (FULL - Inches(0.5)) // 2
GAP = Inches(0.2)
LOWEST_CHART = Inches(1.5)
CLOCK_BAR = Inches(0.34)  # height of one bar of a step clock
WIDE = 5  # columns from which a table has the whole width
FOOT_SIZES = (10, 9, 8)
BY_SIZE = 11  # of who said it, below a quote
TITLE_SIZES = (26, 23, 20, 17)


def write_pptx(deck: Deck, out: Path) -> int:
    """Write the deck to a file; returns how many slides it holds, those that go on over a next one among them."""
    document = Presentation()
    lay_out(document)
    document.core_properties.title, document.core_properties.author = printable(deck.title), "Whyleft"
    slides = [page for slide in deck.slides for page in continued(slide, FULL, BODY_HEIGHT)]
    for number, slide in enumerate(slides, 1):
        draw(document, slide, number, deck)
    document.save(str(out))
    return len(slides)


def draw(document: Any, slide: Slide, number: int, deck: Deck) -> None:
    """One slide: what is wide goes left, what is read goes right."""
    page = document.slides.add_slide(document.slide_layouts[0])
    write_title(page.shapes.title, slide.title)
    if slide.key.startswith("loss_"):
        draw_story(page, slide)
    elif slide.bars and slide.table and len(slide.table.header) >= WIDE:
        draw_wide(page, slide, slide.table, slide.bars)
    elif slide.bars:
        words = FULL * 21 // 40 if slide.table and len(slide.table.header) > 2 else FULL * 17 // 40
        add_chart(page, slide.bars, MARGIN, BODY_TOP, FULL * 39 // 40 - words, BODY_HEIGHT, alt=slide.title)
        if slide.table:
            add_table(page, slide.table, MARGIN + FULL - words, BODY_TOP, words, BODY_HEIGHT)
    else:
        draw_words(page, slide, (deck.subtitle, *slide.lines) if number == 1 else slide.lines)
    add_foot(page, slide, number, deck)


def draw_wide(page: Any, slide: Slide, table: Table, bars: Bars) -> None:
    """A table of many columns over the whole width, its chart below."""
    bottom = add_table(page, table, MARGIN, BODY_TOP, FULL, BODY_HEIGHT * 3 // 5) + GAP
    if BODY_TOP + BODY_HEIGHT - bottom >= LOWEST_CHART:
        add_chart(page, bars, MARGIN, bottom, FULL, BODY_TOP + BODY_HEIGHT - bottom, alt=slide.title)


def draw_words(page: Any, slide: Slide, lines: Sequence[str]) -> None:
    """Sentences over the whole width, and a table below them."""
    room = int(BODY_HEIGHT * ROOM_ABOVE_A_TABLE) if slide.table else BODY_HEIGHT
    bottom = add_lines(page, lines, MARGIN, BODY_TOP, FULL, room)
    if slide.table:
        add_table(page, slide.table, MARGIN, bottom, FULL, BODY_TOP + BODY_HEIGHT - bottom)


def draw_story(page: Any, slide: Slide) -> None:
    """A loss: facts and step clock in words on the left, the clock drawn and the customer's words on the right."""
    right, top = WIDTH - MARGIN - HALF, int(BODY_TOP)
    if slide.bars:
        height = Inches(0.75) + CLOCK_BAR * len(slide.bars.categories)
        add_chart(page, slide.bars, right, top, HALF, height, alt=slide.lines[0])
        top += height + GAP
    add_quotes(page, slide.quotes, right, top, HALF, BODY_TOP + BODY_HEIGHT - top)
    below: int = BODY_TOP
    if slide.table:
        below = add_table(page, slide.table, MARGIN, BODY_TOP, HALF, BODY_HEIGHT // 2) + GAP
    add_lines(page, slide.lines, MARGIN, below, HALF, BODY_TOP + BODY_HEIGHT - below, largest=16)


def write_title(shape: Any, title: str) -> None:
    """A sentence that would run over two lines is set smaller, and cut where that is not enough."""
    (shown,) = cut_to_fit([title], FULL, TITLE_HEIGHT, TITLE_SIZES[-1])
    shape.text = printable(shown)
    size = next((s for s in TITLE_SIZES if text_height([shown], FULL, s) <= TITLE_HEIGHT), TITLE_SIZES[-1])
    for run in shape.text_frame.paragraphs[0].runs:
        run.font.size = Pt(size)


def add_lines(
    page: Any, lines: Sequence[str], left: int, top: int, width: int, height: int, *, largest: int = LINE_SIZES[0]
) -> int:  # fmt: skip
    """Sentences under each other, as large as fits; returns where they end."""
    if not lines:
        return top
    lines = cut_to_fit(lines, width, height, LINE_SIZES[-1])
    size = text_size(lines, width, height, largest=largest)
    frame = text_box(page, left, top, width, text_height(lines, width, size))
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = AFTER_LINE
        write_runs(paragraph, line, size, INK)
    return top + text_height(lines, width, size) + GAP


def text_box(page: Any, left: int, top: int, width: int, height: int) -> Any:
    """A frame for words whose letters begin where tables and charts do."""
    frame = page.shapes.add_textbox(left, top, width, height).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = Inches(0.06)
    return frame


def add_quotes(page: Any, quotes: Sequence[Quote], left: int, top: int, width: int, height: int) -> None:
    """Words of the customer, with who said them under a pseudonym."""
    if not quotes:
        return
    under = Pt(int(BY_SIZE * LEADING)) * len(quotes)
    size = text_size([f"“{quote.words}”" for quote in quotes], width, height - under, largest=18)
    frame = text_box(page, left, top, width, height)
    for number, quote in enumerate(quotes):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        write_runs(paragraph, f"“{quote.words}”", size, INK)
        by = frame.add_paragraph()
        by.space_after = AFTER_LINE
        write_runs(by, quote.by, BY_SIZE, GREY)


def add_table(page: Any, table: Table, left: int, top: int, width: int, height: int) -> int:
    """A table of words as large as fits, rows beyond what a slide holds counted in the last one; returns its end."""
    rows = rows_that_fit(table.header, table.rows, width, height, most=MOST_ROWS)
    has_header = any(table.header)
    lines = [table.header, *rows] if has_header else rows
    size, widths = table_size(lines, width, height), column_widths(lines, width)
    heights = row_heights(lines, widths, size)
    drawn = page.shapes.add_table(len(lines), len(table.header), left, top, width, sum(heights)).table
    drawn.first_row, drawn.horz_banding = has_header, False
    for column, w in enumerate(widths):
        drawn.columns[column].width = w
    for row, cells in enumerate(lines):
        drawn.rows[row].height = heights[row]
        for column, text in enumerate(cells):
            fill_cell(drawn.cell(row, column), text, size, is_header=has_header and row == 0)
    return top + sum(heights)


def fill_cell(cell: Any, text: str, size: int, *, is_header: bool) -> None:
    """One cell, quiet: no fill, small margins."""
    cell.margin_left = cell.margin_right = Inches(0.06)
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.fill.solid()
    cell.fill.fore_color.rgb = QUIET if is_header else WHITE
    write_runs(cell.text_frame.paragraphs[0], text, size, INK, bold=is_header)


def add_foot(page: Any, slide: Slide, number: int, deck: Deck) -> None:
    """What is counted and how sure that is; versions, dates, and the number of the slide."""
    frame = text_box(page, MARGIN, FOOT_TOP, FULL, FOOT_HEIGHT)
    lines = [line for line in (slide.behind, f"{deck.title}  ·  {deck.made_with}  ·  {number}") if line]
    fitting = (size for size in FOOT_SIZES if text_height(lines, FULL, size) <= FOOT_HEIGHT)
    size = next(fitting, FOOT_SIZES[-1])
    for place, line in enumerate(lines):
        write_runs(frame.add_paragraph() if place else frame.paragraphs[0], line, size, GREY)
