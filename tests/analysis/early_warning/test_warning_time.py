"""Days of warning over all losses: who counts, and the interval of a median."""

import math
from pathlib import Path

import pandas as pd
import pytest

from analysis.early_warning.signals import OWN_NOTES, STEPS
from analysis.early_warning.timeline import clocks
from analysis.early_warning.warning_time import (
    COLUMNS,
    days_of_warning,
    median_with_interval,
    warned_losses,
    warning_frame,
)
from queries import store
from tests.analysis.small_company import small_company


def warned(days, *, step="step3", in_own_notes=True, cause="neglect"):
    """A loss as the query tells it, with a signal of one step, or with none (None)."""
    shown = {known: float(days) if known == step and days else float("nan") for known in STEPS}
    noted = {f"{known}_in_own_notes": known == step and in_own_notes for known in STEPS}
    return {"root_cause": cause} | shown | noted


def line(frame, cause="all", step="any"):
    return frame[(frame["cause"] == cause) & (frame["step"] == step)].iloc[0]


def test_a_loss_without_a_signal_counts_as_no_warning():
    frame = warning_frame(pd.DataFrame([warned(days) for days in (None, None, None, 40, 60, 80)]))
    row = line(frame)
    assert (row["losses"], row["without_signal"]) == (6, 3)
    assert row["without_share"] == 0.5
    assert row["median_days"] == 20
    assert (row["low_days"], row["high_days"]) == (0, 80)


def test_below_five_only_counts():
    row = line(warning_frame(pd.DataFrame([warned(30)] * 4)))
    assert (row["losses"], row["without_signal"]) == (4, 0)
    assert row[["without_share", "low", "median_days", "in_own_notes_share"]].isna().all()


def test_steps_causes_and_sources_are_told_apart():
    losses = [warned(30), warned(50, step="step2"), warned(10, in_own_notes=False, cause="price")]
    frame = warning_frame(pd.DataFrame(losses))
    assert list(frame["cause"].unique()) == ["all", "neglect", "price"]
    assert line(frame, step="step2")["without_signal"] == 2
    assert line(frame, step="step3")["in_own_notes"] == 1
    assert line(frame, cause="price")["in_own_notes"] == 0


def of_clock(clock):
    """What the query should tell of a loss, from its clock."""
    shown = {step: clock.days_of_warning(step) for step in STEPS}
    noted = {
        f"{step}_in_own_notes": any(s.step == step and s.source in OWN_NOTES for s in clock.seen)
        for step in STEPS
    }
    return {"loss_id": clock.loss_id, "root_cause": clock.root_cause} | shown | noted


def as_by_clocks(con, **filters):
    """The losses that the query tells of, and that each is told of as its clock has it."""
    told = warned_losses(con, **filters).astype(object)
    recorded = [of_clock(clock) for clock in clocks(con, **filters) if clock.records_written]
    assert told.where(told.notna(), None).to_dict("records") == recorded
    return told


@pytest.mark.parametrize("kind", ["defection", "lost_deal"])
def test_the_figures_of_the_sample_are_those_of_its_clocks(built_sample: Path, kind: str) -> None:
    con = store.open_database(built_sample)
    losses = as_by_clocks(con, kind=kind)
    con.close()
    assert kind == "lost_deal" or losses["step3_in_own_notes"].any()


def test_notices_and_undated_or_late_notes_count_as_on_clocks():
    con = small_company()  # A gave notice on 2024-01-15, B on 2024-02-15
    con.execute(
        "update contracts set notice_on = date '2024-02-10' where account_id = 'B';"
        "update accounts set management_changed_on = date '2023-09-01' where account_id = 'B'"
    )
    con.execute(
        "insert into notes (note_id, account_id, written_on, author, note_kind, body, load_id) values"
        " ('n1', 'A', date '2023-12-01', 'Tom', 'note', 'Asked what it costs to leave.', 1),"
        " ('n2', 'A', null, 'Tom', 'note', 'Asked what it costs to leave.', 1),"
        " ('n3', 'B', date '2024-02-14', 'Tom', 'ticket', 'Asked what it costs to leave.', 1),"
        " ('n4', 'B', date '2024-02-15', 'Tom', 'note', 'Asked what it costs to leave.', 1)"
    )
    con.execute(
        "insert into note_evidence values"
        " ('n1', 0, 28, 'price', null, 'asserted', 0.9, 't', '', '1', '1'),"
        " ('n2', 0, 28, null, 'step3', null, 0.9, 't', '', '1', '1'),"
        " ('n3', 0, 28, null, 'step2', null, 0.9, 't', '', '1', '1'),"
        " ('n4', 0, 28, null, 'step3', null, 0.9, 't', '', '1', '1')"
    )
    with store.write(con):
        pass
    told = as_by_clocks(con).set_index("loss_id")
    assert told["step3"].dropna().to_dict() == {"L-1": 45, "L-2": 5}  # a call; the notice on a contract
    assert told["step2"].dropna().to_dict() == {"L-2": 1}
    assert told["step1"].dropna().to_dict() == {"L-2": 167}  # price is no catalyst, new management is
    assert list(told["step3_in_own_notes"]) == [True, False]


def test_a_loss_about_which_nobody_wrote_is_left_out():
    assert list(warned_losses(small_company())["loss_id"]) == ["L-1"]


@pytest.mark.parametrize(
    ("n", "lower", "upper"), [(6, 1, 6), (9, 2, 8), (10, 2, 9), (20, 6, 15), (100, 40, 61)]
)
def test_median_interval_against_the_sign_test_table(n, lower, upper):
    """Order statistics of the 95 % interval, as in the table of the sign test (Dixon and Massey)."""
    assert median_with_interval(range(1, n + 1))[1:] == (lower, upper)


def test_five_values_have_a_median_and_no_interval():
    assert median_with_interval([1, 2, 3, 4, 5]) == pytest.approx((3, math.nan, math.nan), nan_ok=True)


def test_an_empty_database_gives_an_empty_frame_with_its_columns():
    frame = days_of_warning(store.memory_database())
    assert tuple(frame.columns) == COLUMNS
    assert set(frame["losses"]) == {0}
