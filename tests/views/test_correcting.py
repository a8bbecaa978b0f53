"""A person's judgement of evidence and of root causes, through the page: kept, logged, taken back exactly."""

import html

import pandas as pd
import pytest

from analysis.places import sample_database
from views import databases

LOSS = "L-085"
CURRENT = f"select cause, source from verdicts where loss_id = '{LOSS}' and is_current"


@pytest.fixture
def page(opened, built_sample):
    return opened(built_sample, "losses", loss=LOSS)


def rows(sql: str) -> pd.DataFrame:
    """What the database that the page has open holds now."""
    return databases.opened(str(sample_database()), True).cursor().execute(sql).df()


def button(page, label: str):
    return next(button for button in page.button if button.label == label)


def test_confirming_keeps_the_person_and_moves_on(page) -> None:
    before = rows("from evidence where found_by like 'person%'")
    first = page.query_params.get("mark")
    button(page, "Right").click().run()

    found = rows("from evidence where found_by like 'person%'")
    assert before.empty
    assert found["score"].tolist() == [1.0]
    assert page.query_params["mark"] != first
    assert rows("select reason from changes where table_name = 'evidence'")["reason"].tolist() == [
        "confirmed"
    ]


def test_rejecting_then_undo_restores_every_row(page) -> None:
    before = rows("from evidence order by evidence_id")
    button(page, "No evidence").click().run()
    assert len(rows("from evidence")) == len(before) - 1
    button(page, "Undo").click().run()

    pd.testing.assert_frame_equal(rows("from evidence order by evidence_id"), before)


def test_a_root_cause_is_decided_and_taken_back(page) -> None:
    verdicts = rows(CURRENT)
    box = next(box for box in page.selectbox if box.key == f"root_{LOSS}")
    box.select("reliability").run()
    assert rows(CURRENT)["cause"].tolist() == ["reliability"]
    button(page, "Undo").click().run()

    pd.testing.assert_frame_equal(rows(CURRENT), verdicts)


def test_whys_and_lessons_are_kept(page) -> None:
    page.text_input(key=f"why_{LOSS}_1").set_value("Nobody rang back.")
    button(page, "Keep the whys").click().run()
    assert any(
        "<b><bdi>Nobody rang back." in block.value for block in page.get("html")
    )  # a form is not printed
    page.text_area[0].set_value("Ring back within a day.")
    button(page, "Add the lesson").click().run()

    assert rows("select why_number, answer from whys").to_numpy().tolist() == [[1, "Nobody rang back."]]
    assert rows("select body from lessons")["body"].tolist() == ["Ring back within a day."]
    assert not page.exception


def test_a_status_that_a_piece_has_already_is_said_so_and_changes_nothing(page) -> None:
    before = rows("from evidence order by evidence_id")
    shown = next(one for one in page.button if one.key == "key_H")
    assert not shown.disabled
    status = before[before["evidence_id"] == int(judged(page))]["status"].item()
    words = {"asserted": "Happened", "negated": "Denied", "resolved": "Put right"}[status]
    button(page, words).click().run()

    assert toasts(page) == [f"It is already “{words.lower()}”; Y agrees."]
    pd.testing.assert_frame_equal(rows("from evidence order by evidence_id"), before)


def test_a_piece_is_given_another_cause_in_one_step_and_it_is_taken_back(page) -> None:
    before = rows("from evidence order by evidence_id")
    piece, cause = judged(page), causes(page).value
    other = "price" if cause != "price" else "reliability"
    causes(page).set_value(other).run()

    of_it = rows(f"select cause, found_by from evidence where evidence_id = {piece}")
    assert of_it["cause"].tolist() == [other]
    assert of_it["found_by"].str.startswith("person").all()
    assert (judged(page), causes(page).value) == (piece, other)
    button(page, "Undo").click().run()
    assert causes(page).value == cause
    pd.testing.assert_frame_equal(rows("from evidence order by evidence_id"), before)


def test_undo_leads_back_to_the_piece_and_is_there_after_a_reload(page, opened, built_sample) -> None:
    piece = judged(page)
    button(page, "No evidence").click().run()
    assert page.query_params["mark"] != piece
    again = opened(None, "losses", loss=LOSS)
    button(again, "Undo").click().run()

    assert again.query_params["mark"] == piece
    assert button(again, "Undo").disabled


def test_the_page_says_what_became_of_the_root_cause(page) -> None:
    """Every piece taken away, one after the other: nothing is left, and the page asks for a decision."""
    said = []
    while any(one.key == "key_X" for one in page.button):
        button(page, "No evidence").click().run()
        said += toasts(page)

    assert said[-1].startswith("No evidence.")
    assert any("No words are left for a root cause: choose one." in words for words in said)
    assert rows(CURRENT).to_numpy().tolist() == [[None, "model"]]
    assert "The corrections leave no words that speak for a cause." in shown(page)
    while not button(page, "Undo").disabled:
        button(page, "Undo").click().run()
    assert rows(CURRENT)["cause"].notna().all()


def shown(page) -> str:
    return " ".join(str(part.proto) for part in page.get("html"))


def toasts(page) -> list[str]:
    """What the page said, without what keeps it from being Markdown."""
    return [html.unescape(toast.value).strip("\u2068\u2069") for toast in page.toast]


def judged(page) -> str:
    """The piece of evidence under judgement, as the buttons have it."""
    return causes(page).key.removeprefix("recause_")


def causes(page):
    """The causes that the piece under judgement may have, in the open."""
    return next(group for group in page.pills if str(group.key).startswith("recause_"))
