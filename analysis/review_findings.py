"""The slides on what happened: the sentence of the period, retention, and the bridge from start to end."""

from analysis import palette, sentences
from analysis.churn import logo_churn_by_period
from analysis.definitions import DEFINITIONS
from analysis.review_causes import cause_sentence, first_of, recorded_sentence
from analysis.review_numbers import Term, known
from analysis.review_words import figure_text, share_text
from analysis.slides import Bars, Figure, Series, Slide, Table
from queries import store

QUARTERS_SHOWN = 8
Figures = dict[str, Figure]


HEADLINES = ("logo_churn", "gross_retention", "net_retention", "lost_annual_value", "losses_read")


def sentence_slide(
    con: store.Connection, term: Term, figures: Figures, before: Figures, currency: str
) -> Slide:
    """The period in one sentence, and the figures that it rests on beside those of the period before."""
    rows = tuple(
        (figures[name].label, figure_text(figures[name], currency), text_before(name, before, currency))
        for name in HEADLINES
        if name in figures
    )
    first, *rest = sentence_of(con, term, figures, currency)
    return Slide(
        "sentence", first, tuple(rest),
        table=Table(("", term.label, "Period before"), rows), behind=DEFINITIONS["logo_churn"],
    )  # fmt: skip


def text_before(name: str, before: Figures, currency: str) -> str:
    """A figure of the period before; a dash where there was none."""
    return figure_text(before[name], currency) if name in before else "—"


def sentence_of(con: store.Connection, term: Term, figures: Figures, currency: str) -> list[str]:
    """'In Q1 2024 we lost 11 of 228 accounts (4.8 %, 3–8 %), worth £251,880 a year.', then why, then the records."""
    churn, losses = figures.get("logo_churn"), figures["losses"]
    if not losses.value:
        at_risk = f" of the {churn.base:,.0f} that we had" if churn and churn.base else ""
        return [f"In {term.label} we lost no account{at_risk}."]
    worth = sentences.amount(figures["lost_annual_value"].value, currency)
    lost = figure_text(churn).replace(" (", " accounts (") if churn else f"{losses.value:,.0f} accounts"
    recorded = recorded_sentence(first_of(figures, "recorded:"))
    return [
        f"In {term.label} we lost {lost}, worth {worth} a year.",
        cause_sentence(con, term, figures),
        recorded,
    ]


def retention_slide(con: store.Connection, term: Term, figures: Figures) -> Slide:
    """Logo churn of this and the quarters before, with intervals."""
    frame = logo_churn_by_period(con, grain="quarter", until=term.until).tail(QUARTERS_SHOWN)
    names = tuple(f"Q{(day.month + 2) // 3} {day.year}" for day in frame["period_start"])
    series = Series(
        "Accounts lost, share of those at risk", tuple(map(known, frame["churn_share"])), palette.OWN,
        tuple(map(known, frame["low"])), tuple(map(known, frame["high"])),
    )  # fmt: skip
    rows = tuple(
        (
            name,
            share_text(
                row["lost"], row["at_risk"], known(row["churn_share"]), known(row["low"]), known(row["high"])
            ),
        )
        for name, (_, row) in zip(names, frame.iterrows(), strict=True)
    )
    churn = figures.get("logo_churn")
    title = f"In {term.label} {figure_text(churn)} of the accounts at risk left" if churn else NOTHING_AT_RISK
    return Slide(
        "retention", title, (), Bars(names, (series,), "share", is_horizontal=False), Table(("Quarter", "Lost"), rows),
        behind=DEFINITIONS["logo_churn"],
    )  # fmt: skip


NOTHING_AT_RISK = "No account was at risk on the first day, so there is no retention to show"


def bridge_slide(term: Term, figures: Figures, currency: str) -> Slide:
    """From the value at the start to the value at the end, part by part."""
    if "start_value" not in figures:
        return Slide("bridge", NOTHING_AT_RISK)
    start, grown, shrunk, lost = (
        figures[name].value or 0.0 for name in ("start_value", "expansion", "contraction", "lost_value")
    )
    end = start + grown - shrunk - lost
    heights = (start, grown, shrunk, lost, end)
    stands_on = (0.0, start, start + grown - shrunk, start + grown - shrunk - lost, 0.0)
    names = ("At the start", "Grown", "Shrunk", "Lost", "At the end")
    texts = tuple(sentences.amount(value, currency) for value in heights)
    colours = (palette.RECORDED, palette.OWN, PALE_RED, RED, palette.RECORDED)
    rows = tuple(zip(names, texts, strict=True))
    labels = tuple(f"{name}\n{text}" for name, text in rows)
    gross, net = figures["gross_retention"], figures["net_retention"]
    title = f"Of the value at the start {figure_text(gross)} was kept, {figure_text(net)} with growth"
    bars = Bars(labels, (Series("Value a year", heights, palette.OWN),), "money", False, stands_on, colours)
    return Slide(
        "bridge", title, (), bars, Table(("Part", "Value a year"), rows),
        behind=DEFINITIONS["gross_retention"],
    )  # fmt: skip


RED, PALE_RED = "#b0445c", "#d08c9c"
