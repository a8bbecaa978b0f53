"""Approving a review freezes what it said; a later look tells what has been restated since, and why."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from analysis import sentences, wording
from analysis.review.numbers import ReviewError, Term, counted, figures_of, losses_of, term_of
from analysis.review.reasons import done_to_the_records, joined, versions_since
from analysis.review.slides import Figure, Loss
from analysis.review.words import figure_text
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


@dataclass(frozen=True, slots=True)
class Restated:
    """A figure or a loss that stands otherwise today than when the review was approved."""

    what: str
    was: str
    now: str
    why: str


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


def restated(con: store.Connection, approved: Approved, *, currency: str = "") -> list[Restated]:
    """What stands otherwise today: figures first, then losses, each with the reason that is on record."""
    lost = losses_of(con, approved.since, approved.until)
    done = done_to_the_records(con, since=approved.approved_at)
    of_losses = restated_losses(con, approved, counted(lost), done)
    figures = figures_of(con, approved.since, approved.until, lost)
    versions = versions_since(
        con, codebook_version=approved.codebook_version, model_version=approved.model_version
    )
    why = joined((line.why for line in of_losses), versions, done)
    return [*restated_figures(approved.figures, figures, why, currency), *of_losses]


def restated_figures(
    was: dict[str, Figure], now: dict[str, Figure], why: str, currency: str
) -> list[Restated]:
    """Figures that came, went or changed."""
    lines = []
    for name in dict.fromkeys([*was, *now]):
        texts = [figure_text(side[name], currency) if name in side else "not stated" for side in (was, now)]
        if texts[0] != texts[1]:
            lines.append(Restated((was.get(name) or now[name]).label, texts[0], texts[1], why))
    return lines


def restated_losses(
    con: store.Connection, approved: Approved, today: Sequence[Loss], done: Sequence[str]
) -> list[Restated]:
    """Losses that were added, dropped, or given another root cause or value; `done`: what was done to the records."""
    was, now = ({loss.loss_id: loss for loss in side} for side in (approved.losses, today))
    both = [key for key in was if key in now]
    changed = [key for key in both if was[key].root_cause != now[key].root_cause]
    reasons = reasons_for(con, approved, changed)
    gone = joined(done, otherwise="no longer on record for the period")
    came = joined(done, otherwise="recorded since")
    lines = [Restated(f"Loss {key}", "counted", "not counted", gone) for key in was if key not in now]
    lines += [Restated(f"Loss {key}", "not counted", "counted", came) for key in now if key not in was]
    for key in both:
        former, present = (sentences.amount(loss.annual_value) for loss in (was[key], now[key]))
        if former != present:
            lines.append(Restated(f"Value of loss {key}", former, present, joined(done)))
    for key in changed:
        lines.append(
            Restated(
                f"Root cause of loss {key}", wording.cause(was[key].root_cause), wording.cause(now[key].root_cause),
                reasons.get(key, "its words were read again"),
            )
        )  # fmt: skip
    return lines


def reasons_for(con: store.Connection, approved: Approved, loss_ids: list[str]) -> dict[str, str]:
    """Who changed the root cause of each loss since the approval, and the reason they gave."""
    rows = store.rows(con, "changes_to_losses", "action", loss_ids=loss_ids, since=approved.approved_at)
    return {row["loss_id"]: f"{row['changed_by']}: {row['reason'] or 'no reason given'}" for row in rows}
