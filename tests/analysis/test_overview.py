"""What the Overview says in words: ties among the records, and the same figures as the reports."""

from datetime import date, datetime

import pandas as pd
import pytest

from analysis import (
    churn,
    loss_list,
    overview,
    overview_measures,
    periods,
    recorded_reasons,
    retention,
    sentences,
    verdicts,
)
from analysis.observed import observed
from analysis.recorded import most_recorded
from queries import store
from tests.analysis.sample_rows import demo_database
from tests.analysis.small_company import small_company
from tests.analysis.test_causes import losses_of, many


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"Price": 4, "Service": 1}, "the records say price"),
        ({"Price": 3, "Service": 3}, "the records name price and service equally often"),
        ({"A": 2, "B": 2, "C": 2}, "the records name a, b and c equally often"),
        ({"A": 2, "B": 2, "C": 2, "D": 2}, "the records name 4 reasons equally often"),
        ({"(not recorded)": 6, "Price": 5}, "the records give no reason for 6 of 11"),
        ({"(not recorded)": 5, "Price": 5}, "the records say price"),
        ({"(not recorded)": 3}, "the records give no reason for 3 of 3"),
        ({"Price": 1}, "the records give a reason for 1 only, too few to say which comes first"),
        ({"Price": 4}, "the records give a reason for 4 only, too few to say which comes first"),
        ({"Price": 5}, "the records say price"),
    ],
)
def test_ties_among_the_records_are_said(counts: dict[str, int], words: str) -> None:
    reasons = pd.DataFrame({"reason": list(counts), "losses": list(counts.values())})

    assert most_recorded(reasons.assign(of=sum(counts.values()))) == words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"Price": 3, "Tone": 1, "Other": 4}, "the records say other"),
        (
            {"Other": 4, "Price": 3, "Price too high": 2},
            "the records say price (also recorded as Price too high)",
        ),
        ({"Other": 4, "Price": 3, "Budget": 1}, "the records name other and price equally often"),
        (
            {"(not recorded)": 4, "Price": 3, "Budget": 2},
            "the records say price (also recorded as Budget)",
        ),
    ],
)
def test_reasons_that_stand_for_the_same_cause_count_together(counts: dict[str, int], words: str) -> None:
    price = frozenset({"price"})
    meanings = {"Price": price, "Price too high": price, "Budget": price, "Other": frozenset()}
    reasons = pd.DataFrame({"reason": list(counts), "losses": list(counts.values())})

    assert most_recorded(reasons.assign(of=sum(counts.values())), meanings) == words


def test_the_opening_counts_reasons_as_suggested_until_somebody_confirms_them() -> None:
    con = losses_of([*many(3, reason="Price"), *many(2, reason="Budget"), *many(4, reason="Other")])

    def said() -> overview.Opening:
        return overview.opening(con, period=periods.WHOLE, kind="defection", currency="GBP")

    assert said().lead.endswith(" The records say price (also recorded as Budget).")
    assert (
        said().caveat
        == "Recorded reasons count together as suggested; confirm on Settings what they stand for."
    )
    recorded_reasons.confirm(
        con, {"Price": ["price"], "Budget": ["price"]}, who="Ada", now=datetime(2025, 7, 1)
    )
    assert said().lead.endswith(" The records say price (also recorded as Budget).")
    assert said().caveat == ""
    recorded_reasons.confirm(con, {"Budget": []}, who="Ada", now=datetime(2025, 7, 1))
    assert said().lead.endswith(" The records say other.")


@pytest.fixture(scope="module")
def con() -> store.Connection:
    return demo_database()


def test_the_five_measures_are_those_of_the_reports(con: store.Connection) -> None:
    period = periods.parse("2024")
    filters = {"since": date(2024, 1, 1), "until": date(2025, 1, 1)}
    lost, gross, net, *_ = overview_measures.measures(con, period=period, kind="defection")
    kept = retention.retention_of_period(con, **filters).iloc[0]

    assert lost.rests_on == churn.logo_churn_of_period(con, **filters).text() == "32 of 228 (10–19 %)"
    assert (gross.value, net.value) == ("83.9 %", "89.0 %")
    assert gross.rests_on == (
        f"of the revenue of 228 accounts ({100 * kept.gross_low:.0f}–{100 * kept.gross_high:.0f} %)"
    )
    assert gross.before == "90.0 % in 2023"


