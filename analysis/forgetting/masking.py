"""Write over a name in every text that the database holds."""

import re

from queries import masking, store

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_MASK = "·"  # one for each letter taken out, so that offsets of evidence still hold


def pattern_of(name: str) -> str:
    """A regular expression (RE2) that finds a name as whole words."""
    name = name.strip()
    escaped = _PUNCTUATION.sub(r"\\\g<0>", name)
    before = r"\b" if name[:1].isascii() and name[:1].isalnum() else ""
    after = r"\b" if name[-1:].isascii() and name[-1:].isalnum() else ""
    return f"{before}{escaped}{after}"


def mentions(con: store.Connection, name: str) -> int:
    """How many stored rows name somebody."""
    return masking.mentions(con, pattern_of(name))


def mask(cursor: store.Connection, name: str) -> None:
    """Write over a name in every text of every table."""
    masking.mask(cursor, pattern_of(name), _MASK * len(name.strip()))
