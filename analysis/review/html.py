"""A review as one HTML file: no script, no font, no picture from elsewhere; every word of a customer escaped."""

import base64
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from analysis.action.questions import FORMS
from analysis.review.slides import Deck, Slide, Table
from analysis.review.svg import WIDTH, legend_of, svg_of
from analysis.review.words import printable

INK, INK_ON_DARK = "#222b33", "#e8eaed"


def write_html(deck: Deck, out: Path) -> int:
    """Write the deck to a file; returns how many sections it has."""
    out.write_text(html_of(deck), encoding="utf-8", errors="replace")
    return len(deck.slides)


def html_of(deck: Deck) -> str:
    """The deck as a page."""
    pages = Environment(
        loader=FileSystemLoader(FORMS), autoescape=True, undefined=StrictUndefined, finalize=whole_figures
    )
    return pages.get_template("review.html").render(deck=deck, chart=chart, legend=legend)


def whole_figures(value: object) -> object:
    """What the page is about to write, with no line ending inside a figure."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def chart(slide: Slide) -> Markup:
    """The chart of a slide; nothing where it has none. Its own text is escaped where it is drawn."""
    return Markup(svg_of(slide.bars, alt=slide.title)) if slide.bars else Markup("")


def picture_of(slide: Slide, *, is_dark: bool) -> Markup:
    """The chart as a picture that stands in the page itself, for pages that let no drawing through."""
    if slide.bars is None:
        return Markup("")
    drawn = svg_of(slide.bars, alt=slide.title, ink=INK_ON_DARK if is_dark else INK)
    source = base64.b64encode(drawn.encode("utf-8", "replace")).decode()
    keys = Markup("").join(
        Markup('<span><i style="background:{}"></i>{}</span>').format(colour, name)
        for name, colour in legend(slide)
    )
    return Markup('<p>{}</p><img style="max-width:{}px" src="data:image/svg+xml;base64,{}" alt="{}">').format(
        keys, WIDTH, source, slide.title
    )


def legend(slide: Slide) -> list[tuple[str, str]]:
    """Names and colours of the series of a slide."""
    return legend_of(slide.bars) if slide.bars else []


def table_of(table: Table) -> Markup:
    """A table as markup, every word escaped."""
    head = Markup("").join(Markup("<th scope=col>{}</th>").format(name) for name in table.header)
    rows = Markup("").join(
        Markup("<tr>{}</tr>").format(
            Markup("").join(Markup("<td><bdi>{}</bdi></td>").format(printable(text)) for text in row)
        )
        for row in table.rows
    )
    titles = Markup("<thead><tr>{}</tr></thead>").format(head) if any(table.header) else ""
    return Markup("<table>{}<tbody>{}</tbody></table>").format(titles, rows)
