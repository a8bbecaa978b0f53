"""A customer who repeats the interviewer's question has not said yes to it yet."""

import re

from interviews.units import Unit

QUOTED = re.compile(r"[“\"‘']([^“”\"]+)[”\"’']")
WORD = re.compile(r"\w+")
MOST_WORDS_REPEATED = 5  # "Too expensive for us?"
MOST_WORDS_BESIDE = 4  # "You ask me", "And you said": with more words the customer may have answered


def echoes_the_question(unit: Unit) -> bool:
    """Whether a unit holds little more than words of the question before it, in quotation marks."""
    asked = " ".join(WORD.findall(unit.question.lower()))
    quotes = [" ".join(WORD.findall(quote.lower())) for quote in QUOTED.findall(unit.text)]
    if not asked or not quotes or not all(quote and quote in asked for quote in quotes):
        return False
    return len(WORD.findall(QUOTED.sub(" ", unit.text))) <= MOST_WORDS_BESIDE


def begins_the_answer(unit: Unit) -> bool:
    """Whether a unit is the first of an answer, or the first after words of the question ("Price? No, …")."""
    if not unit.question or len(unit.before) > 1:
        return False
    repeated = WORD.findall(" ".join(unit.before).lower())
    asked = set(WORD.findall(unit.question.lower()))
    return len(repeated) <= MOST_WORDS_REPEATED and asked.issuperset(repeated)
