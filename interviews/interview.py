"""The plain records that every room passes around: an interview, its turns, the evidence read in them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["exit_interview", "cx_note", "win_loss_interview", "call", "survey"]
Role = Literal["customer", "interviewer", "vendor", "note"]
Status = Literal["asserted", "negated", "other_party", "hypothetical", "resolved"]
Step = Literal["step2", "step3", "step4"]

READ_ROLES: frozenset[str] = frozenset({"customer", "note"})  # only these turns can hold evidence


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker said without a break. `start_seconds` counts from the start of the recording.

    `cut_from_words`: how many words the speaker said where `text` is an excerpt; None where it is the whole.
    """

    speaker: str
    role: Role
    text: str
    start_seconds: float | None = None
    cut_from_words: int | None = None

    @property
    def words(self) -> int:
        """Words that the speaker said, those left out of an excerpt among them."""
        return len(self.text.split()) if self.cut_from_words is None else self.cut_from_words


@dataclass(frozen=True, slots=True)
class Interview:
    """Words about one account, with what the file itself says of them. Nothing here has been matched yet.

    `named_in` is the title and the name of the file where it states no account: `account` is a guess from them then.
    """

    interview_id: str
    turns: tuple[Turn, ...]
    kind: Kind = "exit_interview"
    account: str | None = None
    held_on: date | None = None
    interviewee_role: str | None = None
    stated_reason: str | None = None
    loss_id: str | None = None
    deal_id: str | None = None
    industry: str | None = None
    language: str = "en"
    source_file: str | None = None
    warnings: tuple[str, ...] = ()
    led_by: str | None = None
    with_decider: bool | None = None  # None: not known
    consent: bool | None = None
    keep_until: date | None = None
    named_in: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that speak for a cause or a step: `text[start:end]` of turn `turn` (half-open, turns from 0).

    Exactly one of `cause` and `step` is set; `status` is None for a step. `score` is the probability (0 to 1)
    that a careful coder would agree. `found_by` names the rule id or the model; `why` says it in words.
    """

    turn: int
    start: int
    end: int
    cause: str | None = None
    step: Step | None = None
    status: Status | None = None
    score: float = 1.0
    found_by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the tagger made of one interview: its evidence and its root cause (None where it names none)."""

    interview_id: str
    primary: str | None
    primary_score: float = 0.0
    evidence: tuple[Evidence, ...] = field(default_factory=tuple)
    why: str = ""


def causes(evidence: Iterable[Evidence]) -> set[str]:
    """The causes that at least one asserted piece of evidence speaks for."""
    return {e.cause for e in evidence if e.cause and e.status == "asserted"}
