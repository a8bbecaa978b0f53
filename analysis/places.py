"""Where the two databases lie: the company's own, and the sample, which are never mixed."""

import os
from pathlib import Path


def own_database() -> Path:
    """`$WHYLEFT_DB`, else `whyleft.duckdb` in the working directory."""
    return Path(os.environ.get("WHYLEFT_DB") or "whyleft.duckdb").absolute()


def sample_database() -> Path:
    """The demo company's file, beside the own one."""
    return own_database().with_name("whyleft-sample.duckdb")


def dropped_beside(database: Path) -> Path:
    """Where files dropped on a page lie until they are loaded; an app that is killed leaves them."""
    return database.with_suffix(".uploads")
