"""What was written about an account, with what was read in it: also what is too weak to count as a sign."""

from datetime import date, datetime

import pytest

from analysis.early_warning.comments import keep_comment
from analysis.early_warning.notes_read import kept_in_words, notes_read
from tests.analysis.small_company import small_company

NOW = datetime(2024, 9, 3, 9, 0)


@pytest.fixture
def con():
    return small_company()


def note(con, note_id, day, body="They asked what it costs to leave.", *, is_read=True, author="Dev"):
    con.execute(
        "insert into notes (note_id, account_id, written_on, author, note_kind, body, load_id)"
        " values (?, 'C', ?, ?, 'note', ?, 1)",
        [note_id, day, author, body],
    )
    if is_read:
        con.execute("insert into note_readings values (?, '1', '1', timestamp '2024-07-02')", [note_id])


def found_in(con, note_id, *, cause=None, step=None, status=None, score=0.9):
    con.execute(
        "insert into note_evidence values (?, 0, 4, ?, ?, ?, ?, 't', '', '1', '1')",
        [note_id, cause, step, status, score],
    )


@pytest.mark.parametrize(
    ("piece", "words"),
    [
        (
            {"step": "step3", "score": 0.65},
            "perhaps comparing offers or looking into leaving (step 3), right in about",
        ),
        ({"step": "step2", "score": 0.9}, "asking themselves questions (step 2), right in about 85 of 100"),
        (
            {"step": "step3", "score": 0.3},
            "perhaps comparing offers or looking into leaving (step 3), right in about 30",
        ),
        (
            {"cause": "no_response", "status": "asserted"},
            "unanswered complaints (step 1), right in about 85 of 100",
        ),
        ({"cause": "no_response", "status": "resolved"}, "unanswered complaints (step 1), put right"),
        (
            {"cause": "price", "status": "asserted", "score": 0.4},
            "perhaps price and value, right in about 40 of 100",
        ),
    ],
)
def test_what_was_read_in_a_note_is_said_with_how_sure_that_is(con, piece, words):
    note(con, "n", date(2024, 6, 20))
    found_in(con, "n", **piece)
    (found,) = notes_read(con, account_id="C")[0].found
    assert found.startswith(words)
    assert found.endswith("too weak to count") == (piece.get("score") == 0.3)


def test_the_latest_comes_first_and_what_shows_nothing_or_is_not_read_says_so(con):
    note(con, "old", date(2024, 1, 1), "x" * 300 + " " + "y" * 300, author="")
    note(con, "undated", None)
    note(con, "new", date(2024, 6, 20), is_read=False)
    new, old, undated = notes_read(con, account_id="C")
    assert (new.about, new.found) == ("note by Dev, 20 June 2024", ("not read yet",))
    assert (old.about, old.words) == ("note, 1 January 2024", "x" * 300 + " …")
    assert old.found == ("nothing was read in it as a sign or a reason",)
    assert undated.about == "note by Dev, without a date"
    assert notes_read(con, account_id="D") == []


def test_after_keeping_a_comment_it_is_said_what_was_read_in_it_and_the_account_shows_it(con):
    words = "Zentra presented to them last week and she wants to compare offers before the renewal."
    said = keep_comment(con, "C", body=words, author="Priya Nair", now=NOW)
    kept = notes_read(con, account_id="C")[0]
    assert (kept.words, kept.about) == (words, "comment by Priya Nair, 3 September 2024")
    assert said == f"Kept. Read in it: {'; '.join(kept.found)}."
    assert "(step 3)" in said
    assert "right in about" in said


def test_words_that_end_a_sentence_end_what_is_kept_of_them(con):
    note(con, "n", date(2024, 6, 20))
    found_in(con, "n", step="step3")
    assert kept_in_words(con, "C", "n", kept="Kept: “They compare.”").startswith(
        "Kept: “They compare.” Read in it"
    )
    assert kept_in_words(con, "C", "n", kept="Kept: “Compares”").startswith("Kept: “Compares”. Read in it")


def test_a_comment_in_which_nothing_is_found_says_so(con):
    said = keep_comment(con, "C", body="We had lunch.", author="Priya Nair", now=NOW)
    assert said == "Kept; nothing was read in it as a sign or a reason."