@pytest.mark.parametrize("name", ["2021", "2025", "2021-Q1", "all"])
def test_a_period_is_not_compared_where_the_data_cut_it_or_the_one_before(
    con: store.Connection, name: str
) -> None:
    measures = overview_measures.measures(con, period=periods.parse(name), kind="defection")

    assert [measure.before for measure in measures] == [""] * 5


def test_the_value_beside_the_accounts_lost_is_theirs_and_what_else_was_lost_is_said_apart() -> None:
    """Accounts A and B left; in the same quarter a customer left of whom no contract is on record."""
    con = small_company()
    con.execute("insert into accounts (account_id, name, load_id) values ('Zebra', 'Zebra AG', 1)")
    con.execute(
        "insert into defections (loss_id, account_id, lost_on, annual_value, currency, recorded_reason, load_id)"
        " values ('L-9', 'Zebra', date '2024-03-01', 5000, 'GBP', 'Price', 1)"
    )
    with store.write(con):
        pass

    lead = overview.opening(con, period=periods.parse("2024-Q1"), kind="defection", currency="GBP").lead

    assert lead.startswith(
        "In Q1 2024 you lost 2 of 6 accounts (33.3 %), worth £24,000 a year. Not in this count is 1 more loss, worth "
        "£5,000 a year: the account came later or has no contract on record. "
    )


def test_accounts_that_came_and_went_in_the_time_are_told_apart_from_those_there_at_first(
    con: store.Connection,
) -> None:
    lead = overview.opening(con, period=periods.WHOLE, kind="defection", currency="GBP").lead
    at_first = loss_list.losses_found(con, at_risk=observed(con).since)
    value, later = at_first["found_value"].iloc[0], 3940800 - at_first["found_value"].iloc[0]

    assert lead.startswith(
        f"In all the time on record you lost 102 of 235 accounts (43.4 %), worth {sentences.amount(value, 'GBP')} a "
        f"year. Not in this count are 8 more losses, worth {sentences.amount(later, 'GBP')} a year: their accounts "
        "came later or have no contract on record. "
    )


@pytest.mark.parametrize("name", ["2021", "2022", "2023", "2024", "2025"])
def test_where_every_loss_is_counted_nothing_is_said_of_others(con: store.Connection, name: str) -> None:
    lead = overview.opening(con, period=periods.parse(name), kind="defection", currency="GBP").lead

    assert "Not in this count" not in lead
    assert name != "2024" or lead.startswith(
        "In 2024 you lost 32 of 228 accounts (14.0 %), worth £1.56 million"
    )


@pytest.mark.parametrize(
    ("causes", "words"),
    [
        (
            ["price", "tone", "terms", "neglect", "delivery"],
            "no cause stands out: 5 causes were found in 1 loss each",
        ),
        (
            ["price", "price", "tone", "tone", "terms"],
            "price and value cannot be told apart from tone and style",
        ),
    ],
)
def test_where_no_cause_leads_the_sentence_names_what_the_ranking_begins_with(
    causes: list[str], words: str
) -> None:
    con = demo_database(with_verdicts=False)
    for number, cause in enumerate(causes):
        (loss_id,) = con.execute(
            "select loss_id from losses where kind = 'defection' order by 1 offset $1", [number]
        ).fetchone()
        verdicts.decide(con, loss_id, cause, who="Ada", now=datetime(2025, 7, 1))

    assert words in overview.opening(con, period=periods.WHOLE, kind="defection", currency="GBP").lead


def test_what_a_machine_read_is_promised_no_surer_than_it_was_found_to_be() -> None:
    said = overview.opening(
        losses_of(many(20, cause="price", score=0.99)), period=periods.WHOLE, kind="defection", currency="GBP"
    )
    assert said.caveat == (
        "Read by machine, right in about 85 of 100 by its own scores, fewer where the words are no interview; "
        "correct it on the page of a loss."
    )
