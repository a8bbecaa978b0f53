"""Most notes give no reason for leaving, and none may be read into them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from interviews.decision import judge, read_decision
from interviews.features import CAUSE_KEYS
from interviews.findings import Findings, make_doc
from interviews.interview import Interview, Turn
from interviews.rule_files import RULES_FOLDER
from interviews.shipped import MODEL_DECISION, has_model
from interviews.speaking import SPEAKING_FEATURES, speaking_features
from interviews.tagging import load_tagger, tag

EVERYDAY_NOTES = (
    RULES_FOLDER / "everyday_notes.txt"
)  # of visits, orders, meter readings; nobody leaves in them
needs_model = pytest.mark.skipif(not has_model(), reason="no trained model in the tree")


def everyday_notes(path: Path, many: int) -> list[Interview]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    chosen = lines[:: len(lines) // many]
    return [Interview(str(i), (Turn("N", "note", line),), kind="note") for i, line in enumerate(chosen)]


def found_in(words: str, tagger) -> list[Findings]:
    return tagger(make_doc((Turn("C", "customer", words),), "call", tagger))._.findings


@needs_model
def test_few_everyday_notes_are_given_a_reason():
    readings = list(tag(everyday_notes(EVERYDAY_NOTES, 200)))
    given = sum(reading.primary is not None for reading in readings) / len(readings)
    assert given <= 0.05  # 0.02 of all 489; 0.15 before short texts needed more than the encoder


@needs_model
def test_the_best_of_weak_sentences_is_no_reason_where_none_is_spoken_of():
    decision, tagger = read_decision(MODEL_DECISION), load_tagger()
    found = found_in("The invoice is in the folder. Meter reading done.", tagger)
    findings = [replace(one, may_tell=True) for one in found]  # as if a word of a grievance stood there
    speaks = replace(decision, least_speaking=0.0, least_root=0.0)
    assert judge(findings, speaks).asserted.max() < decision.least_unit
    assert judge(findings, speaks).told.any()
    assert not judge(findings, replace(speaks, least_speaking=1.1)).told.any()


@needs_model
def test_plain_words_count_in_the_shortest_note():
    decision, tagger = read_decision(MODEL_DECISION), load_tagger()
    findings = found_in("Too expensive for us now.", tagger)
    told = judge(findings, replace(decision, least_speaking=1.1)).told
    assert told[0, CAUSE_KEYS.index("price")]


def test_the_level_rises_with_every_sentence_that_decides():
    quiet, loud = np.full((3, 14), -9.0), np.full((3, 14), -9.0)
    loud[1, 4] = 5.0
    level = SPEAKING_FEATURES.index("level")
    assert speaking_features(quiet)[level] == pytest.approx(-9 + np.log(42))
    assert speaking_features(loud)[level] == pytest.approx(5.0, abs=0.01)
