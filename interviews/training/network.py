"""The encoder with its heads in PyTorch: MiniLM's six layers, a mean over each unit's tokens, five heads."""

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from interviews.codebook import CAUSES, STATUSES, STEPS

WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 6
HEAD_SIZES = {
    "mentioned": len(CAUSES),
    "asserted": len(CAUSES),
    "statuses": len(STATUSES),
    "steps": len(STEPS),
    "decisive": len(CAUSES),
}
DROPOUT = 0.1


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.mix_in = nn.Linear(WIDTH, 3 * WIDTH)
        self.mix_out = nn.Linear(WIDTH, WIDTH)
        self.mix_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, masks: Sequence[Tensor]) -> Tensor:
        """`x` (tokens, WIDTH): the windows of all groups one after the other; `masks`: see `Network.encode`."""
        parts = self.mix_in(x).split([mask.numel() for mask in masks])
        mixed = torch.cat([_attended(part, mask) for part, mask in zip(parts, masks, strict=True)])
        x = self.mix_norm(x + functional.dropout(self.mix_out(mixed), DROPOUT, self.training))
        wide = self.narrow(functional.gelu(self.widen(x)))
        return self.norm(x + functional.dropout(wide, DROPOUT, self.training))


def _attended(part: Tensor, mask: Tensor) -> Tensor:
    """Attention inside each window of a group; written out, since the fused kernel is slow to differentiate here."""
    many, size = mask.shape
    query, key, value = part.view(many, size, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
    weights = (query @ key.transpose(2, 3)).float() * (WIDTH // HEADS) ** -0.5
    weights = weights.masked_fill(~mask[:, None, None, :], -1e4).softmax(dim=3).to(value.dtype)
    return (weights @ value).transpose(1, 2).reshape(many * size, WIDTH)


class Network(nn.Module):
    """From token ids to the scores of units."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.types = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.shared = nn.Linear(WIDTH, WIDTH)
        self.heads = nn.Linear(WIDTH, sum(HEAD_SIZES.values()))
        self.no_cause = nn.Parameter(torch.zeros(1))  # the weight of "no root cause" beside the 14

    def encode(self, ids: Sequence[Tensor], types: Sequence[Tensor], masks: Sequence[Tensor]) -> Tensor:
        """The token vectors (tokens, WIDTH) of groups of windows, one after the other, fill included.

        Each group gives ids, types and a mask (windows, tokens), which is False where a token only fills up.
        All groups go through a layer together, so that its weights are cut to 16 bits once a batch.
        """
        places = torch.cat([torch.arange(mask.shape[1]).repeat(mask.shape[0]) for mask in masks])
        flat_ids, flat_types = (torch.cat([part.flatten() for part in parts]) for parts in (ids, types))
        x = self.norm(self.words(flat_ids) + self.positions(places) + self.types(flat_types))
        x = functional.dropout(x, DROPOUT, self.training)
        for layer in self.layers:
            x = layer(x, masks)
        return x

    def score(self, pooled: Tensor) -> dict[str, Tensor]:
        """The logits of each head for pooled unit vectors (units, WIDTH)."""
        shared = functional.gelu(self.shared(functional.dropout(pooled, DROPOUT, self.training)))
        parts = self.heads(functional.dropout(shared, DROPOUT, self.training)).split(
            list(HEAD_SIZES.values()), dim=1
        )
        return dict(zip(HEAD_SIZES, parts, strict=True))


def pretrained(weights: Path, kept: list[int]) -> Network:
    """A network with MiniLM's published weights, its vocabulary cut to the rows `kept`; heads start small."""
    source = load_file(weights)
    network = Network(len(kept))
    target = network.state_dict()
    rows = torch.tensor(kept)
    target["words.weight"] = source["embeddings.word_embeddings.weight"][rows]
    target["positions.weight"] = source["embeddings.position_embeddings.weight"]
    target["types.weight"] = source["embeddings.token_type_embeddings.weight"]
    for part in ("weight", "bias"):
        target[f"norm.{part}"] = source[f"embeddings.LayerNorm.{part}"]
        for i in range(LAYERS):
            target |= _layer(source, f"encoder.layer.{i}", f"layers.{i}", part)
    network.load_state_dict(target)
    nn.init.normal_(network.heads.weight, std=0.02)
    nn.init.constant_(network.heads.bias, -3.0)  # most units carry nothing
    return network


def _layer(source: dict[str, Tensor], old: str, new: str, part: str) -> dict[str, Tensor]:
    mix = [source[f"{old}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
    return {
        f"{new}.mix_in.{part}": torch.cat(mix),
        f"{new}.mix_out.{part}": source[f"{old}.attention.output.dense.{part}"],
        f"{new}.mix_norm.{part}": source[f"{old}.attention.output.LayerNorm.{part}"],
        f"{new}.widen.{part}": source[f"{old}.intermediate.dense.{part}"],
        f"{new}.narrow.{part}": source[f"{old}.output.dense.{part}"],
        f"{new}.norm.{part}": source[f"{old}.output.LayerNorm.{part}"],
    }
