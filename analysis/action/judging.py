"""Several colleagues' answers taken together, question by question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from analysis.action.answers import Answer, health_of
from analysis.action.questions import Form, Question


@dataclass(frozen=True, slots=True)
class Judged:
    """The answers to one question taken together: the latest of each colleague, while it still counts.

    `health` runs from 0 (worst) to 1 (best), the mean over colleagues; None for words or without an answer.
    """

    question: Question
    answers: tuple[Answer, ...] = ()
    health: float | None = None
    spread: float = 0.0
    stale: tuple[Answer, ...] = ()


def judge(form: Form, answers: Iterable[Answer], *, today: date) -> list[Judged]:
    """Each question of the form with the latest answer of each colleague and what they come to."""
    by_question: dict[str, list[Answer]] = {}
    for answer in answers:
        by_question.setdefault(answer.question, []).append(answer)
    return [
        judge_one(question, by_question.get(question.key, []), today=today) for question in form.questions
    ]


def judge_one(question: Question, answers: Sequence[Answer], *, today: date) -> Judged:
    """The answers to one question; those older than `every_days` no longer count."""
    latest: dict[str, Answer] = {}
    for answer in sorted(answers, key=lambda a: a.answered_on):
        if answer.answered_on <= today:
            latest[" ".join(answer.answered_by.split()).casefold()] = answer
    oldest = today - timedelta(days=question.every_days)
    counting = tuple(answer for answer in latest.values() if answer.answered_on >= oldest)
    stale = tuple(answer for answer in latest.values() if answer.answered_on < oldest)
    health = [h for h in (health_of(question, answer, today=today) for answer in counting) if h is not None]
    if not health:
        return Judged(question, counting, stale=stale)
    return Judged(question, counting, sum(health) / len(health), max(health) - min(health), stale)


def weighted_health(judged: Iterable[Judged]) -> tuple[float | None, float]:
    """Mean health by weight over the answered questions, and the share of the weight that is answered."""
    judged = list(judged)
    total = sum(j.question.weight for j in judged)
    answered = [
        (j.question.weight, j.health) for j in judged if j.health is not None and j.question.weight > 0
    ]
    weight = sum(w for w, _ in answered)
    if not weight:
        return None, 0.0
    return sum(w * h for w, h in answered) / weight, weight / total
