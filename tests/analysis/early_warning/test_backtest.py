"""The back-test: when an alert is raised, how it came out, and that it never looks ahead."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.early_warning.backtest import alerts, alerts_by_threshold, outcomes, seen_of, threshold_line
from analysis.early_warning.signals import STEPS
from queries import store

FOLLOWED = 547  # days from the first sign to the end of the data


def seen(day, *, account="A", step="step3", score=0.9, announced=None):
    """A sign so many days after the start, and the day of the next notice (None: there is none)."""
    return {
        "account_number": ord(account),
        "day_number": day,
        "step_number": STEPS.index(step) + 1,
        "score": score,
        "days_before_notice": None if announced is None else announced - day,
        "days_followed": FOLLOWED - day,
    }


def as_asked(signs):
    """Signs in the order and the types of the query."""
    frame = pd.DataFrame(signs, columns=list(seen(0)))
    types = dict.fromkeys(frame.columns, "int64") | {"score": float, "days_before_notice": "Int64"}
    return seen_of(frame.astype(types).sort_values(["account_number", "day_number"], kind="stable"))


def raised(signs, *, least_step="step1", least_score=0.5):
    """(day, account) of each alert, by day."""
    found = alerts(as_asked(signs), least_step=least_step, least_score=least_score)
    return sorted((row.day_number, chr(row.account_number)) for row in found.itertuples())


@pytest.mark.parametrize(
    ("days_to_notice", "outcome"),
    [(1, "late"), (14, "late"), (15, "early"), (180, "early"), (181, "false"), (None, "false")],
)
def test_an_alert_is_early_from_15_to_180_days(days_to_notice, outcome):
    assert outcomes(pd.Series([days_to_notice], dtype="Int64"), pd.Series([400])) == [outcome]


@pytest.mark.parametrize(("followed", "outcome"), [(180, "open"), (181, "false")])
def test_nobody_can_say_until_180_days_have_passed(followed, outcome):
    assert outcomes(pd.Series([None], dtype="Int64"), pd.Series([followed])) == [outcome]


def test_a_threshold_takes_its_step_and_those_beyond():
    signals = [seen(0, account="A", step="step1"), seen(1, account="B", step="step2"), seen(2, account="C")]
    assert [account for _, account in raised(signals, least_step="step2")] == ["B", "C"]


def test_a_weak_signal_raises_nothing():
    assert raised([seen(0, score=0.69)], least_score=0.7) == []
    assert len(raised([seen(0, score=0.7)], least_score=0.7)) == 1


@pytest.mark.parametrize(("day", "alerts_raised"), [(90, 1), (91, 2)])
def test_an_account_that_has_raised_an_alert_is_quiet_for_90_days(day, alerts_raised):
    assert len(raised([seen(0), seen(day)])) == alerts_raised


def test_the_quiet_days_run_from_the_last_alert_not_from_the_last_sign():
    assert [day for day, _ in raised([seen(0), seen(60), seen(120)])] == [0, 120]


def one_by_one(signs, *, least_step, least_score):
    """The same alerts as a person would raise them, sign after sign."""
    found, last = [], {}
    for sign in sorted(signs, key=lambda sign: sign["day_number"]):
        if sign["step_number"] <= STEPS.index(least_step) or sign["score"] < least_score:
            continue
        account, day = chr(sign["account_number"]), sign["day_number"]
        if account not in last or day - last[account] > 90:
            last[account] = day
            found.append((day, account))
    return sorted(found)


signals = st.builds(
    seen,
    st.integers(0, 600),
    account=st.sampled_from(["A", "B"]),
    step=st.sampled_from(["step1", "step2", "step3"]),
    score=st.sampled_from([0.4, 0.6, 0.8]),
)


@given(st.lists(signals, max_size=15))
def test_all_accounts_at_once_raise_what_one_sign_after_the_other_raises(written):
    for least in ({"least_step": "step2", "least_score": 0.5}, {"least_step": "step1", "least_score": 0.7}):
        assert raised(written, **least) == one_by_one(written, **least)


@given(st.lists(signals, max_size=12), st.integers(0, 400))
def test_what_is_written_later_changes_no_earlier_alert(written, day):
    known = [signal for signal in written if signal["day_number"] < day]
    whole = raised(written, least_step="step2")
    assert raised(known, least_step="step2") == [alert for alert in whole if alert[0] < day]


def test_precision_recall_lead_and_alerts_a_week():
    written = [
        seen(0, account="A", announced=60),
        seen(0, account="B", announced=10),
        seen(0, account="C"),
        seen(0, account="D", announced=100),
        seen(0, account="E", announced=40),
        seen(500, account="F"),
    ]
    line = threshold_line(as_asked(written), 5, 12.0, "step3", 0.5)
    assert (line["early"], line["late"], line["false"], line["open"]) == (3, 1, 1, 1)
    assert line["precision_share"] == 0.6
    assert (line["losses_foreseen"], line["losses_with_records"]) == (3, 5)
    assert line["recall_share"] == 0.6
    assert line["alerts_a_week"] == 0.5
    assert math.isnan(line["lead_days"])  # three leads are too few for a median


@pytest.fixture
def con():
    con = store.memory_database()
    con.execute(
        "insert into accounts (account_id, name, load_id)"
        " values ('A', 'Skerrow', 1), ('B', 'Varley', 1), ('C', 'Cawdale', 1)"
    )
    con.execute(
        "insert into contracts (contract_id, account_id, starts_on, ends_on, monthly_fee, currency, load_id) values"
        " ('C1', 'A', date '2021-01-01', date '2024-06-30', 100, 'GBP', 1),"
        " ('C2', 'B', date '2021-01-01', null, 100, 'GBP', 1),"
        " ('C3', 'C', date '2021-01-01', date '2025-06-30', 100, 'GBP', 1)"
    )
    con.execute(
        "insert into defections (loss_id, account_id, lost_on, notice_on, currency, load_id) values"
        " ('L-1', 'A', date '2024-06-30', date '2024-05-01', 'GBP', 1),"
        " ('L-2', 'C', date '2025-06-30', date '2025-05-01', 'GBP', 1)"
    )
    con.execute(
        "insert into notes (note_id, account_id, written_on, note_kind, body, load_id) values"
        " ('n1', 'A', date '2024-04-01', 'note', 'words', 1),"
        " ('n2', 'A', date '2024-05-01', 'note', 'words', 1),"
        " ('n3', 'B', date '2024-04-01', 'note', 'words', 1),"
        " ('n4', 'B', null, 'note', 'words', 1)"
    )
    con.execute(
        "insert into note_evidence select note_id, 0, 5, null, 'step3', null, 0.8, 't', '', '1', '1' from notes"
    )
    with store.write(con):
        pass
    return con


def test_on_rows_words_after_the_notice_and_undated_ones_raise_nothing(con):
    frame = alerts_by_threshold(con).set_index(["least_step", "least_score"])
    line = frame.loc[("step3", 0.5)]
    assert (line["alerts"], line["early"], line["false"]) == (2, 1, 1)
    assert (line["losses_foreseen"], line["losses_with_records"], line["losses"]) == (1, 1, 2)
    assert frame.loc[("step3", 0.9)]["alerts"] == 0


def test_without_data_there_are_thresholds_and_no_alerts():
    frame = alerts_by_threshold(store.memory_database())
    assert set(frame["alerts"]) == {0}
    assert frame["precision_share"].isna().all()
