"""Says in words why something counts as evidence: what found it, what is read alike; and how far to trust a score."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from interviews.codebook import CAUSES
from interviews.nearest import Passages
from interviews.quoting import RuleWords

STATUS_WORDS = {
    "asserted": "says that it happened to them",
    "negated": "denies it",
    "other_party": "speaks of somebody else",
    "hypothetical": "supposes it",
    "resolved": "says that it was put right",
}
BY_MODEL = "read by the trained part, from the whole sentence"
SHOWN_CHARACTERS = 90
NEAREST = 3
LOOKED_AT = 12  # passages, of which the short ones are passed over
LEAST_WORDS = 5  # of a passage that tells a reader anything by itself
STEP = 5
MOST = 85  # of 100; see `odds`


@dataclass(frozen=True, slots=True)
class Explainer:
    """`model` is the version that a model's findings bear, `passages` are the coded ones shipped with it."""

    model: str
    passages: Passages | None = None
    names: dict[str, str] = field(default_factory=lambda: {key: cause.name for key, cause in CAUSES.items()})
    rules: RuleWords | None = None

    def cause(self, cause: str, status: str, by: str, text: str, vector: Sequence[float] = ()) -> str:
        """Why `text` was taken for this cause in this status."""
        told = f"The customer {STATUS_WORDS[status]}; {self._finder(by, text)}."
        return told + self._resembled(f"{cause}:{status}", vector) if by == self.model else told

    def step(self, step: str, by: str, text: str) -> str:
        """Why `text` is a signal of a step."""
        return f"A sign of step {step[-1]}; {self._finder(by, text)}."

    def _finder(self, by: str, text: str) -> str:
        """What found it. Only words that stand in the text are quoted."""
        if by == self.model:
            return BY_MODEL
        words = self.rules.found(by, text) if self.rules else ""
        return f"found by the words “{words}”" if words else "found by the answer to the question before it"

    def _resembled(self, label: str, vector: Sequence[float]) -> str:
        """The nearest coded passages that people read in the same way, out of how many; "" where none was."""
        if self.passages is None or not len(vector):
            return ""
        near = self.passages.nearest(vector, LOOKED_AT)
        telling = [(words, said) for words, said, _ in near if len(words.split()) >= LEAST_WORDS][:NEAREST]
        alike = [f"“{_short(words)}”" for words, said in telling if said == label]
        if not alike:
            return ""
        return (
            f" Of the {len(telling)} most similar passages that people have read, {len(alike)} "
            f"{'was' if len(alike) == 1 else 'were'} read in the same way: {'; '.join(alike)}."
        )


def odds(score: float) -> str:
    """A probability as a count that a person can picture: 'right in about 85 of 100'.

    To the nearest five, and never above 85: of all interviews by writers held out 86 in 100 root causes were right, and
    86 in 100 of the surest pieces of evidence (benchmarks/tagger.md). Of words that are no interview fewer were.
    """
    rounded = STEP * round(100 * score / STEP)
    return f"right in about {min(max(rounded, STEP), MOST)} of 100"


def _short(words: str) -> str:
    return words if len(words) <= SHOWN_CHARACTERS else words[: SHOWN_CHARACTERS - 1].rstrip() + "…"
