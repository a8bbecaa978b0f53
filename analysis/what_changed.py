"""What changed between a quarter and the four before it, in words, only what the statistics bear.

The quarter is the last whole one of the period that the page is about, so that the words belong to its figures.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from analysis import (
    addresses,
    churn,
    coverage,
    locales,
    loss_list,
    periods,
    retention,
    sentences,
    trends,
    winloss,
    wording,
)
from analysis.addresses import Address
from analysis.observed import observed
from analysis.rates import Rate
from queries import store

CHANCE = 0.05  # a change that chance brings more often than this is not called one
BEFORE = 4  # quarters that the last one is held against: a year, so that the season is in both
REPORTS = (
    "logo_churn_by_period",
    "revenue_retention_by_period",
    "win_rate_by",
    "coverage_of_losses",
    "change_points_by_cause",
)
TOO_FEW = (
    "Fewer than five whole quarters are on record up to the end of this period, too few to say what changed."
)


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence on what changed or did not; what is behind it, '9 losses', and where, if it speaks of any."""

    sentence: str
    behind: str = ""
    address: Address | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What is to be said at the end of each whole quarter that has four before it, and each turn of a cause by its day.

    It holds for every period, so that a reader who chooses another one waits for nothing.
    """

    by_quarter: tuple[tuple[periods.Period, tuple[Change, ...]], ...]
    turns: tuple[tuple[date, Change], ...]


def history(con: store.Connection, *, kind: str = "defection", **places: Any) -> History:
    """A sentence for each measure that moved more than chance does, one for those that did not, and turns of causes."""
    left = churn.logo_churn_by_period(con, grain="quarter", **places)
    whole = [periods.starting(start, "quarter") for start in left.loc[left["complete"], "period_start"]]
    names = [quarter.name for quarter in whole]
    counted = _counted(con, left, names, kind, places)
    kept = _named(retention.revenue_retention_by_period(con, grain="quarter", **places)).reindex(names)
    said = tuple(
        (whole[place], at_the_end(whole[place], place, counted, kept)) for place in range(BEFORE, len(whole))
    )
    return History(said, _turns(con, kind, places))


def changes(told: History, period: periods.Period = periods.WHOLE) -> list[Change]:
    """What a history says of the last whole quarter that ends with the period or before, and of turns in the period."""
    over = [said for quarter, said in told.by_quarter if _is_over(quarter, period)]
    turns = [
        turn
        for day, turn in told.turns
        if (period.since is None or period.since <= day) and (period.until is None or day < period.until)
    ]
    return [*(over[-1] if over else (Change(TOO_FEW),)), *turns]


def _is_over(quarter: periods.Period, period: periods.Period) -> bool:
    return period.until is None or (quarter.until is not None and quarter.until <= period.until)


def at_the_end(
    quarter: periods.Period, place: int, counted: dict[str, pd.DataFrame], kept: pd.DataFrame
) -> tuple[Change, ...]:
    """What is to be said of the quarter in that place of `counted` and `kept`, against the four before it."""
    found = {name: _last_and_before(rates, place) for name, rates in counted.items()}
    said = [_moved(name, *pair, quarter) for name, pair in found.items() if not by_chance(*pair)]
    revenue = _revenue_moved(kept.iloc[place - BEFORE : place + 1], quarter)
    still = [name.lower() for name, pair in found.items() if by_chance(*pair) and pair[0].base]
    still += [] if revenue else ["gross retention"]
    quiet = f"In {quarter.label}, {sentences.listed(still)} moved no more than chance alone would move them."
    return (*said, *revenue, *([Change(quiet)] if still else []))


def in_a_table(told: list[Change]) -> pd.DataFrame:
    """The changes as one row each: what_changed, behind_it."""
    return pd.DataFrame(
        [(change.sentence, change.behind) for change in told], columns=["what_changed", "behind_it"]
    )


def _sentence(quarter: str, words: str) -> str:
    return f"In {quarter}, against the four quarters before, {words}."


def _moved(name: str, now: Rate, then: Rate, quarter: periods.Period) -> Change:
    way = "rose" if (now.share or 0) > (then.share or 0) else "fell"
    words = f"{name.lower()} {way} to {now.text()} from {then.text()}"
    there = {"period": quarter.name}
    behind, address = {
        "Customers lost": (
            sentences.count_of(now.count, "loss", "losses"),
            addresses.of_churn(quarter.since, "quarter"),
        ),
        "Deals won": (sentences.count_of(now.base, "decided deal"), addresses.DECIDED | there),
        "Losses with words": (
            sentences.count_of(now.count, "loss with words", "losses with words"),
            addresses.HEARD | there,
        ),
    }[name]
    return Change(_sentence(quarter.label, words), behind, address)


def _counted(
    con: store.Connection, left: pd.DataFrame, names: list[str], kind: str, places: dict[str, Any]
) -> dict[str, pd.DataFrame]:
    """Of each rate the count and the base in each of the quarters."""
    deals = winloss.win_rate_by(con, dimension="period", **places).set_index("group_name")
    heard = coverage.coverage_of_losses(con, dimension="quarter", kind=kind, **places).set_index("group_name")
    told = {
        "Customers lost": _named(left)[["lost", "at_risk"]],
        "Deals won": deals.assign(decided=deals["won"] + deals["lost"])[["won", "decided"]],
        "Losses with words": heard[["with_words", "losses"]],
    }
    return {
        name: rates.set_axis(["count", "base"], axis=1).reindex(names).fillna(0).astype(int)
        for name, rates in told.items()
    }


def _named(quarters: pd.DataFrame) -> pd.DataFrame:
    return quarters.set_axis([periods.starting(start, "quarter").name for start in quarters["period_start"]])


def _last_and_before(rates: pd.DataFrame, place: int) -> tuple[Rate, Rate]:
    """The rate in one quarter, and in the four before it together."""
    before = rates.iloc[place - BEFORE : place].sum()
    now = rates.iloc[place]
    return Rate(int(now["count"]), int(now["base"])), Rate(int(before["count"]), int(before["base"]))


def _revenue_moved(quarters: pd.DataFrame, last: periods.Period) -> list[Change]:
    """Gross retention, where the last quarter's interval and those of all four before lie apart."""
    now, former = quarters.iloc[-1], quarters.iloc[:-1]
    rose = now["gross_low"] > former["gross_high"].max()
    if not rose and not now["gross_high"] < former["gross_low"].min():
        return []
    around = sentences.interval(now["gross_low"], now["gross_high"])
    share = sentences.percent(now["gross_retention_share"])
    words = f"gross retention {'rose' if rose else 'fell'} to {share} ({around})"
    paying = sentences.count_of(int(now["at_risk"]), "account")
    return [Change(_sentence(last.label, words), paying, addresses.AT_RISK | {"period": last.name})]


