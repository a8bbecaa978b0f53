"""The trained encoder at run time: from the units of an interview to the scores of each (onnxruntime, no torch).

Every window is a run of its own, on one thread, so that the same words get the same scores whatever else is
read beside them; several windows run side by side in threads.
"""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from interviews.nearest import Passages, read_passages
from interviews.units import Unit, UnitScores
from interviews.windows import Specials, Window, windows

MODEL = Path(__file__).with_name("model")
DECIMALS = 4
THREADS = 2


class EncoderMissing(ValueError):
    """There is no trained model where it was looked for."""


@dataclass(frozen=True)
class Encoder:
    """The model as loaded from its folder; `version` is what evidence remembers."""

    version: str
    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    specials: Specials
    heads: dict[str, int]
    folder: Path

    @classmethod
    def load(cls, path: Path | None = None) -> "Encoder":
        """The model of a folder (the shipped one without `path`); refuses a folder that holds none."""
        folder = path or MODEL
        missing = [
            name
            for name in ("manifest.json", "tokenizer.json", "encoder.onnx")
            if not (folder / name).exists()
        ]
        if missing:
            raise EncoderMissing(
                f"{folder}: no trained model ({missing[0]} is missing); `whyleft train` makes one."
            )
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        return cls(
            manifest["version"],
            _session(folder),
            tokenizer,
            specials_of(tokenizer),
            manifest["heads"],
            folder,
        )

    def read(self, units: Sequence[Unit]) -> list[UnitScores]:
        """The scores of the units of one interview, in their order; `units` in reading order, as `cut` gives them."""
        return self.read_many([units])[0]

    def read_many(self, interviews: Sequence[Sequence[Unit]]) -> list[list[UnitScores]]:
        """The scores of many interviews, each read by itself."""
        cut = [windows(units, self._encode, self.specials) for units in interviews]
        flat = [window for found in cut for window in found]
        with ThreadPoolExecutor(THREADS) as pool:
            outputs = pool.map(self._run, flat)
            return [self._scores(units, found, outputs) for units, found in zip(interviews, cut, strict=True)]

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """One vector of length 1 per text (texts, width), each read without surroundings."""
        scored = self.read_many([[Unit(0, 0, len(text), text, "customer")] for text in texts])
        width = self.session.get_outputs()[1].shape[1]
        return np.array([units[0].vector for units in scored], dtype=np.float32).reshape(len(texts), width)

    def nearest(self, vector: Sequence[float], k: int = 3) -> list[tuple[str, str, float]]:
        """The k coded passages nearest to a unit's vector: words, label ("price:negated", "step3"), similarity."""
        return self._passages.nearest(vector, k)

    @cached_property
    def _passages(self) -> Passages:
        return read_passages(self.folder)

    def _encode(self, texts: list[str]) -> list[list[int]]:
        return [found.ids for found in self.tokenizer.encode_batch(texts, add_special_tokens=False)]

    def _run(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        size = len(window.ids)
        pool = np.zeros((len(window.members), size), dtype=np.float32)
        for row, (_, first, last) in enumerate(window.members):
            pool[row, first:last] = 1 / (last - first)
        inputs = {
            "ids": np.array([window.ids]),
            "kinds": np.array([window.types]),
            "places": np.arange(size),
            "pool": pool,
        }
        logits, vectors = self.session.run(None, inputs)
        return logits, vectors

    def _scores(
        self, units: Sequence[Unit], cut: Sequence[Window], outputs: Iterator[tuple[np.ndarray, np.ndarray]]
    ) -> list[UnitScores]:
        found = [next(outputs) for _ in cut]
        if not found:
            return []
        logits, vectors = (np.concatenate(parts) for parts in zip(*found, strict=True))
        names = np.cumsum(list(self.heads.values()))[:-1]
        parts = dict(zip(self.heads, np.split(logits.astype(np.float64), names, axis=1), strict=True))
        columns = {
            "mentioned": _sigmoid(parts["mentioned"]),
            "asserted": _sigmoid(parts["asserted"]),
            "statuses": _softmax(parts["statuses"]),
            "steps": _sigmoid(parts["steps"]),
            "decisive": parts["decisive"],
        }
        rows = {name: np.round(values, DECIMALS).tolist() for name, values in columns.items()}
        return [
            UnitScores(
                unit.turn,
                unit.start,
                unit.end,
                vector=vectors[i],
                **{name: tuple(values[i]) for name, values in rows.items()},
            )
            for i, unit in enumerate(units)
        ]


def specials_of(tokenizer: Tokenizer) -> Specials:
    """The ids of the tokens that frame a window."""
    return Specials(*(id_of(tokenizer, piece) for piece in ("[CLS]", "[SEP]", "[UNK]", "note")))


def id_of(tokenizer: Tokenizer, piece: str) -> int:
    """The id of a piece that every vocabulary of ours holds."""
    found = tokenizer.token_to_id(piece)
    if found is None:
        raise EncoderMissing(f"The tokenizer does not know '{piece}'; `whyleft train` makes one that does.")
    return found


def _session(folder: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(
        str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
    )


def _sigmoid(logits: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-logits))


def _softmax(logits: np.ndarray) -> np.ndarray:
    weights = np.exp(logits - logits.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True)
