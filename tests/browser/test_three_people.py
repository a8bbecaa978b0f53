"""The way of each of the three people of the design, from start to end, in a real browser."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.running_app import needs_chromium, running

pytestmark = [pytest.mark.browser, needs_chromium]

SAMPLE = Path(__file__).resolve().parents[2] / "sample"
RECORDS = ("accounts.csv", "contracts.csv", "losses.csv", "deals.csv")
BAR = ".st-key-chart_causes .bars .point path"


def number_in(words: str) -> int:
    found = re.search(r"\d[\d,]*", words)
    assert found, words
    return int(found[0].replace(",", ""))


def click_first_bar(page: Page) -> None:
    """Click the middle of the longest bar; Plotly listens on a layer above it."""
    box = page.locator(BAR).first.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)


def test_a_leader_reads_the_sentence_and_follows_it_to_the_quotes(sample_app, look) -> None:
    seen = look(f"{sample_app.url}/?period=2024")
    assert re.match(
        r"In 2024 you lost 32 of 228 accounts \(14\.0 %\), worth £1\.56 million a year\.", seen.lead()
    )

    note = seen.page.locator(
        ".st-key-chart_causes .annotation-text", has_text=re.compile(r"\d+ of \d+")
    ).first
    shown = number_in(note.text_content() or "")
    click_first_bar(seen.page)
    seen.until(seen.title("Losses"))
    assert number_in(seen.page.get_by_text(re.compile(r"^\d+ loss(es)?$")).inner_text()) == shown
    assert "cause=" in seen.page.url

    seen.go(f"{sample_app.url}/root_causes?period=2024")
    seen.page.get_by_role("button", name="Read it in the interview").first.click()
    seen.until(seen.page.locator("#judged").first)
    assert seen.page.locator(".transcript mark").count() > 0
    assert not seen.errors


def test_an_analyst_loads_files_and_sees_them_read(built_sample, tmp_path, look) -> None:
    shutil.copy(built_sample, tmp_path / built_sample.name)
    files = [SAMPLE / name for name in RECORDS] + sorted((SAMPLE / "files").glob("Exit*"))
    with running(tmp_path / "whyleft.duckdb") as app:
        seen = look(f"{app.url}/upload?period=2022")  # chosen on the demo company's data, not on these
        seen.page.locator("input[type=file]").set_input_files(
            [path for path in files if "manifest" not in path.name]
        )
        load = seen.page.locator(".st-key-load button")
        seen.until(load.get_by_text("Load 2,864 rows: 2,864 new, 0 known, 0 rejected"))
        assert not (tmp_path / "whyleft.duckdb").exists()

        load.click()
        seen.until(seen.page.get_by_role("heading", name="What came in"))
        seen.page.get_by_role("button", name="See why they leave").click()
        seen.until(seen.title("Overview"))
        assert "32 of 228 accounts" in seen.lead()
        assert not seen.page.get_by_text("Demo company.").count()  # own data, and nothing of the sample

        seen.choose_page("Upload")
        seen.page.get_by_role("button", name="Undo").first.click()
        seen.page.get_by_role("button", name="Take it back").first.click()
        seen.page.get_by_text("undone").first.wait_for()
        assert not seen.errors


def test_the_review_takes_a_loss_apart(built_sample, tmp_path, look) -> None:
    shutil.copy(built_sample, tmp_path / built_sample.name)
    with running(tmp_path / "whyleft.duckdb") as app:
        seen = look(f"{app.url}/losses?period=2024&loss=L-085")
        seen.title("Varley Foods Group").wait_for()
        assert seen.page.locator(".reasons > div").count() == 3
        assert "days before the announcement" in seen.page.locator("[data-testid=stMain]").inner_text()

        seen.page.get_by_text("Five whys · ").click()
        seen.until(seen.page.get_by_label("1. Why did they leave?"))
        seen.page.get_by_label("1. Why did they leave?").fill("A competitor came to dinner first.")
        seen.page.get_by_role("button", name="Keep the whys").click()
        seen.until(seen.page.get_by_text("Five whys · 1 answered"))
        seen.page.get_by_label("A lesson").fill("Visit the four large sites each quarter.")
        seen.page.get_by_role("button", name="Add the lesson").click()
        seen.page.locator(".quote", has_text="Visit the four large sites").wait_for()
        assert not seen.errors
