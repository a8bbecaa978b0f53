"""The root cause of an interview decided anew, by the tagger's own decision, once persons have corrected its evidence.

Where nobody has corrected anything the tagger's own answer comes out again, to the last digit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

import numpy as np
from spacy.language import Language

from interviews.context import CauseFound
from interviews.deciding import root_cause_of
from interviews.decision import Decision, Judged, judge, root_shares_of, trusted
from interviews.explaining import Explainer
from interviews.features import CAUSE_KEYS
from interviews.findings import Findings, make_doc
from interviews.interview import Evidence, Interview, Reading

if TYPE_CHECKING:
    from interviews.components import DecisionMaker

RULED_OUT = -30.0  # the logit of a sentence that a person took out of account
CORRECTED = "A person has corrected what was read."
NOTHING_LEFT = "After a person's corrections nothing in these words speaks for a cause."

Place = tuple[int, str]  # a unit by its number, and a cause


@dataclass(frozen=True)
class Heard:
    """What the tagger found in one interview before anybody corrected it: the costly part, and always the same."""

    findings: tuple[Findings, ...]
    reading: Reading


def hear(interview: Interview, tagger: Language) -> Heard:
    """What the tagger makes of one interview."""
    doc = tagger(make_doc(interview.turns, interview.kind, tagger))
    return Heard(tuple(doc._.findings), replace(doc._.reading, interview_id=interview.interview_id))


def decide_anew(heard: Heard, standing: Sequence[Evidence], tagger: Language) -> Reading:
    """The reading with the evidence as it now stands, and the root cause that the tagger's decision gives it.

    `tagger` is the one that heard it; only evidence of causes in its codebook is counted.
    A sentence that a person asserted speaks for its cause for certain; one that a person took away, denied or put
    down to another cause no longer speaks for it. No cause without asserted evidence can be the root cause.
    """
    if _told(heard.reading.evidence) == _told(standing):
        return replace(heard.reading, evidence=tuple(standing))
    decides = cast("DecisionMaker", tagger.get_pipe("whyleft_decision"))
    cause, score, why = decides.anew(heard, standing)
    said = f"{why} {CORRECTED}" if cause else NOTHING_LEFT
    return Reading(heard.reading.interview_id, cause, score, tuple(standing), said)


def _told(evidence: Iterable[Evidence]) -> set[tuple[int, int, str | None, str | None]]:
    return {(piece.turn, piece.start, piece.cause, piece.status) for piece in evidence if piece.cause}


def rejudged(
    heard: Heard, standing: Sequence[Evidence], decision: Decision, explainer: Explainer
) -> tuple[str | None, float, str]:
    """The root cause of the trained causes, its probability and why, from the evidence as it now stands."""
    found, stands = (_by_place(heard.findings, pieces) for pieces in (heard.reading.evidence, standing))
    moved = {
        place for place in found.keys() | stands.keys() if _status(found, place) != _status(stands, place)
    }
    findings = [_as_corrected(row, one, moved, stands) for row, one in enumerate(heard.findings)]
    judged = judge(findings, decision)
    for row, cause in moved:
        _overrule(judged, row, CAUSE_KEYS.index(cause), stands.get((row, cause)))
    asserted = {cause for (_, cause), piece in stands.items() if piece.status == "asserted"}
    shares = root_shares_of(findings, judged.scores, judged.asserted, np.array(decision.root_weights))
    gone = {cause for _, cause in moved} - asserted
    shares = np.where([cause in gone for cause in CAUSE_KEYS], 0.0, shares)
    shares = shares / shares.sum() if shares.sum() > 0 else shares
    root = trusted(shares, len(findings), decision) * [cause in asserted for cause in CAUSE_KEYS]
    return root_cause_of(replace(judged, root=root), standing, decision, explainer)


def _by_place(findings: Sequence[Findings], evidence: Iterable[Evidence]) -> dict[Place, Evidence]:
    """Evidence of the trained causes by the unit that it begins in; what no unit holds is left out."""
    places: dict[Place, Evidence] = {}
    for piece in evidence:
        if piece.cause in CAUSE_KEYS and (row := _row_of(findings, piece)) is not None:
            places[row, piece.cause] = piece
    return places


def _row_of(findings: Sequence[Findings], piece: Evidence) -> int | None:
    return next(
        (
            row
            for row, found in enumerate(findings)
            if found.unit.turn == piece.turn and found.unit.start <= piece.start < found.unit.end
        ),
        None,
    )


def _status(places: dict[Place, Evidence], place: Place) -> str | None:
    return places[place].status if place in places else None


def _as_corrected(row: int, found: Findings, moved: set[Place], stands: dict[Place, Evidence]) -> Findings:
    """What the rules found in one unit, with a person's word in the place of theirs."""
    causes = {cause for place, cause in moved if place == row}
    if not causes:
        return found
    kept = {cause: reading for cause, reading in found.causes.items() if cause not in causes}
    told = {
        cause: CauseFound(cause, stands[row, cause].status or "", "person", precision=1.0)
        for cause in causes
        if (row, cause) in stands
    }
    plain = {cause: reading for cause, reading in found.plain.items() if cause not in causes}
    asked = found.question_causes - causes
    return replace(found, causes=kept | told, plain=plain, question_causes=asked)


def _overrule(judged: Judged, row: int, number: int, piece: Evidence | None) -> None:
    """Put a person's word in the place of a probability."""
    if piece is not None and piece.status == "asserted":
        judged.asserted[row, number] = piece.score
        return
    judged.asserted[row, number] = 0.0
    judged.scores["decisive"][row, number] = RULED_OUT
    if (
        piece is None or piece.status != "hypothetical"
    ):  # what was only supposed may still tell what they wanted
        judged.scores["mentioned"][row, number] = 0.0
