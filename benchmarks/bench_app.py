"""How long a reader waits in the browser, and what a rerun costs the machine: the sample, medians of 20 runs."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from playwright.sync_api import Page
from streamlit.testing.v1 import AppTest

from benchmarks.figure import Figure
from sample import build
from tests.browser.looking import Watched
from tests.running_app import browsing, running

RUNS = 20
APP = Path(__file__).resolve().parents[1] / "app.py"
PAGES = {"Overview": "Retention", "Root causes": "Overview", "Retention": "Overview", "Win/loss": "Overview"}
YEARS = ("2023", "2022")
IS_NEW = """(before) => {
    const lead = document.querySelector('.lead');
    return lead && lead.innerText !== before && !document.querySelector('[data-stale=true]');
}"""


def figures(work: Path) -> list[Figure]:
    """Seconds from click to figure, seconds of a filter change, milliseconds of CPU of a rerun."""
    sample = work / "whyleft-sample.duckdb"
    build.build(sample)
    (work / "rerun").mkdir()
    shutil.copy(sample, work / "rerun" / sample.name)  # this process keeps its copy open
    rerun = cpu_of_a_rerun(work / "rerun")
    with running(work / "whyleft.duckdb") as app, browsing() as browser:
        seen = Watched(browser.new_page(viewport={"width": 1440, "height": 900}))
        seen.go(app.url)
        clicks = {
            page: median_of(lambda page=page: click(seen, page), lambda page=page: leave(seen, page))
            for page in PAGES
        }
        filtered = median(change_year(seen.page, YEARS[run % 2]) for run in range(RUNS))
    pages = [
        Figure(f"{page}, click to figure", f"{taken:.2f} s", "1.0 s (floor 1.5 s)")
        for page, taken in clicks.items()
    ]
    return [
        *pages,
        Figure("Overview, change of the period", f"{filtered:.2f} s", "0.7 s"),
        Figure("Overview, CPU of a rerun", f"{1000 * rerun:.0f} ms", "60 ms"),
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


def change_year(page: Page, year: str) -> float:
    """Seconds from the choice of another period to the new sentence and figures."""
    page.locator(".st-key-filter_period input").click()
    option = page.get_by_role("option", name=year, exact=True)
    before = page.locator(".lead").inner_text()
    start = time.perf_counter()
    option.click()
    page.wait_for_function(IS_NEW, arg=before, polling="raf")
    return time.perf_counter() - start


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
