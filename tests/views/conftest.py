"""Databases for the pages: the demo company, an empty one, and one whose every text is hostile; and a page on each."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from queries import store
from sample import build
from tests.views.hostile_rows import hostile_database

ROOT = Path(__file__).resolve().parents[2]
Opened = Callable[..., AppTest]


@pytest.fixture(scope="session")
def built_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo company as `make run` builds it."""
    path = tmp_path_factory.mktemp("sample") / "whyleft-sample.duckdb"
    build.build(path)
    return path


@pytest.fixture(scope="session")
def built_hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One account, one loss, one interview, every text of them hostile."""
    path = tmp_path_factory.mktemp("hostile") / "whyleft.duckdb"
    hostile_database(path)
    return path


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """Opens the app on a copy of a database, at a page: `opened(built_sample, "losses", period="all")`."""
    own = tmp_path / "whyleft.duckdb"
    monkeypatch.setenv("WHYLEFT_DB", str(own))

    def open_page(database: Path | None, page: str = "overview", **address: str) -> AppTest:
        if database is not None:
            shutil.copy(database, tmp_path / database.name)
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        app.query_params.update(address)
        app.run()
        return app if page == "overview" else app.switch_page(f"views/{page}.py").run()

    yield open_page
    st.cache_resource.clear()


@pytest.fixture
def built_empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a schema and nothing in it."""
    path = tmp_path_factory.mktemp("empty") / "whyleft.duckdb"
    store.open_database(path).close()
    return path
