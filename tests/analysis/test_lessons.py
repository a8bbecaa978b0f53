"""The five whys and the lessons of a loss: replaced, taken away, and refused where there is nothing to learn from."""

from datetime import datetime

import pytest

from analysis.lessons import LessonError, add_lesson, keep_whys, lessons_of, whys_of
from tests.analysis.small_company import small_company

NOW = datetime(2024, 7, 1, 9)


def test_an_empty_answer_takes_its_why_away():
    con = small_company()
    keep_whys(con, "L-1", {1: "Nobody rang back.", 2: "Nobody owned it."}, who="Ana", now=NOW)
    keep_whys(con, "L-1", {1: "Nobody rang back.", 2: " "}, who="Ana", now=NOW)
    assert whys_of(con, loss_id="L-1") == {1: "Nobody rang back."}


def test_a_lesson_needs_words_and_a_loss():
    con = small_company()
    with pytest.raises(LessonError, match="The lesson is empty"):
        add_lesson(con, "L-1", " ", who="Ana", now=NOW)
    for keep, words in ((add_lesson, "Ring back."), (keep_whys, {1: "Nobody rang back."})):
        with pytest.raises(LessonError, match="There is no loss L-9 to learn from"):
            keep(con, "L-9", words, who="Ana", now=NOW)
    add_lesson(con, "L-1", "Ring back.", who="Ana", now=NOW)
    assert [lesson["body"] for lesson in lessons_of(con, loss_id="L-1")] == ["Ring back."]
