"""What has been restated since a review was approved: each figure and each loss with its own reason."""

from datetime import date, datetime

import pytest

from analysis import corrections, observed, verdicts
from analysis.loading.matching import match_interview
from analysis.review.freeze import approve
from analysis.review.reasons import Happening, happenings, one_or_several
from analysis.review.restating import Restated, restated
from queries import store
from tests.analysis.small_company import small_company

SINCE, UNTIL = date(2024, 1, 1), date(2024, 4, 1)
NOW, LATER = datetime(2024, 7, 2, 10, 0), datetime(2024, 7, 5, 9, 0)
LOSSES = "losses of june.csv was loaded by Tess on 5 July 2024"


@pytest.fixture
def con():
    return small_company()


@pytest.fixture
def approved(con):
    return approve(con, SINCE, UNTIL, approved_by="Miriam Strand", now=NOW)


def loaded(con, load_id: int, file_name: str, loaded_as: str, *, at: datetime = LATER) -> None:
    """A file that came in; its rows are put in by the test."""
    con.execute(
        "insert into loads values (?, ?, 'x', ?, null, null, 1, 1, 0, 0, 0, 'Tess', ?, null)",
        [load_id, file_name, loaded_as, at],
    )


def late_loss(con, load_id: int = 9) -> None:
    con.execute(
        "insert into defections (loss_id, account_id, lost_on, annual_value, currency, load_id)"
        " values ('L-3', 'C', date '2024-03-31', 12000, 'GBP', ?)",
        [load_id],
    )


def lines_of(con, approved, currency: str = "") -> dict[str, Restated]:
    with store.write(con):
        pass
    return {line.what: line for line in restated(con, approved, currency=currency)}


def test_a_root_cause_that_a_person_changed_says_who_and_why(con, approved):
    verdicts.decide(con, "L-1", "tone", who="Tess Whitlow", reason="Heard the recording", now=LATER)
    lines = lines_of(con, approved)
    figure, loss = lines["Unanswered complaints"], lines["Root cause of loss L-1"]
    assert (figure.was, figure.now) == ("1 of 1", "not stated")
    assert figure.why == "1 loss has another root cause (Tess Whitlow: Heard the recording)"
    assert (loss.was, loss.now) == ("Unanswered complaints", "Tone and style")
    assert loss.why == "Tess Whitlow: Heard the recording"
    assert set(lines) == {"Unanswered complaints", "Tone and style", "Root cause of loss L-1"}


def test_each_figure_has_the_reason_that_moved_it_and_no_other(con, approved):
    verdicts.decide(con, "L-1", "tone", who="Tess Whitlow", reason="Heard the recording", now=LATER)
    loaded(con, 9, "losses of june.csv", "defections")
    late_loss(con)
    loaded(con, 10, "fees.csv", "contracts")
    con.execute("update contracts set monthly_fee = 700, load_id = 10 where account_id = 'D'")
    loaded(con, 11, "staff.csv", "accounts")
    lines = lines_of(con, approved, "GBP")
    came = f"1 loss came in later ({LOSSES})"
    assert lines["Accounts lost"].why == came
    assert lines["Value lost a year"].why == came
    assert lines["Price"].why == came  # 2 of 2 became 2 of 3
    assert lines["Loss L-3"].why == LOSSES
    assert lines["Tone and style"].why.startswith("1 loss has another root cause (Tess Whitlow")
    assert (
        lines["At the start"].why
        == f"several of these, which cannot be told apart: {came}; fees.csv was loaded by Tess on 5 July 2024"
    )
    assert not any("staff.csv" in line.why for line in lines.values())


def test_a_value_that_a_later_file_changed_names_the_file(con, approved):
    loaded(con, 9, "losses of june.csv", "defections")
    con.execute("update defections set annual_value = 30000, load_id = 9 where loss_id = 'L-2'")
    lines = lines_of(con, approved, "GBP")
    value = lines["Value of loss L-2"]
    assert (value.was, value.now, value.why) == ("£12,000", "£30,000", LOSSES)
    assert lines["Value lost a year"].why == f"1 loss has another value ({LOSSES})"
    assert set(lines) == {"Value of loss L-2", "Value lost a year"}


def test_rates_of_exchange_move_money_and_nothing_else(con):
    con.execute("update contracts set currency = 'EUR' where account_id in ('A', 'D')")
    con.execute("update defections set currency = 'EUR' where loss_id = 'L-1'")
    con.execute("insert into settings values ('reporting_currency', '\"GBP\"')")
    con.execute("insert into exchange_rates select 'EUR', year, 0.8 from range(2020, 2026) years (year)")
    with store.write(con):
        pass
    approved = approve(con, SINCE, UNTIL, approved_by="Miriam Strand", now=NOW)
    loaded(con, 9, "rates.csv", "exchange_rates")
    con.execute("update exchange_rates set rate = 0.9")
    lines = lines_of(con, approved, "GBP")
    assert {"Value lost a year", "At the start", "At the end", "Lost"} <= set(lines)
    assert not {"Accounts lost", "Accounts lost of those at risk", "Price"} & set(lines)
    assert {line.why for line in lines.values()} == {"rates.csv was loaded by Tess on 5 July 2024"}


def test_a_setting_that_ends_the_data_earlier_names_the_setting(con, approved):
    observed.choose_setting(con, "observed_until", "2024-03-15", who="Tess", now=LATER)
    lines = lines_of(con, approved)
    why = "the setting observed_until was set anew by Tess on 5 July 2024"
    assert (lines["Loss L-2"].now, lines["Loss L-2"].why) == ("not counted", why)
    assert lines["Accounts lost"].why == f"1 loss is no longer counted ({why})"


