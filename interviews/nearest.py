"""The coded passages nearest to some words: what the model's answer can be compared with by a person."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

VECTORS, TEXTS = "passages.npz", "passages.json"


@dataclass(frozen=True, slots=True)
class Passages:
    """Words and labels of coded passages; `codes` (n, d) are their vectors times `turn` (width, d), of length 1."""

    texts: list[str]
    labels: list[str]
    codes: np.ndarray
    turn: np.ndarray

    def nearest(self, vector: Sequence[float], k: int = 3) -> list[tuple[str, str, float]]:
        """The k nearest by cosine: (words, label, similarity), nearest first."""
        wanted = np.einsum("w,wd->d", np.asarray(vector, dtype=np.float32), self.turn)
        similar = np.einsum(
            "nd,d->n", self.codes, wanted
        )  # without BLAS, whose threads wait longer than this takes
        similar /= np.sqrt(np.einsum("d,d->", wanted, wanted)) + 1e-9
        near = (
            np.flatnonzero(similar >= np.partition(similar, -k)[-k])
            if k < len(similar)
            else np.arange(len(similar))
        )
        best = near[np.argsort(-similar[near], kind="stable")][:k]
        return [(self.texts[i], self.labels[i], round(float(similar[i]), 3)) for i in best]


def read_passages(folder: Path) -> Passages:
    """The passages that lie beside a model."""
    described = json.loads((folder / TEXTS).read_text(encoding="utf-8"))
    with np.load(folder / VECTORS) as arrays:
        codes, turn = arrays["codes"].astype(np.float32), arrays["turn"].astype(np.float32)
    codes /= np.linalg.norm(codes, axis=1, keepdims=True) + 1e-9
    return Passages([text for text, _ in described], [label for _, label in described], codes, turn)


def write_passages(
    folder: Path, described: Sequence[tuple[str, str]], vectors: np.ndarray, size: int = 64
) -> None:
    """Store passages with their vectors (n, width), turned onto their `size` main directions and cut to 8 bits."""
    _, _, directions = np.linalg.svd(vectors - vectors.mean(axis=0), full_matrices=False)
    turn = directions[:size].T.astype(np.float16)
    flat = vectors @ turn.astype(np.float32)
    codes = np.round(flat / np.abs(flat).max() * 127).astype(np.int8)
    np.savez_compressed(folder / VECTORS, codes=codes, turn=turn)
    (folder / TEXTS).write_text(json.dumps(list(described), ensure_ascii=False, indent=0), encoding="utf-8")
