"""The five measures of the Overview, each with what it rests on, the period before and its course by quarter."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis import churn, coverage, overview, periods, retention, sentences, winloss
from analysis.definitions import DEFINITIONS
from analysis.observed import observed
from analysis.overview import Places
from analysis.rates import Rate
from queries import store

QUARTERS = 12  # of a course


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure with what it rests on, the same of the period before, and its course by quarter."""

    name: str
    value: str
    rests_on: str
    before: str
    course: tuple[float, ...]
    definition: str


def measures(con: store.Connection, *, period: periods.Period, kind: str, **places: Any) -> list[Measure]:
    """Churn, gross and net retention, win rate, coverage; beside the period before where the data cover both whole."""
    days = observed(con)
    earlier = periods.before(period)
    if not (
        earlier and days.covers(earlier.since, earlier.until) and days.covers(period.since, period.until)
    ):
        earlier = None
    return [
        _churn(con, period, earlier, places),
        *_retention(con, period, earlier, places),
        _win_rate(con, period, earlier, places),
        _coverage(con, period, earlier, kind, places),
    ]


def _churn(
    con: store.Connection, period: periods.Period, earlier: periods.Period | None, places: Places
) -> Measure:
    now, then = (
        overview.at_risk(con, period, places),
        overview.at_risk(con, earlier, places) if earlier else None,
    )
    course = churn.logo_churn_by_period(con, grain="quarter", **places)
    return Measure(
        "Customers lost",
        sentences.percent(now.share),
        now.text(),
        _before(then and then.share, earlier),
        _course(course, "churn_share"),
        DEFINITIONS["logo_churn"],
    )


def _retention(
    con: store.Connection, period: periods.Period, earlier: periods.Period | None, places: Places
) -> list[Measure]:
    now, then = _kept(con, period, places), _kept(con, earlier, places) if earlier else None
    course = retention.revenue_retention_by_period(con, grain="quarter", **places)
    return [
        Measure(
            f"{side.capitalize()} retention",
            sentences.percent(None if now is None else now[f"{side}_retention_share"]),
            _of_revenue(now, side),
            _before(None if then is None else then[f"{side}_retention_share"], earlier),
            _course(course, f"{side}_retention_share"),
            DEFINITIONS[f"{side}_retention"],
        )
        for side in ("gross", "net")
    ]


def _kept(con: store.Connection, period: periods.Period, places: Places) -> pd.Series | None:
    """The retention of a period; None where no fee was paid on its first day."""
    found = retention.retention_of_period(con, since=period.since, until=period.until, **places)
    return None if found.empty else found.iloc[0]


def _of_revenue(kept: pd.Series | None, side: str) -> str:
    """'of the revenue of 228 accounts (87–95 %)'."""
    if kept is None:
        return "no revenue on record"
    around = sentences.interval(kept[f"{side}_low"], kept[f"{side}_high"])
    paying = sentences.count_of(int(kept["at_risk"]), "account")
    return f"of the revenue of {paying}{f' ({around})' if around else ''}"


def _win_rate(
    con: store.Connection, period: periods.Period, earlier: periods.Period | None, places: Places
) -> Measure:
    now, then = _won(con, period, places), _won(con, earlier, places) if earlier else None
    course = winloss.win_rate_by(con, dimension="period", **places)
    return Measure(
        "Deals won",
        sentences.percent(now.share),
        now.text(),
        _before(then and then.share, earlier),
        tuple(course["win_rate_share"].dropna())[-QUARTERS:],
        DEFINITIONS["win_rate"],
    )


def _won(con: store.Connection, period: periods.Period, places: Places) -> Rate:
    whole = winloss.win_rate_by(con, since=period.since, until=period.until, **places)
    won, lost = (int(whole[name].sum()) for name in ("won", "lost"))
    return Rate(won, won + lost)


def _coverage(
    con: store.Connection, period: periods.Period, earlier: periods.Period | None, kind: str, places: Places
) -> Measure:
    now, then = (
        overview.counted(con, period, kind, places),
        overview.counted(con, earlier, kind, places) if earlier else None,
    )
    heard, heard_then = (
        Rate(int(now["with_words"]), int(now["losses"])),
        then and Rate(int(then["with_words"]), int(then["losses"])),
    )
    return Measure(
        "Losses with words",
        sentences.percent(heard.share, 0),
        heard.text(),
        _before(heard_then and heard_then.share, earlier, 0),
        _heard_by_quarter(con, kind, places),
        DEFINITIONS["coverage"],
    )


def _before(share: Any, earlier: periods.Period | None, places: int = 1) -> str:
    if earlier is None or share is None or share != share:
        return ""
    return f"{sentences.percent(share, places)} in {earlier.label}"


def _course(frame: pd.DataFrame, column: str) -> tuple[float, ...]:
    whole = frame[frame["complete"]]
    return tuple(whole[column].dropna())[-QUARTERS:]


def _heard(con: store.Connection, period: periods.Period, kind: str, places: Places) -> Rate:
    found = overview.counted(con, period, kind, places)
    return Rate(int(found["with_words"]), int(found["losses"]))


def _heard_by_quarter(con: store.Connection, kind: str, places: Places) -> tuple[float, ...]:
    """Coverage of each whole quarter on record, the latest last."""
    found = coverage.coverage_of_losses(con, dimension="quarter", kind=kind, **places)
    days = observed(con)
    quarters = [periods.parse(name) for name in found["group_name"]]
    whole = [days.covers(quarter.since, quarter.until) for quarter in quarters]
    return tuple(found.loc[whole, "coverage_share"].dropna())[-QUARTERS:]
