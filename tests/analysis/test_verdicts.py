"""The codebook's rule 'Of a loss': who decides, which words count, and what is undone."""

from datetime import date, datetime

import pandas as pd
import pytest

from analysis import verdicts
from queries import store

NOW = datetime(2025, 1, 1)


@pytest.fixture
def con() -> store.Connection:
    """One loss, L-1, announced on 1 March 2024."""
    con = store.memory_database()
    with store.write(con) as cursor:
        store.append(
            cursor, "accounts", pd.DataFrame({"account_id": ["A-1"], "name": ["Mill"], "load_id": [1]})
        )
        store.append(
            cursor,
            "defections",
            pd.DataFrame(
                {
                    "loss_id": ["L-1"],
                    "account_id": ["A-1"],
                    "lost_on": [date(2024, 4, 30)],
                    "notice_on": [date(2024, 3, 1)],
                    "currency": ["GBP"],
                    "load_id": [1],
                }
            ),
        )
    return con


def read(con: store.Connection, *interviews: tuple) -> None:
    """Store interviews (id, kind, held_on, with_decider, cause) with their readings, and settle."""
    held = pd.DataFrame(
        interviews, columns=["interview_id", "kind", "held_on", "with_decider", "primary_cause"]
    ).astype(object)
    with store.write(con) as cursor:
        store.append(
            cursor,
            "interviews",
            held.drop(columns="primary_cause").assign(
                loss_id="L-1", language="en", content_sha256="x", load_id=1
            ),
        )
        store.append(
            cursor,
            "readings",
            held[["interview_id", "primary_cause"]].assign(
                primary_score=0.8, codebook_version="1", model_version="m1", read_at=NOW
            ),
        )
        verdicts.settle(cursor, now=NOW)


def root_cause(con: store.Connection) -> tuple:
    row = con.execute("select root_cause, is_disputed, verdict_source from losses").fetchone()
    assert row is not None
    return row


EXIT = "exit_interview"
MARCH, APRIL, BEFORE = date(2024, 3, 1), date(2024, 4, 9), date(2024, 2, 29)


@pytest.mark.parametrize(
    ("interviews", "expected"),
    [
        ([("i1", EXIT, MARCH, None, "price")], ("price", False, "model")),
        ([("i1", "call", BEFORE, None, "price")], (None, False, None)),
        ([("i1", "cx_note", APRIL, None, "price"), ("i2", EXIT, MARCH, None, "tone")], ("tone", False, "model")),
        ([("i1", EXIT, MARCH, None, "tone"), ("i2", EXIT, APRIL, None, "price")], ("price", False, "model")),
        ([("i1", EXIT, MARCH, True, "tone"), ("i2", EXIT, APRIL, None, "price")], ("tone", False, "model")),
        ([("i1", EXIT, APRIL, None, "tone"), ("i2", EXIT, APRIL, None, "price")], (None, True, "model")),
        ([("i1", EXIT, MARCH, True, "tone"), ("i2", EXIT, APRIL, True, "price")], (None, True, "model")),
        ([("i1", EXIT, MARCH, True, "tone"), ("i2", EXIT, APRIL, True, "tone")], ("tone", False, "model")),
        ([("i1", EXIT, MARCH, None, None), ("i2", "cx_note", APRIL, None, "price")], ("price", False, "model")),
        ([("i1", EXIT, MARCH, None, None)], (None, False, None)),
    ],
    ids=[
        "on the day of the announcement",
        "a call before gives none",
        "an interview before a note",
        "the latest interview",
        "the decider before the latest",
        "same day, different",
        "two deciders, different",
        "two deciders, alike",
        "one that names none gives way",
        "none named at all",
    ],
)  # fmt: skip
def test_rule_of_a_loss(con: store.Connection, interviews: list, expected: tuple) -> None:
    read(con, *interviews)

    assert root_cause(con) == expected


def test_a_person_outranks_what_is_read_later(con: store.Connection) -> None:
    verdicts.decide(con, "L-1", "tone", who="Ada", now=NOW)
    read(con, ("i1", EXIT, MARCH, True, "price"))

    assert root_cause(con) == ("tone", False, "person")


