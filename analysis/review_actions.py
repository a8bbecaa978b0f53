"""The slides on what to do: measures and whether they worked, accounts at risk, decisions, and what was restated."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from analysis import effects, palette, sentences, wording
from analysis.actions import (
    Action,
    action_of,
    actions_taken,
    causes_without_owner,
    note_on,
    scope_in_words,
)
from analysis.definitions import DEFINITIONS
from analysis.filters import ReportError
from analysis.review_causes import a_year_before
from analysis.review_freeze import Restated
from analysis.review_notes import MeetingNote
from analysis.review_numbers import Term, known
from analysis.review_words import share_text
from analysis.save_plans import plans_in_short
from analysis.slides import Bars, Series, Slide, Table
from queries import store

ACCOUNTS_SHOWN = 10
CAUSES_SHOWN = 5


def actions_slide(con: store.Connection, term: Term) -> Slide:
    """Every measure on record by the end of the period, with what happened after it began."""
    on_record = actions_taken(con)
    taken = [action for action in on_record if action.started_on < term.until]
    if not taken:
        title = "No measure against a cause is on record: what was found has been given to nobody"
        later = f"No measure had begun by the end of the period; {len(on_record)} on record since"
        return Slide("actions", later if on_record else title)
    effects_of = {action.action_id: effect_or_none(con, action) for action in taken}
    rows = []
    for action in taken:
        aim = f"{wording.cause(action.cause)}; {scope_in_words(action.scope)}"
        judged = what_followed(con, action.action_id)
        rows.append((action.title, aim, action.owner or "nobody", f"{action.started_on:%-d %b %Y}", judged))
    known_effects = {
        action.title: found for action in taken if (found := effects_of[action.action_id]) is not None
    }
    fell = sum(bool(found.iloc[0]["high"] < 1) for found in known_effects.values())
    title = f"{sentences.count_of(len(taken), 'measure')} on record; losses of the cause fell after {fell} of them"
    return Slide(
        "actions", title, bars=before_and_after(known_effects),
        table=Table(("Measure", "Aims at", "Owner", "From", "What happened after"), tuple(rows)),
        behind=DEFINITIONS["effect_of_action"],
    )  # fmt: skip


def effect_or_none(con: store.Connection, action: Action) -> pd.DataFrame | None:
    """What followed a measure in numbers; None where that cannot be said yet."""
    try:
        return effects.effect_of_action(con, action_id=action.action_id)
    except ReportError:
        return None


def before_and_after(found: dict[str, pd.DataFrame]) -> Bars | None:
    """Losses of the cause of each measure before and after it began; nothing where none can be judged."""
    if not found:
        return None
    counts = [(float(effect.iloc[0]["before"]), float(effect.iloc[0]["after"])) for effect in found.values()]
    before, after = zip(*counts, strict=True)
    series = (
        Series("Losses of the cause before", before, palette.RECORDED),
        Series("and after, over as many days", after, palette.OWN),
    )
    return Bars(tuple(found), series, "count")


def what_followed(con: store.Connection, action_id: str) -> str:
    """What happened after a measure began, in words; else why that cannot be said."""
    action = action_of(con, action_id)
    try:
        return note_on(action, con) or effects.effect_sentence(
            effects.effect_of_action(con, action_id=action_id)
        )
    except ReportError as error:
        return str(error)


def at_risk_slide(frame: pd.DataFrame, currency: str) -> Slide:
    """Living accounts by value at risk, from `ranked_accounts`."""
    risky = frame[frame["value_at_risk"] > 0]
    if risky.empty:
        unasked = int(frame["last_asked_on"].isna().sum()) if len(frame) else 0
        return Slide(
            "at_risk", f"No living account shows a risk; about {unasked:,} of {len(frame):,} nobody was asked"
        )
    shown = risky.head(ACCOUNTS_SHOWN)
    rows = tuple(account_row(row, currency) for _, row in shown.iterrows())
    total = sentences.amount(float(risky["value_at_risk"].sum()), currency)
    title = f"{len(risky):,} of {len(frame):,} living accounts show a risk, {total} a year at stake"
    return Slide(
        "at_risk", title,
        table=Table(("Account", "Worth a year", "At risk", "Where it stands", "Plan"), rows),
        behind="Value at risk is the value of a year times a risk that orders accounts; it is no probability. "
        "The risk is the larger of what the litmus answers and the notes of the last half year show.",
    )  # fmt: skip


def account_row(row: pd.Series, currency: str) -> tuple[str, ...]:
    """One account at risk in words."""
    step = (
        f"{wording.step(row['step'])} since {row['since_on']}"
        if isinstance(row["step"], str)
        else "no step seen"
    )
    asked = f"; asked {row['last_asked_on']}" if not pd.isna(row["last_asked_on"]) else "; nobody asked"
    return (
        row["account_name"],
        sentences.amount(known(row["annual_value"]), currency),
        sentences.amount(known(row["value_at_risk"]), currency),
        step + asked,
        "open" if row["has_plan"] else "none",
    )


def decisions_slide(
    con: store.Connection,
    term: Term,
    living: pd.DataFrame,
    *,
    today: date,
    notes: Sequence[MeetingNote],
    currency: str,
) -> Slide:
    """What the meeting has to decide, then what it has decided; `living` are the `ranked_accounts`."""
    open_points = tuple(decisions_to_take(con, term, living, today=today, currency=currency))
    taken = [note for note in notes if note.note_kind == "decision"]
    said = tuple(f"Noted by {note.written_by}: {note.body}" for note in notes if note.note_kind == "note")
    rows = tuple((note.body, note.owner or "", f"{note.due_on}") for note in taken)
    title = (
        f"{sentences.count_of(len(open_points), 'decision')} to take"
        if open_points
        else "Nothing is waiting for a decision: every cause has an owner, every account at risk a plan"
    )
    return Slide(
        "decisions",
        title,
        (*open_points, *said),
        table=Table(("Decided", "Owner", "By"), rows) if rows else None,
    )


def decisions_to_take(
    con: store.Connection, term: Term, living: pd.DataFrame, *, today: date, currency: str
) -> list[str]:
    """Causes without an owner, accounts that look into leaving without a plan, steps overdue."""
    lines = []
    since = min(term.since, a_year_before(term.until))
    stretch = "that period" if term.is_long else "twelve months"
    free = causes_without_owner(con, today=today, since=since, until=term.until).head(CAUSES_SHOWN)
    for row in free.to_dict("records"):
        share = share_text(
            row["losses"], row["of"], known(row["share"]), known(row["low"]), known(row["high"])
        )
        lines.append(f"Who owns “{row['name']}”, {share} of the losses of {stretch} with a root cause?")
    leaving = living[(living["step"] == "step3") & ~living["has_plan"].astype(bool)]
    if len(leaving):
        worth = sentences.amount(float(leaving["annual_value"].sum()), currency)
        accounts = sentences.count_of(len(leaving), "account")
        lines.append(
            f"Who sees the {accounts} that look into leaving and have no plan, worth {worth} a year?"
        )
    overdue = plans_in_short(con, today=today)["steps_overdue"]
    if overdue:
        lines.append(
            f"What holds up the {sentences.count_of(overdue, 'step')} of save plans that are overdue?"
        )
    return lines


def restated_slide(former: str, lines: Sequence[Restated]) -> Slide:
    """What stands otherwise today than when the last review was approved."""
    if not lines:
        return Slide("restated", f"Nothing has been restated since {former}")
    rows = tuple((line.what, line.was, line.now, line.why) for line in lines)
    return Slide(
        "restated", f"{sentences.count_of(len(rows), 'figure or loss', 'figures and losses')} restated since {former}",
        table=Table(("What", "Was", "Is now", "Why"), rows),
    )  # fmt: skip
