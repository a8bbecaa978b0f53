"""The litmus test of a living account: what holds it, what endangers it, and what that is worth.

A risk here orders accounts for attention; it is no probability of leaving. Nobody having asked
for a year is a finding of its own, not a zero.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from analysis.action.answers import Answer
from analysis.action.judging import Judged, judge, weighted_health
from analysis.action.questions import Form, load_form
from analysis.sentences import count_of

ASKED_WITHIN_DAYS = 365


@dataclass(frozen=True, slots=True)
class Litmus:
    """The result for one account. `risk` (0 to 1) is None where too few answers count and no note shows a step.

    `risk_from`: 'answers', 'notes', 'too few answers' or 'not known'. `answered_share` is by weight.
    """

    account_id: str
    judged: tuple[Judged, ...]
    risk: float | None
    risk_from: str
    answered_share: float
    last_asked_on: date | None
    findings: tuple[str, ...]

    @property
    def strengths(self) -> tuple[str, ...]:
        """What holds the account, in the form's words."""
        strong = litmus_form().strong_from
        return tuple(j.question.strength for j in self.judged if j.health is not None and j.health >= strong)

    @property
    def weaknesses(self) -> tuple[Judged, ...]:
        """The questions answered badly, worst and weightiest first."""
        weak = [j for j in self.judged if j.health is not None and j.health < litmus_form().weak_below]
        return tuple(sorted(weak, key=lambda j: (j.health or 0.0) - j.question.weight))

    @property
    def disagreements(self) -> tuple[Judged, ...]:
        """The questions on which colleagues see the account very differently."""
        return tuple(j for j in self.judged if j.spread >= litmus_form().disagree_from)


def litmus_form() -> Form:
    """The questions, as data."""
    return load_form("litmus")


def litmus_of(account_id: str, answers: Iterable[Answer], *, today: date, step: str | None = None) -> Litmus:
    """The litmus test of one account, with the step that its notes show (None: no step)."""
    answers = list(answers)
    judged = judge(litmus_form(), answers, today=today)
    health, answered = weighted_health(judged)
    risk, risk_from = risk_of(health, answered, step)
    asked = max((answer.answered_on for answer in answers if answer.answered_on <= today), default=None)
    return Litmus(
        account_id=account_id,
        judged=tuple(judged),
        risk=risk,
        risk_from=risk_from,
        answered_share=answered,
        last_asked_on=asked,
        findings=findings(judged, asked, today=today),
    )


def risk_of(health: float | None, answered: float, step: str | None) -> tuple[float | None, str]:
    """The larger of what the answers and what the notes say, and which of the two it was.

    Answers to less than `least_answered` of the weight say nothing about the whole account.
    """
    from_notes = litmus_form().extras["step_risk"].get(step)
    from_answers = 1.0 - health if health is not None and is_enough(answered) else None
    if from_answers is not None and (from_notes is None or from_answers >= from_notes):
        return from_answers, "answers"
    if from_notes is not None:
        return from_notes, "notes"
    return None, "not known" if health is None else "too few answers"


def is_enough(answered: float) -> bool:
    """Whether answers to such a share of the weight say what is at risk."""
    return answered >= litmus_form().extras["least_answered"]


def answered_in_words(judged: Sequence[Judged]) -> str:
    """'1 of 19 questions answered', those too old to count left out."""
    return f"{sum(bool(j.answers) for j in judged)} of {len(judged)} questions answered"


def findings(judged: Sequence[Judged], asked_on: date | None, *, today: date) -> tuple[str, ...]:
    """What the answers themselves give away: not asked, out of date, colleagues who disagree."""
    lines = []
    if asked_on is None:
        lines.append("Nobody has ever been asked about this account.")
    elif (today - asked_on).days > ASKED_WITHIN_DAYS:
        lines.append(f"Nobody has been asked for {count_of((today - asked_on).days, 'day')}.")
    if asked_on is not None and not is_enough(weighted_health(judged)[1]):
        lines.append(f"{answered_in_words(judged)}, too few to say what is at risk.")
    stale = [j for j in judged if j.stale and not j.answers]
    if asked_on is not None and stale:
        lines.append(f"{count_of(len(stale), 'answer is', 'answers are')} too old to count.")
    for j in judged:
        if j.spread >= litmus_form().disagree_from:
            told = ", ".join(f"{answer.answered_by}: {answer.answer}" for answer in j.answers)
            lines.append(f"Colleagues disagree. {j.question.text} {told}")
    return tuple(lines)
