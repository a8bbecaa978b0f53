"""What a simulated scenario gives: one line of the table in simulation.md."""

from dataclasses import dataclass

import numpy as np

WIDE = 0.97  # an interval of 95 % that holds the truth more often is told to be wide


@dataclass(frozen=True, slots=True)
class Outcome:
    """One scenario: how often the interval held the truth, and how far the raw and the corrected share were off.

    `breaks` marks scenarios that were built to break the method: their figures are told, not demanded.
    """

    scenario: str
    losses: int
    truth: float
    covered: float
    raw_bias: float
    corrected_bias: float
    breaks: bool = False


def held(low: np.ndarray, high: np.ndarray, truth: float) -> float:
    """The share of draws whose interval holds the truth."""
    return float(np.mean((low <= truth) & (truth <= high)))


def table(found: list[Outcome]) -> str:
    """The outcomes as Markdown."""
    lines = ["| scenario | losses | truth | interval holds it | raw share off by | share as shown off by | |"]
    lines.append("| --- | --- | --- | --- | --- | --- | --- |")
    for o in found:
        mark = "built to break" if o.breaks else "wide" if o.covered > WIDE else ""
        lines.append(
            f"| {o.scenario} | {o.losses} | {o.truth} | {100 * o.covered:.1f} % "
            f"| {100 * o.raw_bias:+.1f} | {100 * o.corrected_bias:+.1f} | {mark} |"
        )
    return "\n".join(lines)
