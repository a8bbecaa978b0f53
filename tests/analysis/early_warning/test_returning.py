"""One account that left, came back, left again and came back; two that were one: every figure counted by hand."""

from datetime import date, datetime

import pytest

from analysis import churn, retention
from analysis.action.winback import is_still_gone, start_win_back, win_backs
from analysis.early_warning.backtest import alerts_by_threshold
from analysis.early_warning.timeline import clocks
from analysis.early_warning.warning_time import warned_losses
from analysis.loading import merging_accounts
from queries import store
from tests.analysis.sample_rows import settings

WATCHED = {"observed_since": "2021-01-01", "observed_until": "2024-07-01"}


def company(contracts, losses=()):
    """Contracts (account, from, to, fee) and losses (id, account, lost, notice), watched from 2021 to June 2024."""
    con = store.memory_database()
    accounts = sorted({account for account, *_ in contracts})
    con.executemany(
        "insert into accounts (account_id, name, load_id) values (?, ?, 1)", [[a, a] for a in accounts]
    )
    con.executemany(
        "insert into contracts (contract_id, account_id, starts_on, ends_on, monthly_fee, currency, load_id)"
        " values (?, ?, ?, ?, ?, 'GBP', 1)",
        [[f"C{number}", *row] for number, row in enumerate(contracts)],
    )
    if losses:
        con.executemany(
            "insert into defections (loss_id, account_id, lost_on, notice_on, currency, load_id)"
            " values (?, ?, ?, ?, 'GBP', 1)",
            losses,
        )
    with store.write(con) as cursor:
        store.append(cursor, "settings", settings(**WATCHED))
    return con


@pytest.fixture
def con():
    """Five accounts that stay, at 100 a month; R comes at 100, comes back at 200, and again at 50."""
    stay = [(name, "2020-01-01", None, 100) for name in "ABCDE"]
    return company(
        [
            *stay,
            ("R", "2021-01-01", "2022-06-30", 100),
            ("R", "2022-10-01", "2023-09-30", 200),
            ("R", "2024-02-01", None, 50),
        ],
        [("L-1", "R", "2022-06-30", "2022-06-01"), ("L-2", "R", "2023-09-30", "2023-09-01")],
    )


def test_each_time_it_leaves_is_a_loss_and_each_time_it_is_there_it_is_at_risk(con):
    found = churn.logo_churn_by_period(con, grain="year")
    assert found[["at_risk", "lost", "complete"]].to_numpy().tolist() == [
        [6, 0, True],
        [6, 1, True],
        [6, 1, True],  # back since October 2022
        [5, 0, False],  # gone on 1 January 2024; the data end in July
    ]


def test_what_it_pays_after_its_return_keeps_nothing_of_what_was_lost(con):
    found = retention.revenue_retention_by_period(con, grain="year").set_index(found_years(con))
    assert found.loc[2022, ["start_value", "lost_value", "expansion"]].tolist() == [7200, 1200, 0]
    assert found.loc[2022, "gross_retention_share"] == pytest.approx(6000 / 7200)
    assert found.loc[2022, "net_retention_share"] == pytest.approx(6000 / 7200)
    assert found.loc[2023, ["start_value", "lost_value"]].tolist() == [8400, 2400]


def found_years(con):
    return retention.revenue_retention_by_period(con, grain="year")["period_start"].dt.year


def test_the_bridge_names_who_returned_apart_from_who_is_new(con):
    parts = retention.bridge_of_period(con, since=date(2022, 1, 1), until=date(2023, 1, 1)).set_index("part")
    assert parts["value"].to_dict() == {
        "start": 7200, "new": 0, "returned": 2400, "expansion": 0, "contraction": 0, "lost": -1200, "end": 8400,
    }  # fmt: skip
    assert parts["accounts"].dropna().to_dict() == {
        "new": 0, "returned": 1, "expansion": 0, "contraction": 0, "lost": 1,
    }  # fmt: skip


def test_in_its_cohort_it_stands_once_and_as_gone_after_its_first_leaving(con):
    found = retention.cohort_triangle(con)
    own = found[found["cohort_start"] == "2021-01-01"]
    assert set(own["accounts"]) == {1}
    assert own["still_there"].tolist() == [1] * 6 + [0] * 8  # its sixth quarter ends with 30 June 2022
    assert found.loc[found["cohort_start"].isna(), "accounts"].tolist() == [5]
    assert found.drop_duplicates("cohort_start")["accounts"].sum() == 6


def test_its_tenure_starts_anew_with_each_return(con):
    rows = con.execute(
        "select entry_days, exit_days, has_left from tenures_in(null, null, null, null, null)"
        " where account_id = 'R' order by exit_days desc"
    ).fetchall()
    assert rows == [(-1, 546, True), (-1, 365, True), (-1, 150, False)]
    assert con.execute("select loss_id, tenure_months from losses order by 1").fetchall() == [
        ("L-1", 18),
        ("L-2", 12),
    ]


