"""A person's judgement of evidence and of root causes, through the page: kept, logged, taken back exactly."""

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
    page.text_area[0].set_value("Ring back within a day.")
    button(page, "Add the lesson").click().run()

    assert rows("select why_number, answer from whys").to_numpy().tolist() == [[1, "Nobody rang back."]]
    assert rows("select body from lessons")["body"].tolist() == ["Ring back within a day."]
    assert not page.exception
