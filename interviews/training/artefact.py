"""Writes what ships: the network, its tokenizer, the passages to compare with, and what it was made from."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from interviews.codebook import CODEBOOK
from interviews.coded_text import CodedInterview, read_coded
from interviews.encoder import Encoder
from interviews.nearest import write_passages
from interviews.training.corpus import labels_of, overlaps, passage_files
from interviews.training.export import write_onnx
from interviews.training.folds import Recipe, restored
from interviews.training.network import HEAD_SIZES
from interviews.training.vocabulary import cut_tokenizer
from interviews.units import cut

QUOTE_CHARACTERS = (
    120  # longer passages do not ship: three are shown beside a finding, and the model stays small
)
GENERATION = "3"  # counts changes of the program that the digest below cannot see


def write_encoder(folder: Path, base: Path, coded: Path, weights: Path, recipe: Recipe) -> Encoder:
    """The encoder of stored weights as `Encoder.load` expects it, and that encoder."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer, _ = cut_tokenizer(base / "tokenizer.json")
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    state = restored(weights).state_dict()
    write_onnx({name: value.numpy() for name, value in state.items()}, folder / "encoder.onnx")
    (folder / "manifest.json").write_text(
        json.dumps(manifest(coded, recipe), indent=1) + "\n", encoding="utf-8"
    )
    return Encoder.load(folder)


def write_nearest(folder: Path, coded: Path, encoder: Encoder) -> None:
    """The coded units of all passages, but for long ones, with their vectors, beside the encoder that made these."""
    passages = list(read_coded(passage_files(coded)))
    described, vectors = _described(passages, encoder)
    write_passages(folder, described, np.array(vectors))


def manifest(coded: Path, recipe: Recipe) -> dict[str, object]:
    """What the model was made from and how; the version changes with any of it."""
    made_from = {"codebook": CODEBOOK.version, "coded_text": digest_of(coded), "recipe": asdict(recipe)}
    digest = hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()
    return {"version": f"{GENERATION}+{digest[:8]}", "heads": HEAD_SIZES, **made_from}


def digest_of(coded: Path) -> str:
    """One SHA-256 over the coded files, names and contents, in the order of their names."""
    total = hashlib.sha256()
    for path in sorted(coded.glob("*.jsonl")):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def _described(
    passages: Sequence[CodedInterview], encoder: Encoder
) -> tuple[list[tuple[str, str]], list[Sequence[float]]]:
    units = [cut(coded.interview.turns) for coded in passages]
    described, vectors = [], []
    for coded, own, scored in zip(passages, units, encoder.read_many(units), strict=True):
        for unit, scores in zip(own, scored, strict=True):
            spans = [span for span in coded.spans if overlaps(unit, span)]
            if spans and len(unit.text) <= QUOTE_CHARACTERS:
                described.append((unit.text, labels_of(spans[0])))
                vectors.append(scores.vector)
    return described, vectors
