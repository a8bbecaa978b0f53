"""Says in words why something counts as evidence: what found it and what it resembles; and how far to trust a score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from interviews.codebook import CAUSES, STEPS
from interviews.nearest import Passages

STATUS_WORDS = {
    "asserted": "says that it happened to them",
    "negated": "denies it",
    "other_party": "speaks of somebody else",
    "hypothetical": "supposes it",
    "resolved": "says that it was put right",
}
SHORT_STATUS = {
    "asserted": "happened",
    "negated": "denied",
    "other_party": "of somebody else",
    "hypothetical": "supposed",
    "resolved": "put right",
}
SHOWN_CHARACTERS = 90
NEAREST = 3
STEP = 5
MOST = 90  # of 100; see `odds`


@dataclass(frozen=True, slots=True)
class Explainer:
    """`model` is the version that a model's findings bear, `passages` are the coded ones shipped with it."""

    model: str
    passages: Passages | None = None
    names: dict[str, str] = field(default_factory=lambda: {key: cause.name for key, cause in CAUSES.items()})
    rules: Mapping[str, str] = field(default_factory=dict)  # id of a rule -> what it looks for, in words

    def cause(self, cause: str, status: str, by: str, score: float, vector: Sequence[float] = ()) -> str:
        """Why words were taken for this cause in this status."""
        told = f"The customer {STATUS_WORDS[status]}; {self._finder(by)}."
        return told + self._resembled(vector) if by == self.model else told

    def step(self, step: str, by: str, score: float) -> str:
        """Why words are a signal of a step."""
        return f"A signal of step {step[-1]}; {self._finder(by)}."

    def _finder(self, by: str) -> str:
        if by == self.model:
            return "found by the trained model"
        return f"found by words such as “{self.rules[by]}”" if by in self.rules else "found by a rule"

    def _resembled(self, vector: Sequence[float]) -> str:
        if self.passages is None or not len(vector):
            return ""
        found = self.passages.nearest(vector, NEAREST)
        like = "; ".join(f"“{_short(words)}” ({self._coded(label)})" for words, label, _ in found)
        return f" Most like these words that people have read: {like}."

    def _coded(self, label: str) -> str:
        """What people made of a coded passage, from its label 'neglect:negated'."""
        cause, _, status = label.partition(":")
        if cause in STEPS:
            return f"A signal of step {cause[-1]}"
        said = SHORT_STATUS.get(status)
        return self.names.get(cause, cause) + (f", {said}" if said else "")


def odds(score: float) -> str:
    """A probability as a count that a person can picture: 'right in about 85 of 100'.

    To the nearest five, and never above 90: of what the tagger was surest of (0.8 to 1.0), 86 in 100 pieces of
    evidence and 90 in 100 root causes of writers held out were right (benchmarks/tagger.md).
    """
    rounded = STEP * round(100 * score / STEP)
    return f"right in about {min(max(rounded, STEP), MOST)} of 100"


def _short(words: str) -> str:
    return words if len(words) <= SHOWN_CHARACTERS else words[: SHOWN_CHARACTERS - 1].rstrip() + "…"
