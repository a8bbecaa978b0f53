"""The app on copies of the built databases, one Chromium for all tests, and a page that tells what it was asked."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.looking import Watched
from tests.running_app import RunningApp, browsing, running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one Chromium of this process: Playwright cannot be started again while it runs."""
    with browsing() as browser:
        yield browser


@pytest.fixture(scope="module")
def sample_app(built_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app as a newcomer sees it: the demo company, no own data."""
    folder = tmp_path_factory.mktemp("newcomer")
    shutil.copy(built_sample, folder / built_sample.name)
    with running(folder / "whyleft.duckdb") as app:
        yield app


@pytest.fixture(scope="module")
def hostile_app(built_hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app on words that try to be something else."""
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copy(built_hostile, folder / built_hostile.name)
    with running(folder / built_hostile.name) as app:
        yield app


@pytest.fixture
def look(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Opens a fresh browser session on an address: `look(url, width=390, scheme="dark")`."""
    sessions = []

    def open_page(
        url: str, *, width: int = 1440, height: int = 900, scheme: str = "light", locale: str = "en-GB"
    ) -> Watched:
        session = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale=locale,
            accept_downloads=True,
        )
        sessions.append(session)
        watched = Watched(session.new_page())
        watched.go(url)
        return watched

    yield open_page
    for session in sessions:
        session.close()
