"""Figures about staying: churn and retention over time, the bridge, cohorts, survival."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import periods, wording
from analysis.figures import axes, figures, palette
from analysis.figures import grid as figures_grid
from analysis.locales import month, number
from analysis.sentences import amount, count_of, interval, percent

PARTS = {
    "start": "Start",
    "new": "New",
    "returned": "Returned",
    "expansion": "Expansion",
    "contraction": "Contraction",
    "lost": "Lost",
    "end": "End",
}
ROOM_BESIDE = 1.35  # of the longest bar, for the amounts at its end
MEASURES = {"start": "absolute", "end": "total"}


def churn_over_time(frame: pd.DataFrame) -> go.Figure:
    """Logo churn per period with its interval; a period that the data cut is drawn faint."""
    faint = figures.faded(palette.OWN, 0.35)
    figure = go.Figure(
        go.Bar(
            x=frame["period_start"],
            y=frame["churn_share"],
            customdata=[str(start)[:10] for start in frame["period_start"]],
            marker={
                "color": [palette.OWN if whole else faint for whole in frame["complete"]],
                "cornerradius": 3,
            },
            error_y=figures.whiskers(frame, "churn_share"),
            hovertext=[_churn_in_words(row) for row in frame.itertuples()],
            hoverinfo="text",
            **figures.STAYS_BRIGHT,
        )
    )
    figure.update_xaxes(**axes.of_dates(frame["period_start"]))
    figure.update_yaxes(rangemode="tozero", **axes.of_shares(frame[["churn_share", "high"]].max().max()))
    return figures.styled(figure, height=320)


def _churn_in_words(row: Any) -> str:
    lost = (
        f"{month(row.period_start)}: {number(row.lost)} of {number(row.at_risk)}, {percent(row.churn_share)}"
    )
    around = f" ({interval(row.low, row.high)})" if interval(row.low, row.high) else ""
    return f"{lost}{around}{'' if row.complete else ', not complete'}"


def retention_over_time(frame: pd.DataFrame) -> go.Figure:
    """Gross and net revenue retention per period with their intervals; the axis starts at zero, as for every share."""
    figure = go.Figure()
    for place, (side, colour) in enumerate((("net", palette.SEQUENCE[1]), ("gross", palette.OWN))):
        column, name = f"{side}_retention_share", side.capitalize()
        ends = frame.rename(columns={f"{side}_low": "low", f"{side}_high": "high"})
        figure.add_scatter(
            x=frame["period_start"],
            y=frame[column],
            name=name,
            mode="lines+markers",
            line={"color": colour, "width": 2.5},
            error_y=figures.whiskers(ends, column),
            customdata=[str(start)[:10] for start in frame["period_start"]],
            hoverinfo="text",
            hovertext=[
                f"{month(start)}: {side} {percent(share)} ({interval(low, high)})"
                for start, share, low, high in ends[["period_start", column, "low", "high"]].to_numpy()
            ],
        )
        figure.data[-1].update(figures.marked(place))
    most = frame[["gross_high", "net_high"]].max().max()
    figure.update_xaxes(**axes.of_dates(frame["period_start"]))
    figure.update_yaxes(rangemode="tozero", **axes.of_shares(most))
    return figures.styled(figure, height=320, margin=figures.BELOW_LEGEND)


def bridge(frame: pd.DataFrame, *, currency: str = "") -> go.Figure:
    """From the yearly fees at the start of a period to those at its end, part by part, from `bridge_of_period`."""
    shown = frame[(frame["value"] != 0) | frame["part"].isin(list(MEASURES))]
    figure = go.Figure(
        go.Waterfall(
            orientation="h",
            x=shown["value"],
            y=[PARTS[part] for part in shown["part"]],
            customdata=list(shown["part"]),
            measure=[MEASURES.get(part, "relative") for part in shown["part"]],
            text=[amount(value, currency) for value in shown["value"]],
            textposition="outside",
            constraintext="none",
            hoverinfo="text",  # a bar without a label of its own takes no click
            hovertext=[_part_in_words(row, currency) for row in shown.itertuples()],
            cliponaxis=False,
            connector={"line": {"color": figures.FAINT}},
            totals={"marker": {"color": palette.RECORDED}},
            increasing={"marker": {"color": palette.OWN}},
            decreasing={"marker": {"color": palette.OUTCOME_COLOURS["lost"]}},
        )
    )
    # every bar says its amount, so ticks would only crowd a phone
    figure.update_xaxes(showticklabels=False, range=_with_room_for_amounts(shown))
    figure.update_yaxes(autorange="reversed", showgrid=False)
    return figures.styled(figure, height=38 * len(shown) + 60)


def _with_room_for_amounts(shown: pd.DataFrame) -> list[float]:
    """The ends of an axis on which the amount of each bar has room; bars themselves start at zero.

    The amount of a bar that falls stands at its left end, which may be zero.
    """
    parts = shown.loc[shown["part"] != "end", "value"]
    longest = max(parts.clip(lower=0).sum(), *shown.loc[shown["part"].isin(list(MEASURES)), "value"], 1)
    room = longest * (ROOM_BESIDE - 1)
    after_falls = parts.cumsum()[parts < 0]
    return [min(after_falls.min() - room, 0) if len(after_falls) else 0, longest + room]


def _part_in_words(row: Any, currency: str) -> str:
    of = "" if pd.isna(row.accounts) else f", {count_of(int(row.accounts), 'account')}"
    return f"{PARTS[row.part]}: {amount(row.value, currency)} a year{of}"


def survival(frame: pd.DataFrame) -> go.Figure:
    """Share of customers still there after so many months, a step line per group with its interval."""
    names = list(dict.fromkeys(frame["group_name"]))
    groups = {}
    for name in names:
        rows = frame[frame["group_name"] == name]
        groups[name] = rows.assign(
            words=[
                f"month {r.tenure}: {percent(r.survival_share)}, {number(r.left)} of {number(r.at_risk)} left in it"
                for r in rows.itertuples()
            ]
        )
    colours = {name: palette.SEQUENCE[place % len(palette.SEQUENCE)] for place, name in enumerate(names)}
    figure = figures.lines(
        groups,
        x="tenure",
        y="survival_share",
        colours=colours,
        names={n: n for n in names},
        notes="words",
        step=True,
        band=len(names) <= 4,
    )
    figure.update_xaxes(**axes.of_months(frame["tenure"].max()))
    return figure.update_yaxes(range=[0, 1.02], **axes.of_shares(1.0))


def incidence(frame: pd.DataFrame, *, most: int = 4) -> go.Figure:
    """Share of customers lost to each cause after so many months, the largest causes and unknown."""
    last = frame.groupby("cause")["incidence_share"].max().sort_values(ascending=False)
    groups, colours = {}, {}
    for cause in last.index[: most + 1]:
        rows = frame[frame["cause"] == cause]
        words = [
            f"month {r.tenure}: {percent(r.incidence_share)} lost to it, {number(r.left)} so far"
            for r in rows.itertuples()
        ]
        groups[cause], colours[cause] = rows.assign(words=words), palette.cause_colour(cause)
    names = {cause: "Cause unknown" if cause == "unknown" else wording.cause(cause) for cause in groups}
    figure = figures.lines(
        groups,
        x="tenure",
        y="incidence_share",
        colours=colours,
        names=names,
        notes="words",
        step=True,
    )
    figure.update_yaxes(rangemode="tozero", **axes.of_shares(last.max()))
    return figure.update_xaxes(**axes.of_months(frame["tenure"].max()))


def cohorts(frame: pd.DataFrame) -> go.Figure:
    """Share of each quarter's new customers still there after so many quarters; blank below five customers."""
    told = frame[frame["cohort_start"].notna()].copy()
    joined = {start: periods.starting(start, "quarter").label for start in told["cohort_start"].unique()}
    told["words"] = [_stayed_in_words(row, joined) for row in told.itertuples()]
    figure = figures_grid.grid(
        told,
        rows="cohort_start",
        columns="quarters_after",
        value="retained_share",
        notes="words",
        row_names=joined,
        ranked=False,
    )
    return figure.update_xaxes(title={"text": "Quarters after they joined", "font": {"size": 13}})


def _stayed_in_words(row: Any, joined: dict[Any, str]) -> str:
    there = f"{number(row.still_there)} of {number(row.accounts)} there"
    return f"joined {joined[row.cohort_start]}: {there} after {count_of(row.quarters_after, 'quarter')}"
