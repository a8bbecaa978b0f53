"""The codebook in the tree, and a company's own causes beside it."""

from pathlib import Path

import pytest

from interviews.codebook import CAUSES, CodebookError, read_codebook
from tests.shared_data import SHARED, needs_shared

OWN = """
[[cause]]
key = "site_visits"
name = "Driver and yard"
definition = "The driver could not get into the yard."
examples = ["a", "b", "c", "d", "e"]
"""


def test_causes_stand_in_the_order_of_the_model() -> None:
    assert list(CAUSES)[:3] == ["no_response", "competition", "tone"]
    assert [key for key, cause in CAUSES.items() if cause.is_catalyst] == list(CAUSES)[:8]
    assert [key for key, cause in CAUSES.items() if not cause.is_avoidable] == ["need_ended"]


@needs_shared
def test_names_and_keys_are_those_of_the_shared_codebook() -> None:
    text = (SHARED / "codebook.md").read_text(encoding="utf-8")
    for key, cause in CAUSES.items():
        assert f"| `{key}` | {cause.name} |" in text


def test_own_causes_follow_and_change_the_version(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    codebook = read_codebook(path)
    assert [cause.key for cause in codebook.causes][-1] == "site_visits"
    assert [cause.key for cause in codebook.added] == ["site_visits"]
    assert codebook.version != read_codebook().version


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (OWN.replace(', "e"', ""), "4 different examples; at least 5"),
        (OWN.replace('"e"', '"D"'), "4 different examples; at least 5"),
        (OWN.replace("Driver and yard", "price AND value"), "belongs to the cause 'price' already"),
        (OWN.replace("site_visits", "price"), "exists already"),
        (OWN.replace("site_visits", "Site visits"), "no lower-case word"),
        (OWN.replace("definition", "explanation"), "needs key, name and definition"),
        (OWN + 'colour = "red"', "'colour' is no field"),
        ("cause = 3", "no cause in it"),
        ("[[cause", "no TOML"),
    ],
)
def test_wrong_additions_are_refused_with_a_sentence(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError, match=r"own\.toml") as caught:
        read_codebook(path)
    assert said in str(caught.value)
