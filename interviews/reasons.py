"""Suggests causes for the short reasons in loss records ("Budget", "Attitude of support person")."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from spacy.language import Language

from interviews.codebook import CAUSES
from interviews.rule_files import NO_CAUSE, read_reason_rules, read_rules
from interviews.rule_matching import Match, RuleMatcher
from interviews.shipped import has_model
from interviews.tokens import tokenizing
from interviews.units import Unit

LEAST_MENTIONED = 0.6  # two words tell the model little: below this it is left to the person


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A cause that a recorded reason may stand for. `why`: in words, for the person who confirms it."""

    cause: str
    why: str


def suggest(reasons: Iterable[str]) -> dict[str, list[Suggestion]]:
    """For each distinct reason its likely causes, the likeliest first; an empty list where it names none.

    Rules go first: the one that covers most words leads, then the earlier word. Where no rule knows a reason, the
    trained model is asked. A reason stays a reason: it is what the records say, never evidence. Nothing is stored.
    """
    nlp, matcher = _reader()
    found = {reason: _by_rules(reason, matcher, nlp) for reason in dict.fromkeys(reasons)}
    unknown = [reason for reason, by_rules in found.items() if by_rules is None and reason.strip()]
    told = _by_model(unknown) if unknown and has_model() else {}
    return {
        reason: told.get(reason, []) if by_rules is None else by_rules for reason, by_rules in found.items()
    }


@lru_cache(maxsize=1)
def _reader() -> tuple[Language, RuleMatcher]:
    nlp = tokenizing()
    return nlp, RuleMatcher(read_reason_rules(), read_rules().groups, nlp)


def _by_rules(reason: str, matcher: RuleMatcher, nlp: Language) -> list[Suggestion] | None:
    """What the rules make of a reason; None where none of them knows it."""
    doc = nlp.make_doc(reason)
    matches = sorted(
        matcher.find(doc, [doc[:]]).get(0, []), key=lambda match: (match.start - match.end, match.start)
    )
    found: dict[str, Suggestion] = {}
    taken: list[Match] = []
    for match in matches:
        if any(match.start < other.end and match.end > other.start for other in taken):
            continue  # the longer match has explained these words already
        taken.append(match)
        cause, words = match.rule.label, doc[match.start : match.end].text
        if cause != NO_CAUSE:
            why = f"“{words}” points to {CAUSES[cause].name}"
            found.setdefault(cause, Suggestion(cause, why))
    return list(found.values()) if taken else None


def _by_model(reasons: list[str]) -> dict[str, list[Suggestion]]:
    """What the trained model takes the reasons for, read as notes of one line."""
    from interviews.encoder import Encoder  # onnxruntime takes half a second that rules alone need not wait

    scored = Encoder.load().read_many([[Unit(0, 0, len(text), text, "note")] for text in reasons])
    told = {}
    for reason, (scores, *_) in zip(reasons, scored, strict=True):
        ranked = sorted(zip(scores.mentioned, CAUSES, strict=True), reverse=True)
        told[reason] = [
            Suggestion(cause, f"read as {CAUSES[cause].name} by the trained model")
            for score, cause in ranked
            if score >= LEAST_MENTIONED
        ]
    return told
