"""Corrections without a mouse: one key each, none while somebody types."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from queries import store
from tests.browser.looking import Watched
from tests.running_app import RunningApp, needs_chromium, running

pytestmark = [pytest.mark.browser, needs_chromium]

Look = Callable[..., Watched]
JUDGING = {"Y", "X", "H", "D", "O", "I", "P", "K", "J", "U"}  # for a piece of evidence of a cause
DECIDING = {"1", "N"}  # where a cause is asserted
KEYS_OF = {"happened": "h", "denied": "d", "about others": "o", "hypothetical": "i", "put right": "p"}
OTHER = "L-085"  # a loss that is not to decide
KEPT_BY_STREAMLIT = {"C", "R"}


@pytest.fixture(scope="session")
def post_mortem(built_sample: Path) -> str:
    """The address of a loss with several pieces of evidence, at one that asserts a cause, whatever was tagged."""
    con = store.open_database(built_sample)
    loss_id, evidence_id = con.execute("""
        select loss_id, min(evidence_id) filter (status = 'asserted' and cause is not null) as asserted
        from evidence join interviews using (interview_id)
        where loss_id is not null
        group by loss_id having count(*) > 2 and asserted is not null
        order by loss_id limit 1
    """).fetchone()
    con.close()
    return f"losses?loss={loss_id}&mark={evidence_id}"


@pytest.fixture
def own_app(built_sample: Path, tmp_path: Path) -> Iterator[RunningApp]:
    """The app on a copy that the test may change."""
    shutil.copy(built_sample, tmp_path / built_sample.name)
    with running(tmp_path / "whyleft.duckdb") as app:
        yield app


def test_a_tag_is_confirmed_corrected_and_taken_back_by_key(
    own_app: RunningApp, post_mortem: str, look: Look
) -> None:
    seen = look(f"{own_app.url}/{post_mortem}")
    progress = seen.page.locator(".caption", has_text="checked by a person")
    here = progress.inner_text().split(",")[0]
    assert "0 checked by a person" in progress.inner_text()

    seen.page.keyboard.press("y")
    seen.until(progress.get_by_text("1 checked by a person"))
    assert here not in progress.inner_text()  # the next piece has come up
    seen.page.keyboard.press("k")
    seen.until(progress.get_by_text(here))
    seen.page.keyboard.press("x")
    seen.until(progress.get_by_text("0 checked by a person"))
    seen.page.keyboard.press("u")
    seen.until(progress.get_by_text("1 checked by a person"))
    assert here in progress.inner_text()  # U leads back to the piece
    status = seen.page.locator(".quote small").first.inner_text().split(" · ")[1].split(",")[0]
    seen.page.keyboard.press(KEYS_OF[status])
    seen.until(seen.page.get_by_text(f"It is already “{status}”; Y agrees."))

    lesson = seen.page.get_by_label("A lesson")
    lesson.focus()
    seen.page.keyboard.type("yxhdoipjku 123 n")
    seen.settle()
    assert lesson.input_value() == "yxhdoipjku 123 n"
    assert "1 checked by a person" in progress.inner_text()

    seen.page.reload()
    seen.settle()
    seen.page.keyboard.press("u")
    seen.until(progress.get_by_text("0 checked by a person"))
    assert not seen.errors


@pytest.mark.long
def test_words_taken_away_one_by_one_leave_a_loss_to_decide_and_n_leads_to_it(
    own_app: RunningApp, post_mortem: str, look: Look
) -> None:
    seen = look(f"{own_app.url}/{post_mortem}")
    card = seen.page.locator(".reasons > div").last
    account = seen.page.locator(".heading h1").inner_text()
    judged = seen.page.locator(".quote").first
    while seen.page.locator(".st-key-key_X").count():
        words = judged.inner_text()
        seen.page.keyboard.press("x")
        seen.page.wait_for_function(
            "words => document.querySelector('.quote')?.innerText !== words", arg=words
        )
        seen.settle()
    assert "To decide" in card.inner_text()
    assert "The corrections leave no words that speak for a cause." in card.inner_text()

    seen.go(f"{own_app.url}/losses?loss={OTHER}")
    seen.page.keyboard.press("n")
    seen.until(seen.page.locator(".heading h1", has_text=account))
    for _ in range(2):  # the way back is there though no piece is left
        seen.page.keyboard.press("u")
        seen.until(seen.page.locator(".st-key-key_X"))
    assert not seen.errors


@pytest.mark.parametrize("width", [1440, pytest.param(390, marks=pytest.mark.long)])
def test_any_piece_is_corrected_or_given_another_cause_in_two_clicks(
    own_app: RunningApp, post_mortem: str, look: Look, width: int
) -> None:
    """One on its number, which stands behind its words in the text, and one on what it is."""
    seen = look(f"{own_app.url}/{post_mortem}", width=width)
    progress = seen.page.locator(".caption", has_text="checked by a person")
    labels = seen.page.locator(".transcript mark sup")
    numbers = seen.page.locator(".st-key-piece button")
    every = [words.split(" · ")[0] for words in labels.all_inner_texts()]
    here = progress.inner_text().split(" ")[1]
    first, second = [words.split(" · ")[0] for words in labels.all_inner_texts() if "Step" not in words][-2:]
    assert sorted(numbers.all_inner_texts()) == sorted(every)  # on a phone too
    assert here not in (first, second)

    numbers.get_by_text(first, exact=True).click()
    seen.until(progress.get_by_text(f"Piece {first} of"))
    seen.page.locator(".st-key-key_Y button").click()
    seen.until(progress.get_by_text("1 checked by a person"))

    numbers.get_by_text(second, exact=True).click()
    seen.until(progress.get_by_text(f"Piece {second} of"))
    seen.page.locator("[class*=st-key-recause_] button", has_text="Contract and billing").click()
    seen.until(labels.filter(has_text=f"{second} · Contract and billing"))
    assert "2 checked by a person" in progress.inner_text()
    assert not seen.errors


def test_the_root_cause_is_decided_by_key(own_app: RunningApp, post_mortem: str, look: Look) -> None:
    seen = look(f"{own_app.url}/{post_mortem}")
    first = seen.page.locator(".st-key-key_1 button").inner_text().splitlines()[0]
    card = seen.page.locator(".reasons > div").last
    decided = card.get_by_text("decided by")

    seen.page.keyboard.press("1")
    seen.until(decided)
    assert first in card.inner_text()
    seen.page.keyboard.press("u")
    seen.until(decided, state="detached")


def test_every_key_is_there_and_none_that_streamlit_keeps_for_itself(
    sample_app: RunningApp, post_mortem: str, look: Look
) -> None:
    seen = look(f"{sample_app.url}/{post_mortem}")
    keys = {name.removeprefix("st-key-key_") for name in seen.page.evaluate(KEYS)}

    assert keys >= JUDGING | DECIDING
    assert not KEPT_BY_STREAMLIT & keys
    assert set(seen.page.evaluate(FAINTNESS)) == {"1"}  # as dark as the words beside them


def test_a_link_in_focus_shows_where_the_keyboard_is(sample_app: RunningApp, look: Look) -> None:
    seen = look(sample_app.url)
    for place in ("stSidebarNav", "stPageLink"):
        link = seen.page.get_by_test_id(place).get_by_role("link").first
        assert link.evaluate(LINE_AROUND) == "none"
        link.focus()
        seen.page.keyboard.press("Tab")
        seen.page.keyboard.press("Shift+Tab")
        assert link.evaluate(LINE_AROUND) == "solid"


LINE_AROUND = "element => getComputedStyle(element).outlineStyle"
FAINTNESS = "() => [...document.querySelectorAll('button kbd')].map(key => getComputedStyle(key).opacity)"
KEYS = """() => [...document.querySelectorAll('[class*="st-key-key_"]')]
    .map(element => [...element.classList].find(name => name.startsWith('st-key-key_')))"""
