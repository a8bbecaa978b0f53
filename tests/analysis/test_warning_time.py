"""Days of warning over all losses: who counts, and the interval of a median."""

from datetime import date, timedelta

import pytest

from analysis.signals import Signal
from analysis.timeline import step_clock
from analysis.warning_time import COLUMNS, days_of_warning, median_with_interval, warning_frame
from queries import store

ANNOUNCED = date(2024, 3, 22)


def clock(number, days, *, step="step3", source="note", cause="neglect", records=1):
    signals = [] if days is None else [Signal(step, ANNOUNCED - timedelta(days=days), "words", source)]
    return step_clock(f"L-{number}", ANNOUNCED, signals, root_cause=cause, records_written=records)


def line(frame, cause="all", step="any"):
    return frame[(frame["cause"] == cause) & (frame["step"] == step)].iloc[0]


def test_a_loss_without_a_signal_counts_as_no_warning():
    frame = warning_frame([clock(n, days) for n, days in enumerate([None, None, None, 40, 60, 80])])
    row = line(frame)
    assert (row["losses"], row["without_signal"]) == (6, 3)
    assert row["without_share"] == 0.5
    assert row["median_days"] == 20
    assert (row["low_days"], row["high_days"]) == (0, 80)


def test_a_loss_about_which_nobody_wrote_is_left_out():
    assert line(warning_frame([clock(1, 30), clock(2, 30, records=0)]))["losses"] == 1


def test_below_five_only_counts():
    row = line(warning_frame([clock(n, 30) for n in range(4)]))
    assert (row["losses"], row["without_signal"]) == (4, 0)
    assert row[["without_share", "low", "median_days", "in_own_notes_share"]].isna().all()


def test_steps_causes_and_sources_are_told_apart():
    clocks = [clock(1, 30), clock(2, 50, step="step2"), clock(3, 10, source="contract", cause="price")]
    frame = warning_frame(clocks)
    assert list(frame["cause"].unique()) == ["all", "neglect", "price"]
    assert line(frame, step="step2")["without_signal"] == 2
    assert line(frame, step="step3")["in_own_notes"] == 1
    assert line(frame, cause="price")["in_own_notes"] == 0


@pytest.mark.parametrize(
    ("n", "lower", "upper"), [(6, 1, 6), (9, 2, 8), (10, 2, 9), (20, 6, 15), (100, 40, 61)]
)
def test_median_interval_against_the_sign_test_table(n, lower, upper):
    """Order statistics of the 95 % interval, as in the table of the sign test (Dixon and Massey)."""
    assert median_with_interval(range(1, n + 1))[1:] == (lower, upper)


def test_five_values_have_a_median_and_no_interval():
    assert median_with_interval([1, 2, 3, 4, 5]) == (3, None, None)


def test_an_empty_database_gives_an_empty_frame_with_its_columns():
    frame = days_of_warning(store.memory_database())
    assert tuple(frame.columns) == COLUMNS
    assert set(frame["losses"]) == {0}
