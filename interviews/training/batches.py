"""Documents as padded tensors: batches of whole documents, their windows grouped by length."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from interviews.training.corpus import Document
from interviews.windows import Specials, Window, windows

BATCH_TOKENS = 1000
GROUP_TOKENS = 2400  # one pass through the encoder; more would only fill memory
FILLED_SHARE = 0.8  # windows in a group differ in length by no more than this


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document with its windows cut."""

    document: Document
    windows: list[Window]

    @property
    def tokens(self) -> int:
        return sum(len(window.ids) for window in self.windows)


@dataclass(frozen=True, slots=True)
class Group:
    """Windows of like length, filled up: ids, types, mask, and `owner`: the batch-wide unit of each token, else -1."""

    ids: Tensor
    types: Tensor
    mask: Tensor
    owner: Tensor


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of all units of a batch, the document of each unit, and the root cause of each document."""

    mentioned: Tensor
    asserted: Tensor
    steps: Tensor
    status: Tensor
    document: Tensor
    primary: Tensor


def prepare(documents: Sequence[Document], encode: Callable, specials: Specials) -> list[Prepared]:
    """Documents with their windows."""
    return [Prepared(d, windows(d.units, encode, specials)) for d in documents]


def batches(prepared: Sequence[Prepared], generator: np.random.Generator) -> Iterator[list[Prepared]]:
    """All documents once, shuffled, some BATCH_TOKENS at a time."""
    batch: list[Prepared] = []
    for i in generator.permutation(len(prepared)):
        batch.append(prepared[i])
        if sum(item.tokens for item in batch) >= BATCH_TOKENS:
            yield batch
            batch = []
    if batch:
        yield batch


def groups(batch: Sequence[Prepared]) -> list[Group]:
    """The windows of a batch, longest first, in groups that need little filling."""
    placed, offset = [], 0
    for item in batch:
        placed += [(window, offset) for window in item.windows]
        offset += len(item.document.units)
    placed.sort(key=lambda pair: -len(pair[0].ids))
    found: list[list[tuple[Window, int]]] = []
    for window, start in placed:
        longest = len(found[-1][0][0].ids) if found else 0
        is_full = not found or (len(found[-1]) + 1) * longest > GROUP_TOKENS
        if is_full or len(window.ids) < FILLED_SHARE * longest:
            found.append([])
        found[-1].append((window, start))
    return [_group(members) for members in found]


def _group(members: Sequence[tuple[Window, int]]) -> Group:
    shape = (len(members), max(len(window.ids) for window, _ in members))
    ids, types, owner = np.zeros(shape, int), np.zeros(shape, int), np.full(shape, -1)
    mask = np.zeros(shape, bool)
    for row, (window, offset) in enumerate(members):
        size = len(window.ids)
        ids[row, :size], types[row, :size], mask[row, :size] = window.ids, window.types, True
        for unit, first, last in window.members:
            owner[row, first:last] = offset + unit
    return Group(*(torch.from_numpy(array) for array in (ids, types, mask, owner)))


def labels(batch: Sequence[Prepared]) -> Labels:
    """What the units and documents of a batch are."""
    documents = [item.document for item in batch]

    def joined(name: str, kind: torch.dtype) -> Tensor:
        return torch.from_numpy(np.concatenate([getattr(d, name) for d in documents])).to(kind)

    sizes = torch.tensor([len(d.units) for d in documents])
    return Labels(
        joined("mentioned", torch.float32),
        joined("asserted", torch.float32),
        joined("steps", torch.float32),
        joined("status", torch.int64),
        torch.repeat_interleave(torch.arange(len(documents)), sizes),
        torch.tensor([d.primary for d in documents]),
    )
