"""Figures that the decisions rest on: a row for each unit and cause, and two for each interview and cause.

The rules' findings and the encoder's scores stand side by side; where no encoder is there its figures are zero,
and the weights for that case were fitted without it.
"""

from collections.abc import Sequence

import numpy as np

from interviews.codebook import CAUSES, STATUSES, STEPS
from interviews.context import DENYING_STARTS
from interviews.findings import Findings

Array = np.ndarray
CAUSE_KEYS = tuple(CAUSES)
CONTEXT = STATUSES[1:]
LEAST_MENTIONED = (
    0.2  # below this the encoder does not believe that a unit speaks of a cause, whatever a rule says
)
LEAST = 1e-4  # a probability closer to 0 or 1 says no more than this

UNIT_FEATURES = (
    "bias", "asserted", "mentioned", "status_asserted", *(f"status_{status}" for status in CONTEXT),
    "asserted_before", "asserted_after", "asserted_best", "asserted_mass", "decisive", "decisive_here",
    "rule_claim", "rule_precision", *(f"rule_{status}" for status in CONTEXT), *(f"cue_{status}" for status in CONTEXT),
    "asked_about", "asked_and_denied", "rivals", "is_note", "is_question",
)  # fmt: skip
INTERVIEW_FEATURES = (
    "bias",
    "best",
    "second",
    "mass",
    "decisive",
    "root",
    "mentioned_best",
    "asserted_best",
    "length",
)
SCORE_FEATURES = ("bias", "share", "length")
CONTEXT_FEATURES = ("bias", "mentioned", "status", "by_rule")
SHORTEST, LONGEST = 4, 60  # sentences of nearly all coded interviews; what lies outside counts as these
ROOT_FEATURES = (
    "decisive",
    "mass",
    "share",
    "first",
    "decided",
    "would_have_stayed",
    "hypothetical",
    "denied",
)


def logit(probability: Array) -> Array:
    """The logarithm of the odds, kept finite."""
    inside = np.clip(probability, LEAST, 1 - LEAST)
    return np.log(inside / (1 - inside))


def sigmoid(value: Array) -> Array:
    """The probability whose logit `value` is."""
    return 1 / (1 + np.exp(-np.clip(value, -30, 30)))


def score_arrays(findings: Sequence[Findings]) -> dict[str, Array]:
    """The encoder's scores of an interview as arrays (units first); zeros' logits where there is no encoder."""
    n, scored = len(findings), bool(findings) and findings[0].scores is not None
    sizes = {
        "mentioned": len(CAUSE_KEYS),
        "asserted": len(CAUSE_KEYS),
        "statuses": len(STATUSES),
        "steps": len(STEPS),
    }
    if not scored:
        return {name: np.full((n, size), 0.5) for name, size in sizes.items()} | {
            "decisive": np.zeros((n, len(CAUSE_KEYS)))
        }
    arrays = {name: np.array([getattr(found.scores, name) for found in findings]) for name in sizes}
    decisive = [
        found.scores.decisive if found.scores and len(found.scores.decisive) else (0.0,) * 14
        for found in findings
    ]
    return arrays | {"decisive": np.array(decisive, dtype=float)}


def unit_features(findings: Sequence[Findings], scores: dict[str, Array]) -> Array:
    """Shape (units, causes, UNIT_FEATURES) for one interview, whose units stand in reading order."""
    table = {name: np.zeros((len(findings), len(CAUSE_KEYS))) for name in UNIT_FEATURES}
    table["bias"][:] = 1
    _add_scores(table, scores)
    for row, found in enumerate(findings):
        _add_rules(table, row, found)
    return np.stack([table[name] for name in UNIT_FEATURES], axis=2)


def _add_scores(table: dict[str, Array], scores: dict[str, Array]) -> None:
    asserted, statuses = logit(scores["asserted"]), logit(scores["statuses"])
    table["asserted"], table["mentioned"] = asserted, logit(scores["mentioned"])
    for number, status in enumerate(STATUSES):
        table[f"status_{status}"] = np.repeat(statuses[:, number : number + 1], asserted.shape[1], axis=1)
    floor = logit(np.zeros(1))[0]
    table["asserted_before"] = np.vstack([np.full((1, asserted.shape[1]), floor), asserted[:-1]])
    table["asserted_after"] = np.vstack([asserted[1:], np.full((1, asserted.shape[1]), floor)])
    table["asserted_best"] = np.broadcast_to(asserted.max(axis=0), asserted.shape)
    table["asserted_mass"] = np.broadcast_to(np.log(0.1 + scores["asserted"].sum(axis=0)), asserted.shape)
    table["decisive"] = np.broadcast_to(root_shares(scores["decisive"]), asserted.shape)
    table["decisive_here"] = scores["decisive"]
    rivals = np.sort(asserted, axis=1)[:, -2:]
    table["rivals"] = np.where(asserted >= rivals[:, 1:], rivals[:, :1], rivals[:, 1:])


def _add_rules(table: dict[str, Array], row: int, found: Findings) -> None:
    for cause, reading in found.causes.items():
        name = "rule_claim" if reading.status == "asserted" else f"rule_{reading.status}"
        table[name][row, CAUSE_KEYS.index(cause)] = 1
        if reading.status == "asserted":
            table["rule_precision"][row, CAUSE_KEYS.index(cause)] = logit(np.array(reading.precision))
    for cue in found.cues:
        table[f"cue_{cue.rule.label}"][row, :] = 1
    for cause in found.question_causes:
        table["asked_about"][row, CAUSE_KEYS.index(cause)] = 1
        table["asked_and_denied"][row, CAUSE_KEYS.index(cause)] = _opens_with_no(found)
    table["is_note"][row, :] = found.unit.role == "note"
    table["is_question"][row, :] = found.unit.text.rstrip().endswith("?")


