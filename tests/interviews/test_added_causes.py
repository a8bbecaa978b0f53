"""A company's own cause, given by a definition and examples, is tagged without training."""

from pathlib import Path

import pytest

from interviews.codebook import extended_codebook, read_codebook
from interviews.interview import Interview, Turn
from interviews.shipped import has_model
from interviews.tagging import load_tagger, tag

pytestmark = pytest.mark.skipif(
    not has_model(), reason="no trained model in the tree; whyleft train makes one"
)

OWN = """
[[cause]]
key = "greenwashing"
name = "Climate and waste"
definition = "Our packaging, carbon or waste does not meet what they ask of suppliers."
examples = [
  "You couldn't give us a carbon figure for the deliveries.",
  "Everything came wrapped in three layers of plastic.",
  "Our sustainability audit failed you on packaging waste.",
  "We need suppliers with a climate target and you had none.",
  "The vans were old diesels and the town had gone low-emission.",
]
"""


@pytest.fixture(scope="module")
def tagger():
    return load_tagger(extended_codebook(OWN))


def read(tagger, words: str):
    (reading,) = tag([Interview("x", (Turn("C", "customer", words),))], tagger=tagger)
    return {piece.cause: piece for piece in reading.evidence if piece.cause}


def test_words_near_the_examples_are_found_and_explained(tagger) -> None:
    piece = read(tagger, "Your packaging was three kinds of plastic and our auditors failed it.")[
        "greenwashing"
    ]
    assert piece.found_by == "examples of greenwashing"
    assert "near to your example" in piece.why


def test_other_words_are_not(tagger) -> None:
    assert "greenwashing" not in read(tagger, "We have eleven people and a dog in the office.")
    assert "greenwashing" not in read(tagger, "I rang support four times and nobody ever called me back.")


def test_codebook_needs_a_file_that_can_be_read() -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        read_codebook(Path("no-such-codebook.toml"))
