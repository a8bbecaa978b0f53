"""How fast the tagger reads: interviews in full, and very many notes of which few sentences are worth reading."""

import resource
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.bench_action import notes, share_chosen
from benchmarks.figure import Figure
from interviews.coded_text import CODED_FOLDER, read_coded
from interviews.interview import Interview, Reading, Turn
from interviews.scanning import scan
from interviews.tagging import tag
from interviews.units import cut

PROCESSES = 2
NOTES = 20_000  # few enough that their own words do not count in the memory
WRITERS = ("w3", "w7", "w8")
MEGABYTE = 1024  # of the kilobytes that the system counts in


def figures(work: Path) -> list[Figure]:
    """Sentences and words a second from the first reading to the last, the tagger being loaded, and the memory."""
    interviews = [one.interview for one in read_coded([CODED_FOLDER / f"{w}.jsonl" for w in WRITERS])]
    sentences = {one.interview_id: len(cut(one.turns)) for one in interviews}
    read = after_the_first(tag(interviews, processes=PROCESSES, batch_size=4), sentences)
    bodies = notes(NOTES)
    chosen = share_chosen(bodies)
    written = [
        Interview(str(number), (Turn("note", "note", body),), "cx_note") for number, body in enumerate(bodies)
    ]
    words = {note.interview_id: len(note.turns[0].text.split()) for note in written}
    scanned = after_the_first(scan(written, processes=PROCESSES), words)
    return [
        Figure("Tagger, the full pipeline in two processes", f"{read:,.0f} sentences/s", "400"),
        Figure(
            f"Scan of notes, one sentence in {1 / chosen:.0f} read in full, two processes",
            f"{scanned:,.0f} words/s",
            "100,000",
        ),
        Figure("Memory of both, all processes together", f"{memory():,.0f} MB", "1,000 MB"),
    ]


def after_the_first(readings: Iterator[Reading], size: dict[str, int]) -> float:
    """How much is read a second once the first reading is there."""
    next(readings)
    start = time.perf_counter()
    done = sum(size[reading.interview_id] for reading in readings)
    return done / (time.perf_counter() - start)


def memory() -> float:
    """Megabytes at most: this process, and the largest worker as often as there are workers."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + PROCESSES * worker) / MEGABYTE
