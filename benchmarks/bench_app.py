"""How long readers wait in the browser: with the sample, with 100,000 losses, and 25 of them at once."""

import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Locator, Page
from streamlit.testing.v1 import AppTest

from benchmarks import bench_reports, sessions
from benchmarks.figure import Figure
from sample import build
from tests.browser.looking import Watched
from tests.running_app import RunningApp, browsing, running

RUNS = 20
RUNS_LARGE = 10
READERS, SECONDS, EVERY = 25, 120, 5
APP = Path(__file__).resolve().parents[1] / "app.py"
PAGES = {
    "Overview": "Root causes",
    "Root causes": "Overview",
    "Retention": "Overview",
    "Win/loss": "Overview",
}
YEARS = ("2023", "2022")
FIRST_WITHOUT_LOSSES = 2
QUARTERS = [f"Q{quarter} {year}" for year in range(2018, 2025) for quarter in (1, 2, 3, 4)][
    FIRST_WITHOUT_LOSSES:
]
IS_NEW = """(before) => {
    const lead = document.querySelector('.lead');
    return lead && lead.innerText !== before && !document.querySelector('[data-stale=true]');
}"""


def figures(work: Path) -> list[Figure]:
    """Seconds from click to figure and of a filter change at both sizes, CPU of a rerun, and 25 readers at once."""
    return [*with_the_sample(work), *with_many_losses(work)]


def with_the_sample(work: Path) -> list[Figure]:
    """Medians of 20 runs, the answers kept from the first on."""
    sample = work / "whyleft-sample.duckdb"
    build.build(sample)
    (work / "rerun").mkdir()
    shutil.copy(sample, work / "rerun" / sample.name)  # this process keeps its copy open
    rerun = cpu_of_a_rerun(work / "rerun")
    with running(work / "whyleft.duckdb") as app, browsing() as browser:
        seen = Watched(browser.new_page(viewport={"width": 1440, "height": 900}, locale="en-GB"))
        seen.go(app.url)
        clicks = {
            page: median_of(lambda page=page: click(seen, page), lambda page=page: leave(seen, page))
            for page in PAGES
        }
        filtered = median(change_period(seen.page, YEARS[run % 2]) for run in range(RUNS))
    pages = [
        Figure(f"{page}, click to figure", f"{taken:.2f} s", "1.0 s (floor 1.5 s)")
        for page, taken in clicks.items()
    ]
    return [
        *pages,
        Figure("Overview, change of the period", f"{filtered:.2f} s", "0.7 s"),
        Figure("Overview, CPU of a rerun", f"{1000 * rerun:.0f} ms", "60 ms"),
    ]


def with_many_losses(work: Path) -> list[Figure]:
    """Medians of runs that each look at a quarter nobody has asked about, so that nothing is kept; then the readers."""
    folder = work / "large"
    folder.mkdir()
    bench_reports.build(folder / "whyleft.duckdb", 1)
    size = "100,000 losses, 1,000,000 pieces of evidence"
    with running(folder / "whyleft.duckdb") as app:
        with browsing() as browser:
            seen = Watched(browser.new_page(viewport={"width": 1440, "height": 900}, locale="en-GB"))
            seen.go(app.url)
            asked = iter(QUARTERS)
            clicks = {page: median(new_click(seen, page, asked) for _ in range(4)) for page in PAGES}
            seen.choose_page("Overview")
            filtered = median(change_period(seen.page, next(asked)) for _ in range(RUNS_LARGE))
        together = many_readers(app)
    slowest = max(clicks, key=lambda page: clicks[page])
    return [
        Figure(f"Slowest page, click to figure ({slowest}), {size}", f"{clicks[slowest]:.2f} s", "2.0 s"),
        Figure("Overview, change of the period, as many", f"{filtered:.2f} s", "1.2 s"),
        *together,
    ]


def new_click(seen: Watched, page: str, asked: Iterator[str]) -> float:
    """Seconds from the click on a page to its figures, for a quarter that it has not shown before."""
    leave(seen, page)
    choose_period(seen.page, next(asked))
    seen.settle()
    return click(seen, page)


def many_readers(app: RunningApp) -> list[Figure]:
    """25 readers for two minutes, each clicking every five seconds, after one reader has seen every page."""
    sessions.click_together(app.url, readers=1, seconds=20, every=0.1)
    before = sessions.memory_of(app.process)
    clicks = sessions.click_together(app.url, readers=READERS, seconds=SECONDS, every=EVERY)
    grown = sessions.memory_of(app.process) - before
    who = f"{READERS} readers at once for {SECONDS} s, as many"
    return [
        Figure(f"{who}, {len(clicks.taken)} clicks, median", f"{median(clicks.taken):.2f} s", "1.5 s"),
        Figure(f"{who}, errors", str(len(clicks.errors)), "0"),
        Figure(f"{who}, growth of memory", f"{grown:.0f} MB", "200 MB"),
    ]


def median_of(timed: Callable[[], float], before: Callable[[], None]) -> float:
    """The median of the runs, each after its preparation."""
    taken = []
    for _ in range(RUNS):
        before()
        taken.append(timed())
    return median(taken)


def leave(seen: Watched, page: str) -> None:
    """Go to another page, so that there is something to click."""
    seen.choose_page(PAGES[page])


def click(seen: Watched, page: str) -> float:
    """Seconds from the click on a page to its figures."""
    start = time.perf_counter()
    seen.choose_page(page)
    return time.perf_counter() - start


def change_period(page: Page, period: str) -> float:
    """Seconds from the choice of another period to the new sentence and figures."""
    before = page.locator(".lead").inner_text()
    option = offered(page, period)
    start = time.perf_counter()
    option.click()
    page.wait_for_function(IS_NEW, arg=before, polling="raf")
    return time.perf_counter() - start


def choose_period(page: Page, period: str) -> None:
    """Choose another period, wherever the page has no first sentence."""
    offered(page, period).click()
    page.wait_for_url(re.compile(f"period={'-'.join(reversed(period.split()))}"))


def offered(page: Page, period: str) -> Locator:
    """The period in the opened box; a long list is searched."""
    page.locator(".st-key-filter_period input").fill(period)
    return page.get_by_role("option", name=period, exact=True)


def cpu_of_a_rerun(work: Path) -> float:
    """Seconds of this process for one rerun of the Overview, everything cached."""
    os.environ["WHYLEFT_DB"] = str(work / "whyleft.duckdb")
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        app.run()
        taken.append(time.process_time() - start)
    return median(taken)
