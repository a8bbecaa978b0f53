"""From probabilities to what is reported: evidence with its reason in words, and the reading of an interview."""

from collections.abc import Iterator, Sequence

from interviews.codebook import CAUSES, STATUSES, STEPS
from interviews.decision import Decision, Judged
from interviews.features import CAUSE_KEYS
from interviews.findings import Findings
from interviews.interview import Evidence

STATUS_WORDS = {
    "asserted": "says that it happened to them",
    "negated": "denies it",
    "other_party": "speaks of somebody else",
    "hypothetical": "supposes it",
    "resolved": "says that it was put right",
}


def evidence_of(findings: Sequence[Findings], judged: Judged, decision: Decision) -> tuple[Evidence, ...]:
    """The evidence of one interview in reading order; several causes of a unit in the codebook's order."""
    found = []
    for row, unit in enumerate(findings):
        found += _causes_of(row, unit, judged, decision)
        found += _steps_of(row, unit, judged, decision)
    return tuple(found)


def _causes_of(row: int, found: Findings, judged: Judged, decision: Decision) -> Iterator[Evidence]:
    for number, cause in enumerate(CAUSE_KEYS):
        score, rule = float(judged.asserted[row, number]), found.causes.get(cause)
        if score >= decision.thresholds[cause]:
            by = rule.rule_id if rule and rule.status == "asserted" else decision.version
            yield _evidence(found, cause, "asserted", score, by)
        elif rule and rule.status != "asserted":
            yield _evidence(found, cause, rule.status, 1 - score, rule.rule_id)
        elif found.scores and judged.scores["mentioned"][row, number] >= decision.context_threshold:
            status = STATUSES[1 + int(judged.scores["statuses"][row, 1:].argmax())]
            yield _evidence(
                found, cause, status, float(judged.scores["mentioned"][row, number]), decision.version
            )


def _evidence(found: Findings, cause: str, status: str, score: float, by: str) -> Evidence:
    unit = found.unit
    why = (
        f"{CAUSES[cause].name}: the customer {STATUS_WORDS[status]}; found by {_finder(by)}, {_odds(score)}."
    )
    return Evidence(
        unit.turn,
        unit.start,
        unit.end,
        cause=cause,
        status=status,
        score=round(score, 4),
        found_by=by,
        why=why,
    )


def _steps_of(row: int, found: Findings, judged: Judged, decision: Decision) -> Iterator[Evidence]:
    for number, step in enumerate(STEPS):
        score = float(judged.steps[row, number])
        if score >= decision.step_thresholds[step]:
            unit, by = found.unit, found.steps.get(step) or decision.version
            why = f"A signal of step {step[-1]}; found by {_finder(by)}, {_odds(score)}."
            yield Evidence(
                unit.turn, unit.start, unit.end, step=step, score=round(score, 4), found_by=by, why=why
            )


def _finder(by: str) -> str:
    return f"the trained model ({by})" if by.startswith("model") else f"the rule {by}"


def _odds(score: float) -> str:
    return f"right in about {round(100 * score)} of 100 such cases"


def root_cause_of(
    judged: Judged, evidence: Sequence[Evidence], decision: Decision
) -> tuple[str | None, float, str]:
    """The root cause of an interview, its probability, and why in words; no cause without asserted evidence."""
    asserted = {piece.cause for piece in evidence if piece.status == "asserted"}
    order = sorted(range(len(CAUSE_KEYS)), key=lambda number: -judged.root[number])
    best = order[0]
    score = float(judged.root[best])
    if not asserted and score < decision.least_root:
        return None, 0.0, "Nothing in these words speaks for a cause."
    pieces = sum(piece.cause == CAUSE_KEYS[best] and piece.status == "asserted" for piece in evidence)
    runner_up = CAUSE_KEYS[order[1]]
    why = (
        f"{pieces} pieces of evidence speak for {CAUSES[CAUSE_KEYS[best]].name}, {_odds(score)}; "
        f"next comes {CAUSES[runner_up].name} with {round(100 * float(judged.root[order[1]]))}."
    )
    return CAUSE_KEYS[best], round(score, 4), why
