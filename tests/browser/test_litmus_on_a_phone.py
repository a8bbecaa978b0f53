"""The litmus test on a phone: its scale of ten stands in even rows, is large enough to touch, and works by key."""

import pytest
from playwright.sync_api import Locator

from analysis import choices
from tests.browser.looking import OUTPUT, Watched
from tests.browser.test_screens import HORIZONTAL
from tests.running_app import needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]

LEAST = 24  # pixels that a finger needs (WCAG 2.2, target size)


@pytest.fixture
def form(sample_app, look):
    """Opens the litmus test of one account in a width."""

    def open_form(width: int) -> Watched:
        seen = look(f"{sample_app.url}/accounts?account={choices.digest('A-1005')}", width=width)
        seen.page.get_by_role("tab", name="Litmus test").click()
        seen.until(seen.page.get_by_role("button", name="Keep my answers"))
        return seen

    return open_form


def scale_of(seen: Watched) -> Locator:
    """The first question that is answered from 1 to 10."""
    scale = seen.page.locator("[data-testid=stButtonGroup]").filter(has_text="10").first
    scale.scroll_into_view_if_needed()
    return scale


def rows_of(scale: Locator) -> list[list[str]]:
    """The numbers in the rows that they stand in, from the top."""
    rows: dict[int, list[str]] = {}
    for choice in scale.get_by_role("radio").all():
        rows.setdefault(round(choice.bounding_box()["y"]), []).append(choice.inner_text())
    return [rows[y] for y in sorted(rows)]


@pytest.mark.long
@pytest.mark.parametrize(("width", "rows"), [(1440, 1), (390, 2), (320, 2)])
def test_the_scale_stands_in_even_rows(form, width: int, rows: int) -> None:
    seen = form(width)
    scale = scale_of(seen)
    numbers = [str(number) for number in range(1, 11)]
    expected = [numbers] if rows == 1 else [numbers[:5], numbers[5:]]
    assert rows_of(scale) == expected
    for choice in scale.get_by_role("radio").all():
        box = choice.bounding_box()
        assert min(box["width"], box["height"]) >= LEAST
    OUTPUT.mkdir(exist_ok=True)
    seen.page.screenshot(path=OUTPUT / f"litmus_scale_{width}.png")
    assert seen.page.evaluate(HORIZONTAL) == [0, 0]
    assert not seen.errors


def test_the_scale_is_answered_by_key_alone(form) -> None:
    seen = form(390)
    scale = scale_of(seen)
    scale.get_by_role("radio", name="1", exact=True).focus()
    for _ in range(6):
        seen.page.keyboard.press("ArrowRight")
    seen.page.keyboard.press("Space")
    assert scale.get_by_role("radio", name="7", exact=True).is_checked()
