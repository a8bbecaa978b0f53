"""Approving a review freezes what it said: its figures, losses and versions."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from analysis import sentences
from analysis.review.numbers import ReviewError, Term, counted, figures_of, losses_of, term_of
from analysis.review.slides import Figure, Loss
from queries import store


@dataclass(frozen=True, slots=True)
class Approved:
    """An approved review as it stood."""

    review_id: int
    since: date
    until: date
    figures: dict[str, Figure]
    losses: tuple[Loss, ...]
    codebook_version: str
    model_version: str
    data_version: int
    approved_by: str
    approved_at: datetime


def approve(con: store.Connection, since: date, until: date, *, approved_by: str, now: datetime) -> Approved:
    """Freeze the review of a period.

    Raises:
        ReviewError: no name, days that cannot be reviewed, or a review of them that is approved already.
    """
    term = term_of(con, since, until)
    if not approved_by.strip():
        raise ReviewError("Say who approves the review.")
    former = approved_review(con, since, until)
    if former:
        raise ReviewError(
            f"{former.approved_by} approved the review of {term.label} on {sentences.moment(former.approved_at)}; "
            f"the approval of {approved_by.strip()} was not added. What has changed since is shown as restated."
        )
    lost = losses_of(con, since, until)
    figures = {name: asdict(figure) for name, figure in figures_of(con, since, until, lost).items()}
    losses = [asdict(loss) for loss in counted(lost)]
    versions = store.rows(con, "versions_in_use", "action")[0]
    with store.write(con, marts=()) as cursor:
        store.execute(
            cursor,
            "add_review",
            since_on=since,
            until_on=until,
            figures=json.dumps(figures),
            losses=json.dumps(losses),
            data_version=store.data_version(con),
            approved_by=approved_by.strip(),
            approved_at=now,
            **versions,
        )
    approved = approved_review(con, since, until)
    assert approved is not None
    return approved


def approved_reviews(con: store.Connection) -> list[Approved]:
    """Approved reviews, the latest period first."""
    return [approved_of(row) for row in store.rows(con, "approved_reviews", "action")]


def approved_review(con: store.Connection, since: date, until: date) -> Approved | None:
    """The approved review of exactly these days, if there is one."""
    return next((a for a in approved_reviews(con) if (a.since, a.until) == (since, until)), None)


def last_approved_before(con: store.Connection, term: Term) -> Approved | None:
    """The approved review to hold against today: of these days, else the latest that ends by their start."""
    reviews = approved_reviews(con)
    same = [a for a in reviews if (a.since, a.until) == (term.since, term.until)]
    return next(iter(same + [a for a in reviews if a.until <= term.since]), None)


def approved_of(row: dict[str, Any]) -> Approved:
    """A stored row as a record."""
    return Approved(
        row["review_id"],
        row["since_on"],
        row["until_on"],
        {name: Figure(**figure) for name, figure in json.loads(row["figures"]).items()},
        tuple(Loss(**loss) for loss in json.loads(row["losses"])),
        row["codebook_version"],
        row["model_version"],
        row["data_version"],
        row["approved_by"],
        row["approved_at"],
    )
