"""From probabilities to what is reported: evidence with its reason in words, and the root cause of an interview."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import cast

from interviews.codebook import STATUSES, STEPS
from interviews.decision import Decision, Judged
from interviews.explaining import Explainer, odds
from interviews.features import CAUSE_KEYS
from interviews.findings import Findings
from interviews.interview import Evidence, Status, Step

HAS_WORD = re.compile(r"[^\W\d_]{3}")


def evidence_of(
    findings: Sequence[Findings], judged: Judged, decision: Decision, explainer: Explainer | None = None
) -> tuple[Evidence, ...]:
    """The evidence of one interview in reading order; several causes of a unit in the codebook's order."""
    said = explainer or Explainer(decision.version)
    found: list[Evidence] = []
    for row, unit in enumerate(findings):
        if not HAS_WORD.search(unit.unit.text):
            continue  # rules of tables, smileys, single letters
        found += _causes_of(row, unit, judged, decision, said)
        found += _steps_of(row, unit, judged, decision, said)
    return tuple(found)


def _causes_of(
    row: int, found: Findings, judged: Judged, decision: Decision, said: Explainer
) -> Iterator[Evidence]:
    for number, cause in enumerate(CAUSE_KEYS):
        told = _reading_of(row, number, found, judged, decision)
        if told:
            status, by, score = told
            vector = found.scores.vector if found.scores else ()
            unit = found.unit
            why = said.cause(cause, status, by, unit.text, vector)
            yield Evidence(
                unit.turn,
                unit.start,
                unit.end,
                cause=cause,
                status=cast(Status, status),
                score=round(score, 4),
                found_by=by,
                why=why,
            )


def _reading_of(
    row: int, number: int, found: Findings, judged: Judged, decision: Decision
) -> tuple[str, str, float] | None:
    """Status, finder and probability of one cause in one unit; None where it is not spoken of."""
    cause, asserted = CAUSE_KEYS[number], float(judged.asserted[row, number])
    rule = found.plain.get(cause) or found.causes.get(cause)
    if judged.told[row, number]:
        by = rule.rule_id if rule and rule.status == "asserted" else decision.version
        return "asserted", by, asserted
    status = STATUSES[judged.contexts[row, number]]
    if status == "asserted":
        return None
    by = rule.rule_id if rule and rule.status == status else decision.version
    return status, by, float(judged.context_right[row, number])


def _steps_of(
    row: int, found: Findings, judged: Judged, decision: Decision, said: Explainer
) -> Iterator[Evidence]:
    for number, step in enumerate(STEPS):
        score = float(judged.steps[row, number])
        if score >= decision.least_step:
            unit = found.unit
            by = found.steps[step].rule_id if step in found.steps else decision.version
            why = said.step(step, by, unit.text)
            yield Evidence(
                unit.turn,
                unit.start,
                unit.end,
                step=cast(Step, step),
                score=round(score, 4),
                found_by=by,
                why=why,
            )


def root_cause_of(
    judged: Judged, evidence: Sequence[Evidence], decision: Decision, explainer: Explainer | None = None
) -> tuple[str | None, float, str]:
    """The root cause of an interview, its probability, and why in words; no cause without asserted evidence."""
    names = (explainer or Explainer(decision.version)).names
    asserted = [piece.cause for piece in evidence if piece.status == "asserted"]
    best, second = sorted(range(len(CAUSE_KEYS)), key=lambda number: -judged.root[number])[:2]
    score = float(judged.root[best])
    if not asserted:
        return None, 0.0, "Nothing in these words speaks for a cause."
    pieces = asserted.count(CAUSE_KEYS[best])
    why = (
        f"{names[CAUSE_KEYS[best]]}: {pieces} of {len(asserted)} pieces of evidence, {odds(score)}; next comes "
        f"{names[CAUSE_KEYS[second]]}."
    )
    return CAUSE_KEYS[best], round(score, 4), why


def in_order(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Evidence in reading order; what stands in one unit keeps its order."""
    return tuple(sorted(evidence, key=lambda piece: (piece.turn, piece.start)))


def with_added(
    evidence: Sequence[Evidence], told: tuple[str | None, float, str], explainer: Explainer
) -> tuple[str | None, float, str]:
    """The root cause where a company added causes: one of theirs if more evidence speaks for it, by sums of scores."""
    sums: dict[str, float] = defaultdict(float)
    for piece in evidence:
        if piece.cause and piece.status == "asserted":
            sums[piece.cause] += piece.score
    best = max(sums, key=lambda cause: sums[cause], default=None)
    if best is None or best == told[0] or best in CAUSE_KEYS:
        return told
    share = round(sums[best] / sum(sums.values()), 4)
    return best, share, f"{explainer.names[best]}: most evidence speaks for this cause of your own codebook."
