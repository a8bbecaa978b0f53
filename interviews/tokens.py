"""The tokenizer: spaCy's English one, with contractions normalised to the words that rules are written in."""

from collections.abc import Callable

import spacy
from spacy.attrs import NORM, ORTH  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import registry

MAX_CHARACTERS = 100_000_000  # spaCy's own limit guards parsers; none runs here


@registry.tokenizers("whyleft_tokenizer")
def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """English tokens in which "didn't" is normalised to "did not", and "I'd" alike in all its spellings."""
    default = registry.tokenizers.get("spacy.Tokenizer.v1")()

    def tokenizer_of(nlp: Language) -> Tokenizer:
        tokenizer = default(nlp)
        rules = tokenizer.rules
        tokenizer.rules = {text: [_plain(token) for token in tokens] for text, tokens in rules.items()}
        return tokenizer

    return tokenizer_of


def tokenizing() -> Language:
    """An English pipeline with this tokenizer and no parts yet."""
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "whyleft_tokenizer"}}})
    nlp.max_length = MAX_CHARACTERS
    return nlp


def _plain(token: dict[int, str]) -> dict[int, str]:
    written = token[ORTH].lower().replace("’", "'")
    if written == "did":
        return token | {NORM: "did"}
    if written in ("'d", "d"):
        return token | {NORM: "'d"}
    return token
