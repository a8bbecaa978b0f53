"""Living accounts by value at risk; names taken out of what is shown outside."""

from datetime import date, datetime

import pytest

from analysis.action.litmus import litmus_of
from analysis.action.save_plans import PlannedStep, open_plan
from analysis.action.sheets import keep_litmus, litmus_answers
from analysis.early_warning.at_risk import (
    accounts_at_risk,
    at_risk_in_short,
    at_risk_sentence,
    named_like,
    worded,
)
from analysis.filters import ReportError
from analysis.pseudonyms import without_names
from interviews.redaction import Key
from queries import store
from tests.analysis.small_company import small_company

TODAY = date(2024, 7, 2)
POOR = {"pulse": "1", "senior_people": "1", "quarterly_word": "never"}  # enough of the test to go by
GOOD = {"pulse": "10", "senior_people": "10", "quarterly_word": "2024-07-01"}


@pytest.fixture
def con():
    return small_company()


def test_the_living_accounts_come_by_value_at_risk_and_the_unasked_last(con):
    keep_litmus(con, "D", POOR, answered_by="Tom", now=datetime(2024, 7, 1))
    keep_litmus(con, "E", GOOD, answered_by="Tom", now=datetime(2024, 7, 1))
    con.execute(
        "insert into notes (note_id, account_id, written_on, author, note_kind, body, load_id)"
        " values ('n', 'C', date '2024-06-20', 'Dev', 'note', 'Asked what it costs to leave.', 1)"
    )
    con.execute("insert into note_evidence values ('n', 0, 28, null, 'step3', null, 0.9, 't', '', '1', '1')")
    frame = accounts_at_risk(con, today=TODAY)
    assert list(frame["account_id"]) == ["D", "C", "E", "F"]
    assert list(frame["value_at_risk"])[:3] == [12000, 9000, 0]
    assert frame["risk"].isna()[3]
    assert (frame["risk_from"][1], frame["step"][1]) == ("notes", "step3")
    assert frame["finding"][3] == "Nobody has ever been asked about this account."


def test_accounts_judged_together_are_judged_as_each_alone(con):
    for account, given in (("C", POOR), ("D", POOR), ("E", GOOD), ("F", {"pulse": "1"})):
        keep_litmus(con, account, given, answered_by="Tom", now=datetime(2024, 7, 1))
    answers = litmus_answers(con)
    frame = accounts_at_risk(con, today=TODAY)
    alone = [litmus_of(account, answers.get(account, []), today=TODAY) for account in frame["account_id"]]
    assert list(frame["account_id"]) == ["C", "D", "E", "F"]
    assert list(frame["risk"].astype(object).where(frame["risk"].notna(), None)) == [t.risk for t in alone]
    assert list(frame["risk_from"]) == [t.risk_from for t in alone]
    assert list(frame["finding"]) == ["".join(t.findings[:1]) for t in alone]
    assert list(frame["last_asked_on"]) == [t.last_asked_on for t in alone]


def say(con, account, words, step):
    con.execute(
        "insert into notes (note_id, account_id, written_on, author, note_kind, body, load_id)"
        " values (?, ?, date '2024-06-20', 'Dev', 'note', ?, 1)",
        [account, account, words],
    )
    con.execute(
        "insert into note_evidence values (?, 0, ?, null, ?, null, 0.9, 't', '', '1', '1')",
        [account, len(words), step],
    )


def test_what_is_counted_in_short_is_what_the_list_adds_up_to(con):
    for account, given in (("C", POOR), ("D", {"pulse": "1"}), ("E", GOOD)):
        keep_litmus(con, account, given, answered_by="Tom", now=datetime(2024, 7, 1))
    for account, step in (("C", "step2"), ("D", "step3"), ("F", "step3")):
        say(con, account, "Asked what it costs to leave.", step)
    frame, short = accounts_at_risk(con, today=TODAY), at_risk_in_short(con, today=TODAY)
    assert list(frame["account_id"]) == ["C", "D", "F", "E"]
    assert list(frame["value_at_risk"]) == [12000, 9000, 9000, 0]
    assert (short["living"], short["at_risk"]) == (4, 3)
    assert short["annual_value"] == frame.loc[frame["risk"] > 0, "annual_value"].sum()
    assert short["never_asked"] == frame["last_asked_on"].isna().sum() == 1
    assert (short["leaving_without_plan"], short["value_without_plan"]) == (2, 24000)


def test_an_open_plan_is_shown_and_places_narrow_the_list(con):
    step = PlannedStep("Meet them", None, "Tom", TODAY)
    open_plan(con, "C", [step], opened_by="Tom", next_litmus_on=date(2024, 10, 1), today=TODAY)
    frame = accounts_at_risk(con, today=TODAY, region=["North"])
    assert list(frame["account_id"]) == ["C"]
    assert bool(frame["has_plan"][0])


