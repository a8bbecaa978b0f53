"""Why a figure or a loss stands otherwise than when a review was approved: what is on record as done since."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from analysis import sentences
from queries import store

MOST_NAMED = 3
NOT_KNOWN = "records of the period were loaded or changed"


def done_to_the_records(con: store.Connection, *, since: datetime) -> list[str]:
    """'losses.csv was loaded by Tess on 3 July 2024', the latest first; beyond three, how many more there were."""
    rows = store.rows(con, "changed_since", "action", since=since)
    done = list(dict.fromkeys(map(done_in_words, rows)))
    more = len(done) - MOST_NAMED
    return (
        [*done[:MOST_NAMED], f"{sentences.count_of(more, 'more change')} to the records"]
        if more > 0
        else done
    )


def done_in_words(row: dict[str, Any]) -> str:
    """One row of the query."""
    by = f" by {row['done_by']}" if row["done_by"] else ""
    return f"{row['subject']} was {row['what']}{by} on {sentences.day(row['done_at'])}"


def versions_since(con: store.Connection, *, codebook_version: str, model_version: str) -> list[str]:
    """That root causes rest on another codebook or model than they did; nothing where they do not."""
    now = store.rows(con, "versions_in_use", "action")[0]
    lines = []
    if now["codebook_version"] != codebook_version:
        lines.append(f"codebook {now['codebook_version']} is in use, no longer {codebook_version}")
    if now["model_version"] != model_version:
        lines.append("words were read by another model, or more of them by people")
    return lines


def joined(*reasons: Iterable[str], otherwise: str = NOT_KNOWN) -> str:
    """Reasons in one line, each once."""
    said: Sequence[str] = list(dict.fromkeys(reason for some in reasons for reason in some))
    return "; ".join(said) or otherwise
