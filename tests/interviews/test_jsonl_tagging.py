"""JSON lines in, predictions out, in the form and order that the scorer reads."""

import json

import pytest

from interviews.jsonl_tagging import LineError, tag_lines

TURNS = [
    {"speaker": "I", "role": "interviewer", "text": "Was it the price?"},
    {"speaker": "C", "role": "customer", "text": "No. Nobody ever called us back."},
]


def test_predictions_keep_the_order_of_the_lines() -> None:
    lines = [json.dumps({"id": name, "turns": TURNS, "industry": "mills"}) for name in "cab"]
    found = [json.loads(line) for line in tag_lines([lines[0], "\n", *lines[1:]])]
    assert [prediction["id"] for prediction in found] == list("cab")
    assert all({"id", "primary", "evidence"} <= set(prediction) for prediction in found)


def test_evidence_has_the_scorers_fields() -> None:
    (line,) = tag_lines([json.dumps({"id": 7, "turns": TURNS})])
    prediction = json.loads(line)
    assert prediction["id"] == "7"
    for piece in prediction["evidence"]:
        assert {"turn", "start", "end"} <= set(piece)
        assert ("step" in piece) != ("cause" in piece and "status" in piece)
        assert piece["turn"] == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "no JSON"),
        ("[]", "'id'"),
        ('{"id": 1}', "'turns'"),
        ('{"id": 1, "turns": [{"role": "boss", "text": "x"}]}', "'role' of customer"),
        ('{"id": 1, "turns": [{"role": "note"}]}', "'text'"),
    ],
)
def test_wrong_line_is_a_sentence(line: str, said: str) -> None:
    with pytest.raises(LineError, match="line 1") as caught:
        list(tag_lines([line]))
    assert said in str(caught.value)
