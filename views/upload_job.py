"""A load that goes on in the background: the page only looks how far it is, so a closed browser breaks nothing."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from analysis.loading import door, intake, uploading
from analysis.loading.load_result import LoadResult
from analysis.loading.untagged import Tagged, read_untagged
from queries import store


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to load, what the person chose for it, and what it would bring."""

    path: Path
    name: str
    choices: uploading.Choices
    planned: list[LoadResult]
    is_temporary: bool = False

    def done_with(self) -> None:
        """Leave no copy of a file that was dropped on the page."""
        if self.is_temporary:
            self.path.unlink(missing_ok=True)


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


def start(
    open_own: Callable[[], store.Connection], files: list[Wanted], *, who: str, hide_names: bool
) -> Job:
    """Load the files and read their interviews in a thread of their own."""
    job = Job(steps=len(files) + 1)
    work = (job, open_own, files, who, hide_names)
    threading.Thread(target=_run, args=work, name="load", daemon=False).start()
    return job


def _run(
    job: Job, open_own: Callable[[], store.Connection], files: list[Wanted], who: str, hide_names: bool
) -> None:
    try:
        con = open_own()
        door.choose_to_hide(con, names=hide_names, who=who)
        for wanted in _in_order(files):
            job.words = f"Loading {wanted.name} …"
            job.results += uploading.load_upload(con, wanted.path, wanted.name, wanted.choices, who=who)
            wanted.done_with()
            job.done += 1
        job.words = "Reading the interviews …"
        job.tagged = read_untagged(con, progress=lambda count: _count(job, count))
        store.store_marts(con)
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
