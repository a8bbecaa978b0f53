"""What the parts of the pipeline find in each unit, gathered on the doc before anything is decided."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Span

from interviews.interview import READ_ROLES, Turn
from interviews.rule_files import Rule
from interviews.rule_matching import Match
from interviews.units import Unit, UnitScores, cut

BETWEEN_TURNS = "\n\n"


@dataclass(frozen=True, slots=True)
class CauseFound:
    """A cause's rule in one unit and what its context makes of it. `cue`: the context rule's id, "" if none."""

    cause: str
    status: str
    rule_id: str
    cue: str = ""
    precision: float = 0.0


@dataclass(slots=True)
class Findings:
    """One unit, where it stands in the doc's tokens, and what was found in it so far.

    `of_words`: how many words the customer said in all, those left out of an excerpt among them.
    """

    unit: Unit
    start: int
    end: int
    of_words: int
    matches: list[Match] = field(default_factory=list)
    cues: list[Match] = field(default_factory=list)
    question_causes: frozenset[str] = frozenset()
    causes: dict[str, CauseFound] = field(default_factory=dict)
    steps: dict[str, Rule] = field(default_factory=dict)  # by step
    signs: dict[str, str] = field(default_factory=dict)  # sign of the decision -> rule id
    plain: dict[str, CauseFound] = field(default_factory=dict)  # told in plain words; of short texts alone
    complains: bool = False  # words of leaving or of a grievance stand here; of short texts alone
    may_tell: bool = False  # a short text of which some sentence complains, or that answers why they left
    scores: UnitScores | None = None


def register_extensions() -> None:
    """Makes room on every Doc for the findings and for what is decided from them."""
    for name, default in (("findings", None), ("kind", ""), ("reading", None)):
        Doc.set_extension(name, default=default, force=True)


def make_doc(turns: Sequence[Turn], kind: str, nlp: Language) -> Doc:
    """One doc of the customer's turns and notes alone, so that nothing can be found in other turns.

    Units never cut a token: both break at white space.
    """
    starts: dict[int, int] = {}
    texts: list[str] = []
    size = 0
    for number, turn in enumerate(turns):
        if turn.role in READ_ROLES:
            starts[number] = size
            texts.append(turn.text)
            size += len(turn.text) + len(BETWEEN_TURNS)
    doc = nlp.make_doc(BETWEEN_TURNS.join(texts))
    token_at = {token.idx: token.i for token in doc}
    ends_at = {token.idx + len(token): token.i + 1 for token in doc}
    of_words = sum(turn.words for turn in turns if turn.role in READ_ROLES)
    doc._.findings = [
        Findings(
            unit,
            token_at[starts[unit.turn] + unit.start],
            ends_at[starts[unit.turn] + unit.end],
            of_words,
        )
        for unit in cut(turns)
    ]
    doc._.kind = kind
    return doc


def spans(doc: Doc) -> list[Span]:
    """The units of a doc as spans, in reading order."""
    return [doc[found.start : found.end] for found in doc._.findings]
