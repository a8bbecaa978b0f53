"""Tables of reports: what each column holds, its unit in the heading, its numbers written in one way."""

import math
from datetime import date

import pandas as pd
import pytest

from analysis import causes, columns, coverage, interviewing_words, listed, loss_list, rows_behind
from queries import store
from tests.analysis.small_company import small_company


@pytest.mark.parametrize(
    ("frame", "name", "kind"),
    [
        ({"p_value": [0.03]}, "p_value", "number"),  # a probability, no amount
        ({"start_value": [9.0], "expansion": [2.0]}, "expansion", "money"),
        ({"start_value": [9.0], "contraction": [2.0]}, "contraction", "money"),
        ({"all_values": [2.0]}, "all_values", "money"),
        ({"precision_share": [0.5], "precision_low": [0.2]}, "precision_low", "share"),
        ({"corrected_share": [0.5], "corrected_high": [0.7]}, "corrected_high", "share"),
        ({"median_days": [9.0], "low_days": [2.0]}, "low_days", "number"),
        ({"median_months": [9.0], "low": [2.0]}, "low", "number"),
        ({"lost_on": [date(2024, 5, 31), None]}, "lost_on", "day"),
        ({"lost_on": [None]}, "lost_on", "day"),
        ({"rests_on": ["37 of 68 (43–66 %)"]}, "rests_on", "words"),  # as a day it was read as one of today
    ],
)
def test_a_column_is_what_it_holds(frame: dict[str, list[object]], name: str, kind: str) -> None:
    assert columns.kind_of(name, pd.DataFrame(frame)) == kind


def test_losses_counted_by_value_are_amounts() -> None:
    con = small_company()
    for found in (
        causes.share_of_losses_by_cause(con, by="value"),
        causes.share_of_losses_by_recorded_reason(con, by="value"),
        causes.share_of_losses_by_stated_cause(con, by="value"),
        causes.share_of_avoidable_losses(con, by="value"),
    ):
        assert [columns.kind_of(name, found) for name in ("losses", "of")] == ["money", "money"]
    counted = causes.share_of_losses_by_cause(con)
    assert [columns.kind_of(name, counted) for name in ("losses", "of")] == ["number", "number"]


def test_numbers_have_no_more_digits_than_say_something() -> None:
    """'96,066' months of a reader in Germany would be read as ninety-six thousand."""
    shown = columns.worded(
        pd.DataFrame(
            {
                "annual_value": [543_600.5, math.nan],
                "median_months": [96.0657, 117.158],
                "kappa": [0.19868, 12_345.6],
                "ratio": [math.inf, 1.2345],
                "accounts": pd.array([1_234_567, pd.NA], dtype="Int64"),
            }
        )
    )

    assert shown["annual_value"].iloc[0] == 543_600
    assert shown["annual_value"].isna().tolist() == [False, True]
    assert shown["median_months"].tolist() == [96.1, 117.0]
    assert shown["kappa"].tolist() == [0.199, 12_346.0]
    assert shown["ratio"].tolist() == [math.inf, 1.23]
    assert shown["accounts"].iloc[0] == 1_234_567


def test_a_number_that_is_not_known_stays_unknown() -> None:
    shown = columns.worded(pd.DataFrame({"risk": [0.75, math.nan]}))
    assert shown["risk"].tolist()[0] == 0.75
    assert math.isnan(shown["risk"].tolist()[1])


def test_an_amount_in_its_own_currency_is_not_headed_with_the_one_of_reports() -> None:
    own = pd.DataFrame({"annual_value": [1.0], "reporting_value": [2.0], "currency": ["EUR"]})

    assert columns.currency_of("annual_value", own, reporting="GBP") == ""
    assert columns.currency_of("reporting_value", own, reporting="GBP") == "GBP"
    assert columns.currency_of("annual_value", own.drop(columns="currency"), reporting="GBP") == "GBP"


@pytest.fixture
def con() -> store.Connection:
    """Two losses and a lost deal in euros, of which one is worth half a pound."""
    con = small_company()
    con.execute("update defections set currency = 'EUR'")
    con.execute("update defections set annual_value = 9000 where loss_id = 'L-2'")
    con.execute("delete from interviews where loss_id = 'L-2'")
    con.execute(
        "insert into deals (deal_id, account_id, account_name, stage, outcome, closed_on, annual_value, currency,"
        " load_id) values ('D-1', 'C', 'Account C', 'Lost', 'lost', date '2024-03-01', 5000, 'EUR', 1)"
    )
    con.execute("insert into exchange_rates (currency, rate_year, rate) values ('EUR', 2024, 0.5)")
    con.execute("insert into settings values ('reporting_currency', '\"GBP\"')")
    with store.write(con):
        pass
    return con


def test_lists_of_losses_and_deals_give_values_in_the_currency_of_their_heading(con) -> None:
    shown = loss_list.losses_worded(con).set_index("account_name")["annual_value"]
    waiting = coverage.losses_not_interviewed(con, today=pd.Timestamp("2024-04-01").date())
    deals = listed.deals_worded(rows_behind.deals(con))

    assert shown.to_dict() == {"Account A": 6000, "Account B": 4500}
    assert interviewing_words.waiting_table(waiting)["annual_value"].tolist() == [4500]
    assert deals["annual_value"].tolist() == [2500]