def test_the_clock_of_its_second_loss_hears_nothing_from_before_its_return(con):
    days = {
        "served first": "2022-05-02",
        "gone": "2022-09-30",
        "back": "2022-10-01",
        "gone again": "2023-10-05",
    }
    for note_id, day in days.items():
        con.execute(
            "insert into notes (note_id, account_id, written_on, note_kind, body, load_id)"
            " values (?, 'R', ?, 'note', 'Asked for the contract.', 1)",
            [note_id, day],
        )
        con.execute(
            "insert into note_evidence values (?, 0, 5, null, 'step3', null, 0.9, 't', '', '1', '1')",
            [note_id],
        )
    first, second = clocks(con)
    assert [signal.source_id for signal in first.seen] == ["served first"]
    assert first.days_of_warning("step3") == 30
    assert [signal.source_id for signal in second.seen] == ["back"]
    assert second.days_of_warning("step3") == 335
    assert warned_losses(con)["step3"].tolist() == [30, 335]


def test_it_can_be_won_back_only_while_it_is_gone_and_the_attempt_is_followed(con):
    assert not is_still_gone(con, "L-1", date(2024, 6, 30))
    assert not is_still_gone(con, "L-2", date(2024, 6, 30))
    con.execute("delete from contracts where starts_on = date '2024-02-01'")
    with store.write(con):
        pass
    assert not is_still_gone(con, "L-1", date(2024, 1, 15))
    start_win_back(con, "L-2", owner="Tom", today=date(2024, 1, 15))
    con.execute(
        "insert into contracts (contract_id, account_id, starts_on, monthly_fee, currency, load_id)"
        " values ('C9', 'R', date '2024-02-01', 50, 'GBP', 1)"
    )
    with store.write(con):
        pass
    (attempt,) = win_backs(con)
    assert (attempt["returned_on"], attempt["has_left_again"]) == (date(2024, 2, 1), False)


@pytest.fixture
def renamed():
    """M is kept under two ids: until the end of 2022 as M-1, at 100, from then on as M-2, at 150."""
    stay = [(name, "2020-01-01", None, 100) for name in "ABCDE"]
    return company([*stay, ("M-1", "2021-01-01", "2022-12-31", 100), ("M-2", "2023-01-01", None, 150)])


def test_two_accounts_that_are_one_were_never_lost_once_they_are_merged(renamed):
    assert losses_a_year(renamed) == [0, 1, 0, 0]
    merging_accounts.merge_accounts(renamed, "M-1", "M-2", who="test", now=datetime(2024, 7, 1))
    assert losses_a_year(renamed) == [0, 0, 0, 0]
    found = retention.bridge_of_period(renamed, since=date(2022, 1, 1), until=date(2024, 1, 1)).set_index(
        "part"
    )
    assert found["value"].to_dict() == {
        "start": 7200, "new": 0, "returned": 0, "expansion": 600, "contraction": 0, "lost": 0, "end": 7800,
    }  # fmt: skip


def losses_a_year(con):
    return churn.logo_churn_by_period(con, grain="year")["lost"].tolist()


def test_two_accounts_that_are_one_have_one_tenure_and_one_place_in_the_cohorts(renamed):
    merging_accounts.merge_accounts(renamed, "M-1", "M-2", who="test", now=datetime(2024, 7, 1))
    rows = renamed.execute(
        "select exit_days, has_left from tenures_in(null, null, null, null, null) where account_id = 'M-1'"
    ).fetchall()
    assert rows == [((date(2024, 6, 30) - date(2021, 1, 1)).days, False)]
    found = retention.cohort_triangle(renamed)
    assert found["cohort_start"].dropna().dt.year.unique().tolist() == [2021]
    assert set(found.loc[found["cohort_start"].notna(), "still_there"]) == {1}
    assert renamed.execute("select count(*) from losses").fetchall() == [(0,)]


def test_a_recorded_loss_of_one_of_them_stays_a_loss_of_both(renamed):
    renamed.execute(
        "insert into defections (loss_id, account_id, lost_on, currency, load_id)"
        " values ('L-1', 'M-1', date '2022-12-31', 'GBP', 1)"
    )
    merging_accounts.merge_accounts(renamed, "M-1", "M-2", who="test", now=datetime(2024, 7, 1))
    assert losses_a_year(renamed) == [0, 1, 0, 0]
    assert renamed.execute("select account_id, tenure_months from losses").fetchall() == [("M-1", 24)]
    assert not is_still_gone(renamed, "L-1", date(2024, 7, 1))


def test_what_was_written_before_a_return_is_no_record_of_the_next_loss_in_any_base(con):
    con.execute(
        "insert into notes (note_id, account_id, written_on, note_kind, body, load_id)"
        " values ('n', 'R', date '2022-09-15', 'note', 'Wrote to them after they had gone.', 1)"
    )
    con.execute("insert into note_evidence values ('n', 0, 5, null, 'step3', null, 0.9, 't', '', '1', '1')")
    with store.write(con):
        pass
    assert warned_losses(con).empty
    assert set(alerts_by_threshold(con)["losses_with_records"]) == {0}
