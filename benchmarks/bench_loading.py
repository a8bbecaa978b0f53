"""Loading a million loss records from CSV, against DuckDB's own reading of the same file in the same run."""

import os
import resource
import time
from pathlib import Path

import duckdb

from analysis.loading import intake
from benchmarks.figure import Figure, seconds
from queries import store

ROWS = 1_000_000
RUNS = 5


def figures(work: Path) -> list[Figure]:
    """The ratio of `whyleft load` to `create table as from read_csv`: of the best of several runs by turns.

    A machine that is busy for a second would otherwise be taken for a slow or a quick program.
    """
    losses = work / "losses.csv"
    write_losses(losses)
    before = peak_memory()
    taken = [
        (seconds(lambda: read_bare(losses)), *load_twice(work / f"own{run}.duckdb", losses))
        for run in range(RUNS)
    ]
    bare, ours, storing, again = (min(column) for column in zip(*taken, strict=True))
    return [
        Figure(
            f"Load {ROWS:,} loss records from CSV ({os.path.getsize(losses) >> 20} MB)",
            f"{ours:.1f} s, {ours / bare:.1f} times DuckDB's `create table as from read_csv` ({bare:.2f} s)",
            "2 times",
        ),
        Figure("The next opening, which stores what reports read of them", f"{storing:.1f} s", ""),
        Figure("Load the same file again", f"{again:.1f} s, {again / bare:.1f} times", ""),
        Figure("Memory above start while loading", f"{(peak_memory() - before) >> 10} MB", ""),
    ]


def load_twice(database: Path, losses: Path) -> tuple[float, float, float]:
    """Seconds for the first load into a new database, closing included, the next opening, and the same file again."""
    con = store.open_database(database)
    start = time.perf_counter()
    load(con, losses)
    con.close()
    first = time.perf_counter() - start
    start = time.perf_counter()
    con = store.open_database(database)
    storing = time.perf_counter() - start
    again = seconds(lambda: load(con, losses))
    con.close()
    database.unlink()
    return first, storing, again


def write_losses(path: Path) -> None:
    """Seeded records in the form of the sample's `losses.csv`."""
    duckdb.execute(
        """
        copy (
            select
                'L-' || n as loss_id,
                'A-' || (n % 400000) as account_id,
                date '2015-01-01' + (hash(n) % 3650)::integer as lost_on,
                date '2015-01-01' + (hash(n) % 3650)::integer - (hash(n, 1) % 90)::integer as notice_on,
                round(1000 + hash(n, 2) % 90000, 2) as annual_value,
                ['Price', 'Competitor', 'Service', 'Other'][1 + (hash(n, 3) % 4)::integer] as stated_reason,
                '' as sub_reason,
                '' as competitor,
                'Manager ' || (hash(n, 4) % 40) as account_manager,
                'no' as interviewed
            from range($rows) as numbers(n)
        ) to $path (header)
        """,
        {"rows": ROWS, "path": str(path)},
    )


def read_bare(path: Path) -> None:
    """What DuckDB itself needs, into a file of its own."""
    target = path.with_suffix(".duckdb")
    target.unlink(missing_ok=True)
    with duckdb.connect(str(target)) as con:
        con.execute("create table losses as from read_csv($path)", {"path": str(path)})


def load(con: store.Connection, path: Path) -> None:
    """What `whyleft load` does with it."""
    (result,) = intake.load_paths(con, [path], who="benchmark")
    assert result.error is None, result.error
    assert result.in_file == ROWS


def peak_memory() -> int:
    """The most that this process has held, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
