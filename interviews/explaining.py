"""Says in words why something counts as evidence: what found it, how sure it is, and what it resembles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from interviews.codebook import CAUSES
from interviews.nearest import Passages

STATUS_WORDS = {
    "asserted": "says that it happened to them",
    "negated": "denies it",
    "other_party": "speaks of somebody else",
    "hypothetical": "supposes it",
    "resolved": "says that it was put right",
}
SHOWN_CHARACTERS = 90
NEAREST = 3


@dataclass(frozen=True, slots=True)
class Explainer:
    """`model` is the version that a model's findings bear, `passages` are the coded ones shipped with it."""

    model: str
    passages: Passages | None = None
    names: dict[str, str] = field(default_factory=lambda: {key: cause.name for key, cause in CAUSES.items()})
    rules: Mapping[str, str] = field(default_factory=dict)  # id of a rule -> what it looks for, in words

    def cause(self, cause: str, status: str, by: str, score: float, vector: Sequence[float] = ()) -> str:
        """Why words speak for a cause, in this status."""
        told = f"{self.names[cause]}: the customer {STATUS_WORDS[status]}; found by {self._finder(by)}, {odds(score)}."
        return told + self._resembled(vector) if by == self.model else told

    def step(self, step: str, by: str, score: float) -> str:
        """Why words are a signal of a step."""
        return f"A signal of step {step[-1]}; found by {self._finder(by)}, {odds(score)}."

    def _finder(self, by: str) -> str:
        if by == self.model:
            return "the trained model"
        return f"the rule {by} ({self.rules[by]})" if by in self.rules else f"the rule {by}"

    def _resembled(self, vector: Sequence[float]) -> str:
        if self.passages is None or not len(vector):
            return ""
        found = self.passages.nearest(vector, NEAREST)
        return (
            " Nearest coded words: "
            + "; ".join(f"“{_short(words)}” ({label})" for words, label, _ in found)
            + "."
        )


def odds(score: float) -> str:
    """A probability as a count that a person can picture."""
    return f"right in about {round(100 * score)} of 100 such cases"


def _short(words: str) -> str:
    return words if len(words) <= SHOWN_CHARACTERS else words[: SHOWN_CHARACTERS - 1].rstrip() + "…"
