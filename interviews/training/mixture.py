"""What is read in each pass: shares of several sets of coded text, some of it as speech recognition writes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from interviews.coded_text import read_coded
from interviews.encoder import specials_of
from interviews.training.batches import Prepared, prepare
from interviews.training.corpus import document
from interviews.training.speech import as_speech


@dataclass(frozen=True, slots=True)
class Part:
    """Files of coded text; `share` of their records is read in each pass, `speech_share` of that without marks."""

    files: Sequence[Path]
    share: float = 1.0
    speech_share: float = 0.0


@dataclass(frozen=True, slots=True)
class PreparedMixture:
    """The records of each part as written and as spoken (empty where the part has no such share)."""

    parts: Sequence[tuple[Part, list[Prepared], list[Prepared]]]
    seed: int

    def of_pass(self, epoch: int) -> list[Prepared]:
        """What is read in this pass: the same whenever it is asked for."""
        chosen: list[Prepared] = []
        for number, (part, written, spoken) in enumerate(self.parts):
            draw = np.random.default_rng([self.seed, epoch, number])
            many = len(written)
            order = draw.permutation(many)[: round(part.share * many)] if part.share < 1 else range(many)
            for i in order:
                is_speech = part.speech_share > 0 and draw.random() < part.speech_share
                chosen.append(spoken[i] if is_speech else written[i])
        return chosen


@dataclass(frozen=True, slots=True)
class Mixture:
    """The parts of what a stage reads, drawn by a seed."""

    parts: Sequence[Part]
    seed: int

    def prepared(self, tokenizer: Tokenizer) -> PreparedMixture:
        """The parts with their windows cut."""
        return PreparedMixture([_prepared(part, tokenizer) for part in self.parts], self.seed)


def _prepared(part: Part, tokenizer: Tokenizer) -> tuple[Part, list[Prepared], list[Prepared]]:
    def encode(texts: list[str]) -> list[list[int]]:
        return [found.ids for found in tokenizer.encode_batch(texts, add_special_tokens=False)]

    coded = list(read_coded(part.files))
    written = [document(one) for one in coded]
    spoken = [document(as_speech(one, keep_apostrophes=i % 2 == 0)) for i, one in enumerate(coded)]
    full = [i for i in range(len(coded)) if written[i].units and spoken[i].units]
    specials = specials_of(tokenizer)
    as_written = prepare([written[i] for i in full], encode, specials)
    as_spoken = prepare([spoken[i] for i in full], encode, specials) if part.speech_share else []
    return part, as_written, as_spoken
