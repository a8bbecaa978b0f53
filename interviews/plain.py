"""What short texts say in plain words: a note, a survey answer or a mail of one or two sentences.

The encoder was taught on long interviews, in which a cause shows by and by. Of "Left over the price." it makes a denial
and of "Van serviced." a need that ended. So in a short text plain words count by themselves, and where there are
none the encoder alone must be very sure.
"""

import re
from collections.abc import Iterable, Sequence

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from interviews.codebook import CAUSES
from interviews.context import PRECEDENCE
from interviews.findings import CauseFound, Findings, spans
from interviews.framing import (
    NEGATIONS,
    breaks,
    denies,
    frames_of_leaving,
    is_framed,
    precedes,
    speaks_of_leaving,
    told_by_frames,
)
from interviews.rule_files import CLAIM, TOPIC
from interviews.rule_matching import Match, RuleMatcher

SHORT_WORDS = 50  # a longer text tells a story, in which plain words may be what people say first
BARE_WORDS = 4  # an answer this short names its reason without a frame: "The price."
LEAST_PLAIN = 0.9  # how likely plain words are right
LEAST_ALONE = 0.9  # what the encoder must be sure of where no plain words speak for a cause
PLAIN_WEIGHT = 2.0  # added to the logit of the root cause for causes that are told in plain words
BEFORE = {"not": "negated", "supposed": "hypothetical", "other": "other_party"}  # frames that stand before

Array = np.ndarray


class PlainRules:
    """Looks for plain words in short texts; needs the context that ContextRules found."""

    def __init__(self, causes: RuleMatcher, frames: RuleMatcher, nlp: Language) -> None:
        self._causes, self._frames, self._nlp = causes, frames, nlp

    def __call__(self, doc: Doc) -> Doc:
        if not is_short(doc._.findings):
            return doc
        targets = self._causes.find(doc, spans(doc))
        found_frames = self._frames.find(doc, spans(doc))
        frames = {number: frames_of_leaving(matches) for number, matches in found_frames.items()}
        leaving = {number for number, matches in frames.items() if speaks_of_leaving(matches)}
        asked = [self._asks(found.unit.question) for found in doc._.findings]
        leaves = any(asked) or bool(leaving)
        for number, found in enumerate(doc._.findings):
            found.complains = number in leaving or _has_grievance(frames.get(number, []))
            found.plain = plain_causes(
                doc,
                found,
                targets.get(number, []),
                frames.get(number, []),
                leaves=leaves,
                asked=asked[number],
            )
        may_tell = any(asked) or any(found.complains for found in doc._.findings)
        for found in doc._.findings:
            found.may_tell = may_tell
        return doc

    def may_find_in(self, words: str) -> bool:
        """Whether plain words for a cause stand somewhere in a text, framed or not: a quick look before the rules."""
        doc = self._nlp.make_doc(words)
        return bool(self._causes.find(doc, [doc[:]]))

    def _asks(self, question: str) -> bool:
        """Whether a question is for the reason of leaving."""
        if not question:
            return False
        doc = self._nlp.make_doc(question)
        return any(match.rule.label == "asked" for match in self._frames.find(doc, [doc[:]]).get(0, []))


def _has_grievance(frames: Iterable[Match]) -> bool:
    return any(frame.rule.label == "grievance" for frame in frames)


def is_short(findings: Sequence[Findings]) -> bool:
    """Whether the customer's words are few: all of them, also where only an excerpt is read."""
    return all(found.of_words <= SHORT_WORDS for found in findings)


def plain_causes(
    doc: Doc, found: Findings, targets: Iterable[Match], frames: Sequence[Match], *, leaves: bool, asked: bool
) -> dict[str, CauseFound]:
    """The causes of one unit that are told in plain words, each with its status.

    `leaves`: the text speaks of leaving, so that "because of" gives a reason for that; `asked`: it answers
    why they left, so that a few words that name a cause are enough. What other rules found is kept where it is not
    asserted, since a denial in plain words outweighs them.
    """
    causes: dict[str, CauseFound] = {}
    for target in targets:
        named_alone = asked and len(found.unit.text.split()) <= BARE_WORDS
        if target.rule.kind == TOPIC and not (named_alone or is_framed(doc, target, frames, leaves=leaves)):
            continue
        status = _status(doc, found, target, frames)
        if target.rule.label not in causes or status == "asserted":
            causes[target.rule.label] = _found(target, status)
    for target in found.matches:
        if target.rule.kind == CLAIM and (status := _status(doc, found, target, frames)) != "asserted":
            causes.setdefault(target.rule.label, _found(target, status))
    return causes


def _found(target: Match, status: str) -> CauseFound:
    return CauseFound(target.rule.label, status, target.rule.rule_id, precision=target.rule.precision)


def _status(doc: Doc, found: Findings, target: Match, frames: Sequence[Match]) -> str:
    told = {
        cue.rule.label for cue in found.cues if _reaches(doc, cue, target) and not _is_framing(cue, frames)
    }
    before = [f for f in frames if f.rule.label in BEFORE and precedes(doc, f, target)]
    told |= {BEFORE[frame.rule.label] for frame in before if not _is_framing(frame, frames)}
    told |= told_by_frames(doc, target, frames)
    if any(frame.rule.label == "resolved" and target.end <= frame.start for frame in frames):
        told.add("resolved")
    if _denies_within(doc, target):
        told.add("negated")
    return next((status for status in PRECEDENCE if status in told), "asserted")


def _denies_within(doc: Doc, target: Match) -> bool:
    """Whether a denial stands in a gap of what was found: "has never crashed" for "system ~2 crashed"."""
    if NEGATIONS & set(re.findall(r"[a-z']+", target.rule.pattern)):
        return False
    return denies(doc, target.start, target.end)


def _is_framing(cue: Match, frames: Iterable[Match]) -> bool:
    """Whether words are part of a frame: the "not" of "not happy with" or of "not the only reason"."""
    return any(
        frame.rule.label in ("displeased", "sole") and frame.start <= cue.start and cue.end <= frame.end
        for frame in frames
    )


def _reaches(doc: Doc, cue: Match, target: Match) -> bool:
    """Whether a context applies to plain words: another party only from before them, the rest as elsewhere."""
    if target.start <= cue.start and cue.end <= target.end:
        return False
    if cue.rule.kind == "backward":
        return target.end <= cue.start and not breaks(doc, target.end, cue.start)
    if cue.rule.kind == "forward" or cue.rule.label == "other_party":
        return cue.end <= target.start and not breaks(doc, cue.end, target.start)
    return True


def said_plainly(findings: Sequence[Findings]) -> Array:
    """Where plain words assert a cause, shape (units, causes)."""
    return np.array(
        [[cause in f.plain and f.plain[cause].status == "asserted" for cause in CAUSES] for f in findings]
    )


def denied_plainly(findings: Sequence[Findings]) -> Array:
    """Where plain words speak of a cause without asserting it, shape (units, causes)."""
    return np.array(
        [[cause in f.plain and f.plain[cause].status != "asserted" for cause in CAUSES] for f in findings]
    )


def counted_in_short(findings: Sequence[Findings], asserted: Array, told: Array) -> Array:
    """Which units of a short text count as asserted evidence of which causes, from those that would count elsewhere.

    Plain words do. Beside them, and in a text without any word of leaving or of a grievance, a sentence counts for
    another cause only where that is very likely.
    """
    plain = said_plainly(findings)
    told = told & ~denied_plainly(findings)
    if plain.any() or not any(found.may_tell for found in findings):
        told = told & (asserted >= LEAST_ALONE)
    return told | plain
