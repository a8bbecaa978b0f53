"""How long the scan of very many notes takes, and the quarterly review of the sample."""

import random
import time
from datetime import date, datetime
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from analysis.early_warning.scan import scan_notes
from analysis.review.review import write_review
from benchmarks.figure import Figure
from interviews.triggers import read_triggers
from queries import store
from sample import build

NOTES = 1_000_000
WORDS, SENTENCES = 40, 4
ONE_IN = 20
SEED = 20240715
WARES = """drum gate tower silo lamp valve lunch van canteen book paint shelf boots ladder bucket hose cable
plinth gravel fence roof tile brass copper pallet crate apron helmet torch kettle bench moss heron pond willow
gauge flange spindle gasket washer bolt nut rivet chisel plane varnish linen starch hops malt barley wort"""
TELLING = (
    "They asked for a copy of the contract and the date it ends.",
    "Nobody has rung them back about the leak they reported.",
    "Their new director brings a supplier of his own along.",
)


def figures(work: Path) -> list[Figure]:
    """The scan of a million notes, and the report of the sample."""
    return [scan_figure(work), review_figure(work)]


def scan_figure(work: Path) -> Figure:
    """Seconds for so many notes, read as `whyleft tag` reads them, writing included."""
    con = store.open_database(work / "notes.duckdb")
    bodies = notes(NOTES)
    chosen = share_chosen(bodies)
    con.execute("insert into accounts (account_id, name, load_id) values ('A', 'A', 1)")
    frame = pd.DataFrame({"note_id": [f"n{number:07d}" for number in range(NOTES)], "body": bodies})
    with store.write(con, marts=()) as cursor:
        store.append(cursor, "notes", frame.assign(account_id="A", note_kind="note", load_id=1))
    start = time.perf_counter()
    with tqdm(desc="Scanning", unit=" notes", total=NOTES) as bar:
        scan_notes(con, now=datetime(2025, 7, 1), progress=lambda done, _: bar.update(done - bar.n))
    seconds = time.perf_counter() - start
    con.close()
    return Figure(
        f"Scan of {NOTES:,} notes of {WORDS} words, one sentence in {1 / chosen:.0f} read in full, two processes",
        f"{seconds / 60:.1f} min",
        "10 min",
    )


def notes(number: int) -> list[str]:
    """Notes of ten-word sentences that no trigger chooses, but for one in twenty, which tells of a sign."""
    draw = random.Random(SEED)
    triggers = read_triggers()
    plain = [" ".join(draw.sample(WARES.split(), 10)).capitalize() + "." for _ in range(3000)]
    plain = [sentence for sentence in plain if not triggers.chooses(sentence)]
    return [
        " ".join(draw.choice(TELLING if draw.random() < 1 / ONE_IN else plain) for _ in range(SENTENCES))
        for _ in range(number)
    ]


def share_chosen(bodies: list[str]) -> float:
    """Share of sentences that the triggers choose, of the first thousand notes."""
    triggers = read_triggers()
    sentences = [sentence for body in bodies[:1000] for sentence in body.split(". ")]
    return sum(triggers.chooses(sentence) for sentence in sentences) / len(sentences)


def review_figure(work: Path) -> Figure:
    """Seconds for the slides of one quarter of the sample."""
    build.build(work / "sample.duckdb")
    con = store.open_database(work / "sample.duckdb")
    start = time.perf_counter()
    write_review(
        con, since=date(2024, 4, 1), until=date(2024, 7, 1), out=work / "r.pptx", today=date(2025, 7, 1)
    )
    seconds = time.perf_counter() - start
    con.close()
    return Figure("Quarterly review of the sample as slides", f"{seconds:.1f} s", "10 s")
