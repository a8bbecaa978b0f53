"""A load that goes on in the background: the page only looks how far it is, so a closed browser breaks nothing."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis import intake, uploading
from analysis.load_result import LoadResult
from analysis.untagged import Tagged, read_untagged
from queries import store


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to load, what the person chose for it, and what it would bring."""

    path: Path
    name: str
    choices: dict[str, Any]
    planned: list[LoadResult]


@dataclass(slots=True)
class Job:
    """How far a load is. Written by its thread alone, read by the page."""

    steps: int
    done: int = 0
    words: str = "Starting …"
    results: list[LoadResult] = field(default_factory=list)
    read: int = 0
    tagged: Tagged | None = None
    error: str | None = None
    is_over: bool = False

    @property
    def part(self) -> float:
        """Between 0 and 1, for the bar."""
        return min(self.done / max(self.steps, 1), 1.0)


def start(open_own: Callable[[], store.Connection], files: list[Wanted], *, who: str) -> Job:
    """Load the files and read their interviews in a thread of their own."""
    job = Job(steps=len(files) + 1)
    threading.Thread(target=_run, args=(job, open_own, files, who), name="load", daemon=False).start()
    return job


def _run(job: Job, open_own: Callable[[], store.Connection], files: list[Wanted], who: str) -> None:
    try:
        con = open_own()
        for wanted in _in_order(files):
            job.words = f"Loading {wanted.name} …"
            job.results += uploading.load_upload(con, wanted.path, wanted.name, **wanted.choices, who=who)
            job.done += 1
        job.words = "Reading the interviews …"
        job.tagged = read_untagged(con, progress=lambda count: _count(job, count))
        job.done += 1
    except ValueError as error:
        job.error = str(error)
    finally:
        job.is_over = True


def _count(job: Job, count: int) -> None:
    job.read += count
    job.words = f"Reading the interviews: {job.read:,} read …"


def _in_order(files: list[Wanted]) -> list[Wanted]:
    """Accounts before what belongs to them."""
    by_path = {wanted.path: wanted for wanted in files}
    return [by_path[path] for path in intake.in_order(list(by_path), None)]
