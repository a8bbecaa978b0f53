"""Times inside a recording, as the tools write them, in seconds from its start."""

import re
from collections.abc import Sequence

CLOCK = r"(?:\d{1,3}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,3})?"
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?")
_MOST_SECONDS_A_WORD = 30  # people say two or three words a second; above this the unit is milliseconds


def clock_seconds(text: str) -> float | None:
    """Seconds of `H:MM:SS.mmm`, `MM:SS,mmm` or `M:SS`; None for anything else."""
    match = _CLOCK.fullmatch(text.strip())
    if not match:
        return None
    hours, minutes, seconds, fraction = match.groups()
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return round(whole + float(f"0.{fraction or 0}"), 3)


def in_seconds(times: Sequence[float | None], words: int) -> list[float | None]:
    """Times in seconds, counted from the start, whatever unit the tool used.

    Vendors write seconds, milliseconds or the epoch in either and do not say which, so size decides: a pace
    slower than one word in 30 seconds over the whole file means milliseconds; a first time beyond a year
    means the epoch.
    """
    known = [t for t in times if t is not None]
    if not known:
        return list(times)
    first = min(known)
    origin = first if first > 366 * 86_400 else 0.0
    span = max(known) - first
    unit = 1000.0 if span > _MOST_SECONDS_A_WORD * max(words, 1) or first > 1e11 else 1.0
    return [None if t is None else round((t - origin) / unit, 3) for t in times]
