"""The registry: every report says what it answers, runs on nothing and on the sample, and refuses in sentences."""

from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest

from analysis import reports
from analysis.definitions import DEFINITIONS
from analysis.explained import TERMS, explained, explained_by_term
from analysis.filters import ReportError
from queries import store
from tests.analysis.sample_rows import demo_database

NEEDED = {
    "dimension": "segment",
    "loss_id": "L-031",
    "cause": "price",
    "share_kept": "0.5",
    "today": "2025-07-01",
    "action_id": "none",
}
REFUSED_ON_THE_SAMPLE = {
    "churn_on_renewal_by_period",
    "effect_of_action",
}  # no renewal dates, no action of that id
COLUMNS = {  # what others may rely on
    "logo_churn_by_period": "period_start at_risk lost churn_share low high complete",
    "churn_of_snapshot": "customers left churn_share as_of",
    "revenue_retention_by_period": (
        "period_start start_value expansion contraction lost_value gross_retention_share net_retention_share"
    ),
    "share_of_losses_by_cause": "cause losses of share low high",
    "share_of_losses_by_recorded_reason": "reason losses of share low high",
    "causes_by_period": "period_start cause losses of share low high",
    "win_rate_by": (
        "group_name won lost no_decision withdrawn disengaged win_rate_share low high win_rate_with_no_decision_share"
    ),
    "survival_by": "group_name tenure at_risk left survival_share low high",
    "losses": "loss_id kind account_id lost_on recorded_reason root_cause",
    "evidence_of_loss": "interview_id turn start_offset end_offset cause step status score found_by",
}


@pytest.fixture(scope="module")
def con() -> Iterator[store.Connection]:
    con = demo_database()
    yield con
    con.close()


def asked(report: reports.Report) -> dict[str, str]:
    return {
        parameter.name: NEEDED[parameter.name] for parameter in report.parameters if parameter.is_required
    }


@pytest.mark.parametrize("name", reports.REPORTS)
def test_every_report_says_what_it_answers(name: str) -> None:
    report = reports.REPORTS[name]

    assert report.name == name
    assert report.question.endswith("?")
    assert report.grain.startswith("one row")
    assert report.function.__doc__
    assert all(store.sql(query) for query in report.queries)


@pytest.mark.parametrize("name", sorted(set(reports.REPORTS) - REFUSED_ON_THE_SAMPLE))
def test_every_report_runs_on_the_sample_and_on_nothing(con: store.Connection, name: str) -> None:
    found = reports.run(con, name, asked(reports.REPORTS[name]))
    nothing = reports.run(store.memory_database(), name, asked(reports.REPORTS[name]))

    assert list(found.columns) == list(nothing.columns)
    assert set(COLUMNS.get(name, "").split()) <= set(found.columns)


@pytest.mark.parametrize("name", sorted(REFUSED_ON_THE_SAMPLE))
def test_what_the_sample_cannot_answer_is_refused_in_a_sentence(con: store.Connection, name: str) -> None:
    with pytest.raises(ReportError, match=r"\.$"):
        reports.run(con, name, asked(reports.REPORTS[name]))


@pytest.mark.parametrize(
    "name",
    [name for name, report in reports.REPORTS.items() if any(p.name == "region" for p in report.parameters)],
)
def test_a_group_that_nobody_is_in_gives_no_losses(con: store.Connection, name: str) -> None:
    if name in REFUSED_ON_THE_SAMPLE:
        return
    found = reports.run(con, name, asked(reports.REPORTS[name]) | {"region": "Nowhere"})

    for column in {"losses", "lost", "at_risk", "won"} & set(found.columns):
        assert found[column].fillna(0).sum() == 0


def test_texts_become_dates_lists_and_numbers(con: store.Connection) -> None:
    by_text = reports.run(
        con, "losses", {"since": "2024-01-01", "until": "2025-01-01", "segment": "key, mid", "page": "1"}
    )
    by_value = reports.REPORTS["losses"].function(
        con, since=date(2024, 1, 1), until=date(2025, 1, 1), segment=["key", "mid"]
    )

    pd.testing.assert_frame_equal(by_text, by_value)
    assert len(by_text) == 5 + 13


@pytest.mark.parametrize(
    ("name", "params", "words"),
    [
        ("share_of_losses", {}, "did you mean share_of_losses_by"),
        ("losses", {"colour": "red"}, "losses has no parameter 'colour'; expected cause"),
        ("losses", {"since": "31/02/2024"}, "since '31/02/2024' is not a date; expected YYYY-MM-DD"),
        ("losses", {"page": "two"}, "page 'two' is not a whole number"),
        ("losses", {"page": "0"}, "page 0 is no page"),
        ("losses", {"kind": "loss"}, "kind 'loss' is not known; expected defection, lost_deal"),
        ("evidence_of_loss", {}, "evidence_of_loss needs loss_id="),
        ("win_rate_by", {"dimension": "colour"}, "dimension 'colour' is not known; expected all, competitor"),
        (
            "logo_churn_by_period",
            {"grain": "week"},
            "grain 'week' is not known; expected month, quarter, year",
        ),
        ("losses", {"since": "2024-01-01", "until": "2024-01-01"}, "before it starts"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    con: store.Connection, name: str, params: dict[str, str], words: str
) -> None:
    with pytest.raises(ReportError, match=words):
        reports.run(con, name, params)


def test_a_snapshot_has_no_tenure_groups_that_are_not_there(con: store.Connection) -> None:
    assert reports.run(con, "survival_by", {"dimension": "Contract"})["group_name"].unique().tolist() == [
        "(none)"
    ]


def test_definitions_are_sentences() -> None:
    for term, words in DEFINITIONS.items():
        assert term == term.lower()
        assert words[0].isupper()
        assert words.endswith(".")


def test_every_report_is_explained_by_definitions_and_every_definition_has_its_place() -> None:
    """Terms without a report of their own belong to what the pages say around the figures."""
    said_elsewhere = {"lost_on", "period", "observed_since", "observed_until", "retention", "interval"}

    assert set(TERMS) == set(reports.REPORTS)
    assert {term for terms in TERMS.values() for term in terms} | said_elsewhere == set(DEFINITIONS)
    assert all(explained(report).endswith(".") for report in reports.REPORTS)
    assert list(explained_by_term("share_of_avoidable_losses")) == ["Avoidable", "Root cause", "Interval"]
