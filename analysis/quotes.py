"""Quotes that read whole: the tagger cuts long sentences, a reader must not see half of one."""

import re
from typing import Any

MOST_BESIDE = 240  # characters of a sentence that are shown before or after the piece that was found
ENDS = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)|\n+")


def in_full(body: str, start: int, end: int) -> str:
    """The words `body[start:end]` with the rest of their first and last sentence, '…' where that is too long."""
    breaks = [found.end() for found in ENDS.finditer(body)]
    began = max((place for place in breaks if place <= start + _blanks(body[start:end])), default=0)
    ended = min((place for place in breaks if place >= len(body[:end].rstrip())), default=len(body))
    before = "" if start - began <= MOST_BESIDE else "… "
    after = "" if ended - end <= MOST_BESIDE else " …"
    words = body[start if before else began : end if after else ended].strip()
    return f"{before}{words}{after}"


def _blanks(words: str) -> int:
    return len(words) - len(words.lstrip())


def quoted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows with body, start_offset and end_offset, each with its `words` in full in their place."""
    return [
        {name: value for name, value in row.items() if name not in ("body", "start_offset", "end_offset")}
        | {"words": in_full(row["body"], row["start_offset"], row["end_offset"])}
        for row in rows
    ]
