"""Answers to a form: checked when they are given, and how healthy they are on a later day."""

import re
from dataclasses import dataclass
from datetime import date

from analysis import sentences
from analysis.action.questions import AnswerError, Form, Question

LONGEST_WORDS = 2000


@dataclass(frozen=True, slots=True)
class Answer:
    """What one colleague answered on a day, as the form checked it."""

    question: str
    answer: str
    answered_by: str
    answered_on: date


def checked_answers(
    form: Form, given: dict[str, str], *, about: str, answered_by: str, answered_on: date
) -> list[Answer]:
    """A form as one colleague filled it in; empty answers are left out.

    Raises:
        AnswerError: an unknown question, an answer off its scale, no name, or nothing answered at all.
    """
    if not answered_by.strip():
        raise AnswerError("Say who answers: a name is needed beside each answer.")
    answers = [
        Answer(
            key, checked_answer(form.question(key), text, today=answered_on), answered_by.strip(), answered_on
        )
        for key, text in given.items()
        if text.strip()
    ]
    if not answers:
        raise AnswerError(f"No question about {about} was answered; answer at least one.")
    return answers


def checked_answer(question: Question, given: str, *, today: date) -> str:
    """The answer in the form in which it is kept.

    Raises:
        AnswerError: the answer is off the scale, no date, no number, or not one of the two words.
    """
    text = " ".join(given.split())
    if not text:
        raise AnswerError(f"“{question.text}” has no answer; leave it out or answer it.")
    return CHECKS[question.kind](question, text, today)


def refusal(question: Question, text: str, expected: str) -> AnswerError:
    """The sentence for an answer that a question does not take."""
    return AnswerError(f"“{question.text}” was answered '{text[:60]}'; expected {expected}.")


def scale_answer(question: Question, text: str, today: date) -> str:
    """A whole number from 1 to 10."""
    if re.fullmatch(r"\d{1,2}", text) and 1 <= int(text) <= 10:
        return str(int(text))
    raise refusal(question, text, "a whole number from 1 to 10")


def yes_no_answer(question: Question, text: str, today: date) -> str:
    """One of the two words."""
    if text.lower() in ("yes", "no"):
        return text.lower()
    raise refusal(question, text, "yes or no")


def number_answer(question: Question, text: str, today: date) -> str:
    """A number that is not negative and not above the end of its scale, with or without a percent sign."""
    bare = text.removesuffix("%").strip()
    highest = question.at_most
    is_number = re.fullmatch(r"\d{1,6}(\.\d{1,3})?", bare)
    if is_number and (highest is None or float(bare) <= highest):
        return bare
    accepted = "of 0 or more" if highest is None else f"from 0 to {highest:g}"
    raise refusal(question, text, f"a number {accepted}, written like 12 or 12.5")


def past_day(question: Question, text: str, today: date) -> str:
    """A day up to today, or the word never."""
    day = day_or_never(question, text)
    if day and day > today:
        raise refusal(question, text, f"a day up to today, {sentences.day(today)}, or “never”")
    return text.lower()


def any_day(question: Question, text: str, today: date) -> str:
    """A day, past or to come, or the word never."""
    day_or_never(question, text)
    return text.lower()


def day_or_never(question: Question, text: str) -> date | None:
    """The day; None for the word never."""
    if text.lower() == "never":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refusal(question, text, "a day as YYYY-MM-DD, or “never”") from None


def words_answer(question: Question, text: str, today: date) -> str:
    """Any words, up to a length that a page can show."""
    if len(text) > LONGEST_WORDS:
        raise refusal(question, text, f"at most {LONGEST_WORDS} characters, not {len(text)}")
    return text


CHECKS = {
    "scale": scale_answer,
    "yes_no": yes_no_answer,
    "number": number_answer,
    "date": past_day,
    "future_date": any_day,
    "words": words_answer,
}


def health_of(question: Question, answer: Answer, *, today: date) -> float | None:
    """How healthy an answer is, 0 to 1; None for words. A day's age is counted up to `today`."""
    if question.kind == "words":
        return None
    if question.kind == "scale":
        return (int(answer.answer) - 1) / 9
    if question.kind == "yes_no":
        return float(answer.answer == question.good)
    if question.kind == "future_date":
        return float(answer.answer != "never" and date.fromisoformat(answer.answer) >= today)
    if question.kind == "date":
        if answer.answer == "never":
            return 0.0
        return along(question, (today - date.fromisoformat(answer.answer)).days)
    return along(question, float(answer.answer))


def along(question: Question, value: float) -> float:
    """Where a value lies on the straight line from `bad_at` (0) to `good_at` (1), cut at both ends."""
    return min(1.0, max(0.0, (value - question.bad_at) / (question.good_at - question.bad_at)))
