"""Scoring by hand-counted rows, and against the corpus' own scorer."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from interviews.coded_text import CODED_FOLDER, CodedInterview, read_coded, split_markup
from interviews.evaluation import EvaluationError, evaluate_files
from interviews.interview import Evidence, Interview, Reading, Turn
from interviews.jsonl_tagging import prediction
from interviews.scoring import figures, share_distance, tally
from interviews.tagging import tag
from tests.interviews.reading_words import rules_tagger
from tests.shared_data import SHARED, needs_shared


def coded(text: str, primary: str | None) -> CodedInterview:
    plain, spans = split_markup(text)
    return CodedInterview(Interview("a", (Turn("C", "customer", plain),)), tuple(spans), primary, "w")


def test_markup_gives_plain_words_and_spans() -> None:
    plain, spans = split_markup("Well. {{price+terms:asserted|It cost a lot}}, {{step3|I looked around}}.")
    assert plain == "Well. It cost a lot, I looked around."
    assert [(plain[s.start : s.end], s.labels, s.status) for s in spans] == [
        ("It cost a lot", ("price", "terms"), "asserted"),
        ("I looked around", ("step3",), "step"),
    ]


def test_figures_of_hand_counted_rows() -> None:
    gold = coded(
        "{{price:asserted|Too dear.}} {{tone:negated|Nobody was rude.}} {{step3|I looked around.}}", "price"
    )
    evidence = (
        Evidence(0, 0, 9, cause="price", status="asserted"),
        Evidence(0, 10, 26, cause="tone", status="asserted"),
        Evidence(0, 27, 43, step="step3"),
    )
    found = figures(tally([(gold, Reading("a", "price", 0.9, evidence))]))
    assert found["unit_micro_p"] == 0.5
    assert found["unit_micro_r"] == 1
    assert found["unit_micro_f1"] == pytest.approx(2 / 3)
    assert found["trap_rate"] == 1
    assert found["primary_accuracy"] == 1
    assert found["step_micro_f1"] == 1


def test_share_distance_is_half_the_differences() -> None:
    assert share_distance([("price", "price"), ("tone", "price")]) == 0.5
    assert share_distance([("price", "tone"), ("tone", "price")]) == 0


@needs_shared
def test_figures_agree_with_the_corpus_scorer(tmp_path: Path) -> None:
    corpus = CODED_FOLDER / "w5.jsonl"
    gold = list(read_coded([corpus]))
    readings = list(tag((one.interview for one in gold), tagger=rules_tagger()))
    lines = [json.dumps(prediction(reading)) for reading in readings]
    (tmp_path / "found.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command = [
        sys.executable,
        str(SHARED / "tools" / "score.py"),
        "score",
        str(tmp_path / "found.jsonl"),
        str(corpus),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    theirs = json.loads(done.stdout)
    ours = figures(tally(zip(gold, readings, strict=True)))
    assert {name: round(value, 3) for name, value in ours.items()} == {name: theirs[name] for name in ours}


def test_report_has_causes_confusion_calibration_and_figures() -> None:
    told = evaluate_files([CODED_FOLDER / "w3.jsonl"], with_model=False)
    for part in ("no_response", "true -> found", "0.8 to 1.0", '"trap_rate"'):
        assert part in told


def test_file_without_codes_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text("hello", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"x\.jsonl holds no coded interviews"):
        evaluate_files([tmp_path / "x.jsonl"])
    with pytest.raises(EvaluationError, match="cannot be read"):
        evaluate_files([tmp_path / "none.jsonl"])
