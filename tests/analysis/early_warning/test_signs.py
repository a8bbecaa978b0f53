"""One definition of a sign: what is read too weakly counts nowhere, and what counts, counts everywhere."""

from datetime import date, datetime
from pathlib import Path

import pytest

from analysis import corrections
from analysis.early_warning.backtest import SCORES, alerts_by_threshold
from analysis.early_warning.saves import chance_of_save
from analysis.early_warning.signals import LEAST_SCORE
from analysis.early_warning.timeline import clocks
from analysis.early_warning.warning import accounts_by_step
from analysis.early_warning.warning_time import warned_losses
from interviews.coded_text import read_coded
from queries import store
from tests.analysis.sample_rows import TRUTH
from tests.analysis.small_company import small_company

TODAY = date(2024, 7, 1)


def read_as_step3(*, score):
    """The small company, where a call with A before its loss and a note on C, who lives, were read as step 3."""
    con = small_company()
    con.execute("update evidence set score = ? where interview_id = 'I-0'", [score])
    con.execute(
        "insert into notes (note_id, account_id, written_on, author, note_kind, body, load_id)"
        " values ('n', 'C', date '2024-06-01', 'Tom Hadley', 'note', 'Asked twice for a copy.', 1)"
    )
    con.execute(
        "insert into note_evidence values ('n', 0, 11, null, 'step3', null, ?, 't', '', '1', '1')", [score]
    )
    with store.write(con):
        pass
    return con


def where_it_shows(con):
    """Every figure that rests on signs, and how many it counts."""
    (clock,) = clocks(con, loss_ids=["L-1"])
    return {
        "clock": len(clock.seen),
        "days of warning": int(warned_losses(con)["step3"].notna().sum()),
        "chance of a save": int(chance_of_save(con).set_index("step").loc["step3", "accounts"]),
        "alerts": int(alerts_by_threshold(con)["alerts"].max()),
        "standing": len(accounts_by_step(con, today=TODAY)),
    }


@pytest.mark.parametrize(("score", "counts"), [(0.4999, False), (LEAST_SCORE, True), (1.0, True)])
def test_one_least_score_decides_for_clock_alert_save_and_standing(score, counts):
    both = {"chance of a save": 2, "alerts": 2}  # the call and the note; the others tell of one of them
    everywhere = {"clock": 1, "days of warning": 1, "standing": 1} | both
    shown = where_it_shows(read_as_step3(score=score))
    assert shown == (everywhere if counts else dict.fromkeys(shown, 0))


def test_alerts_are_judged_from_the_score_on_that_makes_a_sign():
    assert min(SCORES) == LEAST_SCORE


def test_a_loss_whose_only_words_are_too_weak_gave_no_warning_and_still_counts():
    losses = warned_losses(read_as_step3(score=0.3))
    assert list(losses["loss_id"]) == ["L-1"]
    assert losses["step3"].isna().all()


def test_what_a_person_confirms_counts_however_weakly_it_was_read():
    con = read_as_step3(score=0.2)
    corrections.confirm(con, 1, who="Ana", now=datetime(2024, 7, 1))
    shown = where_it_shows(con)
    assert (shown["clock"], shown["chance of a save"]) == (1, 1)


def test_a_complaint_is_put_right_only_where_that_was_read_surely_enough():
    standing = {}
    for score in (0.4, 0.6):
        con = read_as_step3(score=0.9)
        con.execute("update note_evidence set cause = 'no_response', step = null, status = 'asserted'")
        con.execute(
            "insert into notes (note_id, account_id, written_on, author, note_kind, body, load_id)"
            " values ('m', 'C', date '2024-06-20', 'Tom Hadley', 'note', 'They say it is mended.', 1)"
        )
        con.execute(
            "insert into note_evidence values"
            " ('m', 0, 22, 'no_response', null, 'resolved', ?, 't', '', '1', '1')",
            [score],
        )
        standing[score] = len(accounts_by_step(con, today=TODAY))
    assert standing == {0.4: 1, 0.6: 0}


def steps_read_rightly(con, *, sure):
    """Of the pieces of the sample's interviews read as a step, surely enough or not: those coded so, and all."""
    coded = {
        (talk.interview.interview_id, span.turn, span.labels[0], place)
        for talk in read_coded([TRUTH / "interviews_coded.jsonl"])
        for span in talk.spans
        for place in range(span.start, span.end)
    }
    read = con.execute(
        "select interview_id, turn, step, start_offset, end_offset from evidence"
        " where step is not null and (score >= ?) = ?",
        [LEAST_SCORE, sure],
    ).fetchall()
    right = [
        any((talk, turn, step, at) in coded for at in range(start, end))
        for talk, turn, step, start, end in read
    ]
    return sum(right), len(right)


def test_readings_of_the_sample_that_are_too_weak_are_more_often_wrong_than_right(
    built_sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    con = store.open_database(built_sample)
    right, signs = steps_read_rightly(con, sure=True)
    weak_right, weak = steps_read_rightly(con, sure=False)
    con.close()
    with capsys.disabled():
        print(
            f"\nsteps in the sample's interviews: {right} of {signs} signs right, {weak_right} of {weak} weaker"
        )
    assert right / signs > 0.5 > weak_right / weak
