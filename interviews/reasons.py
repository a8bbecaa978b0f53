"""Suggests causes for the short reasons in loss records ("Budget", "Attitude of support person")."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.language import Language

from interviews.codebook import CAUSES
from interviews.rule_files import NO_CAUSE, read_reason_rules, read_rules
from interviews.rule_matching import Match, RuleMatcher
from interviews.tokens import tokenizing


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A cause that a recorded reason may stand for. `matched`: the words of the reason that told."""

    cause: str
    rule_id: str
    matched: str

    @property
    def why(self) -> str:
        """In words, for the person who confirms it."""
        return f"“{self.matched}” points to {CAUSES[self.cause].name} (rule {self.rule_id})"


def suggest(reasons: Iterable[str]) -> dict[str, list[Suggestion]]:
    """For each distinct reason its likely causes, the likeliest first; an empty list where it names none.

    The rule that covers most words leads, then the earlier word. A reason stays a reason: it is what the records
    say, never evidence. Nothing is stored here.
    """
    nlp = tokenizing()
    matcher = RuleMatcher(read_reason_rules(), read_rules().groups, nlp)
    return {reason: _suggest(reason, matcher, nlp) for reason in dict.fromkeys(reasons)}


def _suggest(reason: str, matcher: RuleMatcher, nlp: Language) -> list[Suggestion]:
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
        words = doc[match.start : match.end].text
        found.setdefault(match.rule.label, Suggestion(match.rule.label, match.rule.rule_id, words))
    return [suggestion for cause, suggestion in found.items() if cause != NO_CAUSE]
