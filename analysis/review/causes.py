"""The slides on why: root causes with their intervals, and what our records named against what the words show."""

from collections.abc import Hashable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from analysis import agreement, sentences, wording
from analysis.causes import share_of_losses_by_recorded_reason
from analysis.definitions import DEFINITIONS
from analysis.figures import palette
from analysis.leading import Leading
from analysis.recorded import most_recorded
from analysis.recorded_reasons import MEANT, causes_of_reasons
from analysis.review.numbers import Term, known, label_of, share_figures
from analysis.review.slides import Bars, Figure, Series, Slide, Table
from analysis.review.words import figure_text, share_text
from queries import store

Figures = dict[str, Figure]
TWELVE_MONTHS = "Twelve months"
OF_TWELVE_MONTHS = "Share of the losses of twelve months with a root cause"
LINES = "Lines are 95 % intervals."
BRACKETS = "Ranges in brackets are 95 % intervals: what chance alone makes plausible. Below five there are only counts."
RECORDED = (
    "Losses whose recorded reason is the cause that the whole story shows, of those for which both are known. A "
    "recorded reason that stands for several causes agrees with any of them. "
)
MOST_BARS = 8  # causes that a chart can show with their names; the table has them all


def causes_slide(
    term: Term, figures: Figures, earlier: Figures, leading: Leading, stretch: pd.DataFrame
) -> Slide:
    """Root causes of this period beside the period before and, unless it is as long, the twelve months to its end.

    `stretch`: `share_of_losses_by_cause` of these twelve months, or of the period where it is longer.
    """
    now, before = by_cause(figures), by_cause(earlier)
    year = None if term.is_long else stretch
    names = list(dict.fromkeys([*now, *([] if year is None else year["cause"]), *before]))
    columns = cause_columns(now, before if earlier else None, year, term)
    table = cause_table(names, columns) if names else None
    if not now:
        behind = f"{DEFINITIONS['share_of_losses']} {BRACKETS}"
        return Slide("causes", no_causes(term, figures), table=table, behind=behind)
    bars = cause_bars(names, now, before, year, term)
    return Slide(
        "causes", cause_title(leading, figures, term), (), bars, table, behind=behind_causes(leading, bars, term),
    )  # fmt: skip


def cause_title(leading: Leading, figures: Figures, term: Term) -> str:
    """`cause_sentence`, but for too few losses to name a cause, of which the table has them all."""
    if leading.cause is not None:
        return cause_sentence(leading, figures).removesuffix(".")
    known = sentences.count_of(int(figures["losses_read"].value or 0), "loss", "losses")
    return f"{term.opening} the root cause of {known} is known: too few to say which one leads"


def cause_sentence(leading: Leading, figures: Figures) -> str:
    """The leading cause where one may be called so, else what cannot be told apart, or the counts alone."""
    causes = by_cause(figures)
    if not causes:
        return "None of these losses has a known root cause yet."
    if leading.cause is None:
        counts = sentences.listed(
            [f"“{figure.label}” in {figure_text(figure)}" for figure in causes.values()]
        )
        return f"Too few of these losses have a known root cause to say which one leads; found: {counts}."
    if leading.is_leading or leading.rival is None:
        return (
            f"“{wording.cause(leading.cause)}” leads: {figure_text(causes[leading.cause])} with a root cause."
        )
    return (
        f"“{wording.cause(leading.cause)}” and “{wording.cause(leading.rival)}” cannot be told apart: "
        f"{figure_text(causes[leading.cause])} and {figure_text(causes[leading.rival])}."
    )


def behind_causes(leading: Leading, bars: Bars | None, term: Term) -> str:
    """What is counted and drawn, and how sure the reading is while mostly a machine has read."""
    said = [DEFINITIONS["share_of_losses"]]
    if bars and bars.series[0].name == OF_TWELVE_MONTHS:
        said.append(f"Below five losses no share is given: drawn are the twelve months to {last_day(term)}.")
    elif not bars:
        said.append("Below five losses no share is given, and nothing is drawn.")
    if bars:
        said.append(LINES)
    note = leading.reading_note
    return " ".join([*said, f"{note[0].upper()}{note[1:]}."] if note else said)


def last_day(term: Term) -> str:
    """The last day of a period, in words."""
    return sentences.day(term.until - timedelta(days=1))


def by_cause(figures: Figures) -> Figures:
    """The figures on causes, by cause."""
    return {
        name.removeprefix("cause:"): figure for name, figure in figures.items() if name.startswith("cause:")
    }


