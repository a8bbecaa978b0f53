"""Forms kept as data: what a question asks, of whom, and how much it counts.

The text files in `analysis/action/forms/` say what each field means.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

FORMS = Path(__file__).parent / "forms"

Kind = Literal["scale", "yes_no", "date", "future_date", "number", "words"]


class AnswerError(ValueError):
    """A sentence: which question, what was answered, what is accepted."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form. `weight` is its share of the result, 0 for words."""

    key: str
    text: str
    kind: Kind
    weight: float
    asked_of: str
    every_days: int
    good: str = "yes"
    good_at: float = 0.0
    bad_at: float = 1.0
    at_most: float | None = None
    weakness: str = ""
    strength: str = ""
    step: str = ""
    within_days: int = 30
    stop: bool = False
    needed: bool = False
    way_in: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form with its limits; `extras` are the tables that only this form has."""

    version: str
    title: str
    weak_below: float
    strong_from: float
    disagree_from: float
    questions: tuple[Question, ...]
    extras: dict[str, Any]

    @property
    def by_colleague(self) -> dict[str, tuple[Question, ...]]:
        """The questions by whom they are asked of, in the order of the form."""
        asked = dict.fromkeys(question.asked_of for question in self.questions)
        return {who: tuple(q for q in self.questions if q.asked_of == who) for who in asked}

    def question(self, key: str) -> Question:
        """The question of that key, refused where the form has none."""
        for question in self.questions:
            if question.key == key:
                return question
        known = ", ".join(question.key for question in self.questions)
        raise AnswerError(f"The form '{self.title}' has no question '{key}'; it asks: {known}.")


@cache
def load_form(name: str) -> Form:
    """The form of that name in `analysis/action/forms/`."""
    content = tomllib.loads((FORMS / f"{name}.toml").read_text(encoding="utf-8"))
    known = {"version", "title", "weak_below", "strong_from", "disagree_from", "questions"}
    return Form(
        version=content["version"],
        title=content["title"],
        weak_below=content["weak_below"],
        strong_from=content["strong_from"],
        disagree_from=content["disagree_from"],
        questions=tuple(Question(**question) for question in content["questions"]),
        extras={key: value for key, value in content.items() if key not in known},
    )
