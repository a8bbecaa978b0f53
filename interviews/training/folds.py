"""The stages of learning, and which writers each model has not seen.

Stage 1 reads the bank of passages, then this project's own coded text with some of the bank; all models share it.
Stage 2 goes on with interviews: those of all writers for the shipped model; for fold i those of all but writer i
(the test) and the writer after it (the inner split, on which thresholds are set). So no model of a fold has seen
the writers that it is used on.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import torch

from interviews.encoder import id_of
from interviews.training.cache import kept_weights
from interviews.training.corpus import bank_files, own_files, writer_files
from interviews.training.learning import Plan, learn
from interviews.training.mixture import Mixture, Part
from interviews.training.network import Network, pretrained
from interviews.training.vocabulary import cut_tokenizer

PROCESSES = 2  # one thread each: two threads in one process wait for one another more than they work

BANK = Plan(epochs=10, encoder_rate=1.5e-4, head_rate=1e-3)
OWN = Plan(epochs=3, encoder_rate=1e-4, head_rate=5e-4, step_weight=2.0)
INTERVIEWS = Plan(epochs=5, encoder_rate=1e-4, head_rate=5e-4, step_weight=2.0, averaged=0.4)
Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that the result depends on beside the coded text.

    `bank_share`: of the bank read again in each pass of the later stages; `own_share`: of our own text in each
    pass of stage 2; `speech_share`: of what these passes read, how much comes as speech recognition would write it.
    """

    bank: Plan = BANK
    own: Plan = OWN
    interviews: Plan = INTERVIEWS
    bank_share: float = 0.15
    own_share: float = 0.5
    speech_share: float = 0.12
    seed: int = 1


def first_stage(base: Path, coded: Path, work: Path, recipe: Recipe, report: Report) -> Path:
    """The weights of MiniLM (its files in `base`) after the bank, then after our own text; kept in `work`."""
    bank, own = bank_files(coded), own_files(coded)

    def read_bank() -> Network:
        torch.manual_seed(recipe.seed)
        network = pretrained(base / "model.safetensors", cut_tokenizer(base / "tokenizer.json")[1])
        _learn(network, base, Mixture([Part(bank)], recipe.seed), recipe.bank, recipe.seed, report)
        return network

    start = kept_weights(work, "bank", (recipe.bank, recipe.seed), bank, read_bank)
    if not own:
        return start

    def read_own() -> Network:
        network = restored(start)
        parts = [Part(own, 1.0, recipe.speech_share), Part(bank, recipe.bank_share, recipe.speech_share)]
        _learn(network, base, Mixture(parts, recipe.seed), recipe.own, recipe.seed, report)
        return network

    return kept_weights(work, "own", (recipe, start.name), [*bank, *own], read_own)


def second_stages(
    base: Path, coded: Path, start: Path, folds: Sequence[int], recipe: Recipe, report: Report
) -> list[Path]:
    """Stage 2 from the weights stored at `start`, a fold (0 leaves nobody out) a job; the paths of the new weights."""
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        jobs = [pool.submit(second_stage, base, coded, start, fold, recipe) for fold in folds]
        for fold, job in zip(folds, jobs, strict=True):
            report(f"fold {fold}: {job.result().name}")
        return [job.result() for job in jobs]


def second_stage(
    base: Path, coded: Path, start: Path, fold: int, recipe: Recipe, report: Report = lambda _: None
) -> Path:
    """The weights after reading the interviews of a fold's training writers and some other text again."""
    writers = writer_files(coded)
    left_out = parts_of_fold(fold, writers).values()
    told, own, bank = [path for path in writers if path not in left_out], own_files(coded), bank_files(coded)

    def read_interviews() -> Network:
        network = restored(start)
        parts = [
            Part(told, 1.0, recipe.speech_share),
            Part(own, recipe.own_share, recipe.speech_share),
            Part(bank, recipe.bank_share, recipe.speech_share),
        ]
        mixture = Mixture(parts, recipe.seed)
        _learn(network, base, mixture, recipe.interviews, recipe.seed + fold, report)
        return network

    return kept_weights(
        start.parent, f"fold{fold}", (recipe, start.name), [*told, *own, *bank], read_interviews
    )


def parts_of_fold(fold: int, writers: Sequence[Path]) -> dict[str, Path]:
    """Which writers fold 1, 2, … leaves out, by what they are used for; fold 0 leaves out none."""
    return {} if fold == 0 else {"test": writers[fold - 1], "inner": writers[fold % len(writers)]}


def restored(weights: Path) -> Network:
    """The network with stored weights."""
    state = torch.load(weights)
    network = Network(len(state["words.weight"]))
    network.load_state_dict(state)
    return network


def _learn(network: Network, base: Path, mixture: Mixture, plan: Plan, seed: int, report: Report) -> None:
    torch.set_num_threads(1)
    tokenizer, _ = cut_tokenizer(base / "tokenizer.json")
    prepared = mixture.prepared(tokenizer)
    mask_id = id_of(tokenizer, "[MASK]")
    learn(network, prepared.of_pass, plan, seed=seed, mask_id=mask_id, report=report)