def test_a_load_that_was_taken_back_takes_its_losses_along(con):
    loaded(con, 9, "losses of june.csv", "defections", at=datetime(2024, 7, 1))
    late_loss(con)
    with store.write(con):
        pass
    approved = approve(con, SINCE, UNTIL, approved_by="Miriam Strand", now=NOW)
    con.execute("delete from defections where loss_id = 'L-3'")
    con.execute("update loads set undone_at = ? where load_id = 9", [LATER])
    con.execute(
        "insert into changes values"
        " (nextval('change_ids'), ?, 'Dev', 'loads', '9', 'undone_at', null, 'x', 'load undone')",
        [LATER],
    )
    lines = lines_of(con, approved)
    assert lines["Loss L-3"].why == "losses of june.csv was taken back by Dev on 5 July 2024"


def test_an_interview_that_was_matched_since_is_the_reason_of_the_cause_it_gives(con, approved):
    con.execute(
        "insert into interviews (interview_id, kind, account_name, held_on, interviewee_role, language, content_sha256,"
        " load_id) values ('I-2', 'exit_interview', 'Acount B', date '2024-04-10', 'owner', 'en', 'z', 1)"
    )
    con.execute("insert into readings values ('I-2', 'price', 0.9, '', '1', 'rules', timestamp '2024-04-11')")
    match_interview(con, "I-2", account_id="B", loss_id="L-2", who="Tess", now=LATER)
    lines = lines_of(con, approved)
    matched = "an interview was matched by Tess on 5 July 2024"
    assert lines["Root cause of loss L-2"].why == matched
    assert lines["Losses with a root cause"].why == f"1 loss has another root cause ({matched})"
    assert (
        lines["Unanswered complaints"].why == f"1 loss has another root cause ({matched})"
    )  # 1 of 1, now 1 of 2


def test_an_interview_that_came_later_is_the_reason_of_the_cause_it_gives(con, approved):
    loaded(con, 12, "brindle.vtt", "interviews")
    con.execute(
        "insert into interviews (interview_id, kind, loss_id, held_on, interviewee_role, language, content_sha256,"
        " load_id) values ('I-2', 'exit_interview', 'L-2', date '2024-04-10', 'owner', 'en', 'z', 12)"
    )
    con.execute("insert into readings values ('I-2', 'price', 0.9, '', '1', 'rules', timestamp '2024-04-11')")
    with store.write(con) as cursor:
        verdicts.settle(cursor, now=LATER)
    lines = lines_of(con, approved)
    assert lines["Root cause of loss L-2"].why == "brindle.vtt was loaded by Tess on 5 July 2024"


def test_evidence_that_a_person_corrected_is_the_reason_of_the_cause(con, approved):
    corrections.correct(con, 2, who="Tess", now=LATER, cause="tone")
    lines = lines_of(con, approved)
    assert lines["Root cause of loss L-1"].why == "Tess corrected what was read"


def test_another_codebook_is_the_reason_of_a_cause_that_nobody_decided(con, approved):
    con.execute("update verdicts set cause = 'tone', codebook_version = '2' where loss_id = 'L-1'")
    lines = lines_of(con, approved)
    assert lines["Root cause of loss L-1"].why == "codebook 2 is in use, no longer 1"


def test_the_last_word_on_a_cause_is_the_last_in_the_log_whatever_the_clocks_say(con, approved):
    verdicts.decide(con, "L-1", "price", who="Dev", reason="A guess", now=datetime(2024, 8, 1))
    verdicts.decide(con, "L-1", "tone", who="Tess Whitlow", reason="Heard the recording", now=LATER)
    lines = lines_of(con, approved)
    assert lines["Root cause of loss L-1"].why == "Tess Whitlow: Heard the recording"


def test_a_loss_that_no_load_brought_was_recorded_since(con, approved):
    late_loss(con, load_id=2)
    lines = lines_of(con, approved)
    assert lines["Loss L-3"].why == "recorded since"
    assert (lines["Accounts lost"].was, lines["Accounts lost"].now) == ("2", "3")


def test_a_load_that_came_and_was_taken_back_since_has_left_nothing(con, approved):
    loaded(con, 9, "losses of june.csv", "defections")
    con.execute("update loads set undone_at = ? where load_id = 9", [LATER])
    assert happenings(con, since=approved.approved_at) == []
    assert lines_of(con, approved) == {}


def test_a_merge_of_accounts_is_told_without_their_names(con, approved):
    con.execute(
        "insert into changes values"
        " (nextval('change_ids'), ?, 'Dev', 'accounts', 'A <- B', 'merge', null, '{}', 'merged')",
        [LATER],
    )
    assert happenings(con, since=approved.approved_at) == [
        Happening("merge", "an account was merged with another by Dev on 5 July 2024")
    ]


@pytest.mark.parametrize(
    ("certain", "possible", "otherwise", "said"),
    [
        (["a"], [], ["z"], "a"),
        (["1 loss came (a)"], ["a"], ["z"], "1 loss came (a)"),  # the same, told twice
        ([], ["b"], ["z"], "b"),
        (["a"], ["b"], ["z"], "several of these, which cannot be told apart: a; b"),
        ([], [], ["y", "z"], "several of these, which cannot be told apart: y; z"),
        ([], [], [], "records of the period were loaded or changed"),
        ([], list("abcde"), [], "several of these, which cannot be told apart: a; b; c; 2 more changes"),
    ],
)
def test_one_reason_stands_alone_and_several_are_said_to_be_several(certain, possible, otherwise, said):
    assert one_or_several(certain, possible, otherwise) == said
