"""Which database file: the person's own, or the sample company's beside it. The two never mix."""

import os
from pathlib import Path

SAMPLE_NAME = "whyleft-sample.duckdb"


def own_file() -> Path:
    """`$WHYLEFT_DB`, else `whyleft.duckdb` in the folder one is in; it may not exist yet."""
    return Path(os.environ.get("WHYLEFT_DB") or "whyleft.duckdb").absolute()


def sample_file() -> Path:
    """The sample company's file, beside the own one; it may not exist yet."""
    return own_file().with_name(SAMPLE_NAME)


def present_file() -> Path:
    """The own file once there is one, until then the sample's."""
    return own_file() if own_file().exists() else sample_file()
