"""Build the sample company's database from its files: load, tag, and only then put it in place."""

import hashlib
import json
import os
from datetime import date, datetime, time
from pathlib import Path

from tqdm import tqdm

from analysis.early_warning import scan
from analysis.loading import intake
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
AS_OF = date(2025, 7, 1)  # the first day that the files do not cover
WHO = "sample"
STAMP = "sample_stamp"
MADE_OF = ("sample/*.csv", "sample/*.jsonl", "queries/schema/*.sql", "interviews/*.py", "interviews/*.toml")
READ_BY = ("interviews/rules/*", "interviews/model/*")  # the parts of the tagger that are data


def build(path: Path) -> None:
    """Lay out the sample at `path`, with progress bars on standard error.

    It is built under another name and renamed when whole, so that a build that is stopped leaves no half sample.
    """
    unfinished = path.with_name(f"{path.name}.building")
    for left_over in (unfinished, unfinished.with_name(f"{unfinished.name}.wal")):
        left_over.unlink(missing_ok=True)
    con = store.open_database(unfinished, is_sample=True)
    with tqdm(FILES, desc="Sample company: loading", unit=" files") as files:
        for name in files:
            intake.load_paths(con, [HERE / name], as_of=AS_OF, who=WHO)
    words = (HERE / "interviews.jsonl").read_text(encoding="utf-8").splitlines()
    with tqdm(total=len(words), desc="Sample company: reading", unit=" interviews") as read:
        intake.tag_untagged(con, progress=read.update)
    scan.scan_notes(con, now=datetime.combine(AS_OF, time()))
    with store.write(con) as cursor:
        store.execute(cursor, "choose_setting", setting=STAMP, setting_value=json.dumps(stamp()))
    con.close()
    os.replace(unfinished, path)


def build_if_stale(path: Path) -> None:
    """Build the sample where there is none, or where what it was made of has changed since."""
    if path.exists():
        con = store.open_database(path)
        built_of = store.value(con, "setting", "state", setting=STAMP)
        con.close()
        if built_of == json.dumps(stamp()):
            return
    build(path)


def stamp() -> str:
    """Fingerprint of the sample's files and of what reads them."""
    root = HERE.parent
    made_of = sorted(path for pattern in MADE_OF + READ_BY for path in root.glob(pattern) if path.is_file())
    digest = hashlib.sha256()
    for path in made_of:
        digest.update(path.read_bytes())
    return digest.hexdigest()
