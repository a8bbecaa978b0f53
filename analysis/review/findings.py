"""The slides on what happened: the sentence of the period, retention, and the bridge from start to end."""

import math
from datetime import date
from itertools import accumulate, pairwise
from typing import Any

import pandas as pd

from analysis import periods, sentences
from analysis.churn import logo_churn_by_period
from analysis.definitions import DEFINITIONS
from analysis.figures import palette
from analysis.filters import Grain
from analysis.leading import Leading
from analysis.locales import number
from analysis.observed import observed
from analysis.review.causes import BRACKETS, LINES, cause_sentence, recorded_sentence
from analysis.review.numbers import PARTS, Term, known, label_of, whole_months
from analysis.review.slides import Bars, Figure, Series, Slide, Table
from analysis.review.words import figure_text, share_text
from queries import store

Figures = dict[str, Figure]
HEADLINES = ("logo_churn", "gross_retention", "net_retention", "lost_annual_value", "losses_read")
NOTHING_AT_RISK = "No account was at risk on the first day, so there is no retention to show"
HEADLINES_COUNT = (
    f"{DEFINITIONS['logo_churn']} Revenue retention: the fees of the accounts at risk at the end of the period, of "
    "their fees on its first day; gross without growth, net with it. Value lost: the annual value as recorded, else "
    "twelve times the monthly fee on the day of the announcement. A root cause is that of a person's verdict, else of "
    f"the words after the announcement. {BRACKETS}"
)
MOST_SHOWN = 12
LONG_IN_MONTHS = 36  # from here on years are shown, not quarters
ALL_BUT_STILL = 0.25  # of a bridge of which less than this part moves, the parts alone are drawn
RED, PALE_RED = "#b0445c", "#d08c9c"


def sentence_slide(
    con: store.Connection, term: Term, figures: Figures, before: Figures, leading: Leading, currency: str
) -> Slide:
    """The period in one sentence, and the figures that it rests on beside those of the period before."""
    names = [name for name in HEADLINES if name in figures]
    columns = [(term.label, figures)] + ([(label_of(*term.before), before)] if before else [])
    rows = tuple(
        (figures[name].label, *(text_or_dash(name, found, currency) for _, found in columns))
        for name in names
    )
    first, *rest = sentence_of(con, term, figures, leading, currency)
    return Slide(
        "sentence", first, (*rest, *unseen_before(con, term)),
        table=Table(("", *(title for title, _ in columns)), rows),
        behind=HEADLINES_COUNT,
    )  # fmt: skip


def text_or_dash(name: str, found: Figures, currency: str) -> str:
    """A figure in words; a dash where there was none."""
    return figure_text(found[name], currency) if name in found else "—"


def unseen_before(con: store.Connection, term: Term) -> list[str]:
    """Why no period before stands beside this one; nothing where it does."""
    if term.before_is_seen:
        return []
    since = sentences.day(observed(con).since)
    return [f"There is no whole period before to compare with: losses are on record from {since} on."]


def sentence_of(
    con: store.Connection, term: Term, figures: Figures, leading: Leading, currency: str
) -> list[str]:
    """'In Q1 2024 we lost 11 of 228 accounts (4.8 %, 3–8 %), worth £251,880 a year.', then why, then the records."""
    churn, losses = figures.get("logo_churn"), figures["losses"]
    if not losses.value:
        at_risk = f" of the {number(churn.base)} that we had" if churn and churn.base else ""
        return [f"{term.opening} we lost no account{at_risk}."]
    worth = sentences.amount(figures["lost_annual_value"].value, currency)
    lost = figure_text(churn).replace(" (", " accounts (") if churn else f"{number(losses.value)} accounts"
    return [
        f"{term.opening} we lost {lost}, worth {worth} a year.",
        *came_and_went(churn, losses),
        cause_sentence(leading, figures),
        recorded_sentence(con, term),
    ]


def came_and_went(churn: Figure | None, losses: Figure) -> list[str]:
    """The losses that no share of those at risk holds, because they became customers after the first day."""
    more = int((losses.value or 0) - (churn.count or 0)) if churn else 0
    if more <= 0:
        return []
    accounts = sentences.count_of(more, "account", "accounts")
    return [f"Besides, {accounts} left that had come after the first day; no share counts them."]


def retention_slide(con: store.Connection, term: Term, figures: Figures) -> Slide:
    """Logo churn of the stretches of this period and of those before, with intervals."""
    grain, shown = steps_of(term)
    frame = logo_churn_by_period(con, grain=grain, until=term.until).tail(shown)
    frame = frame[frame["at_risk"] > 0]
    names = tuple(name_of(row, grain) for row in frame.to_dict("records"))
    series = Series(
        "Accounts lost, share of those at risk", tuple(map(known, frame["churn_share"])), palette.OWN,
        tuple(map(known, frame["low"])), tuple(map(known, frame["high"])),
    )  # fmt: skip
    colours = tuple(
        palette.OWN if pd.Timestamp(day).date() >= first_of_step(term.since, grain) else palette.RECORDED
        for day in frame["period_start"]
    )
    rows = tuple(
        (
            name,
            share_text(
                row["lost"], row["at_risk"], known(row["churn_share"]), known(row["low"]), known(row["high"])
            ),
        )
        for name, row in zip(names, frame.to_dict("records"), strict=True)
    )
    has_shares = any(share is not None for share in series.values)
    bars = Bars(names, (series,), "share", is_horizontal=False, colours=colours) if has_shares else None
    drawn = f" {LINES} What belongs to this review is in colour." if bars else ""
    return Slide(
        "retention", retention_title(term, figures), (), bars,
        Table((grain.capitalize(), "Lost, of those at risk"), rows) if rows else None,
        behind=f"{DEFINITIONS['logo_churn']}{drawn}",
    )  # fmt: skip


