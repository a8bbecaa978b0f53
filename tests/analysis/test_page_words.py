"""What pages say about reports: each sentence from literal rows, the case with too few among them."""

import math
from datetime import date, datetime

import pandas as pd
import pytest

from analysis import (
    columns,
    interviewing_words,
    locales,
    period_notes,
    periods,
    sentences,
    side_by_side,
    staying_words,
    trust_words,
    what_changed,
)
from analysis.action import effect_words, worth
from analysis.action.actions import add_action
from analysis.coverage import coverage_of_losses
from analysis.figures import captions, winloss
from analysis.loss_list import losses_found
from analysis.rates import Rate
from queries import store
from tests.analysis.sample_rows import demo_database

YEAR = {"since": date(2024, 1, 1), "until": date(2025, 1, 1)}


@pytest.fixture(scope="module")
def con() -> store.Connection:
    return demo_database()


@pytest.mark.parametrize("dimension", ["segment", "region", "owner"])
def test_each_bar_side_by_side_opens_as_many_losses_as_it_shows(
    con: store.Connection, dimension: str
) -> None:
    side = side_by_side.causes_by_group(con, dimension=dimension, **YEAR)

    for row in side.frame.itertuples():
        found = losses_found(con, cause=row.cause, **YEAR | {dimension: [row.group_name]})
        assert len(found) == row.losses


def test_groups_side_by_side_have_the_same_causes_and_add_up(con: store.Connection) -> None:
    side = side_by_side.causes_by_group(con, dimension="region", **YEAR)
    known = coverage_of_losses(con, **YEAR)["known"].sum()

    assert len({tuple(panel["cause"]) for panel in side.panels.values()}) == 1
    assert sum(side.groups.values()) == side.frame["losses"].sum() == known


def test_a_group_below_five_has_counts_and_no_share(con: store.Connection) -> None:
    side = side_by_side.causes_by_group(con, dimension="owner", **YEAR)
    few = [group for group, known in side.groups.items() if known < 5]

    assert few
    assert side.frame[side.frame["group_name"].isin(few)][["share", "low", "high"]].isna().all(axis=None)
    assert "fewer than five losses of known cause" in side_by_side.in_words(side, dimension="owner")


def test_nothing_known_gives_no_panel(con: store.Connection) -> None:
    long_ago = {"since": date(1990, 1, 1), "until": date(1991, 1, 1)}

    assert side_by_side.causes_by_group(con, dimension="region", **long_ago).panels == {}


def test_coverage_names_the_groups_that_least_and_most_is_known_about() -> None:
    groups = pd.DataFrame(
        {
            "group_name": ["key", "mid", "(none)"],
            "losses": [10, 20, 4],
            "with_words": [8, 5, 0],
            "known": [7, 5, 0],
            "coverage_share": [0.8, 0.25, math.nan],
        }
    )

    assert trust_words.of_coverage(groups) == (
        "Words are stored for 13 of 34 losses (24–55 %), and a root cause is known for 12. "
        "Least is known about mid (5 of 20), most about key (8 of 10)."
    )


def test_the_tipping_point_names_causes_as_pages_do() -> None:
    row = {"first": "no_response", "second": "competition", "unknown": 16, "needed_share": 0.55}

    assert trust_words.of_tipping(pd.DataFrame([row])) == (
        "Nobody knows why 16 losses happened. For a competitor’s approach to come first, 9 of them (55 %) would have "
        "to be due to it."
    )
    assert "stays first even if all 16 losses" in trust_words.of_tipping(
        pd.DataFrame([row | {"needed_share": None}])
    )
    assert "Too few causes" in trust_words.of_tipping(pd.DataFrame([row | {"second": None}]))


@pytest.mark.parametrize(
    ("kappa", "words"),
    [
        (0.85, "0.85, nearly always the same"),
        (0.4, "0.40, often the same"),
        (0.05, "0.05, hardly more than by chance"),
        (math.nan, "fewer than 30 pairs"),
    ],
)
def test_kappa_is_said_in_words(kappa: float, words: str) -> None:
    found = pd.DataFrame([{"pair": "recorded and root", "agreed": 3, "of": 8, "kappa": kappa}])

    assert trust_words.agreement_table(found)["kappa"].tolist() == [words]


