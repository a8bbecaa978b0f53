"""The slides on what to do: measures and whether they worked, accounts at risk, decisions, and what was restated."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from analysis import sentences, wording
from analysis.action import effects
from analysis.action.actions import Action, action_of, actions_taken, note_on, scope_in_words, without_owner
from analysis.action.save_plans import plans_in_short
from analysis.definitions import DEFINITIONS
from analysis.early_warning.at_risk import asked_in_short, showing_a_risk
from analysis.figures import palette
from analysis.filters import ReportError
from analysis.locales import number
from analysis.review.fit import LONGEST_CELL, cut
from analysis.review.notes import MeetingNote
from analysis.review.numbers import Term, known
from analysis.review.restating import Restated
from analysis.review.slides import Bars, Series, Slide, Table
from analysis.review.words import share_text
from queries import store

ACCOUNTS_SHOWN = 10  # by value at risk
CAUSES_SHOWN = 5
MEASURES_DRAWN = 8  # more bars have no room below a table
EFFECT = (
    "Drawn and counted are the announced losses of the cause in the scope, before and after. Rate ratio, in brackets "
    f"its 95 % interval: after divided by before. {DEFINITIONS['effect_of_action']}"
)
AT_RISK = f"Value at risk: {DEFINITIONS['value_at_risk']}"
TO_DECIDE = (
    f"Share of a cause: {DEFINITIONS['share_of_losses']} In brackets its 95 % interval; below five losses there are "
    "only counts. Nobody owns a cause that no running measure with an owner aims at. Accounts are those of the last "
    "day of the data that look into leaving or have decided to, with the fees that they pay a year."
)
RESTATED = (
    "Each figure and each loss as it stood when the review was approved, and as the same count gives it today. In "
    "brackets are 95 % intervals; below five losses there are only counts. What each figure counts stands on its "
    "own slide."
)


def actions_slide(con: store.Connection, term: Term) -> Slide:
    """Every measure on record by the end of the period, with what happened after it began."""
    on_record = actions_taken(con)
    taken = [action for action in on_record if action.started_on < term.until]
    if not taken:
        title = "No measure against a cause is on record: what was found has been given to nobody"
        later = f"No measure had begun by the end of the period; {len(on_record)} on record since"
        return Slide("actions", later if on_record else title, behind=EFFECT)
    judged = [judge(con, action) for action in taken]
    rows = [
        (
            action.title, f"{wording.cause(action.cause)}; {scope_in_words(action.scope)}", action.owner or "nobody",
            sentences.day(action.started_on), said,
        )
        for action, (_, said) in zip(taken, judged, strict=True)
    ]  # fmt: skip
    known_effects = {
        action.title: effect for action, (effect, _) in zip(taken, judged, strict=True) if effect is not None
    }
    return Slide(
        "actions",
        f"{sentences.count_of(len(taken), 'measure')} on record; {moved(list(known_effects.values()))}",
        bars=before_and_after(known_effects),
        table=Table(("Measure", "Aims at", "Owner", "From", "What happened after"), tuple(rows)),
        behind=f"{drawn_of(len(known_effects))}{EFFECT}",
    )  # fmt: skip


def moved(found: Sequence[pd.DataFrame]) -> str:
    """After how many measures the losses of the cause fell or rose, beyond what chance alone moves."""
    fell = sum(bool(effect.iloc[0]["high"] < 1) for effect in found)
    rose = sum(bool(effect.iloc[0]["low"] > 1) for effect in found)
    told = [f"{word} after {number(count)}" for word, count in (("fell", fell), ("rose", rose)) if count]
    if not told:
        return "of none can it be told yet whether losses of the cause fell after it"
    return f"losses of the cause {' and '.join(told)} of them"


def judge(con: store.Connection, action: Action) -> tuple[pd.DataFrame | None, str]:
    """What followed a measure in numbers, None where that cannot be said yet, and in words."""
    try:
        found = effects.effect_of_action(con, action_id=action.action_id)
    except ReportError as error:
        return None, note_on(action, con) or str(error)
    return found, note_on(action, con) or effects.effect_sentence(found)


def drawn_of(judged: int) -> str:
    """Which measures are drawn, where there is no room for all."""
    if judged <= MEASURES_DRAWN:
        return ""
    return f"Drawn are the {number(MEASURES_DRAWN)} of {number(judged)} measures with the most losses. "


def before_and_after(found: dict[str, pd.DataFrame]) -> Bars | None:
    """Losses of the cause of each measure before and after it began, of those with most of them; nothing where none
    can be judged.
    """
    if not found:
        return None
    counts = {
        title: (float(effect.iloc[0]["before"]), float(effect.iloc[0]["after"]))
        for title, effect in found.items()
    }
    most = sorted(counts, key=lambda title: -sum(counts[title]))[:MEASURES_DRAWN]
    drawn = [title for title in counts if title in most]
    before, after = zip(*(counts[title] for title in drawn), strict=True)
    series = (
        Series("Losses of the cause before", before, palette.RECORDED),
        Series("Losses of the cause after, over as many days", after, palette.OWN),
    )
    return Bars(tuple(cut(title, LONGEST_CELL) for title in drawn), series, "count")


def what_followed(con: store.Connection, action_id: str) -> str:
    """What happened after a measure began, in words; else why that cannot be said."""
    return judge(con, action_of(con, action_id))[1]


def at_risk_slide(
    first: pd.DataFrame, short: Mapping[str, Any], currency: str, *, last_day: date | None
) -> Slide:
    """Accounts living on the last day of the data, by value at risk: the `first`, and all of them counted."""
    if not short["at_risk"]:
        living = sentences.count_of(short["living"], "living account")
        unasked = f"about {number(short['never_asked'])} of them nobody was ever asked"
        return Slide("at_risk", f"None of the {living} shows a risk; {unasked}", behind=AT_RISK)
    rows = tuple(account_row(row, currency) for _, row in first[first["risk"] > 0].iterrows())
    living = sentences.count_of(short["living"], "living account")
    show = showing_a_risk(short["at_risk"], short["annual_value"], currency)
    return Slide(
        "at_risk", f"Of {living} at the end of the data, {sentences.day(last_day)}, {number(short['at_risk'])} {show}",
        table=Table(("Account", "Worth a year", "At risk", "Where it stands", "Plan"), rows),
        behind=AT_RISK,
    )  # fmt: skip


def account_row(row: pd.Series, currency: str) -> tuple[str, ...]:
    """One account at risk in words."""
    step = (
        f"{wording.step(row['step'])} since {sentences.day(row['since_on'])}"
        if isinstance(row["step"], str)
        else "no step seen"
    )
    asked = "; nobody asked"
    if not pd.isna(row["last_asked_on"]):
        asked = f"; colleagues asked: {asked_in_short(row['last_asked_on'], row['risk_from'])}"
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
    living: Mapping[str, Any],
    stretch: pd.DataFrame,
    *,
    today: date,
    notes: Sequence[MeetingNote],
    currency: str,
) -> Slide:
    """What the meeting has to decide, then what it has decided.

    `living`: `at_risk_in_short`; `stretch`: the shares of causes over a year or, where it is longer, the period.
    """
    open_points = tuple(decisions_to_take(con, term, living, stretch, today=today, currency=currency))
    taken = [note for note in notes if note.note_kind == "decision"]
    said = tuple(f"Noted by {note.written_by}: {note.body}" for note in notes if note.note_kind == "note")
    rows = tuple((note.body, note.owner or "", sentences.day(note.due_on)) for note in taken)
    title = (
        f"{sentences.count_of(len(open_points), 'decision')} to take"
        if open_points
        else nothing_to_decide(causes_known=not stretch.empty, risk_seen=bool(living["at_risk"]))
    )
    return Slide(
        "decisions",
        title,
        (*open_points, *said),
        table=Table(("Decided", "Owner", "By"), rows) if rows else None,
        behind=TO_DECIDE,
    )


def nothing_to_decide(*, causes_known: bool, risk_seen: bool) -> str:
    """Why no decision waits; nothing known is not the same as everything in hand."""
    causes = "every cause has an owner" if causes_known else "no root cause is known yet"
    leaving = "nobody who looks into leaving is without a plan" if risk_seen else "no account shows a risk"
    return f"Nothing is waiting for a decision: {causes}, {leaving}"


def decisions_to_take(
    con: store.Connection,
    term: Term,
    living: Mapping[str, Any],
    stretch: pd.DataFrame,
    *,
    today: date,
    currency: str,
) -> list[str]:
    """Causes without an owner, accounts that look into leaving or decided to without a plan, steps overdue."""
    lines = []
    called = "that period" if term.is_long else "twelve months"
    for row in without_owner(con, stretch, today=today).head(CAUSES_SHOWN).to_dict("records"):
        share = share_text(
            row["losses"], row["of"], known(row["share"]), known(row["low"]), known(row["high"])
        )
        lines.append(f"Who owns “{row['name']}”, {share} of the losses of {called} with a root cause?")
    if living["leaving_without_plan"]:
        worth = sentences.amount(living["value_without_plan"], currency)
        one = "account that looks into leaving or has decided to, and has"
        many = "accounts that look into leaving or have decided to, and have"
        accounts = sentences.count_of(living["leaving_without_plan"], one, many)
        lines.append(f"Who sees the {accounts} no plan, worth {worth} a year?")
    overdue = plans_in_short(con, today=today)["steps_overdue"]
    if overdue:
        lines.append(
            f"What holds up the {sentences.count_of(overdue, 'step')} of save plans that are overdue?"
        )
    return lines


def restated_slide(former: str, lines: Sequence[Restated]) -> Slide:
    """What stands otherwise today than when the last review was approved."""
    if not lines:
        return Slide("restated", f"Nothing has been restated since {former}", behind=RESTATED)
    rows = tuple((line.what, line.was, line.now, line.why) for line in lines)
    return Slide(
        "restated", f"{sentences.count_of(len(rows), 'figure or loss', 'figures and losses')} restated since {former}",
        table=Table(("What", "Was", "Is now", "Why"), rows), behind=RESTATED,
    )  # fmt: skip
