"""Every aggregate report on 100,000 losses with their contracts and evidence; and on ten times that."""

import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from analysis import reports, verdicts
from benchmarks import generated
from benchmarks.figure import Figure, least_seconds, seconds
from queries import store

LOSSES = 100_000
TIMES = 10
RUNS = 3
RUNS_TO_COMPARE = 9  # of a fiftieth of a second each, where a pause of the machine would pass for growth
TICK = 0.01  # seconds; what is shorter is not compared with ten times its size
OF_ROWS = (
    "evidence_of_loss",
    "findings",
)  # what one loss holds, and what is doubtful: neither counted nor paged
Call = tuple[tuple[Any, ...], dict[str, Any]]
NEEDED = {
    "loss_id": "L-0",
    "cause": "price",
    "share_kept": "0.5",
    "today": "2025-07-01",
    "dimension": "segment",
    "action_id": "X-0",
}


def figures(work: Path) -> list[Figure]:
    """Warm and cold times of reports, pages of lists, one corrected verdict, memory; the slowest at both sizes."""
    small, large = work / "reports.duckdb", work / "ten_times.duckdb"
    build(small, 1)
    cold = largest(cold_times(small))
    warm, ratio, verdict = measured(small)
    small_memory, page = memory_of(small), largest(warm_times(small, lists()))
    build(large, TIMES)
    warm_large, page_large = warm_times(large, aggregates()), largest(warm_times(large, lists()))
    size = f"{LOSSES:,} losses, 300,000 contract rows, 1,000,000 pieces of evidence"
    grown = largest(growth(small, large))
    return [
        Figure(
            f"Slowest aggregate report, warm ({largest(warm)[1]}), {size}",
            f"{largest(warm)[0]:.2f} s",
            "0.3 s",
        ),
        Figure(f"Slowest aggregate report, cold ({cold[1]})", f"{cold[0]:.2f} s", "1 s"),
        Figure("All aggregate reports, warm, against their bare SQL", f"{ratio:.1f} times", ""),
        Figure(f"Slowest page of 200 rows of a list ({page[1]})", f"{page[0]:.2f} s", "0.3 s"),
        Figure("One corrected verdict, until every report shows it", f"{verdict:.2f} s", "0.3 s"),
        Figure("Memory of a process that asks all reports", f"{small_memory:.2f} GB", "2 GB"),
        Figure(
            f"Ten times that: slowest report, warm ({largest(warm_large)[1]})",
            f"{largest(warm_large)[0]:.2f} s",
            "3 s",
        ),
        Figure(
            f"Ten times that: the report that grows most ({grown[1]})",
            f"{grown[0]:.1f} times",
            f"{TIMES} times",
        ),
        Figure(
            f"Ten times that: slowest page of 200 rows of a list ({page_large[1]})",
            f"{page_large[0]:.2f} s",
            "",
        ),
        Figure("Ten times that: memory", f"{memory_of(large):.2f} GB", ""),
    ]


def build(path: Path, times: int) -> None:
    """A database of a generated company of 100,000 losses, `times` over, tagged and settled."""
    con = store.open_database(path)
    with store.write(con) as cursor:
        for table, rows in generated.company(LOSSES).items():
            store.append(cursor, table, rows)
        generated.multiply(cursor, times)
    with store.write(con, marts=store.WORD_MARTS) as cursor:
        verdicts.settle(cursor)
    con.close()


def aggregates() -> list[reports.Report]:
    """The reports that count something, as against lists."""
    listed = {report.name for report in lists()} | set(OF_ROWS)
    return [report for report in reports.REPORTS.values() if report.name not in listed]


def lists() -> list[reports.Report]:
    """The reports that give a page of rows."""
    return [r for r in reports.REPORTS.values() if "page" in {parameter.name for parameter in r.parameters}]


def asked(report: reports.Report) -> dict[str, str]:
    """Its required parameters, and months where it is told by period: the most rows."""
    known = {parameter.name: parameter for parameter in report.parameters}
    required = {name: NEEDED[name] for name, parameter in known.items() if parameter.is_required}
    return required | ({"grain": "month"} if "grain" in known else {})


def largest(values: dict[str, float]) -> tuple[float, str]:
    """The largest value and the report that has it."""
    return max((value, name) for name, value in values.items())


def cold_times(path: Path) -> dict[str, float]:
    """Seconds of each aggregate report, the first that a connection is asked."""
    taken = {}
    for report in aggregates():
        con = store.open_database(path)
        taken[report.name] = seconds(partial(reports.run, con, report.name, asked(report)))
        con.close()
    return taken


def warm_times(path: Path, asked_for: list[reports.Report], *, runs: int = RUNS) -> dict[str, float]:
    """Seconds of each of these reports, which has been asked before on the same connection."""
    con = store.open_database(path)
    taken = {}
    for report in asked_for:
        ask = partial(reports.run, con, report.name, asked(report))
        ask()
        taken[report.name] = seconds(ask, runs=runs)
    con.close()
    return taken


def growth(small: Path, large: Path) -> dict[str, float]:
    """How many times as long each aggregate report takes on the larger database, by the least of several runs."""
    of_small, of_large = store.open_database(small), store.open_database(large)
    grown = {}
    for report in aggregates():
        asks = [partial(reports.run, con, report.name, asked(report)) for con in (of_small, of_large)]
        times = [least_seconds(ask, runs=RUNS_TO_COMPARE) for ask in asks]
        grown[report.name] = times[1] / max(times[0], TICK)
    of_small.close()
    of_large.close()
    return grown


def measured(path: Path) -> tuple[dict[str, float], float, float]:
    """Warm times, all reports against their SQL, and one corrected verdict in seconds."""
    whole = warm_times(path, aggregates())
    con = store.open_database(path)
    queries = [bare_sql(con, report) for report in aggregates()]
    bare = sum(seconds(partial(repeat, con, calls), runs=RUNS) for calls in queries)
    causes = iter(["price", "tone"] * RUNS)
    verdict = seconds(lambda: verdicts.decide(con, "L-0", next(causes), who="benchmark"), runs=RUNS)
    con.close()
    return whole, sum(whole.values()) / bare, verdict


def memory_of(path: Path) -> float:
    """Gigabytes at the most that a new process took to ask all aggregate reports."""
    asking = [sys.executable, "-m", "benchmarks.bench_reports", str(path)]
    return float(subprocess.run(asking, check=True, capture_output=True, text=True).stdout)


def most_memory() -> float:
    """Gigabytes that this process has taken at the most; what it was started from is not counted (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(peak.split()[1]) / 1024**2


def bare_sql(con: store.Connection, report: reports.Report) -> list[Call]:
    """The queries that a report asks, with their parameters, to be asked again without what is made of them."""
    with patch.object(store, "frame", wraps=store.frame) as frame:
        reports.run(con, report.name, asked(report))
    return [(call.args[1:], call.kwargs) for call in frame.call_args_list]


def repeat(con: store.Connection, calls: list[Call]) -> None:
    """Ask the queries again."""
    for names, parameters in calls:
        store.frame(con, *names, **parameters)


if __name__ == "__main__":
    warm_times(Path(sys.argv[1]), aggregates() + lists(), runs=1)
    print(most_memory())
