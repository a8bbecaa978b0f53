"""What a benchmark gives: one line of the README's table."""

import importlib
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """`what` was done, what was `measured` (with its unit), and the `limit` that it is held against."""

    what: str
    measured: str
    limit: str


def figures_of(name: str) -> list[Figure]:
    """What a benchmark gives in an empty folder."""
    module = importlib.import_module(f"benchmarks.{name}")
    with tempfile.TemporaryDirectory(prefix="whyleft-bench-") as work:
        return module.figures(Path(work))


def seconds(work: Callable[[], object], *, runs: int = 1) -> float:
    """The median duration of several runs: what a person waits for."""
    return sorted(durations(work, runs=runs))[runs // 2]


def least_seconds(work: Callable[[], object], *, runs: int) -> float:
    """The shortest duration of several runs: what the work itself costs, without what else the machine did."""
    return min(durations(work, runs=runs))


def durations(work: Callable[[], object], *, runs: int) -> list[float]:
    """Seconds of each run."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return taken
