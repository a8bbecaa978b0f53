"""The five measures of the Overview, each with what it rests on and the period before; and their courses by quarter."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis import addresses, churn, coverage, overview, periods, retention, sentences, winloss
from analysis.addresses import Address
from analysis.definitions import DEFINITIONS
from analysis.observed import observed
from analysis.overview import Places
from analysis.rates import Rate
from queries import store

QUARTERS = 12  # of a course


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure with what it rests on, the same of the period before, and what is behind it ('32 losses') where."""

    name: str
    value: str
    rests_on: str
    before: str
    definition: str
    behind: str = ""
    address: Address | None = None


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


REPORTS = (
    "logo_churn_by_period",
    "revenue_retention_by_period",
    "win_rate_by",
    "coverage_of_losses",
    "leading_cause_of_losses",
)


def in_a_table(con: store.Connection, **asked: Any) -> pd.DataFrame:
    """The measures as one row each: measure, value, rests_on, period_before."""
    rows = [(one.name, one.value, one.rests_on, one.before) for one in measures(con, **asked)]
    return pd.DataFrame(rows, columns=["measure", "value", "rests_on", "period_before"])


def _churn(
    con: store.Connection, period: periods.Period, earlier: periods.Period | None, places: Places
) -> Measure:
    now, then = (
        overview.at_risk(con, period, places),
        overview.at_risk(con, earlier, places) if earlier else None,
    )
    return Measure(
        "Customers lost",
        sentences.percent(now.share),
        now.text(),
        _before(then and then.share, earlier),
        DEFINITIONS["logo_churn"],
        _some(now.count, "loss", "losses"),
        addresses.DEFECTIONS | {"at_risk": str(period.since or observed(con).since)},
    )


def _retention(
    con: store.Connection, period: periods.Period, earlier: periods.Period | None, places: Places
) -> list[Measure]:
    now, then = _kept(con, period, places), _kept(con, earlier, places) if earlier else None
    return [
        Measure(
            f"{side.capitalize()} retention",
            sentences.percent(None if now is None else now[f"{side}_retention_share"]),
            _of_revenue(now, side),
            _before(None if then is None else then[f"{side}_retention_share"], earlier),
            DEFINITIONS[f"{side}_retention"],
            "" if now is None else _some(int(now["at_risk"]), "account", "accounts"),
            addresses.AT_RISK,
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
    return Measure(
        "Deals won",
        sentences.percent(now.share),
        now.text(),
        _before(then and then.share, earlier),
        DEFINITIONS["win_rate"],
        _some(now.base, "decided deal", "decided deals"),
        addresses.DECIDED,
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
        DEFINITIONS["coverage"],
        _some(heard.count, "loss with words", "losses with words"),
        addresses.HEARD,
    )


def _some(number: int, one: str, many: str) -> str:
    return sentences.count_of(number, one, many) if number else ""


def _before(share: Any, earlier: periods.Period | None, places: int = 1) -> str:
    if earlier is None or share is None or share != share:
        return ""
    return f"{sentences.percent(share, places)} in {earlier.label}"


def courses(con: store.Connection, *, kind: str, **places: Any) -> dict[str, tuple[float, ...]]:
    """The course of each measure over the last twelve whole quarters, by its name; they do not go by the period."""
    left = churn.logo_churn_by_period(con, grain="quarter", **places)
    kept = retention.revenue_retention_by_period(con, grain="quarter", **places)
    deals = winloss.win_rate_by(con, dimension="period", **places)
    heard = coverage.coverage_of_losses(con, dimension="quarter", kind=kind, **places)
    return {
        "Customers lost": _course(left[left["complete"]]["churn_share"]),
        "Gross retention": _course(kept[kept["complete"]]["gross_retention_share"]),
        "Net retention": _course(kept[kept["complete"]]["net_retention_share"]),
        "Deals won": _course(_whole(con, deals)["win_rate_share"]),
        "Losses with words": _course(_whole(con, heard)["coverage_share"]),
    }


def course_in_words(name: str, course: tuple[float, ...]) -> str:
    """'Customers lost by quarter: 3.1 % at first, 2.8 % at last', for those who cannot see the line."""
    if not course:
        return ""
    quarters = sentences.count_of(len(course), "quarter")
    first, last = sentences.percent(course[0]), sentences.percent(course[-1])
    return f"{name} over {quarters}: {first} at first, {last} at last"


def _course(shares: pd.Series) -> tuple[float, ...]:
    return tuple(shares.dropna())[-QUARTERS:]


def _whole(con: store.Connection, quarters: pd.DataFrame) -> pd.DataFrame:
    """The rows of quarters, named '2024-Q3', that the data cover from end to end; not that of no day at all."""
    days = observed(con)
    dated = quarters[quarters["group_name"] != "(none)"]
    named = [periods.parse(name) for name in dated["group_name"]]
    covered = [days.covers(quarter.since, quarter.until) for quarter in named]
    return dated[pd.Series(covered, index=dated.index, dtype=bool)]
