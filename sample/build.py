"""Build the sample company's database from its files: load, tag, and only then put it in place."""

import os
from pathlib import Path

from tqdm import tqdm

from analysis import intake
from queries import store

HERE = Path(__file__).parent
ROWS = ("accounts.csv", "contracts.csv", "losses.csv", "deals.csv", "actions.csv")
WORDS = ("interviews.jsonl", "notes.jsonl")


def build(path: Path) -> None:
    """Lay out the sample at `path`, with a progress bar on standard error.

    It is built under another name and renamed when whole, so that a build that is stopped leaves no half sample.
    """
    unfinished = path.with_name(f"{path.name}.building")
    unfinished.unlink(missing_ok=True)
    con = store.open_database(unfinished, is_sample=True)
    with tqdm(total=len(ROWS) + len(WORDS), desc="Sample: loading", unit="file", leave=False) as bar:
        for name in (*ROWS, *WORDS):
            intake.load_paths(con, [HERE / name], who="sample")
            bar.update()
    with tqdm(desc="Sample: reading the interviews", unit=" interviews") as bar:
        intake.tag_untagged(con, progress=bar.update)
    con.close()
    os.replace(unfinished, path)
