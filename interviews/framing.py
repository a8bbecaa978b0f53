"""Which words of a short text make a cause the reason for leaving, and whether that leaving is this customer's.

A frame stands before what it makes a reason ("left because of the price") or after it ("the price was the reason").
What is said of the leaving itself goes for its reason as well: nobody left because of the price where they are "not
leaving because of the price", and "the competitor left because of the price" tells nothing of this customer.
"""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from interviews.patterns import CLAUSE_ENDS
from interviews.rule_matching import Match

NEAR = 3  # words at most between what frames a reason and the reason
NEGATIONS = frozenset({"not", "never", "no", "nobody", "hardly"})
ENDS = (*CLAUSE_ENDS, ",")  # of the words that a context reaches to
NOT_THIS_LEAVING = {"stays": "negated", "elsewhere": "other_party"}  # "not leaving", "the competitor left"
OF_LEAVING = frozenset(
    {"reason", "owing"}
)  # "left over"; "because of", which may give the reason for anything
BEFORE_REASON = frozenset({"reason", "displeased", "rather"})  # "unhappy with", "not the price but"
AFTER_REASON = "named"  # "was the reason"


def frames_of_leaving(frames: Sequence[Match]) -> list[Match]:
    """The frames without those that speak of another matter: the reason of a visit, "not" as part of "not renew"."""
    errands = [frame for frame in frames if frame.rule.label == "errand"]
    leaving = [frame for frame in frames if frame.rule.label in ("reason", "leaving")]
    return [
        frame
        for frame in frames
        if not (frame.rule.label in ("reason", AFTER_REASON) and any(_overlap(frame, e) for e in errands))
        and not (
            frame.rule.label in NOT_THIS_LEAVING
            and any(other.start < frame.start < other.end for other in leaving)
        )
    ]


def speaks_of_leaving(frames: Sequence[Match]) -> bool:
    """Whether the frames of a sentence tell that this customer leaves."""
    others = [frame for frame in frames if frame.rule.label in NOT_THIS_LEAVING]
    return any(
        frame.rule.label == "leaving" and not any(other.start <= frame.start < other.end for other in others)
        for frame in frames
    )


def is_framed(doc: Doc, target: Match, frames: Sequence[Match], *, leaves: bool) -> bool:
    """Whether a frame makes the target a reason; `leaves`: "because of" gives one for leaving."""
    before = BEFORE_REASON | OF_LEAVING if leaves else BEFORE_REASON
    return any(
        (frame.rule.label in before and precedes(doc, frame, target))
        or _names(doc, frame, target)
        or (frame.rule.label in NOT_THIS_LEAVING and _gives_the_reason(doc, frame, target, frames))
        for frame in frames
    )


def told_by_frames(doc: Doc, target: Match, frames: Sequence[Match]) -> set[str]:
    """The statuses that the target has from what is said of the leaving, or of its being the reason."""
    told = {
        NOT_THIS_LEAVING[frame.rule.label]
        for frame in frames
        if frame.rule.label in NOT_THIS_LEAVING and _gives_the_reason(doc, frame, target, frames)
    }
    sole = any(frame.rule.label == "sole" for frame in frames)
    if not sole and any(_names(doc, f, target) and denies(doc, target.end, f.end) for f in frames):
        told.add("negated")
    return told


def precedes(doc: Doc, frame: Match, target: Match) -> bool:
    """Whether a frame stands a few words before the target, in its clause."""
    return frame.start < target.start <= frame.end + NEAR and not breaks(doc, frame.end, target.start)


def denies(doc: Doc, start: int, end: int) -> bool:
    """Whether a denial stands among the tokens."""
    return any(token.norm_ in NEGATIONS for token in doc[start:end])


def breaks(doc: Doc, start: int, end: int) -> bool:
    """Whether a clause ends among the tokens."""
    return any(token.norm_ in ENDS for token in doc[start:end])


def _names(doc: Doc, frame: Match, target: Match) -> bool:
    """Whether a frame after the target calls it the reason."""
    near = target.end <= frame.start <= target.end + NEAR
    return frame.rule.label == AFTER_REASON and near and not breaks(doc, target.end, frame.start)


def _gives_the_reason(doc: Doc, leaving: Match, target: Match, frames: Iterable[Match]) -> bool:
    """Whether the target is the reason given for just this leaving: "not leaving" + "because of"."""
    return any(
        frame.rule.label in OF_LEAVING
        and leaving.start <= frame.start <= leaving.end
        and frame.end <= target.start
        and not breaks(doc, frame.end, target.start)
        for frame in frames
    )


def _overlap(one: Match, other: Match) -> bool:
    return one.start < other.end and other.start < one.end
