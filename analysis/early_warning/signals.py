"""What could have shown a loss coming: words written at the time, contract notices, changes on record.

A signal is dated by the day somebody wrote it down. What a customer tells us after the announcement is kept
apart: it explains a loss, but nobody could have acted on it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from analysis import own_causes
from queries import store

Step = Literal["step1", "step2", "step3", "step4"]
STEPS: tuple[Step, ...] = ("step1", "step2", "step3", "step4")
OWN_NOTES = frozenset({"note", "ticket", "comment", "call"})
RECORDS = frozenset({"contract", "record"})
WINDOW_DAYS = 365
# One least score for clocks, alerts, chances of a save and standing: below it a reading is more often wrong than right.
# What a person corrects or confirms has 1 and always counts.
LEAST_SCORE = 0.5


@dataclass(frozen=True, slots=True)
class Signal:
    """Words or a record that put an account at a step. `seen_on` is None where the note bears no date."""

    step: Step
    seen_on: date | None
    words: str
    source: str
    cause: str | None = None
    seen_by: str | None = None
    source_id: str = ""

    @property
    def quoted(self) -> str:
        """The words in quotation marks; a record of a date is told as it is, since nobody said it."""
        return self.words if self.source in RECORDS else f"“{self.words}”"

    @property
    def place(self) -> str:
        """Where the signal stands, for a person: 'note by Owen Prosser'."""
        return f"{self.source} by {self.seen_by}" if self.seen_by else self.source


def which_count(con: store.Connection) -> dict[str, Any]:
    """What makes words a sign, for every query that reads signs: how sure at least, and which causes are catalysts."""
    return {"least_score": LEAST_SCORE, "catalysts": own_causes.catalysts(con)}


def step_of(cause: str | None, step: str | None, catalysts: Collection[str]) -> Step | None:
    """The step that a piece of evidence speaks for: its own, or the first for a catalyst.

    A cause beyond the catalysts (price, a missing product) is a reason to leave but starts no defection
    by itself, so it gives no step.
    """
    for known in STEPS:
        if step == known:
            return known
    return "step1" if cause in catalysts else None


def signals_of(rows: Iterable[Mapping[str, Any]], catalysts: Collection[str]) -> list[Signal]:
    """Rows as signals; those that show no step are left out. `catalysts`: the causes that begin a defection."""
    signals = []
    for row in rows:
        step = step_of(row["cause"], row["step"], catalysts)
        if step:
            signals.append(
                Signal(
                    step=step,
                    seen_on=row["seen_on"],
                    words=row["words"],
                    source=row["source"],
                    cause=row["cause"],
                    seen_by=row["seen_by"],
                    source_id=row["source_id"],
                )
            )
    return signals


def signals_before_losses(
    con: store.Connection,
    *,
    loss_ids: Sequence[str] | None = None,
    kind: str = "defection",
    window_days: int = WINDOW_DAYS,
) -> dict[str, list[Signal]]:
    """Signals of each loss: all that name it, and those of its account in the year before the announcement.

    Words read less surely than `LEAST_SCORE` are no signals, here as everywhere else.
    An account that left, came back and left again starts afresh: nothing from before its return is counted.
    """
    rows = store.rows(
        con, "signals_before_losses", "action", loss_ids=loss_ids, kind=kind, window_days=window_days,
        least_score=LEAST_SCORE,
    )  # fmt: skip
    by_loss: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        by_loss.setdefault(row["loss_id"], []).append(row)
    catalysts = own_causes.catalysts(con)
    return {loss: signals_of(of_loss, catalysts) for loss, of_loss in by_loss.items()}
