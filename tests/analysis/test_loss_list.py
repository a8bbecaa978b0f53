"""What the page Losses and the page of a cause ask: the search, the next disputed loss, quotes and near misses."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from analysis import loss_list, marking
from analysis.figures.sparkline import sparkline
from queries import store
from tests.analysis.small_company import small_company
from views import transcript

HAY = "hay "


@pytest.fixture
def con() -> Iterator[store.Connection]:
    """The small company; of loss L-2 the customer denies what L-1 asserts, and the machine cannot decide."""
    con = small_company()
    con.execute(
        "insert into interviews (interview_id, kind, account_id, account_name, loss_id, held_on, interviewee_role,"
        " language, content_sha256, load_id) values"
        " ('I-2', 'exit_interview', 'B', 'Account B', 'L-2', date '2024-04-02', 'buyer', 'en', 'z', 1)"
    )
    con.execute(
        "insert into turns (interview_id, turn, speaker, role, body) values"
        " ('I-2', 0, 'Ann Lowe', 'customer', 'You always rang back. The drums rusted.')"
    )
    con.execute(
        "insert into evidence values"
        " (3, 'I-2', 0, 0, 21, 'no_response', null, 'negated', 0.8, 'denied-01', 'they say so', '1', 'rules'),"
        " (4, 'I-1', 0, 34, 45, 'no_response', null, 'asserted', 0.6, 't', '', '1', 'rules')"
    )
    con.execute(
        "insert into verdicts values"
        " (nextval('verdict_ids'), 'L-2', 'price', true, 'rules', 'I-2', 0.4, false, 'tagger', null,"
        " '1', 'rules', timestamp '2024-04-03', true)"
    )
    with store.write(con):
        pass
    yield con
    con.close()


@pytest.mark.parametrize(
    ("search", "losses"),
    [
        ("account a", ["L-1"]),
        ("PRICE", ["L-2", "L-1"]),  # the reason on record
        ("drums rusted", ["L-2"]),  # only in an interview
        ("100 % '; drop table losses", []),
        (None, ["L-2", "L-1"]),  # the disputed one first
    ],
)
def test_the_search_looks_into_names_reasons_and_interviews(
    con: store.Connection, search: str | None, losses: list[str]
) -> None:
    assert loss_list.losses_found(con, search=search)["loss_id"].tolist() == losses


@pytest.mark.parametrize(
    ("search", "found_in"),
    [
        ("account b", "Account: Account B"),
        ("PRICE", "Recorded reason: Price"),
        ("drums", "“… rang back. The drums rusted.”"),
        ("needle", f"“… {HAY * 3}the needle in the {HAY * 13}…”"),
    ],
)
def test_a_search_says_where_its_words_stand(con: store.Connection, search: str, found_in: str) -> None:
    hay = "hay " * 40
    con.execute(
        "insert into turns values ('I-2', 1, 'Ann Lowe', 'customer', null, ?)",
        [f"{hay}the needle in the {hay}"],
    )
    found = loss_list.losses_worded(con, search=search)

    assert found[found["account_name"] == "Account B"]["found_in"].tolist() == [found_in]
    assert "found_in" not in loss_list.losses_worded(con)


def test_the_download_holds_every_page(con: store.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loss_list, "PAGE_SIZE", 1)

    assert len(loss_list.losses_found(con)) == 1
    assert loss_list.losses_found(con)["found"].tolist() == [2]
    assert len(loss_list.every_loss(con)) == 2


def test_the_list_says_what_its_losses_are_worth(con: store.Connection) -> None:
    found = loss_list.losses_found(con, competitor="(none)")

    assert found["found_value"].tolist() == [24_000.0, 24_000.0]
    assert loss_list.worth_in_words(24_000.0, "GBP") == "worth £24,000 a year"
    assert loss_list.worth_in_words(float("nan"), "GBP") == ""


def test_the_next_disputed_loss_is_another_one(con: store.Connection) -> None:
    assert loss_list.next_disputed(con, after="L-1") == "L-2"
    assert loss_list.next_disputed(con, after="L-2") is None


def test_the_best_quotes_are_asserted_sure_and_of_different_accounts(con: store.Connection) -> None:
    best = loss_list.best_quotes(con, cause="no_response", status="asserted", **ALL)

    assert [(quote["account_name"], quote["score"]) for quote in best] == [("Account A", 0.9)]
    assert best[0]["words"].startswith("Tom never rang Account A back, and June <b>waited")


def test_near_misses_speak_of_the_cause_and_were_not_the_reason(con: store.Connection) -> None:
    near = loss_list.best_quotes(con, cause="no_response", status="not asserted", **ALL)

    assert [(quote["words"], quote["status"]) for quote in near] == [("You always rang back.", "negated")]


def test_a_mark_says_on_hover_what_it_is_how_far_to_trust_it_and_why(con: store.Connection) -> None:
    (interview,) = marking.interviews_of_loss(con, loss_id="L-2")
    (mark,) = interview.marks

    assert transcript.why(mark) == "Unanswered complaints · denied, right in about 80 of 100. they say so"
    happened = replace(mark, status="asserted", score=0.98)
    assert transcript.why(happened).startswith("Unanswered complaints · happened, right in about 85 of 100. ")
    by_hand = replace(happened, found_by="person: Ada")
    assert transcript.why(by_hand) == "Unanswered complaints · happened, as a person checked it."


def test_pieces_are_numbered_as_they_are_read(con: store.Connection) -> None:
    assert marking.numbered(marking.interviews_of_loss(con, loss_id="L-1")) == {1: 1, 2: 2, 4: 3}
    assert transcript.label(marking.Mark(4, 0, 9, "price", None, "negated", 1, "r", None), 3) == (
        "<sup>3 · Price and value · denied</sup>"
    )


def test_a_course_is_a_line_that_says_what_it_shows() -> None:
    assert sparkline((0.1,), says="one quarter") == ""
    assert 'alt="from 10 &lt; to 20"' in sparkline((0.1, 0.2), says="from 10 < to 20")


ALL = {"since": None, "until": None, "kind": "defection", "segment": None, "region": None, "owner": None}
