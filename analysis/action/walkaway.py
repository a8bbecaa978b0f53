"""When to walk away from an open deal: advice from the qualification sheet, with its reasons in words.

The sheet (`analysis/action/forms/qualification.toml`) holds the questions, weights and limits. The first rule
that applies decides: a reason that stops by itself; too little known; worth pursuing; another way in not
yet tried; walk away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from analysis.action.answers import Answer
from analysis.action.judging import Judged, judge, weighted_health
from analysis.action.questions import Form, load_form
from analysis.sentences import percent

Course = Literal["pursue", "another_way_in", "disengage", "not_known"]

COURSES: dict[Course, str] = {
    "pursue": "Pursue",
    "another_way_in": "Try another way in",
    "disengage": "Walk away",
    "not_known": "Too little is known to advise",
}
WAYS_IN = ("other_contacts_tried", "executive_tried")


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about a deal. `health` runs from 0 to 1 over what is answered; None where nothing is."""

    course: Course
    reasons: tuple[str, ...]
    ways_in: tuple[str, ...]
    health: float | None
    answered_share: float


def qualification_form() -> Form:
    """The questions, as data."""
    return load_form("qualification")


def advise(answers: Iterable[Answer], *, today: date) -> Advice:
    """The course to take with a deal, on the answers that still count today."""
    form = qualification_form()
    limits = form.extras["advice"]
    judged = judge(form, answers, today=today)
    health, answered = weighted_health(judged)
    weak = [j for j in judged if is_weak(j, form)]
    untried = ways_not_tried(judged)
    course, reasons = decide(weak, untried, health, answered, limits)
    ways = tuple(dict.fromkeys([j.question.way_in for j in weak if j.question.way_in and j.question.weight]))
    return Advice(
        course, tuple(reasons), ways + untried if course == "another_way_in" else (), health, answered
    )


def decide(
    weak: Sequence[Judged],
    untried: tuple[str, ...],
    health: float | None,
    answered: float,
    limits: dict[str, float],
) -> tuple[Course, list[str]]:
    """The course and its reasons; the first rule that applies."""
    stops = [f"{j.question.weakness}." for j in weak if j.question.stop]
    if stops:
        return "disengage", stops
    if health is None or answered < limits["least_answered"]:
        return "not_known", [
            f"Only {percent(answered, 0)} of the sheet is answered; {percent(limits['least_answered'], 0)} is needed."
        ]
    faults = [f"{j.question.weakness}." for j in weak if j.question.weight]
    needed = [j for j in weak if j.question.needed]
    measured = f"The sheet comes to {percent(health, 0)} of what a sound deal would have."
    if health >= limits["pursue_from"] and not needed:
        return "pursue", [measured, *faults]
    if untried:
        return "another_way_in", [measured, *faults]
    if health < limits["disengage_below"] or needed:
        return "disengage", [measured, *faults, "The other ways in have been tried."]
    return "pursue", [measured, *faults, "The other ways in have been tried, and enough speaks for the deal."]


def is_weak(judged: Judged, form: Form) -> bool:
    """Whether the answers are bad ones; a question that stops is weak on the worst answer only."""
    if judged.health is None:
        return False
    return judged.health <= 0.0 if judged.question.stop else judged.health < form.weak_below


def ways_not_tried(judged: Iterable[Judged]) -> tuple[str, ...]:
    """The other ways in that nobody has said were tried."""
    return tuple(j.question.way_in for j in judged if j.question.key in WAYS_IN and j.health != 1.0)