def root_shares(decisive: Array) -> Array:
    """The logarithms of each cause's share of the encoder's belief about the root cause, over a whole interview."""
    if not len(decisive):
        return np.zeros(decisive.shape[1])
    top = decisive.max(axis=0)
    total = top + np.log(np.exp(decisive - top).sum(axis=0))
    return total - total.max() - np.log(np.exp(total - total.max()).sum())


def interview_features(scores: dict[str, Array], asserted: Array, root: Array) -> Array:
    """Shape (causes, INTERVIEW_FEATURES): whether the interview holds evidence of a cause at all.

    `asserted`: the decided probabilities, shape (units, causes); `root`: the shares of the root cause (causes,).
    """
    ranked = np.sort(logit(asserted), axis=0)[::-1]
    columns = {
        "bias": np.ones(len(CAUSE_KEYS)),
        "best": ranked[0],
        "second": ranked[min(1, len(ranked) - 1)],
        "mass": np.log(0.05 + asserted.sum(axis=0)),
        "decisive": root_shares(scores["decisive"]),
        "root": np.log(root + 1e-3),
        "mentioned_best": logit(scores["mentioned"]).max(axis=0),
        "asserted_best": logit(scores["asserted"]).max(axis=0),
        "length": np.full(len(CAUSE_KEYS), np.log(len(asserted))),
    }
    return np.stack([columns[name] for name in INTERVIEW_FEATURES], axis=1)


def root_features(findings: Sequence[Findings], scores: dict[str, Array], asserted: Array) -> Array:
    """Shape (causes, ROOT_FEATURES). `asserted`: the decided probabilities, shape (units, causes).

    By the codebook: what is called decisive, what would have kept them, what began the chain; the weight of
    evidence stands behind all of them.
    """
    sums = asserted.sum(axis=0)
    place = (np.arange(len(findings))[:, None] + 0.5) / len(findings)
    supposed = scores["statuses"][:, [STATUSES.index("hypothetical")]] * scores["mentioned"] * (1 - asserted)
    columns = {
        "decisive": root_shares(scores["decisive"]),
        "mass": np.log(0.1 + sums),
        "share": sums / (sums.sum() + 0.1),
        "first": (asserted * (1 - place)).sum(axis=0) / (sums + 0.05),
        "decided": (_signs(findings, "decided") * asserted).max(axis=0),
        "would_have_stayed": (_signs(findings, "would_have_stayed") * supposed).max(axis=0),
        "hypothetical": supposed.max(axis=0),
        "denied": _denied(findings),
    }
    return np.stack([columns[name] for name in ROOT_FEATURES], axis=1)


def score_features(root: Array, units: int) -> Array:
    """Shape (SCORE_FEATURES,): how far a root cause may be trusted that has the largest of the shares `root`.

    The fewer sentences there are, the less: in a review of five there may be none that the encoder understands,
    and the shares sum to one all the same.
    """
    return np.array([1.0, logit(root.max()), np.log(np.clip(units, SHORTEST, LONGEST))])


def contexts(findings: Sequence[Findings], scores: dict[str, Array]) -> tuple[Array, Array]:
    """What each unit says of each cause if it does not assert it: two tables of shape (units, causes).

    The number of the status among STATUSES, a rule's before the encoder's; and whether a rule found it.
    """
    likeliest = 1 + scores["statuses"][:, 1:].argmax(axis=1)
    status = np.repeat(likeliest[:, None], len(CAUSE_KEYS), axis=1)
    by_rule = np.zeros(status.shape, dtype=bool)
    for row, found in enumerate(findings):
        for cause, reading in found.causes.items():
            if reading.status != "asserted":
                column = CAUSE_KEYS.index(cause)
                status[row, column], by_rule[row, column] = STATUSES.index(reading.status), True
    return status, by_rule


def context_features(scores: dict[str, Array], status: Array, by_rule: Array) -> Array:
    """Shape (units, causes, CONTEXT_FEATURES): what tells whether a status of `contexts` is right."""
    columns = {
        "bias": np.ones(status.shape),
        "mentioned": logit(scores["mentioned"]),
        "status": logit(np.take_along_axis(scores["statuses"], status, axis=1)),
        "by_rule": by_rule.astype(float),
    }
    return np.stack([columns[name] for name in CONTEXT_FEATURES], axis=2)


def denied_when_asked(findings: Sequence[Findings], asserted: Array) -> Array:
    """Which causes the customer was asked about and denied, and no other sentence is likely to assert (14,).

    `asserted`: the decided probabilities, shape (units, causes).
    """
    is_denied = np.zeros(len(CAUSE_KEYS), dtype=bool)
    for cause in {cause for found in findings if _opens_with_no(found) for cause in found.question_causes}:
        number = CAUSE_KEYS.index(cause)
        others = [asserted[row, number] for row, f in enumerate(findings) if cause not in f.question_causes]
        is_denied[number] = max(others, default=0.0) < 0.5
    return is_denied


def _opens_with_no(found: Findings) -> bool:
    return bool(DENYING_STARTS & {word.strip(".,!?").lower() for word in found.unit.text.split()[:4]})


def _signs(findings: Sequence[Findings], sign: str) -> Array:
    return np.array([[sign in found.signs] for found in findings], dtype=float)


def _denied(findings: Sequence[Findings]) -> Array:
    """1 for each cause that a rule finds denied somewhere in the interview."""
    causes = {c for found in findings for c, reading in found.causes.items() if reading.status == "negated"}
    return np.array([cause in causes for cause in CAUSE_KEYS], dtype=float)