def test_an_audit_says_how_far_it_has_come() -> None:
    assert trust_words.of_audit(pd.DataFrame()).startswith("0 losses of a random sample")
    assert "A person read 60 losses" in trust_words.of_audit(pd.DataFrame({"audited": [60, 60]}))


def test_worth_says_at_most_and_whose_guess_it_is() -> None:
    row = {
        "cause": "price",
        "losses": 3,
        "value": 90_000.0,
        "without_value": 0,
        "share_kept": 0.3,
        "share_after_a_year": 0.9,
        "worth_at_most": 24_300.0,
    }
    said = worth.in_words(pd.DataFrame([row]), currency="GBP")

    assert said.startswith(
        "At most £24,300 after a year: 30 % of the £90,000 a year lost in 3 losses to price and value"
    )
    assert "your own guess" in said
    assert worth.in_words(pd.DataFrame([row | {"worth_at_most": math.nan}]), currency="").startswith(
        "It cannot"
    )


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (0.00001, "more than chance alone explains (log-rank test, p below 0.001)"),
        (0.2, "Chance alone may explain the difference between the 3 groups (log-rank test, p = 0.200)"),
        (math.nan, "There are not two groups to compare"),
    ],
)
def test_the_log_rank_test_is_said_in_words(p: float, words: str) -> None:
    assert words in staying_words.of_difference(pd.DataFrame([{"groups": 3, "p_value": p}]))


def test_groups_are_compared_with_those_that_have_a_name() -> None:
    """The longest bar may be that of deals without a competitor: the sentence must not seem to overlook it."""
    groups = pd.DataFrame(
        {
            "group_name": ["(none)", "Clearfall", "Tarnbeck"],
            "won": [98, 12, 16],
            "lost": [22, 28, 42],
            "win_rate_share": [0.82, 0.3, 0.28],
        }
    )

    assert captions.of_groups(groups).startswith("Highest of those named: Clearfall (12 of 40); lowest: Tarn")
    assert captions.of_groups(groups[1:]).startswith("Highest: Clearfall (12 of 40); lowest: Tarnbeck (16 of")


def test_of_many_quarters_the_latest_are_drawn_and_spoken_of() -> None:
    """The earliest twelve were drawn, and the sentence named quarters that no bar showed."""
    names = [f"{year}-Q{quarter}" for year in range(2021, 2025) for quarter in range(1, 5)]
    won = [9, 1, *[5] * 12, 8, 2]
    groups = pd.DataFrame({"group_name": names, "won": won, "lost": [10 - n for n in won]})
    groups["win_rate_share"] = groups["won"] / 10
    said = captions.of_groups(groups)

    assert list(winloss.drawn(groups)["group_name"]) == names[4:]
    assert said.startswith(
        "Highest: Q3 2024 (8 of 10); lowest: Q4 2024 (2 of 10). 12 of 16 are drawn; the table"
    )
    assert captions.not_all(groups[4:], winloss.drawn(groups[4:])) == ""


def test_a_median_that_is_not_reached_is_said() -> None:
    rows = pd.DataFrame(
        {
            "group_name": ["key", "mid"],
            "customers": [10, 20],
            "left": [2, 15],
            "median_months": [math.nan, 104.0],
            "low": [90.0, 91.0],
            "high": [math.nan, 119.0],
        }
    )

    assert staying_words.median_table(rows)["half_left_after"].tolist() == [
        "not reached",
        "104 months (91 to 119)",
    ]
    assert staying_words.of_medians(rows).startswith("More than half")
    assert (
        staying_words.of_medians(rows[1:]) == "Half of the customers have left after 104 months (91 to 119)."
    )
    assert staying_words.of_medians(rows[1:].assign(customers=8)) == (
        "Half of the customers have left after 104 months (91 to 119). This rests on 8 customers only."
    )
    unbounded = rows[1:].assign(customers=1, median_months=52.97, low=math.nan, high=math.nan)
    assert staying_words.of_medians(unbounded) == (
        "Half of the customers have left after 53 months. This rests on 1 customer only."
    )


