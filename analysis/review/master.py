"""The one master and layout of a review: white, titles left and dark, one thin line of colour."""

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from analysis.review.words import printable

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MARGIN = Inches(0.6)
TITLE_TOP, TITLE_HEIGHT = Inches(0.5), Inches(1.0)
BODY_TOP, BODY_HEIGHT = Inches(1.7), Inches(4.7)
FOOT_TOP, FOOT_HEIGHT = Inches(6.45), Inches(1.0)
INK, GREY = RGBColor(0x22, 0x2B, 0x33), RGBColor(0x5B, 0x65, 0x6D)
QUIET, ACCENT, WHITE = RGBColor(0xD5, 0xDA, 0xDE), RGBColor(0x1F, 0x7F, 0x8E), RGBColor(0xFF, 0xFF, 0xFF)
TITLE_ONLY = 5
TITLE_SIZE = 2600  # hundredths of a point


def lay_out(document: Any) -> None:
    """Make the document wide, keep one layout, and set titles once, on the master."""
    document.slide_width, document.slide_height = WIDTH, HEIGHT
    kept = document.slide_layouts[TITLE_ONLY]
    for layout in list(document.slide_layouts):
        if layout.name != kept.name:
            document.slide_layouts.remove(layout)
    master = document.slide_master
    for holder in (master, kept):
        for shape in list(holder.placeholders):
            if shape.placeholder_format.type == PP_PLACEHOLDER.TITLE:
                place(shape, MARGIN, TITLE_TOP, WIDTH - 2 * MARGIN, TITLE_HEIGHT)
                shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP
            else:
                shape._element.getparent().remove(shape._element)
    style_titles(master)
    draw_line(document, master)


def place(shape: Any, left: int, top: int, width: int, height: int) -> None:
    """Put a shape where it belongs."""
    shape.left, shape.top, shape.width, shape.height = left, top, width, height


def style_titles(master: Any) -> None:
    """Titles left, bold, dark and of one size, so that every slide inherits them."""
    for paragraph in master._element.iter(qn("p:titleStyle")):
        for level in paragraph.iter(qn("a:lvl1pPr")):
            level.set("algn", "l")
        for run in paragraph.iter(qn("a:defRPr")):
            run.set("sz", str(TITLE_SIZE))
            run.set("b", "1")


def draw_line(document: Any, master: Any) -> None:
    """A thin line of colour above the titles. It is drawn on a slide and moved, as a master takes no new shapes."""
    slide = document.slides.add_slide(document.slide_layouts[0])
    line = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, MARGIN, Inches(0.3), Inches(1.1), Inches(0.07))
    line.fill.solid()
    line.fill.fore_color.rgb = ACCENT
    line.line.fill.background()
    master.shapes._spTree.append(line._element)
    slide_id = document.slides._sldIdLst[0]
    document.part.drop_rel(slide_id.rId)
    document.slides._sldIdLst.remove(slide_id)


def write_runs(paragraph: Any, text: str, size: int, colour: RGBColor, *, bold: bool = False) -> None:
    """Text of one size and colour in a paragraph."""
    run = paragraph.add_run()
    run.text = printable(text)
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, colour
