"""A comment typed on a phone: it is sent by its button alone, stands once, and the page goes on saying for whom."""

import pytest

from tests.browser.test_screens import HORIZONTAL
from tests.running_app import needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]

WORDS = "Asked when the agreement ends."


def test_enter_in_the_account_sends_nothing_and_save_keeps_the_comment_once(sample_app, look) -> None:
    seen = look(f"{sample_app.url}/accounts", width=390)
    page = seen.page
    page.get_by_text("Write a comment").click()
    called, said = page.get_by_label("Which account?"), page.get_by_label("What did you see or hear?").first
    said.fill(WORDS)
    called.fill("Thackray Brothers Meats")
    called.press("Enter")
    seen.settle()
    assert called.input_value() == "Thackray Brothers Meats"
    assert page.get_by_text("Kept for").count() == 0

    page.get_by_role("button", name="Save the comment").first.click()
    kept = page.get_by_test_id("stAlert").get_by_text("Kept for Thackray Brothers Meats: “Asked when")
    seen.until(kept)
    assert (called.input_value(), said.input_value()) == ("", "")
    seen.settle()
    assert kept.is_visible()
    page.get_by_role("button", name="Save the comment").first.click()  # by somebody who saw no answer
    seen.until(page.get_by_text("Say which account it is about"))
    assert kept.is_visible()
    assert page.evaluate(HORIZONTAL) == [0, 0]
    assert not seen.errors