def test_who_is_waiting_is_counted_within_the_window() -> None:
    rows = pd.DataFrame({"account_name": ["Quay Linen", "Old Mill"], "days_left": [12, -40]})

    assert interviewing_words.of_waiting(rows) == (
        "1 loss can still be asked about; the first, Quay Linen, for 12 days more."
    )
    assert interviewing_words.of_waiting(rows[1:]).startswith("For every loss without words")
    assert interviewing_words.of_waiting(rows[:0]).startswith("Words are stored for every loss")


def test_the_guide_asks_for_the_story_and_names_the_account() -> None:
    sheet = interviewing_words.guide_to_print(
        {"account_name": "Quay Linen", "loss_id": "L-1", "recorded_reason": "Price", "competitor": None}
    )

    assert sheet.startswith("Interview about Quay Linen\n")
    assert "1. What do you do there" in sheet
    assert "Our records say 'Price'" in sheet


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2024", ""),
        ("all", ""),
        ("2019", "2019 lies outside"),
        ("2030", "2030 lies outside"),
        ("2025", "2025 is covered in part"),
    ],
)
def test_a_period_that_the_data_do_not_cover_says_so(con: store.Connection, period: str, words: str) -> None:
    said = period_notes.not_covered(con, period=periods.parse(period))

    assert bool(said) == bool(words)
    assert words in said


def test_what_changed_says_only_what_chance_does_not(con: store.Connection) -> None:
    (line,) = what_changed.changes(what_changed.history(con))

    assert line.sentence.startswith(
        "In Q2 2025, customers lost, deals won, losses with words and gross retention moved no more"
    )
    assert what_changed.by_chance(Rate(6, 212), Rate(28, 865))
    assert not what_changed.by_chance(Rate(40, 212), Rate(28, 865))


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (
            "2024",
            "In 2024 you lost 32 of 228 customers (10–19 %). Of the £9.68 million a year that they paid, 83.9 % was "
            "kept, 89.0 % with what those who stayed added.",
        ),
        ("2019", "In 2019 no customer was served on the first day, as far as these records go."),
    ],
)
def test_retention_opens_with_a_sentence(con: store.Connection, period: str, words: str) -> None:
    assert staying_words.opening(con, period=periods.parse(period), currency="GBP") == words


def trend(counts: dict[str, int]) -> pd.DataFrame:
    """Losses of a cause by quarter, seven of known cause in each."""
    starts = pd.to_datetime([str(day) for day in counts])
    told = {
        "period_start": starts,
        "cause": "price",
        "losses": list(counts.values()),
        "of": 7,
        "all_losses": 7,
    }
    return pd.DataFrame(told).assign(incomplete_because="")


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"2024-01-01": 4, "2024-04-01": 1}, "Price and value: 5 losses in 2 quarters, the most in Q1 2024 (4 of 7"),
        ({"2024-01-01": 4, "2024-04-01": 4}, "Price and value: 8 losses in 2 quarters. "),
        ({"2024-01-01": 1, "2024-04-01": 0}, "Price and value: 1 loss in 2 quarters. "),
    ],
)  # fmt: skip
def test_one_loss_is_no_peak(counts: dict[str, int], words: str) -> None:
    assert captions.of_trend(trend(counts), ("price",)).startswith(words)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2024", "In Q4 2024, "),
        ("2023", "In Q4 2023, "),
        ("2024-08", "In Q2 2024, "),
        ("2024-Q3", "In Q3 2024, "),
        ("2022-Q1", "In Q1 2022, "),
        ("2021", "Fewer than five whole quarters are on record up to the end of this period"),
    ],
)
def test_what_changed_is_about_the_last_quarter_of_the_period(
    con: store.Connection, period: str, words: str
) -> None:
    said = what_changed.changes(what_changed.history(con), periods.parse(period))

    assert said[0].sentence.startswith(words)


