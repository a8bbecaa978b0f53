"""The step clock: how long before a loss was announced each step of the Defection Model could be seen.

Clocks count only what was written down before the announcement. What is told afterwards turns no hand, its words stand
with the interview; nor does a note without a date, which is counted and said.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Unpack

from analysis import sentences
from analysis.action.actions import Action, actions_taken, covers
from analysis.early_warning.signals import STEPS, WINDOW_DAYS, Signal, Step, signals_before_losses
from analysis.filters import Filters, parameters
from queries import store

CONTRACT = "contract"  # the source of signals whose words begin 'Notice on'
STEP_ORDER = {step: number for number, step in enumerate(STEPS)}


@dataclass(frozen=True, slots=True)
class Response:
    """Something done for the account: a step of a save plan, or a measure whose scope covers it."""

    done_on: date
    what: str
    who: str | None = None


@dataclass(frozen=True, slots=True)
class StepClock:
    """When a loss could be seen coming; `seen` is in order of day, the rest turns no hand."""

    loss_id: str
    announced_on: date
    kind: str = "defection"
    root_cause: str | None = None
    seen: tuple[Signal, ...] = ()
    undated: tuple[Signal, ...] = ()
    responses: tuple[Response, ...] = ()
    records_written: int = 0
    records_undated: int = 0

    def first(self, step: Step) -> Signal | None:
        """The earliest signal of a step that was written before the announcement."""
        return next((signal for signal in self.seen if signal.step == step), None)

    def days_of_warning(self, step: Step) -> int | None:
        """Days from the first signal of a step to the announcement; None where nothing showed it."""
        first = self.first(step)
        if first is None or first.seen_on is None:
            return None
        return (self.announced_on - first.seen_on).days

    @property
    def really_lost_by(self) -> date | None:
        """Last day on which no due diligence had shown; None where it never showed (for lost deals)."""
        first = self.first("step3")
        return first.seen_on - timedelta(days=1) if first and first.seen_on else None

    @property
    def answered(self) -> tuple[Response, ...]:
        """What was done after the first signal and before the announcement."""
        start = next((signal.seen_on for signal in self.seen if signal.seen_on), None)
        return tuple(r for r in self.responses if start and start <= r.done_on < self.announced_on)


def step_clock(
    loss_id: str,
    announced_on: date,
    signals: Iterable[Signal],
    *,
    kind: str = "defection",
    root_cause: str | None = None,
    responses: Iterable[Response] = (),
    records_written: int = 0,
    records_undated: int = 0,
) -> StepClock:
    """The clock of one loss. The day of the announcement itself is no warning."""
    signals = list(signals)
    dated = [(signal.seen_on, signal) for signal in signals if signal.seen_on]
    in_order = sorted(dated, key=lambda pair: (pair[0], STEP_ORDER[pair[1].step], pair[1].words))
    return StepClock(
        loss_id=loss_id,
        announced_on=announced_on,
        kind=kind,
        root_cause=root_cause,
        seen=tuple(signal for day, signal in in_order if day < announced_on),
        undated=tuple(signal for signal in signals if signal.seen_on is None),
        responses=tuple(sorted(responses, key=lambda response: response.done_on)),
        records_written=records_written,
        records_undated=records_undated,
    )


def clock_in_words(clock: StepClock) -> list[str]:
    """The clock as sentences: one a step that showed, then what was done, then what cannot be placed."""
    end = "the day it was closed as lost" if clock.kind == "lost_deal" else "the announcement"
    before = "before it was closed as lost" if clock.kind == "lost_deal" else "before the announcement"
    lines = [
        f"{_step_in_words(signal)} {sentences.count_of(clock.days_of_warning(step) or 0, 'day')} {before} "
        f"({sentences.day(signal.seen_on)}, {signal.place})."
        for step in STEPS
        if (signal := clock.first(step))
    ]
    if not lines:
        lines.append(silence_in_words(clock))
    elif clock.answered:
        lines.append(f"Done after that: {'; '.join(map(response_in_words, clock.answered))}.")
    else:
        lines.append(f"Nothing is on record as done between the first of these signs and {end}.")
    if clock.kind == "lost_deal" and clock.really_lost_by:
        lines.append(
            f"Really lost by {sentences.day(clock.really_lost_by)}, the last day on which nothing showed "
            "that they were looking elsewhere."
        )
    unplaced = len(clock.undated) + clock.records_undated
    if unplaced:
        lines.append(
            f"{sentences.count_of(unplaced, 'record')} without a date could not be placed on the clock."
        )
    return lines


def response_in_words(response: Response) -> str:
    """'Rang them (Tom Hadley, 3 May 2024)'."""
    who = f"{response.who}, " if response.who else ""
    return f"{response.what} ({who}{sentences.day(response.done_on)})"


STEP_SENTENCES: dict[Step, str] = {
    "step1": "The first catalyst was on record",
    "step2": "They were asking themselves questions",
    "step3": "They were looking into leaving",
    "step4": "They had decided",
}


def _step_in_words(signal: Signal) -> str:
    """What a first signal shows; a row of the contracts tells what was done, and nothing of anybody's mind."""
    if signal.source == CONTRACT:
        return f"They gave {signal.words[0].lower()}{signal.words[1:]}"
    return STEP_SENTENCES[signal.step]