def test_settling_twice_changes_nothing(con: store.Connection) -> None:
    read(con, ("i1", EXIT, MARCH, None, "price"))

    with store.write(con) as cursor:
        assert verdicts.settle(cursor, ["L-1"], now=NOW) == 0
    assert con.execute("select count(*) from verdicts").fetchone() == (1,)


def test_exactly_one_verdict_is_current_and_every_change_is_written_down(con: store.Connection) -> None:
    read(con, ("i1", EXIT, MARCH, None, "price"))
    verdicts.decide(con, "L-1", "tone", who="Ada", reason="heard the tape", now=NOW)

    assert con.execute("select count(*) from verdicts where is_current").fetchone() == (1,)
    changes = con.execute(
        "select changed_by, old_value, new_value, reason from changes order by change_id"
    ).fetchall()
    assert changes == [("tagger", None, "price", None), ("Ada", "price", "tone", "heard the tape")]


def test_undo_restores_every_row(con: store.Connection) -> None:
    read(con, ("i1", EXIT, MARCH, None, "price"))
    before = con.execute("from verdicts order by all").fetchall(), con.execute("from losses").fetchall()

    verdicts.decide(con, "L-1", "tone", who="Ada", now=NOW)
    assert verdicts.undo(con, "L-1", who="Ada", now=NOW)

    assert (
        con.execute("from verdicts order by all").fetchall(),
        con.execute("from losses").fetchall(),
    ) == before
    assert not verdicts.undo(con, "L-1", who="Ada", now=NOW)


def test_losses_are_the_same_whether_all_marts_or_one_are_rebuilt(con: store.Connection) -> None:
    read(con, ("i1", EXIT, MARCH, None, "price"))
    verdicts.decide(con, "L-1", "tone", who="Ada", now=NOW)
    narrow = con.execute("from losses").fetchall()

    with store.write(con):
        pass

    assert con.execute("from losses").fetchall() == narrow


@pytest.mark.parametrize(
    ("loss_id", "cause", "who", "words"),
    [
        ("L-9", "price", "Ada", "no loss 'L-9'"),
        ("L-1", "prices", "Ada", "no cause"),
        ("L-1", "price", " ", "name"),
    ],
)
def test_what_makes_no_verdict_is_refused(
    con: store.Connection, loss_id: str, cause: str, who: str, words: str
) -> None:
    with pytest.raises(verdicts.VerdictError, match=words):
        verdicts.decide(con, loss_id, cause, who=who, now=NOW)


def stated(con: store.Connection) -> str | None:
    return con.execute("select stated_cause from losses").fetchone()[0]


def test_stated_cause_is_the_first_asserted_in_the_customers_own_words_after_the_announcement(
    con: store.Connection,
) -> None:
    read(
        con,
        ("call", "call", BEFORE, None, None),
        ("later", EXIT, APRIL, None, None),
        ("first", EXIT, MARCH, None, None),
    )
    turns = [
        ("call", 0, "customer"),
        ("first", 0, "vendor"),
        ("first", 1, "customer"),
        ("later", 0, "customer"),
    ]
    spoken = [
        ("call", 0, 0, "terms", "asserted"),  # before the announcement
        ("first", 0, 0, "delivery", "asserted"),  # not the customer's words
        ("first", 1, 0, "price", "negated"),
        ("first", 1, 20, "tone", "asserted"),
        ("first", 1, 50, "neglect", "asserted"),
        ("later", 0, 0, "reliability", "asserted"),
    ]
    with store.write(con) as cursor:
        store.append(
            cursor,
            "turns",
            pd.DataFrame(turns, columns=["interview_id", "turn", "role"]).assign(speaker="x", body="y" * 90),
        )
        store.append(
            cursor,
            "evidence",
            pd.DataFrame(spoken, columns=["interview_id", "turn", "start_offset", "cause", "status"]).assign(
                evidence_id=range(6),
                end_offset=80,
                score=0.9,
                found_by="r",
                codebook_version="1",
                model_version="m1",
            ),
        )

    assert stated(con) == "tone"
    assert con.execute("select cause from loss_causes order by 1").fetchall() == [
        ("delivery",),
        ("neglect",),
        ("reliability",),
        ("tone",),
    ]
