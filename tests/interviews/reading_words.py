"""Reads a sentence or two with the rules, for tests that are tables of sentences."""

from functools import lru_cache

from spacy.language import Language

from interviews.findings import Findings, make_doc
from interviews.interview import Turn
from interviews.tagging import load_tagger


@lru_cache(maxsize=1)
def rules_tagger() -> Language:
    """The pipeline by rules alone, loaded once."""
    return load_tagger(with_model=False)


def findings(answer: str, question: str = "") -> list[Findings]:
    """What the rules find in each unit of one answer."""
    nlp = rules_tagger()
    turns = [Turn("I", "interviewer", question)] if question else []
    doc = make_doc([*turns, Turn("C", "customer", answer)], "exit_interview", nlp)
    return nlp(doc)._.findings


def statuses(answer: str, question: str = "") -> dict[str, str]:
    """cause -> status over all units of an answer (a later unit wins)."""
    return {cause: seen.status for unit in findings(answer, question) for cause, seen in unit.causes.items()}


def steps(answer: str) -> set[str]:
    """The steps that the rules see a signal of."""
    return {step for unit in findings(answer) for step in unit.steps}
