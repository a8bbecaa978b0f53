"""Every table and figure can be taken away: a CSV without formulas, a PNG, the questions to print."""

import csv
import re

import pytest

from tests.running_app import needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]


def test_a_figure_is_taken_away_as_a_picture_and_as_a_table(sample_app, look) -> None:
    seen = look(f"{sample_app.url}/?period=2024")
    chart = seen.page.locator(".st-key-chart_causes")
    chart.hover()
    with seen.page.expect_download() as picture:
        chart.locator(".modebar-btn").first.click()
    assert picture.value.suggested_filename == "causes.png"
    assert picture.value.path().read_bytes().startswith(b"\x89PNG")

    seen.page.locator(".st-key-behind_causes button").first.click()
    seen.until(seen.page.get_by_role("button", name="CSV"))
    with seen.page.expect_download() as table:
        seen.page.get_by_role("button", name="CSV").click()
    rows = list(csv.DictReader(table.value.path().read_text(encoding="utf-8-sig").splitlines()))
    assert sum(int(row["losses"]) for row in rows) == int(rows[0]["of"])
    assert seen.page.get_by_text("What share of the losses").count()
    assert seen.page.locator("code", has_text="from losses_in(").count()


@pytest.mark.long
@pytest.mark.parametrize("report", ["alerts_by_threshold", "days_of_warning", "chance_of_save"])
def test_what_a_warning_is_worth_is_taken_away_and_has_its_statement(sample_app, look, report: str) -> None:
    seen = look(f"{sample_app.url}/accounts")
    seen.page.get_by_text("What is a warning worth?").click()
    behind = seen.page.locator(f".st-key-behind_{report}_behind button").first
    seen.until(behind)
    behind.click()
    seen.until(seen.page.get_by_role("button", name="CSV").last)
    with seen.page.expect_download() as table:
        seen.page.locator(f".st-key-csv_{report}_behind button").click()

    assert table.value.suggested_filename == f"{report}_behind.csv"
    assert len(table.value.path().read_text(encoding="utf-8-sig").splitlines()) > 2
    assert seen.page.locator("code", has_text="-- Grain: one row per").count()
    assert not seen.errors


def test_a_list_of_hostile_names_holds_no_formula(hostile_app, look) -> None:
    seen = look(f"{hostile_app.url}/losses?period=all")
    with seen.page.expect_download() as table:
        seen.page.get_by_role("button", name="CSV").click()

    text = table.value.path().read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
    assert not [cell for cell in cells if re.match(r"[=+@\t\r]", cell)]


def test_the_questions_for_an_interview_are_printed(sample_app, look) -> None:
    seen = look(f"{sample_app.url}/losses?period=all&losses_part=Still+to+interview")
    grid = seen.page.locator(".st-key-waiting [data-testid=stDataFrame]")
    box = grid.bounding_box()
    seen.page.mouse.click(box["x"] + 20, box["y"] + 55)
    seen.until(seen.page.get_by_role("heading", name="What to ask"))
    with seen.page.expect_download() as sheet:
        seen.page.get_by_role("button", name="Question guide to print").click()

    assert sheet.value.path().read_text().startswith("Interview about ")


@pytest.mark.parametrize(
    ("button", "begins"), [("Slides (PPTX)", b"PK"), ("One page (HTML)", b"<!doctype html>")]
)
def test_the_review_is_written_at_the_click(sample_app, look, button: str, begins: bytes) -> None:
    seen = look(f"{sample_app.url}/quarterly_review")
    seen.until(seen.page.get_by_role("button", name=button))
    with seen.page.expect_download() as review:
        seen.page.get_by_role("button", name=button).click()

    assert review.value.path().read_bytes()[:15].lower().startswith(begins.lower())
