"""Build the sample company's database from its files: load, tag, and only then put it in place."""

import hashlib
import os
from datetime import date
from pathlib import Path

from tqdm import tqdm

from analysis import intake
from queries import store

HERE = Path(__file__).parent
FILES = (
    "accounts.csv",
    "contracts.csv",
    "losses.csv",
    "deals.csv",
    "actions.csv",
    "interviews.jsonl",
    "notes.jsonl",
)
WHO = "sample"


def build(path: Path) -> None:
    """Lay out the sample at `path`, with progress bars on standard error.

    It is built under another name and renamed when whole, so that a build that is stopped leaves no half sample.
    """
    unfinished = path.with_name(f"{path.name}.building")
    unfinished.unlink(missing_ok=True)
    con = store.open_database(unfinished, is_sample=True)
    with tqdm(FILES, desc="Sample company: loading", unit=" files") as files:
        for name in files:
            intake.load_paths(con, [HERE / name], who=WHO)
    con.close()
    os.replace(unfinished, path)
