"""A correction of evidence decides the machine's root cause of its loss anew; a person's own stands; undo is exact."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pandas as pd
import pytest

from analysis import causes, corrections, loss_list, rereading, verdicts
from analysis.loading import untagged
from interviews import tagging
from queries import store
from tests.analysis.small_company import small_company

NOW = datetime(2024, 6, 30, 9, 0)
SAID = (
    "The price went up by half and we could no longer afford it. Nobody ever rang us back about the broken pump. "
    "Three complaints, and never an answer."
)
READ = ("evidence", "readings", "verdicts", "codebook_versions")
TABLES = ("evidence", "readings", "verdicts", "losses", "loss_words", "loss_causes")


def company() -> store.Connection:
    """The small company; of loss L-1 the customer names two causes, and nothing is read yet."""
    con = small_company()
    for table in READ:
        con.execute(f"delete from {table}")
    con.execute("update turns set body = ? where interview_id = 'I-1'", [SAID])
    return con


@pytest.fixture(scope="module")
def read() -> dict[str, pd.DataFrame]:
    """What the tagger makes of it."""
    con = company()
    untagged.read_untagged(con)
    return {table: con.execute(f"from {table}").df() for table in READ}


@pytest.fixture
def con(read: dict[str, pd.DataFrame]) -> Iterator[store.Connection]:
    """The company with its words read."""
    con = company()
    with store.write(con) as cursor:
        cursor.execute("select nextval('verdict_ids') from range(9)").fetchall()
        for table, rows in read.items():
            store.append(cursor, table, rows.astype(object).where(rows.notna(), None))
    yield con
    con.close()


def contents(con: store.Connection) -> dict[str, list]:
    return {table: con.execute(f"select * from {table} order by all").fetchall() for table in TABLES}


def evidence_for(con: store.Connection, cause: str) -> list[int]:
    found = con.execute(
        "select evidence_id from evidence where cause = ? and status = 'asserted' order by 1", [cause]
    )
    return [row[0] for row in found.fetchall()]


def root(con: store.Connection) -> str | None:
    return loss_list.loss_facts(con, loss_id="L-1")["root_cause"]


def other_than(cause: str | None) -> str:
    return {"price": "no_response", "no_response": "price"}[str(cause)]


def take_away(con: store.Connection, cause: str, minute: int = 0) -> int:
    """Say of every piece for a cause that it is no evidence; how many there were."""
    pieces = evidence_for(con, cause)
    for number, evidence_id in enumerate(pieces):
        corrections.reject(con, evidence_id, who="Ada", now=NOW + timedelta(minutes=minute + number))
    return len(pieces)


def test_without_words_for_it_the_machine_s_root_cause_gives_way(con: store.Connection) -> None:
    first = root(con)
    take_away(con, first)

    assert root(con) == other_than(first)
    counted = causes.share_of_losses_by_cause(con)
    assert counted[["cause", "losses"]].to_numpy().tolist() == [[other_than(first), 1]]


def test_a_status_that_no_longer_asserts_it_does_so_as_well(con: store.Connection) -> None:
    first = root(con)
    for evidence_id in evidence_for(con, first):
        corrections.correct(con, evidence_id, status="resolved", who="Ada", now=NOW)

    assert root(con) == other_than(first)


def test_where_nothing_is_left_the_loss_waits_for_a_decision_and_says_why(con: store.Connection) -> None:
    take_away(con, "price")
    take_away(con, "no_response", 10)

    facts = loss_list.loss_facts(con, loss_id="L-1")
    assert (facts["root_cause"], facts["verdict_source"], facts["is_disputed"]) == (None, "model", False)
    assert facts["verdict_reason"] == verdicts.NOTHING_LEFT
    assert causes.share_of_losses_by_cause(con).empty
    assert loss_list.next_disputed(con, after="L-2") == "L-1"
    assert loss_list.losses_found(con, show="disputed")["loss_id"].tolist() == ["L-1"]
    assert loss_list.losses_worded(con, show="disputed")["root"].tolist() == ["To decide"]


def test_a_loss_that_waits_stays_so_whatever_is_settled_later(con: store.Connection) -> None:
    take_away(con, "price")
    take_away(con, "no_response", 10)
    before = contents(con)
    with store.write(con) as cursor:
        assert verdicts.settle(cursor, now=NOW) == 0

    assert contents(con) == before


def test_a_person_s_verdict_stands_whatever_is_corrected(con: store.Connection) -> None:
    verdicts.decide(con, "L-1", "tone", who="Ada", now=NOW)
    take_away(con, "price")
    take_away(con, "no_response", 10)

    assert root(con) == "tone"
    assert loss_list.next_disputed(con) is None


def test_once_a_person_s_verdict_is_taken_back_the_machine_s_is_that_of_the_evidence_as_it_stands(
    con: store.Connection,
) -> None:
    first = root(con)
    verdicts.decide(con, "L-1", "tone", who="Ada", now=NOW)
    take_away(con, first)
    verdicts.undo(con, "L-1", who="Ada", now=NOW)

    assert root(con) == other_than(first)


def test_confirming_and_correcting_a_signal_leave_the_root_cause(con: store.Connection) -> None:
    before = con.execute("from verdicts").fetchall(), con.execute("from readings").fetchall()
    for (evidence_id,) in con.execute(
        "select evidence_id from evidence where interview_id = 'I-1'"
    ).fetchall():
        corrections.confirm(con, evidence_id, who="Ada", now=NOW)

    assert (con.execute("from verdicts").fetchall(), con.execute("from readings").fetchall()) == before


def test_undo_restores_every_row_one_correction_at_a_time(con: store.Connection) -> None:
    states = [contents(con)]
    for minute, cause in enumerate(("price", "no_response")):
        for number, evidence_id in enumerate(evidence_for(con, cause)):
            corrections.reject(con, evidence_id, who="Ada", now=NOW + timedelta(hours=minute, minutes=number))
            states.append(contents(con))
    assert len(states) > 2

    for before in reversed(states[:-1]):
        assert corrections.take_back(con, "L-1", who="Ada", now=NOW + timedelta(days=1)) is not None
        assert contents(con) == before
    assert corrections.take_back(con, "L-1", who="Ada", now=NOW) is None


def test_undo_knows_what_to_take_back_from_the_log_alone_and_takes_back_nobody_else_s(
    con: store.Connection,
) -> None:
    (piece, *_) = evidence_for(con, "no_response")
    corrections.correct(con, piece, status="negated", who="Ada", now=NOW)
    corrections.correct(con, piece, status="resolved", who="Ada", now=NOW)
    assert corrections.take_back(con, "L-1", who="Bea", now=NOW) is None
    corrections.correct(con, piece, status="hypothetical", who="Ada", now=NOW)
    for status in ("resolved", "negated", "asserted"):
        assert corrections.take_back(con, "L-1", who="Ada", now=NOW) == piece
        assert con.execute("select status from evidence where evidence_id = ?", [piece]).fetchone() == (
            status,
        )
    assert corrections.take_back(con, "L-1", who="Ada", now=NOW) is None


def test_taking_back_one_of_two_decides_anew_from_what_the_other_left(con: store.Connection) -> None:
    first = root(con)
    (piece, *_) = evidence_for(con, other_than(first))
    corrections.correct(con, piece, status="negated", who="Ada", now=NOW)
    for number, evidence_id in enumerate(evidence_for(con, first)):
        corrections.reject(con, evidence_id, who="Bea", now=NOW + timedelta(minutes=number + 1))
    corrections.take_back(con, "L-1", who="Ada", now=NOW + timedelta(hours=1))

    assert root(con) == other_than(first)
    assert evidence_for(con, first) == []


def test_the_versions_that_decided_stand_beside_the_verdict_and_the_change_is_logged(
    con: store.Connection,
) -> None:
    con.execute("update readings set model_version = 'an older one'")
    con.execute("update verdicts set model_version = 'an older one'")
    first = root(con)
    take_away(con, first)

    (latest, *_) = verdicts.history(con, "L-1")
    assert (latest["model_version"], latest["decided_by"]) == (tagging.MODEL_VERSION, verdicts.MACHINE)
    logged = con.execute("select old_value, new_value from changes where table_name = 'verdicts'").fetchall()
    assert logged[-1] == (first, other_than(first))


def test_the_marts_are_those_that_a_whole_rebuild_makes(con: store.Connection) -> None:
    take_away(con, str(root(con)))
    narrow = contents(con)
    with store.write(con):
        pass

    assert contents(con) == narrow


def test_an_interview_whose_correction_was_taken_back_is_read_again_with_the_others(
    con: store.Connection,
) -> None:
    con.execute("update readings set model_version = 'an older one' where interview_id = 'I-1'")
    everything = len(untagged.interviews_to_read(con, again=True))
    assert rereading.readings_of_earlier_versions(con) == 1
    (piece, *_) = evidence_for(con, "price")
    corrections.confirm(con, piece, who="Ada", now=NOW)
    assert len(untagged.interviews_to_read(con, again=True)) == everything - 1
    assert rereading.readings_of_earlier_versions(con) == 0
    corrections.take_back(con, "L-1", who="Ada", now=NOW)
    assert len(untagged.interviews_to_read(con, again=True)) == everything
    assert rereading.readings_of_earlier_versions(con) == 1


def test_new_words_in_the_place_of_corrected_ones_are_read(con: store.Connection) -> None:
    (piece, *_) = evidence_for(con, "price")
    corrections.reject(con, piece, who="Ada", now=NOW)
    for table in ("evidence", "readings"):
        con.execute(f"delete from {table} where interview_id = 'I-1'")

    assert [row["interview_id"] for row in untagged.interviews_to_read(con, again=False)] == ["I-1"]
