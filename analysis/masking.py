"""Write over a name in every text that the database holds."""

import re

from queries import store

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_MASK = "·"  # one for each letter taken out, so that offsets of evidence still hold
MASKED_TABLES = (
    "turns", "notes", "interviews", "evidence", "note_evidence", "readings", "verdicts", "accounts", "deals",
    "defections", "snapshot_customers", "actions", "loads", "changes", "settings", "whys", "lessons", "litmus_answers",
    "plan_steps", "save_plans", "qualification_answers", "disengagements", "check_ins", "win_backs", "reviews",
    "review_notes",
)  # fmt: skip


def pattern_of(name: str) -> str:
    """A regular expression (RE2) that finds a name as whole words."""
    name = name.strip()
    escaped = _PUNCTUATION.sub(r"\\\g<0>", name)
    before = r"\b" if name[:1].isascii() and name[:1].isalnum() else ""
    after = r"\b" if name[-1:].isascii() and name[-1:].isalnum() else ""
    return f"{before}{escaped}{after}"


def mentions(con: store.Connection, name: str) -> int:
    """How many stored texts name somebody."""
    return int(store.value(con, "mentions", "forget", pattern=pattern_of(name)))


def mask(cursor: store.Connection, name: str) -> None:
    """Write over a name in every text of every table."""
    words = {"pattern": pattern_of(name), "mask": _MASK * len(name.strip())}
    for table in MASKED_TABLES:
        store.execute(cursor, f"mask_{table}", "forget", **words)