def a_year_before(day: date) -> date:
    """The same day a year earlier; 28 February for the 29th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def no_causes(term: Term, figures: Figures) -> str:
    """Why there are no causes to show."""
    if not figures["losses"].value:
        return f"No account was lost {term.when}, so there are no causes to show"
    lost = sentences.count_of(int(figures["losses"].value or 0), "account")
    return f"No root cause of the {lost} lost {term.when} is known yet: nobody has been heard, or nothing is read"


def cause_bars(
    names: list[str], now: Figures, before: Figures, year: pd.DataFrame | None, term: Term
) -> Bars | None:
    """Shares with whiskers, of the periods that have enough losses for shares; of the twelve months where none has."""
    columns = [(term.label, now, palette.OWN), (label_of(*term.before), before, palette.RECORDED)]
    drawn = [(title, found, colour) for title, found, colour in columns if has_shares(found)]
    if not drawn and year is not None:
        of_year = by_cause(share_figures("cause", year, "cause", wording.cause))
        drawn = [(OF_TWELVE_MONTHS, of_year, palette.OWN)] if has_shares(of_year) else []
        names = list(of_year)
    if not drawn:
        return None
    shown = [name for name in names if any(name in found for _, found, _ in drawn)][:MOST_BARS]
    series = tuple(share_series(title, found, shown, colour) for title, found, colour in drawn)
    if len(series) == 1 and series[0].name == term.label:
        series = (replace(series[0], name="Share of the losses with a root cause"),)
    colours = tuple(palette.cause_colour(name) for name in shown) if len(series) == 1 else ()
    return Bars(tuple(wording.cause(name) for name in shown), series, "share", colours=colours)


def has_shares(found: Figures) -> bool:
    """Whether there are enough losses for shares."""
    return bool(found) and all(figure.value is not None for figure in found.values())


def share_series(title: str, found: Figures, shown: list[str], colour: str) -> Series:
    """The shares of some causes with the ends of their intervals; 0 for a cause that no loss has."""
    row = [found.get(name) for name in shown]
    return Series(
        title, tuple(figure.value if figure else 0.0 for figure in row), colour,
        tuple(figure.low if figure else None for figure in row),
        tuple(figure.high if figure else None for figure in row),
    )  # fmt: skip


def cause_columns(
    now: Figures, before: Figures | None, year: pd.DataFrame | None, term: Term
) -> dict[str, dict[str, str]]:
    """The columns of the table: title, and the text of each cause that was found in that stretch."""
    columns = {term.label: {name: figure_text(figure) for name, figure in now.items()}}
    if before is not None:
        columns[label_of(*term.before)] = {name: figure_text(figure) for name, figure in before.items()}
    if year is not None:
        columns[TWELVE_MONTHS] = {str(row["cause"]): row_text(row) for row in year.to_dict("records")}
    return columns


def cause_table(names: list[str], columns: dict[str, dict[str, str]]) -> Table:
    """Counts and intervals of each cause in each stretch."""
    rows = tuple(
        (wording.cause(name), *(texts.get(name, "0") for texts in columns.values())) for name in names
    )
    return Table(("Root cause", *columns), rows)


def row_text(row: dict[Hashable, Any]) -> str:
    """A row of shares as its counts, share and interval."""
    return share_text(row["losses"], row["of"], known(row["share"]), known(row["low"]), known(row["high"]))


def recorded_slide(con: store.Connection, term: Term) -> Slide:
    """What our records named against what the words showed, loss by loss, and over twelve months beside it."""
    stretches = {term.label: (term.since, term.until)}
    if not term.is_long:
        stretches[TWELVE_MONTHS] = (a_year_before(term.until), term.until)
    flows = {title: recorded_and_found(con, *stretch) for title, stretch in stretches.items()}
    names = sorted({pair for flow in flows.values() for pair in flow}, key=lambda pair: order_of(pair, flows))
    if not names:
        nothing = f"No loss {term.when} has both a recorded reason and a root cause to compare"
        return Slide("recorded", nothing, behind=RECORDED)
    rows = tuple(
        (recorded, wording.cause(root), *(f"{flow.get((recorded, root), 0)}" for flow in flows.values()))
        for recorded, root in names
    )
    said = [agreement_sentence(con, stretch) for stretch in stretches.values()]
    return Slide(
        "recorded", said[0].removesuffix(".") if flows[term.label] else no_pairs(term),
        tuple(f"Over twelve months: {one}" for one in said[1:]), behind=f"{RECORDED}{BRACKETS}",
        table=Table(("Our records say", "The words show", *counted_over(flows)), rows))  # fmt: skip


def counted_over(flows: dict[str, dict[tuple[str, str], int]]) -> list[str]:
    """'Losses, Q1 2024 (of 12)': over what each column counts, and how many losses that is."""
    return [f"Losses, {uncapped(title)} (of {sum(flow.values())})" for title, flow in flows.items()]


def uncapped(title: str) -> str:
    """'twelve months', 'Q1 2024': a title inside another."""
    return title.lower() if title == TWELVE_MONTHS else title


def no_pairs(term: Term) -> str:
    """The title where only the longer stretch has losses to compare."""
    return f"No loss {term.when} has both a recorded reason and a root cause; those of twelve months do"


def recorded_and_found(con: store.Connection, since: date, until: date) -> dict[tuple[str, str], int]:
    """Losses by recorded reason and root cause, of those that have both."""
    flow = agreement.recorded_against_root_cause(con, since=since, until=until)
    flow = flow[
        flow["recorded_reason"].notna() & flow["root_cause"].notna() & (flow["root_cause"] != "unknown")
    ]
    found: dict[tuple[str, str], int] = {}
    for row in flow.to_dict("records"):
        pair = (str(row["recorded_reason"]), str(row["root_cause"]))
        found[pair] = found.get(pair, 0) + int(row["losses"])
    return found


def order_of(pair: tuple[str, str], flows: dict[str, dict[tuple[str, str], int]]) -> tuple[object, ...]:
    """The pairs with most losses first, those of the period before those of the year."""
    return (*(-flow.get(pair, 0) for flow in flows.values()), pair)


def agreement_sentence(con: store.Connection, stretch: tuple[date, date]) -> str:
    """'Our records named the root cause in 1 of 12 losses.'"""
    pairs = agreement.agreement_of_reasons(con, since=stretch[0], until=stretch[1]).set_index("pair")
    return str(pairs.loc["recorded and root", "sentence"])


def recorded_sentence(con: store.Connection, term: Term) -> str:
    """What our records say most often: reasons that stand for the same cause count together."""
    reasons = share_of_losses_by_recorded_reason(con, since=term.since, until=term.until)
    meanings = causes_of_reasons(con, reasons["reason"].head(MEANT))
    said = most_recorded(reasons, meanings, counted=True)
    return f"{said[0].upper()}{said[1:]}."
