"""The app on a copy of a database, without a browser."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
Opened = Callable[..., AppTest]


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """Opens the app on a copy of a database, at a page: `opened(built_sample, "losses", period="all")`."""
    own = tmp_path / "whyleft.duckdb"
    monkeypatch.setenv("WHYLEFT_DB", str(own))
    monkeypatch.setattr(type(st.context), "cookies", {})  # there is no browser to keep any

    def open_page(database: Path | None, page: str = "overview", **address: str) -> AppTest:
        if database is not None:
            shutil.copy(database, tmp_path / database.name)
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        app.query_params.update(address)
        app.run()
        return app if page == "overview" else app.switch_page(f"views/{page}.py").run()

    yield open_page
    st.cache_resource.clear()
