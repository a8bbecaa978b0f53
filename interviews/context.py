"""Context of a cause in its sentence: denied, somebody else's, supposed, or put right. First target, then context."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from interviews.findings import CauseFound
from interviews.patterns import CLAUSE_ENDS
from interviews.rule_files import DENIAL, TOPIC
from interviews.rule_matching import Match

# Where several contexts hold, the first of these names the status: another firm's outage that "might" have been
# fixed is still another firm's.
PRECEDENCE = ("other_party", "hypothetical", "negated", "resolved")
DENYING_STARTS = frozenset({"no", "nope", "nah", "not", "never", "nothing", "nobody", "none", "hardly"})


def causes_in_context(doc: Doc, targets: Sequence[Match], cues: Sequence[Match]) -> dict[str, CauseFound]:
    """For each cause found in one unit, its status; a topic that no context touches is left out.

    Of several matches of a cause a denial counts first, then what happened, then the rest.
    """
    found: dict[str, CauseFound] = {}
    for target in targets:
        reading = _in_context(doc, target, cues)
        if reading and _weight(reading) > _weight(found.get(reading.cause)):
            found[reading.cause] = reading
    return found


def denied_by_answer(first_words: Sequence[str], question_causes: Iterable[str]) -> dict[str, CauseFound]:
    """What an answer that opens with a denial denies: the causes that the question asked about."""
    if not DENYING_STARTS & set(first_words):
        return {}
    return {cause: CauseFound(cause, "negated", "denied-question") for cause in question_causes}


def _in_context(doc: Doc, target: Match, cues: Sequence[Match]) -> CauseFound | None:
    applying = {cue.rule.label: cue.rule.rule_id for cue in reversed(cues) if _applies(doc, cue, target)}
    for status in PRECEDENCE:
        if status in applying and not (target.rule.kind == DENIAL and status in ("negated", "resolved")):
            return CauseFound(
                target.rule.label, status, target.rule.rule_id, applying[status], target.rule.precision
            )
    if target.rule.kind == TOPIC:
        return None
    status = "negated" if target.rule.kind == DENIAL else "asserted"
    return CauseFound(target.rule.label, status, target.rule.rule_id, precision=target.rule.precision)


def _applies(doc: Doc, cue: Match, target: Match) -> bool:
    """Whether the target lies in the cue's scope: [cue's end, end of clause) or [start of clause, cue's start).

    A cue inside the target's own words ("could not have cared less") is part of it, not its context.
    """
    if target.start <= cue.start and cue.end <= target.end:
        return False
    if cue.rule.kind == "unit":
        return True
    if cue.rule.kind == "forward":
        return cue.end <= target.start and not _breaks(doc, cue.end, target.start)
    return target.end <= cue.start and not _breaks(doc, target.end, cue.start)


def _breaks(doc: Doc, start: int, end: int) -> bool:
    return any(token.norm_ in CLAUSE_ENDS for token in doc[start:end])


def _weight(reading: CauseFound | None) -> tuple[int, float]:
    if reading is None:
        return 0, 0.0
    rank = 3 if reading.status == "negated" and not reading.cue else 2 if reading.status == "asserted" else 1
    return rank, reading.precision