def _turns(con: store.Connection, kind: str, places: dict[str, Any]) -> tuple[tuple[date, Change], ...]:
    """The day on which the rate of a cause took a turn that chance does not explain, with its losses since then."""
    found = trends.change_points_by_cause(con, kind=kind, **places)
    turned = found[found["change_on"].notna() & (found["p_adjusted"] < CHANCE)]
    rows: list[Any] = list(turned.itertuples())
    return tuple((row.change_on.date(), _turned(con, row, kind, places)) for row in rows)


def _turned(con: store.Connection, row: Any, kind: str, places: dict[str, Any]) -> Change:
    since, until = row.change_on.date(), observed(con).until or row.change_on.date()
    way = "fewer" if row.rate_after < row.rate_before else "more"
    a_year = [locales.number(rate, 1) for rate in (row.rate_after, row.rate_before)]
    pace = f"{a_year[0]} a year, {a_year[1]} before"
    words = f"{wording.cause(row.cause)}: {way} losses since {sentences.day(since)}, {pace}."
    asked = {"cause": row.cause, "dated": "announced", "since": since, "until": until, "kind": kind}
    losses = loss_list.losses_found(con, **asked, **places)
    there = {"cause": row.cause, "dated": "announced", "period": periods.between(since, until).name}
    return Change(words, sentences.count_of(int(losses["found"].iloc[0]), "loss", "losses"), there)


def by_chance(one: Rate, other: Rate) -> bool:
    """Whether two shares differ by no more than chance brings (Fisher's exact test)."""
    table = np.array([[one.count, one.base - one.count], [other.count, other.base - other.count]])
    return bool(stats.fisher_exact(table).pvalue >= CHANCE)
