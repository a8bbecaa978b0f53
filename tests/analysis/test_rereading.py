"""A new reading of everything: first what it would change, written only once it is accepted, all or nothing."""

from datetime import datetime

import pytest

from analysis import rereading, verdicts
from analysis.loading.untagged import read_untagged
from queries import store
from tests.analysis.small_company import small_company

NOW = datetime(2024, 6, 30, 9, 0)
TABLES = ("readings", "evidence", "verdicts", "changes", "codebook_versions")


@pytest.fixture
def con() -> store.Connection:
    """Loss L-1 stands as 'price' by an earlier model; what the customer said speaks of calls never returned."""
    con = small_company()
    con.execute("update verdicts set cause = 'price', model_version = 'an older one'")
    con.execute("update readings set primary_cause = 'price', model_version = 'an older one'")
    con.execute(
        "update turns set body = 'We left because nobody called us back. Four complaints, and never an answer.'"
        " where interview_id = 'I-1'"
    )
    with store.write(con):
        pass
    return con


def contents(con: store.Connection) -> dict[str, list]:
    return {table: con.execute(f"select * from {table} order by all").fetchall() for table in TABLES}


def test_it_says_what_would_change_and_why_and_writes_nothing(con: store.Connection) -> None:
    before, version = contents(con), store.data_version(con)
    new = rereading.read_again(con)

    (change,) = new.changes.to_dict("records")
    assert (change["loss_id"], change["account"]) == ("L-1", "Account A")
    assert (change["former_cause"], change["cause"]) == ("price", "no_response")
    assert "called us back" in change["words"] or "never an answer" in change["words"]
    assert "right in about" in change["why"]
    assert new.text() == "2 interviews read again: 1 root cause would change."
    assert contents(con) == before
    assert store.data_version(con) == version
    assert rereading.in_words(new.changes)["cause"].tolist() == ["Unanswered complaints"]


def test_accepted_it_stands_and_another_reading_changes_nothing(con: store.Connection) -> None:
    rereading.accept(con, rereading.read_again(con), now=NOW)

    assert verdicts.history(con, "L-1")[0]["cause"] == "no_response"
    assert con.execute("select root_cause from losses where loss_id = 'L-1'").fetchone() == ("no_response",)
    assert rereading.readings_of_earlier_versions(con) == 0
    assert rereading.read_again(con).changes.empty


def test_data_that_changed_since_are_read_once_more(con: store.Connection) -> None:
    new = rereading.read_again(con)
    verdicts.decide(con, "L-1", "tone", who="Ada", now=NOW)
    with pytest.raises(rereading.RereadingError, match="have changed since"):
        rereading.accept(con, new, now=NOW)
    assert verdicts.history(con, "L-1")[0]["cause"] == "tone"


def test_a_person_s_verdict_is_never_among_the_changes(con: store.Connection) -> None:
    verdicts.decide(con, "L-1", "price", who="Ada", now=NOW)
    assert rereading.read_again(con).changes.empty


def test_readings_of_another_version_are_counted(con: store.Connection) -> None:
    read_untagged(con)
    assert rereading.readings_of_earlier_versions(con) == 1


def test_it_says_how_many_interviews_stay_as_a_person_has_corrected_them(con: store.Connection) -> None:
    con.execute(
        "insert into evidence values"
        " (3, 'I-1', 0, 0, 10, 'price', null, 'asserted', 1.0, 'person:Tess', '', '1', 'rules')"
    )
    said = rereading.read_again(con).text()
    assert said == (
        "1 interview read again: no root cause would change. "
        "1 interview stays as it is, since a person has corrected it."
    )
