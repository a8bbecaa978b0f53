"""From an empty folder to the ranked causes on the screen, and the first line of the tagger."""

import os
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import Error, Page

from benchmarks.figure import Figure, seconds
from tests.running_app import browsing, free_port

LINE = '{"id": "1", "turns": [{"speaker": "A", "role": "customer", "text": "Nobody ever rang us back."}]}'
WHYLEFT = Path(sys.executable).with_name("whyleft")


def figures(work: Path) -> list[Figure]:
    """Seconds; the environment is installed and its bytecode written."""
    tagged = seconds(tag_one_line, runs=3)
    shown = until_causes_are_shown(work)
    return [
        Figure(
            "`whyleft run` in an empty folder, until the ranked causes are shown", f"{shown:.1f} s", "20 s"
        ),
        Figure("`whyleft tag --jsonl`, start to first result", f"{tagged:.1f} s", "3 s"),
    ]


def tag_one_line() -> None:
    """One interview of one sentence through a new process."""
    subprocess.run([WHYLEFT, "tag", "--jsonl"], input=LINE, text=True, check=True, stdout=subprocess.DEVNULL)


def until_causes_are_shown(work: Path) -> float:
    """Seconds from the command to the first figure in Chromium, the sample being built on the way."""
    port = free_port()
    with browsing() as browser:
        start = time.perf_counter()
        app = subprocess.Popen(
            [WHYLEFT, "run", "--no-browser", "--port", str(port)],
            env={**os.environ, "WHYLEFT_DB": str(work / "own.duckdb")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            page = opened_page(browser.new_page(), port)
            page.locator(".js-plotly-plot").first.wait_for(timeout=120_000)
            return time.perf_counter() - start
        finally:
            app.terminate()
            app.wait(timeout=20)


def opened_page(page: Page, port: int) -> Page:
    """The first page, asked for until the app answers."""
    for _ in range(600):
        try:
            page.goto(f"http://localhost:{port}")
            return page
        except Error:  # nobody listens yet
            time.sleep(0.1)
    raise TimeoutError("the app did not answer within a minute")
