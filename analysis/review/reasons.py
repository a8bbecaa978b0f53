"""Why a loss or a figure stands otherwise than when a review was approved: what is on record as done since."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from analysis import sentences
from analysis.verdicts import MACHINE
from queries import store

MOST_NAMED = 3
NOT_KNOWN = "records of the period were loaded or changed"
READ_AGAIN = "its words were read again"
DISPUTED = "disputed"  # the reason that the machine logs where words of equal rank differ

DAYS_COVERED = frozenset({"observed_since", "observed_until", "gap_days", "merge", "forgotten"})
LOSS_RECORDS = DAYS_COVERED | {"defections", "contracts", "snapshot"}
RATES = frozenset({"exchange_rates", "reporting_currency"})
MOVED_BY = {  # figures by the beginning of their names: what moves them besides their losses and root causes
    "losses": frozenset[str](),
    "cause:": frozenset[str](),
    "recorded:": frozenset({"defections"}),
    "lost_annual_value": RATES,
    "logo_churn": LOSS_RECORDS,
}
MONEY = LOSS_RECORDS | RATES  # of every other figure: retention and the parts of the bridge


@dataclass(frozen=True, slots=True)
class Happening:
    """Something done to all records: `about` is what a file was loaded as, a setting, 'merge' or 'forgotten'."""

    about: str
    words: str


def happenings(con: store.Connection, *, since: datetime) -> list[Happening]:
    """'losses.csv was loaded by Tess on 3 July 2024', and its like, the latest first."""
    rows = store.rows(con, "changed_since", "action", since=since)
    return list(dict.fromkeys(Happening(row["about"], done_in_words(row)) for row in rows))


def done_in_words(row: Mapping[str, Any]) -> str:
    """One row of `changed_since` or `done_to_losses`."""
    by = f" by {row['done_by']}" if row["done_by"] else ""
    return f"{row['subject']} was {row['what']}{by} on {sentences.day(row['done_at'])}"


def touching(done: Sequence[Happening], kinds: Collection[str]) -> list[str]:
    """What of it is of some kinds, in words."""
    return [one.words for one in done if one.about in kinds]


def kinds_for(figure: str) -> Collection[str]:
    """The kinds of happenings that can move a figure of that name."""
    return next((kinds for name, kinds in MOVED_BY.items() if figure.startswith(name)), MONEY)


def versions_since(con: store.Connection, *, codebook_version: str, model_version: str) -> list[str]:
    """That root causes rest on another codebook or model than they did; nothing where they do not."""
    now = store.rows(con, "versions_in_use", "action")[0]
    lines = []
    if now["codebook_version"] != codebook_version:
        lines.append(f"codebook {now['codebook_version']} is in use, no longer {codebook_version}")
    if now["model_version"] != model_version:
        lines.append("words were read by another model, or more of them by people")
    return lines


def done_to_losses(
    con: store.Connection, loss_ids: Sequence[str], *, since: datetime
) -> dict[str, list[dict[str, Any]]]:
    """What was done to each of some losses, the earliest first; nothing for one to which nothing was."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in store.rows(con, "done_to_losses", "action", loss_ids=list(loss_ids), since=since):
        found.setdefault(row["loss_id"], []).append(row)
    return found


def of_record(done: Sequence[Mapping[str, Any]]) -> list[str]:
    """The files that brought the present row of a loss."""
    return [done_in_words(row) for row in done if row["about"] == "record"]


def of_cause(done: Sequence[Mapping[str, Any]], versions: Sequence[str]) -> str:
    """Why a loss has another root cause: the person who decided, else its words matched, loaded or read anew."""
    decided = [row for row in done if row["about"] == "verdict"]
    last = decided[-1] if decided else None
    if last and last["done_by"] != MACHINE:
        return f"{last['done_by']}: {last['reason'] or 'no reason given'}"
    words = [done_in_words(row) for row in done if row["about"] == "words"]
    if last and last["reason"] == DISPUTED:
        return joined(["its words disagree"], words)
    if last and last["reason"]:
        return str(last["reason"])
    return joined(words, () if words else versions, otherwise=READ_AGAIN)


def joined(*reasons: Iterable[str], otherwise: str = NOT_KNOWN) -> str:
    """Reasons in one line, each once; of more than three, how many more there are."""
    said = list(dict.fromkeys(reason for some in reasons for reason in some))
    more = len(said) - MOST_NAMED
    if more > 0:
        said = [*said[:MOST_NAMED], sentences.count_of(more, "more change")]
    return "; ".join(said) or otherwise


def one_or_several(certain: Sequence[str], possible: Sequence[str], otherwise: Sequence[str]) -> str:
    """The reason of a figure; where several can have moved it, that these cannot be told apart.

    `certain` are changes of its losses, `possible` what else can move it, `otherwise` all that was done.
    """
    told = [reason for reason in possible if not any(reason in one for one in certain)]
    found = [*certain, *told] or list(otherwise)
    if len(found) > 1:
        return f"several of these, which cannot be told apart: {joined(found)}"
    return joined(found)
