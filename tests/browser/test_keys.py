"""Corrections without a mouse: one key each, none while somebody types."""

import shutil

import pytest

from tests.running_app import needs_chromium, running

pytestmark = [pytest.mark.browser, needs_chromium]


def test_a_tag_is_confirmed_corrected_and_taken_back_by_key(built_sample, tmp_path, look) -> None:
    shutil.copy(built_sample, tmp_path / built_sample.name)
    with running(tmp_path / "whyleft.duckdb") as app:
        seen = look(f"{app.url}/losses?loss=L-085")
        progress = seen.page.locator(".caption", has_text="checked by a person")
        assert "Piece 1 of" in progress.inner_text()

        seen.page.keyboard.press("y")
        progress.get_by_text("1 checked by a person").wait_for()
        seen.page.keyboard.press("k")
        progress.get_by_text("Piece 1 of").wait_for()
        seen.page.keyboard.press("x")
        progress.get_by_text("0 checked by a person").wait_for()
        seen.page.keyboard.press("u")
        progress.get_by_text("1 checked by a person").wait_for()

        lesson = seen.page.get_by_label("A lesson")
        lesson.focus()
        seen.page.keyboard.type("yxhdoipjku 123 n")
        seen.settle()
        assert lesson.input_value() == "yxhdoipjku 123 n"
        assert "1 checked by a person" in progress.inner_text()
        assert not seen.errors


def test_the_root_cause_is_decided_by_key(built_sample, tmp_path, look) -> None:
    shutil.copy(built_sample, tmp_path / built_sample.name)
    with running(tmp_path / "whyleft.duckdb") as app:
        seen = look(f"{app.url}/losses?loss=L-085")
        first = seen.page.locator(".st-key-key_1 button").inner_text().splitlines()[0]
        seen.page.keyboard.press("1")
        card = seen.page.locator(".reasons > div").last
        card.get_by_text("decided by").wait_for()
        assert first in card.inner_text()
        seen.page.keyboard.press("u")
        card.get_by_text("decided by").wait_for(state="detached")


def test_no_key_is_one_that_streamlit_keeps_for_itself(sample_app, look) -> None:
    seen = look(f"{sample_app.url}/losses?loss=L-085")
    keys = [name.removeprefix("st-key-key_") for name in seen.page.evaluate(KEYS)]

    assert {"Y", "X", "J", "K", "U", "N"} <= set(keys)
    assert not {"C", "R"} & set(keys)


KEYS = """() => [...document.querySelectorAll('[class*="st-key-key_"]')]
    .map(element => [...element.classList].find(name => name.startsWith('st-key-key_')))"""