def test_a_turn_of_a_cause_is_told_in_the_period_that_holds_its_day() -> None:
    turn = what_changed.Change(
        "Price and value: more losses since 1 April 2024, 9.0 a year, 2.0 before.", "9 losses"
    )
    told = what_changed.History((), ((date(2024, 4, 1), turn),))

    assert turn in what_changed.changes(told, periods.parse("2024"))
    assert turn in what_changed.changes(told, periods.WHOLE)
    assert turn not in what_changed.changes(told, periods.parse("2023"))
    assert turn not in what_changed.changes(told, periods.parse("2025"))


def test_a_measure_that_moved_leads_to_what_it_counts() -> None:
    rates = pd.DataFrame({"count": [1, 1, 1, 1, 40], "base": [200] * 5})
    counted = dict.fromkeys(("Customers lost", "Deals won", "Losses with words"), rates)
    same = {"gross_low": 0.8, "gross_high": 0.9, "gross_retention_share": 0.85, "at_risk": 200}
    kept = pd.DataFrame(same, index=range(5))
    said = what_changed.at_the_end(periods.parse("2024-Q4"), 4, counted, kept)

    assert [change.behind for change in said] == [
        "40 losses",
        "200 decided deals",
        "40 losses with words",
        "",
    ]
    assert said[0].sentence.startswith(
        "In Q4 2024, against the four quarters before, customers lost rose to 40 of 200 ("
    )


def test_an_effect_names_each_line_that_it_is_compared_with(con: store.Connection) -> None:
    action_id = add_action(
        con,
        title="Named service owner per account",
        cause="no_response",
        owner="Sally Crewe",
        started_on=date(2024, 1, 1),
        scope={"region": ["North", "West"]},
        description="",
        who="test",
        now=datetime(2024, 1, 1),
    )
    found = effect_words.of_action(con, action_id=action_id)

    assert found["line"].tolist()[:2] == ["Aimed cause in scope", "Other causes in scope"]
    assert found["before"].str.contains("per 100").all()
    assert effect_words.of_action(con, action_id="nothing").empty


def test_columns_are_headed_with_their_units() -> None:
    frame = pd.DataFrame(
        {
            "group_name": ["key"],
            "annual_value": [1200.0],
            "coverage_share": [0.5],
            "low": [0.2],
            "lost_on": [None],
        }
    )
    kinds = {name: columns.kind_of(name, frame) for name in frame}

    assert kinds == {
        "group_name": "words",
        "annual_value": "money",
        "coverage_share": "share",
        "low": "share",
        "lost_on": "day",
    }
    assert columns.heading("annual_value", "money", currency="GBP") == "Annual value, £"
    assert columns.heading("coverage_share", "share", currency="GBP") == "Coverage"
    assert columns.worded(pd.DataFrame({"cause": ["price"], "step": ["any"]})).to_numpy().tolist() == [
        ["Price and value", "Any"]
    ]


def test_shares_in_tables_are_written_as_in_sentences() -> None:
    covered = pd.DataFrame({"coverage_share": [0.4615, math.nan], "low": [0.2321, math.nan]})
    shown = columns.worded(covered)

    assert shown.iloc[0].tolist() == [46.0, 23.0]  # a format of the table adds the sign
    assert shown.iloc[1].isna().all()


@pytest.mark.parametrize(("locale", "written"), [("en-GB", "14.0 %"), ("de-DE", "14,0 %")])
def test_rates_of_accounts_in_tables_have_a_tenth_in_the_readers_locale(locale: str, written: str) -> None:
    locales.read_in(locale)
    shown = columns.worded(pd.DataFrame({"churn_share": [0.1403], "low": [0.1012]}))
    page = shown.to_html()
    locales.read_in(None)

    assert written in page
    assert shown.data["churn_share"].tolist() == [0.1403]  # what it is sorted by
    assert shown.data["low"].tolist() == [10.0]


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (1, "1 month"),
        (23, "23 months"),
        (24, "2 years"),
        (25, "2 years and 1 month"),
        (194, "16 years and 2 months"),
    ],
)
def test_how_long_somebody_was_a_customer_is_told_in_years(months: int, words: str) -> None:
    assert sentences.span(months) == words
