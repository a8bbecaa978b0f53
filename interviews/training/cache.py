"""Weights that were made before from the same text in the same way are not made again."""

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import torch

from interviews.training.network import Network


def kept_weights(
    folder: Path, stage: str, made_by: object, files: Sequence[Path], make: Callable[[], Network]
) -> Path:
    """The file of a stage's weights; made if `folder` has none of the same recipe (its repr) and coded files."""
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(repr(made_by).encode())
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    weights = folder / f"{stage}-{digest.hexdigest()[:12]}.pt"
    if not weights.exists():
        unfinished = weights.with_suffix(".part")
        torch.save(make().state_dict(), unfinished)
        os.replace(unfinished, weights)
    return weights
