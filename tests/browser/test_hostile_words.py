"""Customers' words are never code: they show as they were written, and the browser asks nothing for them."""

import pytest

from tests.hostile_rows import NAUGHTY, OUTSIDE
from tests.running_app import needs_chromium
from views import arriving

pytestmark = [pytest.mark.browser, needs_chromium]

# Every page is asked in the long run; the three where most words of customers stand, in each.
OFTEN = ["", "losses?loss=L%3C1%3E", "accounts"]
PAGES = [
    "root_causes",
    "root_causes?side=Segment&trust=Records+against+words",
    "retention",
    "retention?compare=Industry",
    "win_loss",
    "behind_figure?moved=end",
    "behind_figure?ended=any",
    "losses",
    "losses?losses_part=Still+to+interview",
    "losses?audit=defection",
    "actions",
    "quarterly_review",
    "upload",
    "settings",
]


@pytest.mark.parametrize("page", [*OFTEN, *(pytest.param(page, marks=pytest.mark.long) for page in PAGES)])
def test_no_word_runs_or_asks(hostile_app, look, page: str) -> None:
    seen = look(f"{hostile_app.url}/{page}{'&' if '?' in page else '?'}period=all")

    assert not seen.asked_outside
    assert seen.page.title() != "taken"
    assert not seen.page.locator(f"[data-testid=stMain] img[src^='{OUTSIDE}']").count()
    scripts = seen.page.locator("[data-testid=stMain] script").all_text_contents()
    assert set(scripts) <= {
        arriving.BEGINNING,
        arriving.WORDS_ASKED_FOR,
    }  # our own, which hold no word of a customer
    assert not seen.page.locator("a[href^='javascript']").count()
    assert not seen.errors


def test_the_transcript_shows_every_letter(hostile_app, look) -> None:
    seen = look(f"{hostile_app.url}/losses?period=all&loss=L%3C1%3E")
    words = seen.page.locator(".transcript").first.inner_text()

    assert not [naughty for naughty in NAUGHTY if naughty not in words]
    assert "Nobody knows this cause" in words


def test_an_address_cannot_bring_words_of_its_own(hostile_app, look) -> None:
    seen = look(f"{hostile_app.url}/?period=![x]({OUTSIDE}c.png)&region=<img src={OUTSIDE}d.png>")

    assert not seen.asked_outside
    assert "![x](" in seen.page.get_by_test_id("stAlert").first.inner_text()
