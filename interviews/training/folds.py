"""The two stages of learning, and which writers each model has not seen.

Stage 1 reads the passages only, and is shared by all models. Stage 2 goes on with interviews: those of all
writers for the shipped model; for fold i those of all but writer i (the test) and the writer after it (the inner
split, on which thresholds are set). So no model of a fold has seen the writers that it is used on.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch

from interviews.encoder import id_of, specials_of
from interviews.training.batches import Prepared, prepare
from interviews.training.corpus import Document, passage_files, read_documents, writer_files
from interviews.training.learning import Plan, learn
from interviews.training.network import Network, pretrained
from interviews.training.vocabulary import cut_tokenizer

PROCESSES = 2  # one thread each: two threads in one process wait for one another more than they work


PASSAGES = Plan(epochs=5, encoder_rate=1.5e-4, head_rate=1e-3)
INTERVIEWS = Plan(epochs=3, encoder_rate=1e-4, head_rate=5e-4)


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that the result depends on beside the coded text; `passage_share`: of the passages read again in stage 2."""

    passages: Plan = PASSAGES
    interviews: Plan = INTERVIEWS
    passage_share: float = 0.15
    seed: int = 1


def first_stage(base: Path, coded: Path, path: Path, recipe: Recipe, report: Callable[[str], None]) -> Path:
    """Stores at `path` the weights of MiniLM (its files in `base`) after reading the passages of `coded`."""
    torch.set_num_threads(1)
    tokenizer, kept = cut_tokenizer(base / "tokenizer.json")
    passages = prepared(base, read_documents(passage_files(coded)))
    torch.manual_seed(recipe.seed)
    network = pretrained(base / "model.safetensors", kept)
    mask_id = id_of(tokenizer, "[MASK]")
    learn(network, lambda _: passages, recipe.passages, seed=recipe.seed, mask_id=mask_id, report=report)
    torch.save(network.state_dict(), path)
    return path


def second_stages(base: Path, coded: Path, start: Path, folds: Sequence[int], recipe: Recipe) -> list[Path]:
    """Stage 2 from the weights stored at `start`, a fold (0 leaves nobody out) a job; the paths of the new weights."""
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        jobs = [pool.submit(second_stage, base, coded, start, fold, recipe) for fold in folds]
        return [job.result() for job in jobs]


def second_stage(base: Path, coded: Path, start: Path, fold: int, recipe: Recipe) -> Path:
    """The weights after reading the interviews of a fold's training writers and some passages again."""
    torch.set_num_threads(1)
    writers = writer_files(coded)
    left_out = parts_of_fold(fold, writers).values()
    told = [path for path in writers if path not in left_out]
    interviews = prepared(base, read_documents(told))
    passages = prepared(base, read_documents(passage_files(coded)))

    def documents(epoch: int) -> list[Prepared]:
        order = np.random.default_rng([recipe.seed, epoch]).permutation(len(passages))
        return interviews + [passages[i] for i in order[: int(recipe.passage_share * len(passages))]]

    network = restored(start)
    mask_id = id_of(cut_tokenizer(base / "tokenizer.json")[0], "[MASK]")
    learn(
        network, documents, recipe.interviews, seed=recipe.seed + fold, mask_id=mask_id, report=lambda _: None
    )
    path = start.with_name(f"fold{fold}.pt")
    torch.save(network.state_dict(), path)
    return path


def parts_of_fold(fold: int, writers: Sequence[Path]) -> dict[str, Path]:
    """Which writers fold 1, 2, … leaves out, by what they are used for; fold 0 leaves out none."""
    return {} if fold == 0 else {"test": writers[fold - 1], "inner": writers[fold % len(writers)]}


def restored(weights: Path) -> Network:
    """The network with stored weights."""
    state = torch.load(weights)
    network = Network(len(state["words.weight"]))
    network.load_state_dict(state)
    return network


def prepared(base: Path, documents: Sequence[Document]) -> list[Prepared]:
    """Documents with their windows cut by the cut tokenizer."""
    tokenizer, _ = cut_tokenizer(base / "tokenizer.json")

    def encode(texts: list[str]) -> list[list[int]]:
        return [found.ids for found in tokenizer.encode_batch(texts, add_special_tokens=False)]

    return prepare(documents, encode, specials_of(tokenizer))
