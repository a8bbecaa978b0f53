"""What stands otherwise today than when a review was approved, and why: each figure and each loss by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis import sentences, wording
from analysis.review import reasons
from analysis.review.freeze import Approved
from analysis.review.numbers import counted, figures_of, losses_of
from analysis.review.slides import Figure, Loss
from analysis.review.words import figure_text
from queries import store

Losses = Mapping[str, Loss]


@dataclass(frozen=True, slots=True)
class Restated:
    """A figure or a loss that stands otherwise today than when the review was approved."""

    what: str
    was: str
    now: str
    why: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A loss that came, went, or has another value or root cause: `was` and `now` None where it is not counted."""

    was: Loss | None
    now: Loss | None
    record_why: str
    cause_why: str = ""

    @property
    def has_other_value(self) -> bool:
        """Whether it was counted and is, at another value."""
        return bool(self.was and self.now and has_moved(self.was, self.now))

    @property
    def has_other_cause(self) -> bool:
        """Whether it was counted and is, under another root cause."""
        return bool(self.was and self.now and self.was.root_cause != self.now.root_cause)

    @property
    def causes(self) -> tuple[str | None, str | None]:
        """Its root cause then and now; None for one that was not counted, or not known."""
        return (self.was.root_cause if self.was else None, self.now.root_cause if self.now else None)


def restated(con: store.Connection, approved: Approved, *, currency: str = "") -> list[Restated]:
    """What stands otherwise today: figures first, then losses, each with the reason that is on record."""
    lost = losses_of(con, approved.since, approved.until)
    done = reasons.happenings(con, since=approved.approved_at)
    moved = moved_losses(con, approved, counted(lost), done)
    now = figures_of(con, approved.since, approved.until, lost)
    return [
        *restated_figures(approved.figures, now, list(moved.values()), done, currency),
        *(line for loss_id, loss in moved.items() for line in restated_loss(loss_id, loss)),
    ]


def moved_losses(
    con: store.Connection, approved: Approved, today: Sequence[Loss], done: Sequence[reasons.Happening]
) -> dict[str, Moved]:
    """The losses that stand otherwise, those that went first, then those that came; by id."""
    was: Losses = {loss.loss_id: loss for loss in approved.losses}
    now: Losses = {loss.loss_id: loss for loss in today}
    gone, came = [key for key in was if key not in now], [key for key in now if key not in was]
    other = [key for key in was if key in now and differs(was[key], now[key])]
    moved = [*gone, *came, *other]
    to_them = reasons.done_to_losses(con, moved, since=approved.approved_at)
    at_large = reasons.touching(done, reasons.LOSS_RECORDS)
    versions = reasons.versions_since(
        con, codebook_version=approved.codebook_version, model_version=approved.model_version
    )
    otherwise = {
        **dict.fromkeys(gone, "no longer on record for the period"),
        **dict.fromkeys(came, "recorded since"),
    }
    return {
        key: Moved(
            was.get(key), now.get(key),
            why_of_record(to_them.get(key, []), at_large, otherwise.get(key, reasons.NOT_KNOWN)),
            reasons.of_cause(to_them.get(key, []), versions),
        )
        for key in moved
    }  # fmt: skip


def why_of_record(done: Sequence[Mapping[str, object]], at_large: Sequence[str], otherwise: str) -> str:
    """The file that brought its row, else what was done to all records, else that this is not on record."""
    of_record = reasons.of_record(done)
    return reasons.one_or_several(of_record, () if of_record else at_large, [otherwise])


def differs(was: Loss, now: Loss) -> bool:
    """Whether a loss that was counted and is has another root cause or value."""
    return was.root_cause != now.root_cause or has_moved(was, now)


def has_moved(was: Loss, now: Loss) -> bool:
    """Whether the value differs as it is written; a currency that was not kept is taken for that of today."""
    return value_in_words(was, was.currency or now.currency) != value_in_words(now, now.currency)


def value_in_words(loss: Loss, currency: str | None) -> str:
    """What it is worth a year, in its own currency."""
    return sentences.amount(loss.annual_value, currency or "")


def restated_loss(loss_id: str, loss: Moved) -> list[Restated]:
    """The lines on one loss."""
    if loss.was is None or loss.now is None:
        counted_as = ("counted", "not counted") if loss.was else ("not counted", "counted")
        return [Restated(f"Loss {loss_id}", *counted_as, loss.record_why)]
    lines = []
    if loss.has_other_value:
        currency = loss.now.currency
        values = value_in_words(loss.was, loss.was.currency or currency), value_in_words(loss.now, currency)
        lines.append(Restated(f"Value of loss {loss_id}", *values, loss.record_why))
    if loss.has_other_cause:
        was, now = (wording.cause(cause) for cause in loss.causes)
        lines.append(Restated(f"Root cause of loss {loss_id}", was, now, loss.cause_why))
    return lines


def restated_figures(
    was: Mapping[str, Figure],
    now: Mapping[str, Figure],
    moved: Sequence[Moved],
    done: Sequence[reasons.Happening],
    currency: str,
) -> list[Restated]:
    """Figures that came, went or changed, each with what can have moved it."""
    lines = []
    for name in dict.fromkeys([*was, *now]):
        former, present = (
            figure_text(side[name], currency) if name in side else "not stated" for side in (was, now)
        )
        if former != present:
            at_large = reasons.touching(done, reasons.kinds_for(name))
            why = reasons.one_or_several(by_losses(name, moved), at_large, [one.words for one in done])
            lines.append(Restated((was.get(name) or now[name]).label, former, present, why))
    return lines


def by_losses(figure: str, moved: Sequence[Moved]) -> list[str]:
    """'2 losses came in later (losses.csv was loaded by Tess on 5 July 2024)', and its like, for one figure."""
    of_cause = figure.startswith("cause:")
    counted = [loss for loss in moved if not of_cause or any(loss.causes)]
    came = [loss.record_why for loss in counted if loss.was is None]
    gone = [loss.record_why for loss in counted if loss.now is None]
    worth = [loss.record_why for loss in moved if figure == "lost_annual_value" and loss.has_other_value]
    caused = [loss.cause_why for loss in moved if loss.has_other_cause and speaks_for(figure, loss.causes)]
    return [
        *told(came, "came in later", "came in later"),
        *told(gone, "is no longer counted", "are no longer counted"),
        *told(worth, "has another value", "have another value"),
        *told(caused, "has another root cause", "have another root cause"),
    ]


def told(whys: Sequence[str], one: str, many: str) -> list[str]:
    """How many losses moved in a way, and why; nothing for none."""
    if not whys:
        return []
    losses = sentences.count_of(len(whys), f"loss {one}", f"losses {many}")
    return [f"{losses} ({reasons.joined(whys)})"]


def speaks_for(figure: str, causes: tuple[str | None, str | None]) -> bool:
    """Whether a loss of another root cause moves a figure: the count of a cause, or how many are known."""
    if figure != "losses_read" and not figure.startswith("cause:"):
        return False
    return None in causes or figure.removeprefix("cause:") in causes
