"""A click on a bar or a row opens what is behind it: as many losses, accounts or deals as it shows.

Every row of a report is turned into an address, as the page does it, and the rows are counted that the page Losses, or
the page behind figures, lists for that address.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pandas as pd
import pytest

from analysis import (
    addresses,
    agreement,
    audit,
    causes,
    choices,
    churn,
    coverage,
    incidence,
    listed,
    loss_list,
    narrowing,
    periods,
    retention,
    rows_behind,
    survival,
    winloss,
)
from analysis.early_warning import backtest, forewarning_words, saves, warning_time
from queries import store
from tests.analysis.sample_rows import demo_database

YEAR = {"since": date(2024, 1, 1), "until": date(2025, 1, 1)}
IN_2024 = periods.parse("2024")
EVER: dict[str, Any] = {}
Way = Callable[[Any], addresses.Address | None]


@pytest.fixture(scope="module")
def con() -> Iterator[store.Connection]:
    con = demo_database()
    yield con
    con.close()


@pytest.fixture(scope="module")
def read(built_sample) -> Iterator[store.Connection]:
    """The sample with its interviews read."""
    con = store.open_database(built_sample)
    yield con
    con.close()


def opened_by(con: store.Connection, filters: dict[str, Any], address: addresses.Address | None) -> int:
    """How many rows the page Losses, or the page behind figures, lists for an address; 0 where nothing leads on."""
    if address is None:
        return 0
    asked = {name: given(address.get(name)) for name in ("period", "kind", *addresses.FILTERS)}
    chosen, dropped = choices.understood(asked, choices.of_filters(con))
    told = {name: list(chosen[name]) or None for name in addresses.FILTERS if asked[name]}
    told |= {"since": chosen["period"].since, "until": chosen["period"].until} if asked["period"] else {}
    told |= {"kind": chosen["kind"]} if asked["kind"] else {}
    page = listed if set(address) & set(addresses.LISTS) else narrowing
    words = {name: text for name, text in address.items() if name in page.WORDS}
    narrowed, notes = page.understood(con, asked=tuple(words.items()))
    assert not dropped
    assert set(address) == set(words) | {name for name in asked if name in address}
    assert not notes
    found = rows_of(con, filters | told, narrowed)
    return int(found["found"].iloc[0]) if len(found) else 0


def rows_of(con: store.Connection, filters: dict[str, Any], narrowed: dict[str, Any]) -> pd.DataFrame:
    """The list that a page shows: accounts, deals or losses."""
    if "moved" in narrowed:
        return rows_behind.accounts_behind_bridge(con, part=narrowed["moved"], **filters)
    if "stood" in narrowed:
        return saves.accounts_behind_saves(con, step=narrowed["stood"])
    if "alerts" in narrowed:
        return backtest.alerts_behind_threshold(con, **narrowed["alerts"])
    if "ended" in narrowed:
        return rows_behind.deals(con, **listed.narrowed(narrowed), **filters)
    return loss_list.losses_found(con, **filters | narrowed)


def given(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else value or []


def counts(con: store.Connection, rows: pd.DataFrame, way: Way, filters: dict[str, Any]) -> list[int]:
    return [opened_by(con, filters, way(row)) for row in rows.to_dict("records")]


@pytest.mark.parametrize("by", ["count", "value"])
def test_root_causes(con: store.Connection, by: str) -> None:
    shown = causes.share_of_losses_by_cause(con, **YEAR)
    rows = (
        causes.share_of_losses_by_cause(con, by=by, **YEAR)
        .set_index("cause")
        .loc[shown["cause"]]
        .reset_index()
    )

    assert counts(con, rows, lambda row: addresses.of_cause(row, by), YEAR) == shown["losses"].tolist()


def test_causes_that_are_mentioned(read: store.Connection) -> None:
    shown = causes.share_of_losses_by_cause(read, by="mentioned", **YEAR)

    assert (
        counts(read, shown, lambda row: addresses.of_cause(row, "mentioned"), YEAR)
        == shown["losses"].tolist()
    )
    assert shown["losses"].sum() > 20


def test_recorded_reasons(con: store.Connection) -> None:
    shown = causes.share_of_losses_by_recorded_reason(con, **YEAR)

    assert counts(con, shown, addresses.of_reason, YEAR) == shown["losses"].tolist()


def test_points_of_a_trend_and_cells_of_the_heat_map(con: store.Connection) -> None:
    shown = causes.causes_by_period(con, grain="quarter")

    assert counts(con, shown, addresses.of_point, EVER) == shown["losses"].tolist()
    assert shown["losses"].sum() > 30


@pytest.mark.parametrize("grain", ["month", "quarter", "year"])
@pytest.mark.parametrize("places", [{}, {"region": ["North"]}, {"owner": ["Sally Crewe"]}])
def test_churn_counts_only_those_there_at_the_start(
    con: store.Connection, grain: str, places: dict[str, list[str]]
) -> None:
    shown = churn.logo_churn_by_period(con, grain=grain, **places)

    assert counts(con, shown, lambda row: addresses.of_churn(row, grain), places) == shown["lost"].tolist()
    assert shown["lost"].sum() > 5


@pytest.mark.parametrize(
    "filters", [YEAR, {}, {"region": ["North"], "since": date(2024, 4, 1), "until": date(2024, 7, 1)}]
)
def test_the_bridge_opens_the_accounts_of_each_part_and_their_fees(
    con: store.Connection, filters: dict[str, Any]
) -> None:
    shown = retention.bridge_of_period(con, **filters)
    told = shown[shown["accounts"].notna()]
    since = filters.get("since") or date(2021, 1, 1)

    assert (
        counts(con, told, lambda row: addresses.of_bridge(row, since), filters) == told["accounts"].tolist()
    )
    for row in shown.itertuples():
        accounts = rows_behind.every_account(con, part=row.part, **filters)
        column = {"start": "start_value", "end": "end_value"}.get(row.part, "change_value")
        assert accounts[column].sum() == pytest.approx(row.value)


@pytest.mark.parametrize("grain", ["month", "quarter", "year"])
def test_retention_opens_the_accounts_that_it_rests_on(con: store.Connection, grain: str) -> None:
    shown = retention.revenue_retention_by_period(con, grain=grain).tail(8)

    assert (
        counts(con, shown, lambda row: addresses.of_retention(row, grain), EVER) == shown["at_risk"].tolist()
    )


def test_of_the_fees_of_those_accounts_as_much_was_kept_as_retention_says(con: store.Connection) -> None:
    kept = retention.retention_of_period(con, **YEAR).iloc[0]
    all_of = rows_behind.accounts_behind_bridge(con, **YEAR).iloc[0]

    assert all_of["all_start_value"] == pytest.approx(kept["start_value"])
    assert all_of["all_kept_value"] / all_of["all_start_value"] == pytest.approx(
        kept["gross_retention_share"]
    )
    assert all_of["all_end_value"] / all_of["all_start_value"] == pytest.approx(kept["net_retention_share"])


@pytest.mark.parametrize("dimension", ["all", "segment", "owner", "industry"])
def test_months_of_a_survival_curve_and_its_groups(con: store.Connection, dimension: str) -> None:
    curves = survival.survival_by(con, dimension=dimension)
    groups = survival.median_tenure_by(con, dimension=dimension)
    some = pd.concat([curves[curves["left"] > 0].head(12), curves[curves["left"] == 0].head(2)])

    assert counts(con, some, lambda row: addresses.of_months(row, dimension), EVER) == some["left"].tolist()
    assert (
        counts(con, groups, lambda row: addresses.of_months(row, dimension), EVER) == groups["left"].tolist()
    )


def test_customers_lost_to_a_cause_so_far(con: store.Connection) -> None:
    shown = incidence.cumulative_incidence_by_cause(con).groupby("cause").tail(1)

    assert counts(con, shown, addresses.of_incidence, EVER) == shown["left"].tolist()
    assert shown["left"].sum() > 50


def test_cells_of_the_cohort_triangle(con: store.Connection) -> None:
    shown = retention.cohort_triangle(con)

    assert counts(con, shown, addresses.of_cohort, EVER) == shown["left"].fillna(0).tolist()
    assert shown["left"].sum() > 0


BY = ["competitor", "segment", "region", "owner", "deal_type", "size_band", "period"]


@pytest.mark.parametrize("dimension", BY)
def test_win_rates_open_the_deals_that_were_decided(con: store.Connection, dimension: str) -> None:
    shown = winloss.win_rate_by(con, dimension=dimension, **YEAR)
    opened = counts(con, shown, lambda row: addresses.of_decided(row, dimension, IN_2024), YEAR)

    assert opened == (shown["won"] + shown["lost"]).tolist()
    assert sum(opened) == 68


@pytest.mark.parametrize("dimension", BY)
@pytest.mark.parametrize("outcome", winloss.OUTCOMES)
def test_parts_of_a_bar_open_the_deals_that_ended_so(
    con: store.Connection, dimension: str, outcome: str
) -> None:
    shown = winloss.win_rate_by(con, dimension=dimension, **YEAR)
    opened = [
        opened_by(con, YEAR, addresses.of_ended([outcome, name], dimension, IN_2024))
        for name in shown["group_name"]
    ]

    assert opened == shown[outcome].tolist()


def test_a_row_of_outcomes_opens_all_deals_of_the_group(con: store.Connection) -> None:
    shown = winloss.win_rate_by(con, dimension="competitor", **YEAR)
    opened = counts(con, shown, lambda row: addresses.of_ended(row, "competitor", IN_2024), YEAR)

    assert opened == shown[winloss.OUTCOMES].sum(axis=1).tolist()


def test_head_to_head_and_days_to_close(con: store.Connection) -> None:
    rivals = winloss.head_to_head(con, **YEAR)
    cycle = winloss.days_to_close_by_outcome(con, **YEAR)

    assert counts(con, rivals, addresses.of_competitor, YEAR) == (rivals["won"] + rivals["lost"]).tolist()
    assert counts(con, cycle, addresses.of_outcome, YEAR) == cycle["deals"].tolist()


@pytest.mark.parametrize("dimension", ["segment", "region", "owner", "recorded_reason", "year"])
def test_coverage_of_groups(con: store.Connection, dimension: str) -> None:
    longer = {"since": date(2023, 5, 1), "until": date(2024, 8, 1)}
    shown = coverage.coverage_of_losses(con, dimension=dimension, **longer)
    within = periods.between(*longer.values())
    opened = counts(con, shown, lambda row: addresses.of_group(dimension, row["group_name"], within), longer)

    assert opened == shown["losses"].tolist()


def test_recorded_stated_and_root_cause_together(read: store.Connection) -> None:
    three = agreement.recorded_against_root_cause(read, **YEAR)
    pairs = agreement.agreement_of_reasons(read, **YEAR)

    assert counts(read, three, addresses.of_three_reasons, YEAR) == three["losses"].tolist()
    assert counts(read, pairs, addresses.of_pair, YEAR) == pairs["of"].tolist()
    assert len(three) > 8


def test_losses_of_unknown_cause_and_those_that_could_be_kept(read: store.Connection) -> None:
    covered = coverage.coverage_of_losses(read, **YEAR).iloc[0]
    avoidable = causes.share_of_avoidable_losses(read, **YEAR)

    assert opened_by(read, YEAR, addresses.UNKNOWN) == covered["losses"] - covered["known"]
    assert counts(read, avoidable, addresses.could_be_kept, YEAR) == avoidable["losses"].tolist()


def test_what_the_machine_said_stays_behind_the_audit(read: store.Connection) -> None:
    shown = audit.corrected_share_of_losses_by_cause(read, **YEAR)

    assert counts(read, shown, addresses.by_machine, YEAR) == shown["losses"].tolist()


def test_ways_of_asking(read: store.Connection) -> None:
    who = coverage.days_to_interview(read, **YEAR)
    how = coverage.stated_price_by_lag(read, **YEAR)

    assert counts(read, who, addresses.asked_by, YEAR) == who["losses"].tolist()
    assert counts(read, how, addresses.asked_in_a_way, YEAR) == how["losses"].tolist()
    assert len(how) > 3


@pytest.mark.parametrize("kind", ["defection", "lost_deal"])
@pytest.mark.parametrize("places", [{}, {"region": ["North"]}])
def test_days_of_warning_open_the_losses_that_they_are_counted_over(
    read: store.Connection, kind: str, places: dict[str, list[str]]
) -> None:
    shown = warning_time.days_of_warning(read, kind=kind, **places)
    on_page = YEAR | places  # a period of the bar does not act on the table

    assert (
        counts(read, shown, lambda row: addresses.of_warning(row, kind), on_page) == shown["losses"].tolist()
    )
    assert kind == "lost_deal" or shown["losses"].max() > 1


def test_a_step_opens_the_accounts_that_stood_at_it(read: store.Connection) -> None:
    shown = saves.chance_of_save(read)

    assert counts(read, shown, addresses.of_step, YEAR) == shown["accounts"].tolist()
    assert (shown["saved"] + shown["lost"] + shown["still_followed"]).tolist() == shown["accounts"].tolist()
    assert shown["accounts"].min() > 0


def test_a_threshold_opens_its_alerts(read: store.Connection) -> None:
    shown = backtest.alerts_by_threshold(read)

    assert counts(read, shown, addresses.of_threshold, YEAR) == shown["alerts"].tolist()
    assert shown["alerts"].max() > 5

    listed = backtest.alerts_behind_threshold(read, least_step="step1", least_score=0.5)
    said = forewarning_words.of_alerts_listed(listed, "step1", 0.5)
    assert "alerts from step 1 on with a score of at least 0.5: " in said


def test_a_measure_counts_in_its_own_places(con: store.Connection) -> None:
    north = {"region": ["North"]}
    shown = causes.causes_by_period(con, grain="quarter", **north).dropna(subset="cause")
    opened = counts(con, shown, lambda row: addresses.in_scope(row, north), {"region": ["West"]})

    assert opened == shown["losses"].tolist()


def test_a_group_without_a_name_is_named_by_what_it_lacks() -> None:
    assert addresses.of_group("segment", "(none)") == {"without": "segment"}
    assert addresses.of_group("owner", "Sally Crewe")["owner"] != "Sally Crewe"


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("reason", "nonsense"), ("at_risk", "2024-02-31"), ("cause", "nonsense"), ("tenure", "9-3"), ("tenure", "x"),
        ("joined", "2024.3"), ("joined", "yesterday.1"), ("size", "huge"), ("asked", "days.9"), ("dated", "often"),
        ("both", "all"), ("without", "name"), ("avoidable", "perhaps"), ("opened", "no"), ("asked_by", "Ann"),
        ("written", "after"),
    ],
)  # fmt: skip
def test_an_address_that_means_nothing_is_dropped_with_a_note(
    con: store.Connection, word: str, text: str
) -> None:
    narrowed, notes = narrowing.understood(con, asked=((word, text),))

    assert narrowed == {}
    assert notes == [f"'{word}={text}' in the address fits no loss on record; it was dropped."]


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("moved", "sideways"),
        ("ended", "well"),
        ("competitor", "nobody"),
        ("size", "huge"),
        ("stood", "step9"),
        ("alerts", "step2.0.6"),
    ],
)
def test_a_word_that_means_nothing_behind_a_figure_is_dropped_with_a_note(
    con: store.Connection, word: str, text: str
) -> None:
    meant, notes = listed.understood(con, asked=((word, text),))

    assert meant == {}
    assert notes == [f"'{word}={text}' in the address fits nothing on record; it was dropped."]


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("start", "In 2024, 228 accounts were there on the first day and paid £9.68 million a year; £8.12 million of "
         "it was kept to the end, £8.62 million with what those who stayed added."),
        ("new", "In 2024, 18 accounts came, and paid £341,688 a year at the end."),
        ("contraction", "In 2024, 7 accounts came to pay less, £24,264 a year together."),
        ("end", "In 2024, 214 accounts were there at the end, and paid £8.96 million a year."),
    ],
)  # fmt: skip
def test_what_accounts_come_to_is_a_sentence(con: store.Connection, part: str, words: str) -> None:
    found = rows_behind.accounts_behind_bridge(con, part=part, **YEAR)

    assert listed.accounts_in_words(found, part, IN_2024, "GBP") == words


def test_a_name_that_turns_the_direction_of_writing_turns_only_itself() -> None:
    turning = "\u202egnihtemos"

    for words in (narrowing.in_words({"reason": turning}), listed.WORDS["competitor"].says(turning)):
        assert f"\u2068{turning}\u2069" in words


def test_what_deals_come_to_is_a_sentence(con: store.Connection) -> None:
    row = winloss.head_to_head(con, **YEAR).iloc[0].to_dict()
    meant, _ = listed.understood(con, asked=tuple(addresses.of_competitor(row).items()))
    found = rows_behind.deals(con, **listed.narrowed(meant), **YEAR)

    assert listed.deals_in_words(found, meant, IN_2024, "GBP").startswith(
        f"In 2024, {row['won'] + row['lost']} deals against \u2068{row['competitor']}\u2069 were decided, worth £"
    )


def test_what_the_list_is_narrowed_to_is_said_in_words(con: store.Connection) -> None:
    size = addresses.of_group(
        "size_band", winloss.win_rate_by(con, dimension="size_band")["group_name"].iloc[0]
    )
    address = {
        "cause": "price", "stated": "unknown", "tenure": "0-24", "joined": "2022-Q3.2", "asked": "days.2",
        "both": "recorded and root", "avoidable": "no", "at_risk": "2024-01-01", "dated": "announced", **size,
    }  # fmt: skip
    narrowed, notes = narrowing.understood(con, asked=tuple(address.items()))

    assert not notes
    assert narrowing.in_words(narrowed) == (
        "Only losses put down to Price and value, of which no cause was named first, of customers who left within "
        "24 months, of customers who joined in Q3 2022 and left within 2 quarters, asked about in 30 to 59 days, "
        "with both causes on record: recorded and root, that could not have been avoided, of accounts served on "
        "1 January 2024, counted by the day of the announcement, worth below £5,300 a year."
    )
