"""Databases that pages and browsers open: the demo company, an empty one, and one whose every text is hostile."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from queries import store
from sample import build
from tests.hostile_rows import hostile_database

# A busy machine is slow, not wrong: tests that promise a time measure it themselves.
settings.register_profile("whyleft", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("whyleft")


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


@pytest.fixture(scope="session")
def built_empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a schema and nothing in it."""
    path = tmp_path_factory.mktemp("empty") / "whyleft.duckdb"
    store.open_database(path).close()
    return path
