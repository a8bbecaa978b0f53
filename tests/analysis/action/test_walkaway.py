"""Advice on an open deal: one row of answers a rule, with the answer that tips it."""

from datetime import date

import pytest

from analysis.action.answers import Answer
from analysis.action.walkaway import COURSES, advise

TODAY = date(2025, 6, 30)
SOUND = {
    "champion": "yes",
    "coach": "yes",
    "key_decision_maker": "yes",
    "budget": "yes",
    "buying_process": "yes",
    "critical_event": "2025-09-01",
    "competition": "7",
    "needs_now": "8",
    "needs_later": "8",
    "part_in_defining": "yes",
    "trust": "8",
    "months_on_path": "4",
    "benefit_per_cost": "6",
    "integrity_violation": "no",
}
TRIED = {"other_contacts_tried": "yes", "executive_tried": "yes"}
HOPELESS = SOUND | {
    "champion": "no",
    "coach": "no",
    "budget": "no",
    "critical_event": "never",
    "competition": "2",
    "needs_now": "3",
    "part_in_defining": "no",
    "trust": "3",
    "months_on_path": "24",
}


def answers(sheet, *, on=TODAY):
    return [Answer(key, text, "Nadia Ferrow", on) for key, text in sheet.items()]


@pytest.mark.parametrize(
    ("sheet", "course"),
    [
        (SOUND, "pursue"),
        (SOUND | {"integrity_violation": "yes"}, "disengage"),
        (SOUND | {"benefit_per_cost": "1"}, "disengage"),
        (SOUND | {"benefit_per_cost": "1.1"}, "pursue"),
        (SOUND | {"champion": "no"}, "another_way_in"),
        (SOUND | {"champion": "no"} | TRIED, "disengage"),
        (SOUND | {"coach": "no"}, "pursue"),
        (HOPELESS, "another_way_in"),
        (HOPELESS | {"executive_tried": "yes"}, "another_way_in"),
        (HOPELESS | TRIED, "disengage"),
        ({"champion": "yes", "trust": "9"}, "not_known"),
        ({}, "not_known"),
    ],
)
def test_the_first_rule_that_applies_decides(sheet, course):
    assert advise(answers(sheet), today=TODAY).course == course


def test_reasons_are_in_words_and_ways_in_are_those_not_tried():
    advice = advise(answers(HOPELESS | {"other_contacts_tried": "yes"}), today=TODAY)
    assert "Nobody inside wants us to win." in advice.reasons
    assert "Have our manager go to their executive" in advice.ways_in
    assert not any(way.startswith("Try other contacts") for way in advice.ways_in)


def test_an_event_that_has_passed_presses_nobody():
    later = advise(answers(SOUND | {"critical_event": "2025-06-30"}), today=TODAY)
    passed = advise(answers(SOUND | {"critical_event": "2025-06-29"}), today=TODAY)
    assert "Nothing makes them decide by a day." not in later.reasons
    assert "Nothing makes them decide by a day." in passed.reasons


def test_a_sheet_of_last_year_no_longer_counts():
    assert advise(answers(SOUND, on=date(2024, 6, 30)), today=TODAY).course == "not_known"


def test_every_course_has_a_name():
    assert set(COURSES) == {"pursue", "another_way_in", "disengage", "not_known"}