def steps_of(term: Term) -> tuple[Grain, int]:
    """The stretches that a period is shown by, and how many: months, quarters or years."""
    months = whole_months(term.since, term.until)
    if months < 3:
        return "month", MOST_SHOWN
    if months < LONG_IN_MONTHS:
        return "quarter", max(8, min(MOST_SHOWN, math.ceil(months / 3)))
    return "year", MOST_SHOWN


def first_of_step(day: date, grain: Grain) -> date:
    """The first day of the month, quarter or year that a day lies in."""
    first = {"month": day.month, "quarter": 3 * ((day.month - 1) // 3) + 1, "year": 1}[grain]
    return date(day.year, first, 1)


def name_of(row: dict[Any, Any], grain: Grain) -> str:
    """'Q1 2024'; a stretch that data or period cut says so."""
    name = periods.starting(f"{row['period_start']:%Y-%m-%d}", grain).label
    return name if row["complete"] else f"{name} (part)"


def retention_title(term: Term, figures: Figures) -> str:
    """'In Q1 2024 11 of the 228 accounts at risk left (4.8 %, 3–8 %)'."""
    churn = figures.get("logo_churn")
    if churn is None or not churn.base:
        return NOTHING_AT_RISK
    lost = f"{number(churn.count or 0)} of the {number(churn.base)} accounts at risk left"
    if churn.value is None:
        return f"{term.opening} {lost}"
    return f"{term.opening} {lost} ({sentences.percent(churn.value)}, {sentences.interval(churn.low, churn.high)})"


def bridge_slide(term: Term, figures: Figures, currency: str) -> Slide:
    """From the value at the start to the value at the end, part by part."""
    if "start_value" not in figures:
        return Slide("bridge", NOTHING_AT_RISK, behind=behind_bridge(False))
    parts = [figures[name] for name, _ in PARTS.values()]
    heights = tuple(part.value or 0.0 for part in parts)
    levels = list(accumulate([heights[0], *(h * sign for h, sign in zip(heights[1:-1], SIGNS, strict=True))]))
    bars = bridge_bars(tuple(part.label for part in parts), heights, levels, currency)
    rows = tuple(
        (part.label, sentences.amount(part.value, currency), number(part.accounts) if part.accounts is not None else "")
        for part in parts
    )  # fmt: skip
    gross, net = figures["gross_retention"], figures["net_retention"]
    title = (
        f"{term.opening} {rate_text(gross)} of what {sentences.count_of(gross.accounts or 0, 'account')} paid at the "
        f"start was kept, {rate_text(net)} with growth"
    )
    return Slide(
        "bridge", title, (), bars, Table(("Part", "Value a year", "Accounts"), rows),
        behind=behind_bridge(moves_alone(levels)),
    )  # fmt: skip


def bridge_bars(
    labels: tuple[str, ...], heights: tuple[float, ...], levels: list[float], currency: str
) -> Bars:
    """The whole bridge on the ground, or where little moved the parts alone."""
    measured = f"Value a year, {sentences.SIGNS.get(currency, currency)}" if currency else "Value a year"
    if moves_alone(levels):
        moved = Series(measured, heights[1:-1], palette.OWN)
        return Bars(labels[1:-1], (moved,), "money", False, colours=COLOURS[1:-1])
    stands_on = (0.0, *(min(pair) for pair in pairwise(levels)), 0.0)
    return Bars(labels, (Series(measured, heights, palette.OWN),), "money", False, stands_on, COLOURS)


def rate_text(figure: Figure) -> str:
    """'97.3 % (90–99 %)'."""
    around = sentences.interval(figure.low, figure.high)
    return f"{sentences.percent(figure.value)} ({around})" if around else sentences.percent(figure.value)


SIGNS = (1, 1, 1, -1, -1)  # of the parts between start and end
COLOURS = (palette.RECORDED, palette.OWN, palette.OWN, palette.OWN, PALE_RED, RED, palette.RECORDED)


def behind_bridge(only_moves: bool) -> str:
    """What the two rates are, and what of the bridge is drawn."""
    said = f"Kept: {DEFINITIONS['gross_retention']} With growth: {DEFINITIONS['net_retention']}"
    return f"{said} Drawn is what moved; start and end stand in the table." if only_moves else said


def moves_alone(levels: list[float]) -> bool:
    """Whether what moved could not be seen beside start and end: an axis that begins higher up would exaggerate it."""
    moved = max(levels) - min(levels)
    return 0 < moved <= ALL_BUT_STILL * max(levels)