def silence_in_words(clock: StepClock) -> str:
    """Why a clock shows nothing: nobody wrote, or what was written showed nothing."""
    if clock.records_written:
        records = sentences.count_of(clock.records_written, "record")
        return f"Nothing in the {records} of the year before showed a step."
    return "No note, call or ticket of the year before is stored, so no warning can be read."


def clocks(
    con: store.Connection,
    *,
    loss_ids: Sequence[str] | None = None,
    window_days: int = WINDOW_DAYS,
    **filters: Unpack[Filters],
) -> list[StepClock]:
    """The clock of each loss announced in the period, or of some losses."""
    asked = parameters(**filters)
    by_loss = signals_before_losses(con, loss_ids=loss_ids, kind=asked["kind"], window_days=window_days)
    losses = store.rows(
        con, "losses_announced", "action", loss_ids=loss_ids, window_days=window_days, **asked
    )
    done = responses_before_losses(con, loss_ids=loss_ids, window_days=window_days)
    taken = actions_taken(con)
    return [clock_of(loss, by_loss, done, taken, kind=asked["kind"]) for loss in losses]


def clock_of(
    loss: Mapping[str, Any],
    by_loss: Mapping[str, list[Signal]],
    done: Mapping[str, list[Response]],
    taken: Iterable[Action],
    *,
    kind: str,
) -> StepClock:
    """The clock of a row of `losses_announced`."""
    signals = by_loss.get(loss["loss_id"], [])
    return step_clock(
        loss["loss_id"],
        loss["announced_on"],
        signals,
        kind=kind,
        root_cause=loss["root_cause"],
        responses=[*done.get(loss["loss_id"], []), *measures_for(loss, signals, taken)],
        records_written=loss["records_written"],
        records_undated=loss["records_undated"],
    )


def measures_for(
    loss: Mapping[str, Any], signals: Iterable[Signal], taken: Iterable[Action]
) -> list[Response]:
    """Measures whose scope covers the account, against its root cause or a cause that showed."""
    causes = {loss["root_cause"], *(signal.cause for signal in signals)}
    return [
        Response(action.started_on, f"“{action.title}” began", action.owner)
        for action in taken
        if action.cause in causes and covers(action.scope, loss)
    ]


def responses_before_losses(
    con: store.Connection, *, loss_ids: Sequence[str] | None, window_days: int
) -> dict[str, list[Response]]:
    """Steps of save plans done for the account of each loss in the year before its announcement."""
    done: dict[str, list[Response]] = {}
    for row in store.rows(
        con, "responses_before_losses", "action", loss_ids=loss_ids, window_days=window_days
    ):
        done.setdefault(row["loss_id"], []).append(Response(row["done_on"], row["title"], row["done_by"]))
    return done
