"""A litmus test in sentences: what is at stake, and what each colleague answered."""

from dataclasses import dataclass

from analysis import sentences, wording
from analysis.action.answers import Answer
from analysis.action.litmus import Litmus, answered_in_words, is_enough
from analysis.early_warning.warning import Standing

NEVER_ASKED = "Nobody has answered a question about this account yet."
RISK_FROM = {"answers": "by what colleagues answered", "notes": "by what notes and calls show"}


@dataclass(frozen=True, slots=True)
class Told:
    """A question and what colleagues answered to it, the latest first; `disagree`: they see it very differently."""

    question: str
    answers: tuple[str, ...]
    disagree: bool


def stake(litmus: Litmus, annual_value: float | None, currency: str) -> str:
    """'£36,000 of £48,000 a year at risk, by what notes and calls show; nobody was asked.'; else what is not known."""
    worth = "What it is worth a year is not known"
    if annual_value is not None:
        worth = f"Worth {sentences.amount(annual_value, currency)} a year"
    if litmus.risk is None:
        return f"{worth}; what is at risk is not known: {asked_in_words(litmus)}, and no note shows a step."
    if annual_value is None:
        return f"{worth}; {asked_in_words(litmus)}."
    at_risk = sentences.amount(litmus.risk * annual_value, currency)
    of_worth = sentences.amount(annual_value, currency)
    return f"{at_risk} of {of_worth} a year at risk, {RISK_FROM[litmus.risk_from]}; {asked_in_words(litmus)}."


def asked_in_words(litmus: Litmus) -> str:
    """'1 of 19 questions answered, too few to go by'; 'nobody was asked' where that is so."""
    if litmus.last_asked_on is None:
        return "nobody was asked"
    few = "" if is_enough(litmus.answered_share) else ", too few to go by"
    return f"{answered_in_words(litmus.judged)}{few}"


def standing_in_words(standing: Standing | None) -> str:
    """'Due diligence since 15 April 2025'; else that nothing shows a step."""
    if standing is None:
        return "No note, call or ticket of the last half year shows a step."
    return f"{wording.step(standing.step)} since {sentences.day(standing.since_on)}"


def answers_told(litmus: Litmus) -> list[Told]:
    """What was answered, question by question, old answers named as such."""
    disagreeing = {judged.question.key for judged in litmus.disagreements}
    return [
        Told(
            judged.question.text,
            tuple(
                [answer_in_words(answer) for answer in reversed(judged.answers)]
                + [f"{answer_in_words(answer)}, too old to count" for answer in reversed(judged.stale)]
            ),
            judged.question.key in disagreeing,
        )
        for judged in litmus.judged
        if judged.answers or judged.stale
    ]


def answer_in_words(answer: Answer) -> str:
    """'7 (Tom Hadley, 30 June 2025)'."""
    return f"{answer.answer} ({answer.answered_by}, {sentences.day(answer.answered_on)})"
