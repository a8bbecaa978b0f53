"""What is said of a cause without being asserted: denied, somebody else's, supposed, put right."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from interviews.codebook import STATUSES
from interviews.coded_text import CodedInterview, read_coded
from interviews.deciding import evidence_of
from interviews.decision import judge, read_decision
from interviews.features import CAUSE_KEYS, contexts, score_arrays
from interviews.findings import Findings, make_doc
from interviews.interview import Evidence, Turn
from interviews.shipped import MODEL_DECISION, has_model
from interviews.tagging import RULE_PARTS, load_tagger, tag
from interviews.thresholds import best_threshold, f_score
from interviews.tokens import tokenizing
from interviews.units import UnitScores

CODED = Path(__file__).parents[1] / "truth" / "interviews_coded.jsonl"
PRICE = CAUSE_KEYS.index("price")
needs_model = pytest.mark.skipif(not has_model(), reason="no trained model in the tree")


def findings_in(words: str, statuses: tuple[float, ...]) -> list[Findings]:
    """One customer's sentence, as if an encoder heard it speak of the price and nothing assert that."""
    nlp = tokenizing()
    for part in RULE_PARTS:
        nlp.add_pipe(part)
    findings = nlp(make_doc((Turn("C", "customer", words),), "call", nlp))._.findings
    mentioned = tuple(0.97 if number == PRICE else 0.01 for number in range(len(CAUSE_KEYS)))
    for found in findings:
        unit = found.unit
        found.scores = UnitScores(
            unit.turn, unit.start, unit.end, mentioned, (0.001,) * len(CAUSE_KEYS), statuses, (0.01,) * 3
        )
    return findings


@needs_model
def test_what_falls_short_of_a_reason_is_no_denial_for_that():
    no_reason = {"least_interview": 1.1, "least_root": 1.1}
    decision = replace(read_decision(MODEL_DECISION), **no_reason)
    likely_asserted, likely_denied = (0.9, 0.07, 0.01, 0.01, 0.01), (0.01, 0.96, 0.01, 0.01, 0.01)
    for statuses, told in ((likely_asserted, []), (likely_denied, ["negated"])):
        findings = findings_in("Eighteen of a hundred.", statuses)
        evidence = evidence_of(findings, judge(findings, decision), decision)
        assert [piece.status for piece in evidence if piece.cause == "price"] == told


def test_the_status_of_a_rule_goes_before_the_encoders():
    findings = findings_in("It was never about the price.", (0.1, 0.1, 0.1, 0.6, 0.1))
    status, by_rule = contexts(findings, score_arrays(findings))
    assert STATUSES[status[0, PRICE]] == "negated"
    assert by_rule[0].tolist() == [cause == "price" for cause in CAUSE_KEYS]
    assert {STATUSES[number] for number in np.delete(status[0], PRICE)} == {"hypothetical"}


def test_a_threshold_that_prefers_precision_is_higher():
    probabilities = np.linspace(0.05, 0.95, 50)
    labels = (np.arange(50) % 5 < np.arange(50) / 10).astype(float)  # the surer, the more often right
    assert best_threshold(probabilities, labels, recall_weight=0.5) > best_threshold(probabilities, labels)
    assert f_score(labels == 1, labels, 0.5) == 1.0


def is_right(piece: Evidence, coded: CodedInterview) -> bool:
    """Whether a coder gave the cause the same status somewhere in the words of this piece."""
    return any(
        span.turn == piece.turn
        and span.start < piece.end
        and span.end > piece.start
        and span.status == piece.status
        and piece.cause in span.labels
        for span in coded.spans
    )


@needs_model
def test_scores_of_statuses_say_how_often_they_are_right_on_the_sample():
    coded = list(read_coded([CODED]))
    readings = tag((one.interview for one in coded), tagger=load_tagger())
    told = [
        (piece.score, is_right(piece, one))
        for one, reading in zip(coded, readings, strict=True)
        for piece in reading.evidence
        if piece.cause and piece.status != "asserted"
    ]
    said, right = np.array(told).mean(axis=0)
    assert len(told) > 80
    assert right >= 0.45  # 0.36 before scores were fitted to what was right
    assert abs(said - right) <= 0.12  # 0.36 before
