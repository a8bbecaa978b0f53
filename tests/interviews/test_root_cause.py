"""Which cause may be the root cause, and how far it is to be trusted."""

from dataclasses import replace

import numpy as np
import pytest

from interviews.decision import judge, read_decision
from interviews.features import CAUSE_KEYS, score_features
from interviews.findings import Findings, make_doc
from interviews.interview import Turn
from interviews.shipped import RULES_DECISION
from interviews.tagging import RULE_PARTS
from interviews.tokens import tokenizing
from interviews.units import UnitScores

PRICE, SILENCE = CAUSE_KEYS.index("price"), CAUSE_KEYS.index("no_response")


@pytest.fixture(scope="module")
def nlp():
    pipeline = tokenizing()
    for part in RULE_PARTS:
        pipeline.add_pipe(part)
    return pipeline


def found_in(nlp, answer: str, question: str = "So it was price?") -> list[Findings]:
    turns = (Turn("I", "interviewer", question), Turn("C", "customer", answer))
    return nlp(make_doc(turns, "call", nlp))._.findings


def read_as(findings: list[Findings], *causes: int) -> list[Findings]:
    """The findings as if an encoder were sure of one cause in each unit."""
    for found, cause in zip(findings, causes, strict=True):
        likely = tuple(0.95 if number == cause else 0.01 for number in range(len(CAUSE_KEYS)))
        unit = found.unit
        found.scores = UnitScores(
            unit.turn, unit.start, unit.end, likely, likely, (0.9, 0.03, 0.02, 0.02, 0.03), (0.01,) * 3
        )
    return findings


@pytest.fixture(scope="module")
def decision():
    """The weights by rules alone, but believing the encoder."""
    fitted = read_decision(RULES_DECISION)
    weights = dict(zip(fitted.unit_features, [0.0] * len(fitted.unit_weights), strict=True))
    return replace(fitted, unit_weights=list((weights | {"asserted": 1.0}).values()))


@pytest.mark.parametrize("answer", ["No. Not really.", "Price? No, not really.", "Price? No. Not really."])
def test_a_cause_that_is_denied_when_asked_about_is_no_root_cause(nlp, decision, answer):
    findings = found_in(nlp, answer)
    causes = [PRICE] + [SILENCE] * (len(findings) - 1)
    root = judge(read_as(findings, *causes), decision).root
    assert root[PRICE] < 0.01
    assert root.argmax() != PRICE


def test_a_cause_that_was_denied_at_first_and_told_later_may_be(nlp, decision):
    findings = found_in(nlp, "No. Well. Then it went up by half.")
    root = judge(read_as(findings, PRICE, PRICE, PRICE), decision).root
    assert root.argmax() == PRICE


def test_what_nobody_asked_about_is_not_denied(nlp, decision):
    findings = found_in(nlp, "No. Not really.", question="Would you come back?")
    assert judge(read_as(findings, PRICE, PRICE), decision).root.argmax() == PRICE


def test_the_shares_of_all_causes_sum_to_one_at_most(nlp, decision):
    root = judge(read_as(found_in(nlp, "Well. It went up."), PRICE, SILENCE), decision).root
    assert 0 < root.sum() <= 1 + 1e-9
    assert (root >= 0).all()


def test_few_words_are_trusted_less_and_very_many_no_more():
    shares = np.array([0.8, 0.2])
    lengths = [score_features(shares, units)[2] for units in (1, 4, 10, 60, 5000)]
    assert lengths[0] == lengths[1] < lengths[2] < lengths[3] == lengths[4]
