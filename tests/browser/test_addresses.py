"""A view is a link: a fresh browser shows the same figures, and no name of a person stands in it."""

import re

import pytest

from tests.running_app import needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]


def test_filters_stay_in_the_address_across_pages_and_browsers(sample_app, look) -> None:
    seen = look(f"{sample_app.url}/?period=2023&region=North&region=West")
    here = seen.lead()
    seen.choose_page("Root causes")
    seen.choose_page("Overview")
    assert seen.lead() == here

    fresh = look(seen.page.url)
    assert fresh.lead() == here
    assert re.search(r"period=2023&region=North&region=West", fresh.page.url)


def test_an_owner_is_chosen_without_a_name_in_the_address(sample_app, look) -> None:
    seen = look(f"{sample_app.url}/?period=2024")
    whole = seen.lead()
    seen.page.get_by_role("button", name="Filters").click()
    seen.page.get_by_label("Owner").fill("Sally")
    seen.page.get_by_role("option", name="Sally Crewe").click()
    seen.page.wait_for_url(re.compile("owner="))
    seen.until(seen.page.locator(".lead").filter(has_not_text=whole))
    assert "Sally" not in seen.page.url
    assert "Crewe" not in seen.page.url

    assert look(seen.page.url).lead() == seen.lead()


@pytest.mark.long  # the same without a browser: tests/views/test_pages.py
@pytest.mark.parametrize("bad", ["period=yesterday", "region=Atlantis", "kind=robbery", "owner=0000000000"])
def test_a_bad_value_is_dropped_with_a_note(sample_app, look, bad: str) -> None:
    seen = look(f"{sample_app.url}/?{bad}")

    assert seen.page.get_by_test_id("stAlert").count() == 1
    assert bad not in seen.page.url
    assert seen.lead()


def test_a_choice_on_the_page_is_in_the_address_too(sample_app, look) -> None:
    seen = look(f"{sample_app.url}/root_causes?period=2024&by=Value")

    assert "a year lost to a known root cause" in seen.page.locator(".caption").first.inner_text()


@pytest.mark.long
def test_what_keeping_losses_is_worth_is_the_same_in_a_fresh_browser(sample_app, look) -> None:
    seen = look(f"{sample_app.url}/root_causes?period=all")
    worth = seen.page.locator(".under", has_text="At most")
    assert "30 % of the" in worth.inner_text()
    seen.page.locator("[data-testid=stSlider] input").press("PageUp")
    seen.until(worth.filter(has_not_text="30 % of the"))
    assert "kept=" in seen.page.url

    assert look(seen.page.url).page.locator(".under", has_text="At most").inner_text() == worth.inner_text()


def test_a_reader_in_germany_sees_figures_as_written_there(sample_app, look) -> None:
    seen = look(f"{sample_app.url}/?period=2024", locale="de-DE")

    assert "(14,0 %), worth 1,56 million\u00a0£ a year" in seen.lead()
    assert "14,0" in seen.page.locator(".measures strong").first.inner_text()
