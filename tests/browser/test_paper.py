"""On paper: the whole page without its navigation, no figure cut by the edge of the sheet."""

from pathlib import Path

import pypdf
import pytest

from analysis.review.html import INK_ON_DARK
from tests.browser.looking import OUTPUT
from tests.running_app import needs_chromium

pytestmark = [pytest.mark.browser, pytest.mark.long, needs_chromium]

PAGES = {  # what stands at the foot of each page
    "?period=2024": "What changed",
    "root_causes?period=2024": "How far can this be trusted?",
    "retention?period=2024": "Do newer customers stay longer?",
    "win_loss?period=2024": "How long do deals take?",
    "losses?loss=L-085": "Measures against this cause",
    "quarterly_review": "decisions to take",
}
WIDEST = """() => {
    const sheet = document.documentElement.clientWidth;
    const main = document.querySelector('[data-testid=stMain]');
    return [...main.querySelectorAll('.main-svg, [data-testid=stDataFrame]')]
        .map(figure => figure.getBoundingClientRect()).filter(box => box.width)
        .reduce((most, box) => Math.max(most, box.right), 0) - sheet;
}"""
CLICKED = """() => [...document.querySelectorAll('[data-testid=stMain] :is(button:not([data-testid=stButtonGroup] *),' +
    'input:placeholder-shown, textarea, [role=slider], [role=tab])')]
    .filter(part => part.checkVisibility() && !part.closest('[data-testid=stSelectbox]')).map(part => part.outerHTML)"""
PALE = """() => [...document.querySelectorAll('[data-testid=stMain] *')].filter(part => part.checkVisibility()
    && [...part.childNodes].some(child => child.nodeType === 3 && child.textContent.trim()))
    .filter(part => { const look = getComputedStyle(part), ink = part instanceof SVGElement ? look.fill : look.color;
        return ink.match(/[0-9.]+/g).slice(0, 3).every(light => light > 128);
    }).map(part => part.outerHTML)"""
SHEET = 1047  # pixels across a landscape sheet of A4 within its margins


@pytest.mark.parametrize("width", [1440, 1920])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_prints_whole_and_without_its_navigation(
    sample_app, look, tmp_path: Path, page: str, width: int
) -> None:
    seen = look(f"{sample_app.url}/{page}", width=width)
    title = seen.page.get_by_role("heading", level=1).inner_text()
    OUTPUT.mkdir(exist_ok=True)
    paper = OUTPUT / f"{page.split('?')[0] or 'overview'}_{width}.pdf"
    seen.page.pdf(path=paper, prefer_css_page_size=True, print_background=True)
    printed = " ".join(sheet.extract_text() for sheet in pypdf.PdfReader(paper).pages)

    assert title in printed
    assert PAGES[page] in printed
    assert "Settings" not in printed  # stands in the navigation alone
    assert "Behind it" not in printed

    seen.page.set_viewport_size({"width": SHEET, "height": 800})
    seen.page.emulate_media(media="print")
    assert seen.page.evaluate(WIDEST) <= 0
    assert seen.page.evaluate(CLICKED) == []


@pytest.mark.parametrize("page", ["?period=2024", "losses?loss=L-085", "accounts"])
def test_a_dark_screen_prints_dark_letters_on_white(sample_app, look, page: str) -> None:
    seen = look(f"{sample_app.url}/{page}", scheme="dark")
    assert seen.page.evaluate(PALE) != []
    seen.page.emulate_media(media="print")
    assert seen.page.evaluate(PALE) == []


def test_the_story_of_a_loss_is_whole_on_paper(sample_app, look, tmp_path: Path) -> None:
    """The signs before it stand in a box that is closed on the screen."""
    seen = look(f"{sample_app.url}/losses?loss=L-085")
    seen.page.pdf(path=tmp_path / "loss.pdf", prefer_css_page_size=True, print_background=True)
    sheets = [sheet.extract_text() for sheet in pypdf.PdfReader(tmp_path / "loss.pdf").pages]
    story = sheets[0].split("Check what was read")[0]

    assert "send me the current agreements" in " ".join(story.split())
    assert "Five whys ·" not in " ".join(sheets)  # a form to fill in


def test_the_charts_of_a_review_come_to_paper_in_dark_ink(sample_app, look) -> None:
    """Each is a picture with its letters in it: those of the dark page were white on white."""
    seen = look(f"{sample_app.url}/quarterly_review", scheme="dark")
    shown = "() => [...document.querySelectorAll('.chart img')].filter(one => one.checkVisibility())"
    on_screen = seen.page.evaluate(
        f"({shown})().map(one => atob(one.src.split(',')[1]).includes('{INK_ON_DARK}'))"
    )
    seen.page.emulate_media(media="print")
    on_paper = seen.page.evaluate(
        f"({shown})().map(one => atob(one.src.split(',')[1]).includes('{INK_ON_DARK}'))"
    )

    assert on_screen == [True] * len(on_screen) != []
    assert on_paper == [False] * len(on_screen)


def lines_of(paper: Path) -> list[tuple[int, float, str]]:
    """Each line of a PDF with its sheet and how far down it stands."""
    found: dict[tuple[int, float], str] = {}

    def keep(words: str, cm: list[float], tm: list[float], *_: object) -> None:
        place = sheet.page_number, -round(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])
        found[place] = found.get(place, "") + words

    for sheet in pypdf.PdfReader(paper).pages:
        sheet.extract_text(visitor_text=keep)
    return [(*place, words) for place, words in found.items()]


def test_what_follows_a_chart_stands_below_its_caption(sample_app, look, tmp_path: Path) -> None:
    """A chart that moved to the next sheet alone lay over the quotes that stand there."""
    seen = look(f"{sample_app.url}/root_causes?period=2024")
    seen.page.pdf(path=tmp_path / "causes.pdf", prefer_css_page_size=True, print_background=True)
    lines = lines_of(tmp_path / "causes.pdf")
    caption = max((sheet, down) for sheet, down, words in lines if "not yet gone are missing" in words)
    quotes = next((sheet, down) for sheet, down, words in lines if "The best quotes" in words)

    assert quotes > caption