def test_the_list_comes_two_hundred_to_a_page_in_one_order(con):
    con.execute(
        "insert into accounts (account_id, name, owner, load_id)"
        " select 'Z-' || lpad(number::varchar, 3, '0'), 'Zelby ' || number, 'Dev', 1 from range(250) t (number)"
    )
    con.execute(
        "insert into contracts (contract_id, account_id, starts_on, monthly_fee, currency, load_id)"
        " select account_id, account_id, date '2021-01-01', 10, 'GBP', 1 from accounts where account_id like 'Z-%'"
    )
    with store.write(con):
        pass
    keep_litmus(con, "Z-249", POOR, answered_by="Dev", now=datetime(2024, 7, 1))
    first, second, third = (accounts_at_risk(con, today=TODAY, page=page) for page in (1, 2, 3))
    assert [len(first), len(second), len(third)] == [200, 54, 0]
    assert first["account_id"][0] == "Z-249"
    assert not set(first["account_id"]) & set(second["account_id"])
    with pytest.raises(ReportError, match="page 0 is no page; expected 1 or more"):
        accounts_at_risk(con, today=TODAY, page=0)


def test_an_account_is_found_by_a_part_of_its_name_id_or_owner(con):
    frame = accounts_at_risk(con, today=TODAY)
    assert list(named_like(frame, " count d ")["account_id"]) == ["D"]
    assert len(named_like(frame, "HADLEY")) == len(named_like(frame, "")) == 4
    assert named_like(frame, "nobody").empty


def test_names_on_record_are_taken_out_and_the_same_person_keeps_their_number():
    key = Key()
    words = "Tom Hadley told Skerrow Paper that June would ring. Tom did not."
    people = ["Tom Hadley", "June Pockley"]
    plain = without_names(words, key, accounts=["Skerrow Paper"], people=people, competitors=[])
    assert plain == "[person 1] told [the account] that [person 2] would ring. [person 1] did not."


def test_the_sentence_of_the_page_counts_who_is_at_risk_and_who_was_not_asked(con):
    keep_litmus(con, "D", POOR, answered_by="Tom", now=datetime(2024, 7, 1))
    assert at_risk_sentence(accounts_at_risk(con, today=TODAY), currency="GBP", today=TODAY) == (
        "1 of 4 living accounts shows a risk and pays £12,000 a year; "
        "none looks into leaving, and about 3 of all 4 no colleague has answered our questions within a year."
    )
    later = date(2025, 7, 2)
    said = at_risk_sentence(accounts_at_risk(con, today=later), currency="", today=later)
    assert "no colleague has answered our questions about any account" in said


def test_an_account_that_has_decided_to_leave_comes_first_and_is_named_in_the_sentence(con):
    say(con, "E", "They have decided to go with somebody else, the letter is on its way.", "step4")
    frame = accounts_at_risk(con, today=TODAY)

    assert (frame["account_id"][0], frame["risk"][0]) == ("E", 0.95)
    assert at_risk_sentence(frame, currency="GBP", today=TODAY) == (
        "1 of 4 living accounts shows a risk and pays £12,000 a year; by what is written 1 has decided to leave, "
        "none looks into leaving, and no colleague has answered our questions about any account within a year."
    )


def test_accounts_whose_fees_nobody_knows_show_their_risk_all_the_same(con):
    con.execute("update accounts set since_on = date '2021-01-01'")
    con.execute("delete from contracts")
    with store.write(con):
        pass
    say(con, "E", "They asked for three other quotes.", "step3")
    frame, short = accounts_at_risk(con, today=TODAY), at_risk_in_short(con, today=TODAY)

    assert frame["account_id"][0] == "E"
    assert (short["at_risk"], short["annual_value"]) == (1, 0)
    assert at_risk_sentence(frame, currency="", today=TODAY).startswith(
        "1 of 4 living accounts shows a risk; 1 looks into leaving"
    )


def test_one_answer_of_nineteen_puts_nothing_at_risk_and_is_said_to_be_too_few(con):
    keep_litmus(con, "D", {"oldest_complaint_days": "35"}, answered_by="Tom", now=datetime(2024, 7, 1))
    frame = accounts_at_risk(con, today=TODAY).set_index("account_id")
    assert frame["risk"].isna()["D"]
    assert frame["risk_from"]["D"] == "too few answers"
    assert frame["finding"]["D"] == "1 of 19 questions answered, too few to say what is at risk."
    assert worded(accounts_at_risk(con, today=TODAY)).set_index("account_id")["asked"]["D"] == (
        "1 July 2024, too few answers"
    )
    assert at_risk_sentence(accounts_at_risk(con, today=TODAY), currency="GBP", today=TODAY) == (
        "None of the 4 living accounts shows a risk, and about 3 of all 4 no colleague has answered our questions "
        "within a year, for 1 too few to say what is at risk."
    )
