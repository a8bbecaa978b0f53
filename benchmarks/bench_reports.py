"""Every aggregate report on 100,000 losses with their contracts and evidence; and on ten times that."""

import resource
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

from analysis import reports, verdicts
from benchmarks import generated
from benchmarks.figure import Figure, seconds
from queries import store

LOSSES = 100_000
TIMES = 10
RUNS = 3
LISTS = ("losses", "losses_not_interviewed", "evidence_of_loss", "findings")
NOT_ASKED = ("churn_on_renewal_by_period", "effect_of_action")  # the generated company has neither
Call = tuple[tuple[Any, ...], dict[str, Any]]
NEEDED = {
    "loss_id": "L-00",
    "cause": "price",
    "share_kept": "0.5",
    "today": "2025-07-01",
    "dimension": "segment",
}


def figures(work: Path) -> list[Figure]:
    """Warm and cold times of reports, a page of a list, one corrected verdict, memory; the slowest at both sizes."""
    small, large = work / "reports.duckdb", work / "ten_times.duckdb"
    build(small, 1)
    cold = slowest(small, warm=False)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    warm, ratio, verdict = measured(small)
    page = page_of_losses(small)
    build(large, TIMES)
    warm_large, page_large = slowest(large, warm=True), page_of_losses(large)
    size = f"{LOSSES:,} losses, 300,000 contract rows, 1,000,000 pieces of evidence"
    return [
        Figure(f"slowest aggregate report, warm ({warm[1]}), {size}", f"{warm[0]:.2f} s", "0.3 s"),
        Figure(f"slowest aggregate report, cold ({cold[1]})", f"{cold[0]:.2f} s", "1 s"),
        Figure("all aggregate reports, warm, against their bare SQL", f"{ratio:.1f} times", "none set"),
        Figure("a page of 200 losses", f"{page:.2f} s", "0.3 s"),
        Figure("one corrected verdict, until every report shows it", f"{verdict:.2f} s", "0.3 s"),
        Figure("memory with all reports asked, generating included", f"{memory:.1f} GB", "2 GB"),
        Figure(f"ten times that: slowest report ({warm_large[1]})", f"{warm_large[0]:.2f} s", "3 s"),
        Figure("ten times that: a page of 200 losses", f"{page_large:.2f} s", "none set"),
    ]


def build(path: Path, times: int) -> None:
    """A database of `times` generated companies of 100,000 losses each, tagged and settled."""
    con = store.open_database(path)
    for part in range(times):
        tables = generated.company(LOSSES, seed=generated.SEED + part, name=str(part))
        generated.fill(con, tables, marts=())
    with store.write(con):
        pass
    with store.write(con, marts=store.WORD_MARTS) as cursor:
        verdicts.settle(cursor)
    con.close()


def aggregates() -> list[reports.Report]:
    """The reports that count something, as against lists."""
    return [r for r in reports.REPORTS.values() if r.name not in (*LISTS, *NOT_ASKED)]


def asked(report: reports.Report) -> dict[str, str]:
    """Its required parameters, and months where it is told by period: the most rows."""
    known = {parameter.name: parameter for parameter in report.parameters}
    required = {name: NEEDED[name] for name, parameter in known.items() if parameter.is_required}
    return required | ({"grain": "month"} if "grain" in known else {})


def slowest(path: Path, *, warm: bool) -> tuple[float, str]:
    """The longest time of any aggregate report, each on a connection of its own unless warm."""
    taken = []
    for report in aggregates():
        con = store.open_database(path)
        if warm:
            reports.run(con, report.name, asked(report))
        start = time.perf_counter()
        reports.run(con, report.name, asked(report))
        taken.append((time.perf_counter() - start, report.name))
        con.close()
    return max(taken)


def measured(path: Path) -> tuple[tuple[float, str], float, float]:
    """Slowest warm report, all reports against their SQL, a corrected verdict; in seconds."""
    con = store.open_database(path)
    whole = {r.name: seconds(lambda r=r: reports.run(con, r.name, asked(r)), runs=RUNS) for r in aggregates()}
    queries = [bare_sql(con, report) for report in aggregates()]
    bare = sum(seconds(lambda calls=calls: repeat(con, calls), runs=RUNS) for calls in queries)
    name = max(whole, key=lambda report: whole[report])
    causes = iter(["price", "tone"] * RUNS)
    verdict = seconds(lambda: verdicts.decide(con, "L-00", next(causes), who="benchmark"), runs=RUNS)
    con.close()
    return (whole[name], name), sum(whole.values()) / bare, verdict


def page_of_losses(path: Path) -> float:
    """Seconds for the first 200 losses."""
    con = store.open_database(path)
    taken = seconds(lambda: reports.run(con, "losses"), runs=RUNS)
    con.close()
    return taken


def bare_sql(con: store.Connection, report: reports.Report) -> list[Call]:
    """The queries that a report asks, with their parameters, to be asked again without what is made of them."""
    with patch.object(store, "frame", wraps=store.frame) as frame:
        reports.run(con, report.name, asked(report))
    return [(call.args[1:], call.kwargs) for call in frame.call_args_list]


def repeat(con: store.Connection, calls: list[Call]) -> None:
    """Ask the queries again."""
    for names, parameters in calls:
        store.frame(con, *names, **parameters)
