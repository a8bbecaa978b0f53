"""Who is customer, interviewer, vendor: by label, head, staff list, e-mail domain, and by who asks."""
# ruff: noqa: E501  one case a line

import json

import pytest

from interviews.interview import Interview, Turn
from interviews.speakers import Staff, full_names, roles_of, with_roles
from interviews.transcript import Utterance
from tests.shared_data import SHARED, needs_shared

CALL = (
    Utterance("Ann Lee", "Thanks for joining. Could you tell me what happened?"),
    Utterance("Bo Ray", "We rang three times and nobody came, so we looked around."),
    Utterance("Cy Fox", "I told them in May."),
    Utterance("Ann Lee", "And what did you do then?"),
    Utterance("Bo Ray", "We signed with the others in our own time."),
)
NOBODY = Staff()


@pytest.mark.parametrize(
    ("facts", "kind", "staff", "roles"),
    [
        ({}, "exit_interview", NOBODY, ("interviewer", "customer", "customer")),
        ({}, "call", NOBODY, ("vendor", "customer", "customer")),
        ({}, "exit_interview", Staff(frozenset({"Fox, Cy"})), ("customer", "customer", "interviewer")),
        ({}, "exit_interview", Staff(frozenset({"ann lee", "CY FOX"})), ("interviewer", "customer", "vendor")),
        ({"interviewer": "Cy Fox", "interviewee": "Bo Ray and Ann Lee"}, "exit_interview", NOBODY, ("customer", "customer", "interviewer")),
    ],
    ids=["who asks", "who asks in a call", "staff, surname first", "two of the staff", "the head"],
)  # fmt: skip
def test_roles_of_three_speakers(facts, kind, staff, roles):
    found = roles_of(CALL, facts, kind, staff)
    assert (found["Ann Lee"], found["Bo Ray"], found["Cy Fox"]) == roles


@pytest.mark.parametrize(
    ("label", "role"),
    [("Interviewer", "interviewer"), ("HOST", "interviewer"), ("Agent 2", "vendor"), ("Customer", "customer"), ("Guest", "customer")],
)  # fmt: skip
def test_a_role_word_as_label_decides(label, role):
    turns = (Utterance("Zed", "Hm."), Utterance(label, "Hm."))
    assert roles_of(turns, {}, "exit_interview", NOBODY)[label] == role


@pytest.mark.parametrize(("asks", "answers"), [("A", "B"), ("Q", "A"), ("Interviewer", "A")])
def test_the_letter_a_answers_where_somebody_asks_by_label_and_is_but_a_letter_beside_b(asks, answers):
    turns = (
        Utterance(asks, "So you are going with the big one. Was that the only thing?"),
        Utterance(answers, "The only one. I cannot run a hall without it, and I said so in May."),
        Utterance(asks, "Would you come back if we had it?"),
        Utterance(answers, "I would sign tomorrow."),
    )
    assert roles_of(turns, {}, "exit_interview", NOBODY) == {asks: "interviewer", answers: "customer"}


def test_an_address_of_the_vendor_s_domain_is_staff():
    staff = Staff(domains=frozenset({"Alderpike.example"}))
    assert staff.holds("Harriet Quill <h.quill@alderpike.example>")
    assert not staff.holds("Bo Ray <bo@tarnmill.example>")


def test_a_first_name_or_initials_stand_for_the_one_person_who_has_them():
    known = ["Ann Lee", "Bo Ray", "Bo Fox"]
    assert full_names(["Ann", "A.L.", "Bo", "Cy"], known) == {"Ann": "Ann Lee", "A.L.": "Ann Lee"}


def test_a_person_can_correct_roles():
    interview = Interview("i1", (Turn("Ann", "customer", "x"), Turn("Bo", "interviewer", "y")))
    assert [t.role for t in with_roles(interview, {"Ann": "vendor"}).turns] == ["vendor", "interviewer"]


@needs_shared
def test_customers_of_the_coded_interviews_are_told_from_the_others_without_any_list():
    right = wrong = 0
    for path in [*sorted((SHARED / "corpus").glob("w*.jsonl")), SHARED / "demo/interviews.jsonl"]:
        for coded in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            spoken = [t for t in coded["turns"] if t["role"] != "note"]
            true = {t["speaker"]: t["role"] for t in spoken}
            if len(true) > 1:
                turns = [Utterance(t["speaker"], t["text"]) for t in spoken]
                found = roles_of(turns, {}, coded["kind"], NOBODY)
                hits = sum((found[s] == "customer") == (role == "customer") for s, role in true.items())
                right, wrong = right + hits, wrong + len(true) - hits
    assert right + wrong > 450
    assert right / (right + wrong) > 0.97
