"""The quarterly review: what it says is what the reports say, in both formats, and it is never an empty slide."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Emu, Inches

from analysis import locales, verdicts
from analysis.churn import logo_churn_by_period
from analysis.definitions import DEFINITIONS
from analysis.figures.palette import cause_colour
from analysis.retention import revenue_retention_by_period
from analysis.review.actions import before_and_after, drawn_of
from analysis.review.causes import cause_bars
from analysis.review.continuing import MOST_SLIDES, continued
from analysis.review.findings import moves_alone
from analysis.review.fit import column_widths, row_heights, table_size, text_height, text_size
from analysis.review.freeze import approve
from analysis.review.html import html_of
from analysis.review.master import BODY_HEIGHT, BODY_TOP
from analysis.review.notes import add_note
from analysis.review.numbers import ReviewError, Term, money_figures
from analysis.review.pptx import write_pptx
from analysis.review.review import compose, write_review
from analysis.review.slides import Figure, Slide, Table
from analysis.review.svg import lines_of, number_text
from analysis.review.words import printable
from analysis.rows_behind import every_account
from queries import store
from tests.analysis.small_company import small_company

SINCE, UNTIL, TODAY = date(2024, 1, 1), date(2024, 4, 1), date(2024, 7, 2)
NOW = datetime(2024, 7, 2, 10, 0)


@pytest.fixture
def con():
    return small_company()


@pytest.fixture
def deck(con):
    return compose(con, since=SINCE, until=UNTIL, today=TODAY)


def slide(deck, key):
    return next(slide for slide in deck.slides if slide.key == key)


def texts_of(presentation):
    """All text of a presentation, a list of strings a slide."""
    found = []
    for page in presentation.slides:
        texts = [shape.text_frame.text for shape in page.shapes if shape.has_text_frame]
        for shape in page.shapes:
            if shape.has_table:
                texts += [cell.text for row in shape.table.rows for cell in row.cells]
        found.append(texts)
    return found


def test_the_sentence_says_what_the_reports_say(con, deck):
    churn = logo_churn_by_period(con, grain="quarter", since=SINCE, until=UNTIL).iloc[0]
    assert deck.slides[0].title.startswith(
        f"In Q1 2024 we lost {churn['lost']} of {churn['at_risk']} accounts (33.3 %"
    )
    assert "worth £24,000 a year" in deck.slides[0].title
    assert "Too few of these losses have a known root cause" in deck.slides[0].lines[0]
    assert (
        deck.slides[0].lines[1] == "The records give a reason for 2 only, too few to say which comes first."
    )


def test_the_bridge_closes(con, deck):
    row = revenue_retention_by_period(con, grain="quarter", since=SINCE, until=UNTIL).iloc[0]
    start, new, returned, grown, shrunk, lost, end = slide(deck, "bridge").bars.series[0].values
    assert start == row["start_value"] == 72000
    assert start + new + returned + grown - shrunk - lost == end == 48000
    assert slide(deck, "bridge").table.rows[5] == ("Lost", "£24,000", "2")


def test_a_loss_is_told_under_a_pseudonym_with_its_clock_and_quotes(deck):
    told = slide(deck, "loss_1")
    assert told.title == "Account A (key, North): unanswered complaints; first sign 45 days before the notice"
    assert told.lines[0].startswith("They were looking into leaving 45 days before")
    assert told.quotes[0].words == "[person 1] never rang [the account] back, and [person 2] <b>waited</b>."
    assert told.quotes[0].by == "buyer, 10 March 2024"
    assert not any(
        "Pockley" in text for s in deck.slides for text in (s.title, *s.lines, *(q.words for q in s.quotes))
    )


def test_a_quote_is_no_half_sentence_and_no_sentence_stands_twice(con):
    words = "They never rang us about the tower; the form was simply stamped."
    half = words.index(" stamped")
    con.execute("update turns set body = ? where interview_id = 'I-1'", [words])
    con.execute("update evidence set end_offset = ? where interview_id = 'I-1'", [half])
    con.execute(
        "insert into evidence values (3, 'I-1', 0, 5, 34, 'no_response', null, 'asserted', 0.8, 't', '', '1', 'rules')"
    )
    told = slide(compose(con, since=SINCE, until=UNTIL, today=TODAY), "loss_1").quotes
    assert [quote.words for quote in told] == [words]


def test_a_competitor_on_record_is_legible_in_the_quotes(con):
    words = "Well, Zentra approached us at the trade fair in Oslo, and Nadia Ferrow rang."
    con.execute("update turns set body = ? where interview_id = 'I-1'", [words])
    con.execute("update evidence set end_offset = ? where interview_id = 'I-1'", [len(words)])
    hidden = slide(compose(con, since=SINCE, until=UNTIL, today=TODAY), "loss_1").quotes[0].words
    con.execute("update defections set competitor = 'Zentra GmbH' where loss_id = 'L-2'")
    told = slide(compose(con, since=SINCE, until=UNTIL, today=TODAY), "loss_1").quotes[0].words
    assert hidden == "Well, [person 1] approached us at the trade fair in Oslo, and [person 2] rang."
    assert told == "Well, Zentra approached us at the trade fair in Oslo, and [person 1] rang."


def test_pptx_holds_the_figures_as_native_charts_and_texts(con, deck, tmp_path):
    written = write_review(con, since=SINCE, until=UNTIL, out=tmp_path / "review.pptx", today=TODAY)
    reopened = Presentation(str(written.path))
    assert len(reopened.slides) == len(deck.slides) == written.slides
    for page, planned, texts in zip(reopened.slides, deck.slides, texts_of(reopened), strict=True):
        assert page.shapes.title.text == printable(planned.title)
        assert deck.made_with in "\n".join(texts)
        for line in planned.lines:
            assert printable(line) in "\n".join(texts)
        for row in planned.table.rows if planned.table else ():
            assert {printable(text) for text in row} <= set(texts)
        charts = [shape.chart for shape in page.shapes if shape.has_chart]
        assert len(charts) == bool(planned.bars)
        for chart in charts:
            drawn = {series.name: tuple(series.values) for series in chart.plots[0].series}
            assert all(drawn[series.name] == series.values for series in planned.bars.series)


def test_the_first_slide_names_the_days_and_every_slide_the_versions(con, tmp_path):
    write_review(
        con, since=date(2024, 4, 1), until=date(2024, 10, 1), out=tmp_path / "review.pptx", today=TODAY
    )
    pages = texts_of(Presentation(str(tmp_path / "review.pptx")))
    assert "incomplete, as the data cover" in "".join(pages[0])
    assert all(
        "Codebook 1 · words read by machine (rules alone) · data up to 1 July 2024" in "".join(page)
        for page in pages
    )


def test_words_that_fill_a_slide_are_set_smaller_until_they_fit():
    many = [["A measure with a long title of its own", "Something that happened after it"]] * 13
    size = table_size(many, Inches(6), Inches(4.7))
    widths = column_widths(many, Inches(6))
    assert 9 <= size < 16
    assert sum(row_heights(many, widths, size)) <= Inches(4.7) < sum(row_heights(many, widths, 16))
    assert text_size(["A short sentence."], Inches(6), Inches(1)) == 20


@pytest.mark.parametrize(("rows", "lines"), [(1, 1), (9, 0), (40, 0), (8, 40), (0, 40)])
def test_what_has_no_room_on_a_slide_goes_on_over_the_next(con, tmp_path, rows, lines):
    """Reasons for what was restated name each file and day, and a meeting may have many notes: none is cut off."""
    why = (
        "several of these, which cannot be told apart: "
        + "losses.csv was loaded by Tess on 5 July 2024; " * 3
    )
    said = tuple(f"Noted by Ann: note {number}, {why}" for number in range(lines))
    table = Table(("What", "Why"), tuple((f"Loss {number}", why) for number in range(rows)))
    full = Slide("restated", "What has been restated", said, table=table if rows else None)
    deck = compose(con, since=SINCE, until=UNTIL, today=TODAY)
    write_pptx(replace(deck, slides=(*deck.slides[:1], full)), tmp_path / "r.pptx")
    _, *pages = Presentation(str(tmp_path / "r.pptx")).slides
    tables = [shape for page in pages for shape in page.shapes if shape.has_table]
    ends = [shape.top + sum(row.height for row in shape.table.rows) for shape in tables]
    boxes = [
        shape for page in pages for shape in page.shapes if shape.has_text_frame and "Noted" in shape.text
    ]
    ends += [box.top + box.height for box in boxes]
    assert all(end <= BODY_TOP + BODY_HEIGHT for end in ends)
    shown = [row.cells[0].text for shape in tables for row in list(shape.table.rows)[1:]]
    assert shown == [f"Loss {number}" for number in range(rows)]
    assert sum(box.text.count("Noted by") for box in boxes) == lines


def test_a_table_that_would_go_on_for_ever_is_cut_and_says_how_many_rows_are_left_out():
    rows = tuple((f"Loss {number}", "Price and value", "Unanswered complaints") for number in range(2000))
    full = Slide("restated", "What has been restated", table=Table(("What", "Was", "Is now"), rows))
    pages = continued(full, Inches(12), BODY_HEIGHT)
    assert len(pages) == MOST_SLIDES
    shown = [row for page in pages for row in page.table.rows]
    assert shown[-1][0] == f"and {2000 - len(shown) + 1:d} more"


def test_a_name_without_end_is_cut_on_a_slide_and_pushes_nothing_out(con, tmp_path):
    """A field of 20,000 letters in a title ran over the whole slide; in a row it left room for no other row."""
    endless = "Ann & Sons " * 1800
    table = Table(("Account", "Owner"), ((endless, "Tess"), ("Bank", endless), ("Café", "Ann")))
    long = Slide("at_risk", f"{endless} are at risk", (endless, "They pay £300 a year."), table=table)
    deck = compose(con, since=SINCE, until=UNTIL, today=TODAY)
    write_pptx(replace(deck, slides=(*deck.slides[:1], long)), tmp_path / "r.pptx")
    _, page = Presentation(str(tmp_path / "r.pptx")).slides
    (drawn,) = (shape for shape in page.shapes if shape.has_table)
    assert [row.cells[0].text[:4] for row in drawn.table.rows] == ["Acco", "Ann ", "Bank", "Café"]
    assert drawn.top + sum(row.height for row in drawn.table.rows) <= BODY_TOP + BODY_HEIGHT
    title = page.shapes.title
    (letters,) = {run.font.size.pt for run in title.text_frame.paragraphs[0].runs}
    assert text_height([title.text], title.width, int(letters)) <= title.height
    assert title.text.endswith("…")
    assert any("They pay £300 a year." in shape.text for shape in page.shapes if shape.has_text_frame)


def test_of_very_many_measures_those_with_most_losses_are_drawn():
    found = {f"Measure {n}": pd.DataFrame({"before": [n], "after": [0]}) for n in range(20)}
    drawn = before_and_after(found)
    assert drawn.categories == tuple(f"Measure {n}" for n in range(12, 20))
    assert drawn_of(20).startswith("Drawn are the 8 of 20 measures")
    assert drawn_of(8) == ""


def test_a_table_is_made_smaller_where_that_spares_it_a_second_line():
    facts = [
        ["Root cause", "A competitor’s approach (read by machine)"],
        ["Announced, gone", "5 August 2024"],
    ]
    size = table_size(facts, Inches(5.8), Inches(2.4))
    widths = column_widths(facts, Inches(5.8))
    assert 12 <= size < 16
    assert len(set(row_heights(facts, widths, size))) == 1
    assert len(set(row_heights(facts, widths, 16))) == 2


def drawn_by_libreoffice(review: Path) -> list[Path]:
    """Each slide of a review as a picture, in order; beside them its PDF."""
    folder = review.parent
    home = f"-env:UserInstallation=file://{folder}/office"
    convert = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), review.name]
    subprocess.run(convert, cwd=folder, check=True, capture_output=True, timeout=240)
    pictures = ["pdftoppm", "-r", "60", "-png", f"{review.stem}.pdf", "slide"]
    subprocess.run(pictures, cwd=folder, check=True, timeout=120)
    return sorted(folder.glob("slide-*.png"))


def words_beyond_the_page(pdf: Path) -> list[str]:
    """Words of a PDF that do not lie whole on their page."""
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    width, height = (float(size) for size in re.search(r'<page width="(.+?)" height="(.+?)"', boxes).groups())
    words = re.findall(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.+?)</word>', boxes)
    assert words
    return [
        word
        for *edges, word in words
        if not (float(edges[0]) >= 0 and float(edges[2]) <= width and float(edges[3]) <= height)
    ]


@pytest.mark.long
@pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is missing: apt-get install libreoffice-impress"
)
@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="pdftoppm is missing: apt-get install poppler-utils")
@pytest.mark.parametrize(
    ("since", "until"),
    [
        (date(2024, 1, 1), date(2024, 4, 1)),
        (date(2022, 10, 1), date(2025, 7, 1)),
        (date(2021, 2, 1), date(2021, 3, 1)),
    ],
    ids=["a quarter", "nearly three years", "a month"],
)
def test_libreoffice_renders_every_slide_of_the_sample_with_every_word_on_it(
    built_sample, tmp_path, since, until
):
    sample = store.open_database(built_sample)
    written = write_review(sample, since=since, until=until, out=tmp_path / "review.pptx", today=until)
    sample.close()
    drawn = drawn_by_libreoffice(written.path)
    assert len(drawn) == written.slides
    for picture in drawn:
        with Image.open(picture) as opened:
            share_of_ink = sum(opened.convert("L").histogram()[:200]) / (opened.width * opened.height)
        assert share_of_ink > 0.005, f"{picture.name} is all but empty"
    assert words_beyond_the_page(tmp_path / "review.pdf") == []


def test_every_shape_lies_on_its_slide(con, tmp_path):
    write_review(con, since=SINCE, until=UNTIL, out=tmp_path / "review.pptx", today=TODAY)
    document = Presentation(str(tmp_path / "review.pptx"))
    for page in document.slides:
        for shape in page.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= document.slide_width
            assert shape.top + shape.height <= document.slide_height + Emu(10)
    assert len(document.slide_layouts) == 1


def test_html_is_one_file_that_asks_nothing_outside_and_escapes_every_word(con, deck, tmp_path):
    write_review(con, since=SINCE, until=UNTIL, out=tmp_path / "review.html", today=TODAY)
    text = (tmp_path / "review.html").read_text(encoding="utf-8")
    assert not re.search(r"<script|<link|<img|url\(|@import|(?:src|href)=", text)
    assert re.findall(r"https?://[^\"\s]+", text.replace("http://www.w3.org/2000/svg", "")) == []
    assert "&lt;b&gt;waited" in text
    assert all(s.key in text for s in deck.slides)
    assert text == html_of(deck)


def test_of_a_bridge_whose_parts_are_small_the_parts_alone_are_drawn():
    assert not moves_alone([72000, 48000])  # a third of the value moved: the whole bridge is drawn
    assert moves_alone([9_682_308, 10_020_000, 9_852_980])
    assert not moves_alone([100, 100])


def test_charts_write_numbers_as_the_reader_does():
    locales.read_in("de-DE")
    try:
        assert (number_text(0.033, "share"), number_text(8_933_160, "money")) == ("3,3 %", "8.933.160")
    finally:
        locales.read_in(locales.DEFAULT)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Unanswered complaints", ["Unanswered complaints"]),
        ("Named service owner per account", ["Named service owner per", "account"]),
        (
            "A call a month to every account that we have not met",
            ["A call a month to every", "account that we have not…"],
        ),
    ],
)
def test_a_long_name_beside_a_bar_goes_on_in_a_second_line(name, lines):
    assert lines_of(name) == lines


def test_the_chart_of_the_bridge_names_its_currency(deck):
    assert slide(deck, "bridge").bars.series[0].name == "Value a year, £"


@pytest.mark.parametrize(
    ("since", "until", "begins", "stretch", "shown"),
    [
        (date(2024, 2, 1), date(2024, 3, 1), "In February 2024 we lost 1 of 6 accounts", "Month", 12),
        (date(2023, 7, 1), date(2024, 7, 1), "From July 2023 to June 2024 we lost 2 of 6", "Quarter", 8),
        (date(2022, 4, 1), date(2024, 4, 1), "From April 2022 to March 2024 we lost 2 of 6", "Quarter", 8),
        (date(2022, 1, 1), date(2025, 1, 1), "From 2022 to 2024 we lost 2 of 6 accounts", "Year", 3),
    ],
)
def test_any_period_from_a_month_to_several_years_can_be_reviewed(con, since, until, begins, stretch, shown):
    deck = compose(con, since=since, until=until, today=TODAY)
    assert deck.slides[0].title.startswith(begins)
    assert (deck.figures["logo_churn"].base, deck.figures["gross_retention"].accounts) == (6, 6)
    retention = slide(deck, "retention").table
    assert (retention.header[0], len(retention.rows)) == (stretch, shown)


def test_a_period_before_the_first_day_on_record_is_never_shown(con):
    deck = compose(con, since=date(2022, 1, 1), until=date(2022, 4, 1), today=TODAY)
    assert deck.slides[0].table.header == ("", "Q1 2022")
    assert "losses are on record from 1 January 2022 on" in deck.slides[0].lines[-1]
    assert [row[0] for row in slide(deck, "retention").table.rows] == ["Q1 2022"]
    cut = compose(con, since=date(2021, 10, 1), until=date(2022, 4, 1), today=TODAY)
    assert "incomplete, as the data cover 1 January 2022" in cut.subtitle
    assert [row[0] for row in slide(cut, "retention").table.rows] == ["Q1 2022"]


def test_a_stretch_that_the_period_cuts_is_called_a_part(con):
    deck = compose(con, since=date(2024, 4, 1), until=date(2024, 5, 16), today=TODAY)
    assert slide(deck, "retention").table.rows[-1][0] == "May 2024 (part)"


def test_below_five_losses_nothing_is_drawn_and_no_lines_are_promised(deck):
    causes = slide(deck, "causes")
    assert causes.title == "In Q1 2024 the root cause of 1 loss is known: too few to say which one leads"
    assert causes.bars is None
    assert (
        causes.behind
        == f"{DEFINITIONS['share_of_losses']} Below five losses no share is given, and nothing is drawn."
    )


def test_where_the_period_has_too_few_losses_the_twelve_months_are_drawn_the_largest_share_first():
    few = {"tone": Figure("Tone", None, "share", 1, 1)}
    year = pd.DataFrame(
        {
            "cause": ["price", "tone"],
            "losses": [5, 1],
            "of": 6,
            "share": [5 / 6, 1 / 6],
            "low": 0.1,
            "high": 0.9,
        }
    )
    term = Term(SINCE, UNTIL, "Q1 2024", is_complete=True)
    bars = cause_bars(["tone", "price"], few, {}, year, term)
    assert bars.categories == ("Price and value", "Tone and style")
    assert bars.series[0].name == "Share of the losses of twelve months with a root cause"
    assert bars.series[0].values == (5 / 6, 1 / 6)
    assert bars.colours == (cause_colour("price"), cause_colour("tone"))
    assert cause_bars(["tone"], few, {}, year.assign(share=None), term) is None


def test_a_review_is_written_in_plain_words_and_one_style_of_dates(con):
    approve(con, SINCE, UNTIL, approved_by="Miriam Strand", now=NOW)
    later = {"since": UNTIL, "until": date(2024, 7, 1), "today": TODAY}
    for deck in (compose(con, since=SINCE, until=UNTIL, today=TODAY), compose(con, **later)):
        shown = [deck.subtitle, deck.made_with]
        for s in deck.slides:
            shown += [
                s.title,
                s.behind,
                *s.lines,
                *(cell for row in (s.table.rows if s.table else ()) for cell in row),
            ]
        assert not re.findall(r"Wilson|Student|Kappa|quantile|\d{4}-\d\d-\d\d", "\n".join(shown))


SHARE_WITHOUT_INTERVAL = re.compile(r"\d\.\d %(?! ?\(\d|, \d)")


def test_every_slide_of_the_sample_says_what_it_counts_how_sure_that_is_and_what_it_was_made_with(
    built_sample, tmp_path
):
    """Also those that go on over a next slide, and in both formats; nothing breaks between a number and its unit."""
    copy = tmp_path / "sample.duckdb"
    shutil.copy(built_sample, copy)
    sample = store.open_database(copy)
    for number in range(40):
        add_note(sample, SINCE, UNTIL, body=f"Note {number}. " + "word " * 390, written_by="Ann", now=NOW)
    approve(sample, date(2023, 10, 1), SINCE, approved_by="Ann", now=NOW)
    loss_id = sample.execute("select loss_id from losses where lost_on between '2023-10-01' and '2023-12-31'")
    verdicts.decide(sample, loss_id.fetchone()[0], "tone", who="Ann", reason="Heard it", now=NOW)
    made = compose(sample, since=SINCE, until=UNTIL, today=TODAY)
    assert {"sentence", "causes", "actions", "at_risk", "decisions", "restated"} <= {
        s.key for s in made.slides
    }
    for one in made.slides:
        assert len(one.behind) > 60, one.key
        words = [
            one.title,
            *one.lines,
            *(cell for row in (one.table.rows if one.table else ()) for cell in row),
        ]
        assert not [text for text in words if SHARE_WITHOUT_INTERVAL.search(text)], one.key
    written = write_review(sample, since=SINCE, until=UNTIL, out=tmp_path / "r.pptx", today=TODAY)
    pages = texts_of(Presentation(str(written.path)))
    assert written.slides == len(pages) > len(made.slides)
    for number, page in enumerate(pages, 1):
        said = "\n".join(page)
        assert made.made_with in said, number
        assert any(printable(one.behind) in said for one in made.slides), number
        assert not re.search(r"\d (%|million|billion)", said), number
    html = html_of(made)
    assert html.count(made.made_with) == len(made.slides)
    assert not re.search(r"\d (%|million|billion)", html.partition("<main>")[2])
    sample.close()


def test_every_figure_has_its_count_and_interval(deck):
    for figure in deck.figures.values():
        if figure.unit == "share":
            assert figure.base is not None or figure.accounts is not None, figure.label
            assert figure.value is None or figure.low <= figure.value <= figure.high, figure.label
    told = dict(row[:2] for row in deck.slides[0].table.rows)
    assert re.fullmatch(r"66\.7 % \(\d+–\d+ %\), 6 accounts", told["Gross revenue retention"])
    assert told["Value lost a year"] == "£24,000, 2 accounts"


def test_a_quarter_without_a_loss_is_told_in_sentences_and_has_no_empty_slide(con):
    deck = compose(con, since=date(2023, 4, 1), until=date(2023, 7, 1), today=TODAY)
    assert deck.slides[0].title == "In Q2 2023 we lost no account of the 6 that we had."
    assert slide(deck, "nothing").title == "There is nothing to show of 6 parts of this review, and why"
    assert slide(deck, "nothing").lines[:4] == (
        "No account was lost in Q2 2023, so there are no causes to show.",
        "No loss in Q2 2023 has both a recorded reason and a root cause to compare.",
        "No account was lost, so there is no loss to learn from.",
        "No measure against a cause is on record: what was found has been given to nobody.",
    )
    assert not any(s.is_title_alone for s in deck.slides)


def test_losses_that_nobody_heard_are_a_sentence(con):
    con.execute("update verdicts set is_current = false")
    with store.write(con):
        pass
    deck = compose(con, since=SINCE, until=UNTIL, today=TODAY)
    assert (
        slide(deck, "nothing")
        .lines[0]
        .startswith("No root cause of the 2 accounts lost in Q1 2024 is known yet")
    )
    assert (
        "No root cause of the 2 losses is known yet, so no story can be told." in slide(deck, "nothing").lines
    )
    waiting = "Nothing is waiting for a decision: no root cause is known yet, no account shows a risk."
    assert waiting in slide(deck, "nothing").lines


def test_a_quarter_that_the_data_cut_is_called_incomplete(con):
    deck = compose(con, since=date(2024, 4, 1), until=date(2024, 10, 1), today=TODAY)
    assert "incomplete, as the data cover 1 January 2022 up to 1 July 2024" in deck.subtitle


def test_a_review_of_the_demo_company_says_so(con):
    con.execute("update database_state set is_sample = true")
    assert compose(con, since=SINCE, until=UNTIL, today=TODAY).subtitle.startswith("Demo company, invented")


def test_decisions_and_notes_of_the_meeting_are_part_of_the_review(con):
    add_note(con, SINCE, UNTIL, body="The desk was empty.", written_by="Tess", now=NOW)
    add_note(
        con, SINCE, UNTIL, body="Name an owner.", written_by="Tess", now=NOW, note_kind="decision", owner="Dev",
        due_on=date(2024, 8, 1),
    )  # fmt: skip
    decisions = slide(compose(con, since=SINCE, until=UNTIL, today=TODAY), "decisions")
    assert "Noted by Tess: The desk was empty." in decisions.lines
    assert decisions.table.rows == (("Name an owner.", "Dev", "1 August 2024"),)
    assert any(line.startswith("Who owns “Unanswered complaints”, 1 of 1") for line in decisions.lines)


def test_the_next_review_shows_what_was_restated_since_the_last(con):
    assert not any(s.key == "restated" for s in compose(con, since=SINCE, until=UNTIL, today=TODAY).slides)
    approve(con, SINCE, UNTIL, approved_by="Miriam Strand", now=NOW)
    later = {"since": UNTIL, "until": date(2024, 7, 1), "today": TODAY}
    assert (
        slide(compose(con, **later), "nothing")
        .lines[-1]
        .startswith("Nothing has been restated since Miriam Strand")
    )
    verdicts.decide(con, "L-1", "tone", who="Tess", reason="Heard it", now=datetime(2024, 7, 3))
    table = slide(compose(con, **later), "restated").table
    assert (
        "Root cause of loss L-1",
        "Unanswered complaints",
        "Tone and style",
        "Tess: Heard it",
    ) in table.rows


def test_hostile_words_are_drawn_as_they_stand(con, tmp_path):
    hostile = '=HYPERLINK("x") <script>alert(1)</script> \x00\x1b $5 ![x](http://x) \u202eright'
    con.execute("update accounts set name = ?, region = ?", [hostile, hostile])
    with store.write(con):
        pass
    for ending in ("pptx", "html"):
        write_review(con, since=SINCE, until=UNTIL, out=tmp_path / f"r.{ending}", today=TODAY)
    assert "<script" not in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert any(
        "<script>alert(1)</script>" in text
        for page in texts_of(Presentation(str(tmp_path / "r.pptx")))
        for text in page
    )


@pytest.mark.parametrize(
    ("out", "sentence"),
    [("review.pdf", "expected .pptx or .html"), ("nowhere/review.pptx", "there is no folder nowhere")],
)
def test_a_file_that_cannot_be_written_is_a_sentence(con, out, sentence, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReviewError, match=sentence):
        write_review(con, since=SINCE, until=UNTIL, out=Path(out), today=TODAY)


def test_the_ends_of_the_bridge_count_their_accounts_as_the_list_behind_them_does(built_sample, tmp_path):
    shutil.copy(built_sample, tmp_path / "sample.duckdb")
    sample = store.open_database(tmp_path / "sample.duckdb")
    figures = money_figures(sample, SINCE, UNTIL)
    for part, name in (("start", "start_value"), ("end", "end_value")):
        behind = every_account(
            sample, part=part, since=SINCE, until=UNTIL, segment=None, region=None, owner=None
        )
        assert figures[name].accounts == len(behind) > 0
    sample.close()
