"""The slides on why: root causes with their intervals, and what our records named against what the words show."""

from collections.abc import Hashable
from datetime import date
from typing import Any

import pandas as pd

from analysis import agreement, palette, sentences, wording
from analysis.causes import share_of_losses_by_cause
from analysis.definitions import DEFINITIONS
from analysis.leading import leading_cause
from analysis.review_numbers import Term, known
from analysis.review_words import figure_text, share_text
from analysis.slides import Bars, Figure, Series, Slide, Table
from queries import store

Figures = dict[str, Figure]


def causes_slide(con: store.Connection, term: Term, figures: Figures, earlier: Figures) -> Slide:
    """Root causes of this period beside the period before and the twelve months to its end."""
    now, before = by_cause(figures), by_cause(earlier)
    year = share_of_losses_by_cause(con, since=a_year_before(term.until), until=term.until)
    names = list(dict.fromkeys([*now, *year["cause"], *before]))
    if not now:
        return Slide(
            "causes", no_causes(term, figures), (), table=cause_table(names, now, before, year, term)
        )
    return Slide(
        "causes", cause_sentence(con, term, figures).removesuffix("."), (), cause_bars(names, now, before, term),
        cause_table(names, now, before, year, term), behind=behind_causes(con, term),
    )  # fmt: skip


def cause_sentence(con: store.Connection, term: Term, figures: Figures) -> str:
    """The leading cause where one may be called so, else what cannot be told apart, or the counts alone."""
    causes = by_cause(figures)
    if not causes:
        return "None of them has a root cause yet."
    leading = leading_cause(con, since=term.since, until=term.until)
    if leading.cause is None:
        counts = sentences.listed(
            [f"“{figure.label}” in {figure_text(figure)}" for figure in causes.values()]
        )
        return f"Too few of them have a root cause to name one that leads; found: {counts}."
    if leading.is_leading or leading.rival is None:
        return (
            f"“{wording.cause(leading.cause)}” leads: {figure_text(causes[leading.cause])} with a root cause."
        )
    return (
        f"“{wording.cause(leading.cause)}” and “{wording.cause(leading.rival)}” cannot be told apart: "
        f"{figure_text(causes[leading.cause])} and {figure_text(causes[leading.rival])}."
    )


def behind_causes(con: store.Connection, term: Term) -> str:
    """What is counted, and how sure the reading is while mostly a machine has read."""
    note = leading_cause(con, since=term.since, until=term.until).reading_note
    said = f"{DEFINITIONS['share_of_losses']} Lines are 95 % intervals."
    return f"{said} {note[0].upper()}{note[1:]}." if note else said


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
        return f"No account was lost in {term.label}, so there are no causes to show"
    lost = sentences.count_of(int(figures["losses"].value or 0), "account")
    return f"None of the {lost} lost in {term.label} has a root cause yet: nobody has been heard, or nothing is read"


def cause_bars(names: list[str], now: Figures, before: Figures, term: Term) -> Bars:
    """Shares with whiskers where both periods have enough losses for them, else counts."""
    enough = all(figure.value is not None for figure in [*now.values(), *before.values()])
    shown = [name for name in names if name in now or name in before]
    since, until = term.before
    earlier = f"before ({since:%b %Y} to {until:%b %Y})"

    def column(figures: Figures, title: str, colour: str) -> Series:
        row = [figures.get(name) for name in shown]
        if not enough:
            return Series(title, tuple(figure.count if figure else 0.0 for figure in row), colour)
        return Series(
            title, tuple(figure.value if figure else 0.0 for figure in row), colour,
            tuple(figure.low if figure else None for figure in row),
            tuple(figure.high if figure else None for figure in row),
        )  # fmt: skip

    series = (column(now, term.label, palette.OWN), column(before, earlier, palette.RECORDED))
    return Bars(tuple(wording.cause(name) for name in shown), series, "share" if enough else "count")


def cause_table(names: list[str], now: Figures, before: Figures, year: pd.DataFrame, term: Term) -> Table:
    """Counts and intervals of each cause in this period, the one before, and twelve months."""
    rolling = {row["cause"]: row for row in year.to_dict("records")}
    rows = []
    for name in names:
        row = rolling.get(name)
        rows.append(
            (
                wording.cause(name),
                figure_text(now[name]) if name in now else "0",
                figure_text(before[name]) if name in before else "0",
                row_text(row) if row else "0",
            )
        )
    return Table(("Root cause", term.label, "Period before", "Twelve months"), tuple(rows))


def row_text(row: dict[Hashable, Any]) -> str:
    """A row of shares as its counts, share and interval."""
    return share_text(row["losses"], row["of"], known(row["share"]), known(row["low"]), known(row["high"]))


def recorded_slide(con: store.Connection, term: Term) -> Slide:
    """What our records named against what the words showed, loss by loss."""
    flow = agreement.recorded_against_root_cause(con, since=term.since, until=term.until)
    flow = flow[flow["root_cause"].notna() & (flow["root_cause"] != "unknown")]
    if flow.empty:
        return Slide(
            "recorded", f"No loss of {term.label} has both a recorded reason and a root cause to compare"
        )
    rows = tuple(
        (str(row.recorded_reason), wording.cause(str(row.root_cause)), f"{row.losses}")
        for row in flow.itertuples()
    )
    pairs = agreement.agreement_of_reasons(con, since=term.since, until=term.until).set_index("pair")
    return Slide(
        "recorded", str(pairs.loc["recorded and root", "sentence"]),
        table=Table(("Our records say", "The words show", "Losses"), rows),
        behind=DEFINITIONS["agreement"],
    )  # fmt: skip


def recorded_sentence(reasons: list[Figure]) -> str:
    """What our records say most often."""
    if not reasons:
        return "Our records give no reason."
    names = sentences.listed([f"“{figure.label}”" for figure in reasons])
    return (
        f"Our records say {names} most often, {figure_text(reasons[0])}{' each' if len(reasons) > 1 else ''}."
    )


def first_of(figures: Figures, prefix: str) -> list[Figure]:
    """The figure with the highest count, and those that share it."""
    found = [figure for name, figure in figures.items() if name.startswith(prefix)]
    most = max((figure.count or 0.0 for figure in found), default=0.0)
    return [figure for figure in found if figure.count == most]
