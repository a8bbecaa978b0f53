"""The real app in its own process, and a real browser for it."""

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from views import launching

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
) or next(
    (
        str(path)
        for path in [Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")]
        if path.exists()
    ),
    None,
)
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None,
    reason="no Chromium; install it: apt-get install chromium (Debian), brew install --cask google-chrome (macOS)",
)


@dataclass(frozen=True, slots=True)
class RunningApp:
    """Where the app answers, and its process."""

    url: str
    process: int


@contextmanager
def running(database: Path, **environment: str) -> Iterator[RunningApp]:
    """The app on a free port with `database` as the own file, launched as `whyleft run` launches it."""
    port = free_port()
    process = subprocess.Popen(
        launching.command(port=port, opens_browser=False),
        env={**os.environ, "WHYLEFT_DB": str(database), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=database.parent,
    )
    url = f"http://localhost:{port}"
    try:
        wait_until_healthy(url, process)
        yield RunningApp(url, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=60)


def wait_until_healthy(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(1800):
        assert process.poll() is None, "the app ended by itself"
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError("the app did not answer within three minutes")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def browsing() -> Iterator[Browser]:
    """Chromium as the system has it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
