"""Shares by value leave out losses whose value nobody knows: every report counts them, every sentence says so."""

import math

import pytest

from analysis import causes, columns, overview, periods, side_by_side, winloss
from analysis.action import effects, worth
from analysis.figures import captions
from analysis.sentences import left_out
from queries import store
from tests.analysis.test_causes import losses_of, many


@pytest.fixture
def con():
    """Of six losses to price and four to tone, two and one have no value; so has one of three of unknown cause."""
    rows = [
        *many(4, cause="price", value=1000, reason="Price", segment="key"),
        *many(2, cause="price", value=None, reason="Price", segment="key"),
        *many(3, cause="tone", value=2000, reason="Other", segment="small"),
        *many(1, cause="tone", value=None, reason="Other", segment="small"),
        *many(2, value=500, reason="Other", segment="small"),
        *many(1, value=None, reason="Other", segment="small"),
    ]
    return losses_of(rows)


@pytest.mark.parametrize(
    ("report", "name", "expected"),
    [
        (causes.share_of_losses_by_cause, "cause", {"tone": (6000, 1), "price": (4000, 2)}),
        (causes.share_of_avoidable_losses, "group_name", {"avoidable": (10000, 3)}),
        (causes.share_of_losses_by_recorded_reason, "reason", {"Other": (7000, 2), "Price": (4000, 2)}),
    ],
)
def test_each_share_by_value_counts_the_losses_that_it_leaves_out(con, report, name, expected):
    found = report(con, by="value")
    told = zip(found[name], found["losses"], found["without_value"], strict=True)
    assert {key: (value, without) for key, value, without in told} == expected
    assert found["share"].sum() == pytest.approx(1)


def test_by_count_nothing_is_left_out(con):
    found = causes.share_of_losses_by_cause(con)
    assert found.set_index("cause")["losses"].to_dict() == {"price": 6, "tone": 4}
    assert not found["without_value"].any()


def test_fewer_than_five_losses_with_a_value_have_no_share_by_value():
    con = losses_of([*many(4, cause="price", value=100), *many(20, cause="tone")])
    found = causes.share_of_losses_by_cause(con, by="value").set_index("cause")
    assert math.isnan(found.loc["price", "share"])
    assert math.isnan(found.loc["price", "weighted_share"])
    assert found.loc["tone", "without_value"] == 20


def test_the_captions_say_how_many_are_left_out(con):
    by_value = causes.share_of_losses_by_cause(con, by="value")
    assert "3 losses without a value are left out." in captions.of_causes(
        by_value, by="value", currency="GBP"
    )
    assert "left out" not in captions.of_causes(causes.share_of_losses_by_cause(con))
    side = side_by_side.causes_by_group(con, dimension="segment", by="value")
    assert "3 losses without a value are left out." in side_by_side.in_words(side, dimension="segment")


def test_what_a_cause_is_worth_and_what_was_lost_say_it_too(con):
    found = effects.worth_of_cause(con, cause="price", share_kept=0.5)
    assert (found["value"][0], found["without_value"][0]) == (4000, 2)
    told = worth.in_words(found.assign(share_after_a_year=0.9, worth_at_most=1800.0), currency="GBP")
    assert told.endswith(" 2 losses without a value are left out.")
    lead = overview.opening(con, period=periods.parse("2024"), kind="defection", currency="GBP").lead
    assert "4 losses without a value are left out." in lead


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, ""), (1, " 1 loss without a value is left out."), (2, " 2 losses without a value are left out.")],
)
def test_the_sentence_counts_in_words(count, words):
    assert left_out(count) == words


def test_a_count_of_losses_without_a_value_is_no_amount(con):
    found = causes.share_of_losses_by_cause(con, by="value")
    assert columns.kind_of("without_value", found) == "number"
    assert columns.heading("without_value", "number", currency="GBP") == "Without a value"


def test_head_to_head_counts_decided_deals_without_a_value():
    con = losses_of(many(1))
    con.execute(
        "insert into deals"
        " (deal_id, account_name, opened_on, closed_on, outcome, annual_value, currency, competitor, load_id) values"
        " ('D1', 'P', date '2024-01-01', date '2024-03-01', 'lost', 100, 'GBP', 'Tarn', 1),"
        " ('D2', 'P', date '2024-01-01', date '2024-03-01', 'won', null, 'GBP', 'Tarn', 1)"
    )
    with store.write(con):
        pass
    row = winloss.head_to_head(con).iloc[0]
    assert (row["won"], row["lost"], row["lost_value"], row["without_value"]) == (1, 1, 100, 1)
