"""One run of gradient descent over documents, and the scores of a network."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from interviews.training.batches import Group, Labels, Prepared, batches, groups, labels
from interviews.training.network import WIDTH, Network

TRAP_WEIGHT = 2.0  # a denial taken for a reason costs more than a reason missed
PRIMARY_WEIGHT = 0.5
HEAD_PARTS = ("shared", "heads", "no_cause")
MASKED_SHARE = 0.04  # tokens hidden while learning, so that no single word decides


@dataclass(frozen=True, slots=True)
class Plan:
    """How a stage learns: passes over the documents, the top learning rates of encoder and heads.

    `step_weight`: of the steps in the loss, as one unit in twenty carries a step and one in five a cause.
    `averaged`: over this last share of the batches the weights are averaged; their mean is the result.
    """

    epochs: int
    encoder_rate: float
    head_rate: float
    warm_up: float = 0.06
    step_weight: float = 1.0
    averaged: float = 0.0


def learn(
    network: Network,
    documents: Callable[[int], Sequence[Prepared]],
    plan: Plan,
    *,
    seed: int,
    mask_id: int,
    report: Callable[[str], None] = print,
) -> None:
    """Train `network` in place; `documents(epoch)` gives what is read in that pass."""
    torch.manual_seed(seed)
    generator = np.random.default_rng(seed)
    passes = [list(batches(documents(epoch), generator)) for epoch in range(plan.epochs)]
    optimiser = _optimiser(network, plan)
    steps = sum(map(len, passes))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, steps, plan.warm_up))
    network.train()
    mean = Average(network, first=round((1 - plan.averaged) * steps))
    for epoch, batches_of_pass in enumerate(passes):
        losses = []
        for batch in batches_of_pass:
            loss = _loss(network, batch, mask_id, plan.step_weight)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            mean.add()
            losses.append(loss.item())
        report(f"pass {epoch + 1} of {plan.epochs}: loss {np.mean(losses):.4f}")
    mean.restore()


class Average:
    """The running mean of a network's learned weights after each batch from number `first` on."""

    def __init__(self, network: Network, first: int) -> None:
        self._weights = [weight for weight in network.parameters() if weight.requires_grad]
        self._mean: list[Tensor] = []
        self._first, self._batch, self._many = first, 0, 0

    @torch.no_grad()
    def add(self) -> None:
        """Takes the weights as they now are into the mean."""
        self._batch += 1
        if self._batch <= self._first:
            return
        self._many += 1
        if not self._mean:
            self._mean = [weight.clone() for weight in self._weights]
        for mean, weight in zip(self._mean, self._weights, strict=True):
            mean.lerp_(weight, 1 / self._many)

    @torch.no_grad()
    def restore(self) -> None:
        """Puts the mean into the network; leaves it as it is where no batch counted."""
        for weight, mean in zip(self._weights, self._mean, strict=False):
            weight.copy_(mean)


def _optimiser(network: Network, plan: Plan) -> torch.optim.Optimizer:
    network.words.requires_grad_(False)  # the corpus is too small to teach words it does not hold
    learned = [(name.split(".")[0], p) for name, p in network.named_parameters() if p.requires_grad]
    heads = [p for part, p in learned if part in HEAD_PARTS]
    encoder = [p for part, p in learned if part not in HEAD_PARTS]
    parts = [{"params": encoder, "lr": plan.encoder_rate}, {"params": heads, "lr": plan.head_rate}]
    return torch.optim.AdamW(parts, weight_decay=0.01, fused=True)


def _rate(step: int, steps: int, warm_up: float) -> float:
    """The share of the top learning rate: up over the warm-up, then down to nothing."""
    start = max(1.0, warm_up * steps)
    return min((step + 1) / start, (steps - step) / max(1.0, steps - start))


def _loss(network: Network, batch: Sequence[Prepared], mask_id: int, step_weight: float) -> Tensor:
    truth = labels(batch)
    pooled = _pooled(network, groups(batch), len(truth.status), mask_id)
    return loss_of(network.score(pooled), truth, network.no_cause, step_weight)


def loss_of(logits: dict[str, Tensor], truth: Labels, no_cause: Tensor, step_weight: float = 1.0) -> Tensor:
    """The sum of the heads' losses; see the weights above."""
    is_trap = (truth.mentioned == 1) & (truth.asserted == 0)
    weight = 1 + (TRAP_WEIGHT - 1) * is_trap
    asserted = functional.binary_cross_entropy_with_logits(
        logits["asserted"], truth.asserted, weight, reduction="none"
    )
    mentioned = functional.binary_cross_entropy_with_logits(
        logits["mentioned"], truth.mentioned, reduction="none"
    )
    steps = functional.binary_cross_entropy_with_logits(logits["steps"], truth.steps, reduction="none")
    status = functional.cross_entropy(logits["statuses"], truth.status, ignore_index=-1, reduction="sum")
    primary = functional.cross_entropy(
        root_logits(logits["decisive"], truth.document, no_cause), truth.primary
    )
    units = len(truth.status)
    of_units = asserted.sum() + mentioned.sum() + step_weight * steps.sum() + status
    return of_units / units + PRIMARY_WEIGHT * primary


def root_logits(decisive: Tensor, document: Tensor, no_cause: Tensor) -> Tensor:
    """(documents, 15): per cause the log of the summed weights of a document's units, and the weight of none."""
    many = int(document.max()) + 1
    sums = decisive.new_zeros(many, decisive.shape[1]).index_add(0, document, decisive.clamp(max=20).exp())
    return torch.cat([(sums + 1e-9).log(), no_cause.expand(many, 1)], dim=1)


def _pooled(network: Network, found: Sequence[Group], units: int, mask_id: int) -> Tensor:
    """The mean vector of each unit's tokens (units, WIDTH)."""
    ids = [_hidden(group, mask_id) for group in found]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tokens = network.encode(ids, [group.types for group in found], [group.mask for group in found])
    owner = torch.cat([group.owner.flatten() for group in found])
    owner = torch.where(owner < 0, units, owner)
    sums = torch.zeros(units + 1, WIDTH).index_add(0, owner, tokens.float())
    counts = torch.zeros(units + 1).index_add(0, owner, torch.ones(len(owner)))
    return sums[:units] / counts[:units, None]


def _hidden(group: Group, mask_id: int) -> Tensor:
    is_hidden = (torch.rand(group.ids.shape) < MASKED_SHARE) & (group.owner >= 0)
    return group.ids.masked_fill(is_hidden, mask_id)
