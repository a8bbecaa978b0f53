"""What changed between a quarter and the four before it, in words, only what the statistics bear.

The quarter is the last whole one of the period that the page is about, so that the words belong to its figures.
"""

from dataclasses import dataclass
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
TOO_FEW = "Fewer than five whole quarters are on record up to the end of this period, too few to say what changed."


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence on what changed or did not; what is behind it, '9 losses', and where, if it speaks of any."""

    sentence: str
    behind: str = ""
    address: Address | None = None


def changes(
    con: store.Connection, *, period: periods.Period = periods.WHOLE, kind: str = "defection", **places: Any
) -> list[Change]:
    """A sentence for each measure that moved more than chance does, one for those that did not, and turns of causes."""
    left = churn.logo_churn_by_period(con, grain="quarter", **places)
    quarters = _quarters(left, period)
    if len(quarters) <= BEFORE:
        return [Change(TOO_FEW)]
    names = [quarter.name for quarter in quarters]
    last, found = quarters[-1], _found(con, left, names, kind, places)
    said = [_moved(name, *pair, last) for name, pair in found.items() if not by_chance(*pair)]
    kept = _kept(con, names, places)
    still = [name.lower() for name, pair in found.items() if by_chance(*pair) and pair[0].base]
    still += [] if kept else ["gross retention"]
    quiet = f"In {last.label}, {sentences.listed(still)} moved no more than chance alone would move them."
    return [*said, *kept, *([Change(quiet)] if still else []), *_turns(con, period, kind, places)]


def _quarters(left: pd.DataFrame, period: periods.Period) -> list[periods.Period]:
    """The last whole quarter that ends with the period or before, and the four before it, the earliest first."""
    whole = [periods.starting(start, "quarter") for start in left.loc[left["complete"], "period_start"]]
    over = [quarter for quarter in whole if period.until is None or quarter.until <= period.until]  # type: ignore[operator]
    return over[-BEFORE - 1 :]


def _found(
    con: store.Connection, left: pd.DataFrame, names: list[str], kind: str, places: dict[str, Any]
) -> dict[str, tuple[Rate, Rate]]:
    """Each rate in the last quarter, and in those before together."""
    return {
        "Customers lost": _left(left, names),
        "Deals won": _won(con, names, places),
        "Losses with words": _heard(con, names, kind, places),
    }


def in_a_table(con: store.Connection, **asked: Any) -> pd.DataFrame:
    """The changes as one row each: what_changed, behind_it."""
    rows = [(change.sentence, change.behind) for change in changes(con, **asked)]
    return pd.DataFrame(rows, columns=["what_changed", "behind_it"])


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


def _left(left: pd.DataFrame, names: list[str]) -> tuple[Rate, Rate]:
    rows = _named(left).loc[names]
    return _last_and_before(rows["lost"], rows["at_risk"])


def _named(quarters: pd.DataFrame) -> pd.DataFrame:
    return quarters.set_axis([periods.starting(start, "quarter").name for start in quarters["period_start"]])


def _won(con: store.Connection, names: list[str], places: dict[str, Any]) -> tuple[Rate, Rate]:
    found = winloss.win_rate_by(con, dimension="period", **places).set_index("group_name")
    counted = found.reindex(names)[["won", "lost"]].fillna(0).astype(int)
    decided = counted.sum(axis=1)
    return _last_and_before(counted["won"], decided)


def _heard(con: store.Connection, names: list[str], kind: str, places: dict[str, Any]) -> tuple[Rate, Rate]:
    found = coverage.coverage_of_losses(con, dimension="quarter", kind=kind, **places)
    counted = found.set_index("group_name").reindex(names)[["with_words", "losses"]].fillna(0).astype(int)
    return _last_and_before(counted["with_words"], counted["losses"])


def _last_and_before(count: pd.Series, base: pd.Series) -> tuple[Rate, Rate]:
    return (
        Rate(int(count.iloc[-1]), int(base.iloc[-1])),
        Rate(int(count.iloc[:-1].sum()), int(base.iloc[:-1].sum())),
    )


def _kept(con: store.Connection, names: list[str], places: dict[str, Any]) -> list[Change]:
    """Gross retention, where the last quarter's interval and those of all four before lie apart."""
    found = retention.revenue_retention_by_period(con, grain="quarter", **places)
    rows = _named(found).reindex(names)
    last, former = rows.iloc[-1], rows.iloc[:-1]
    rose = last["gross_low"] > former["gross_high"].max()
    if not rose and not last["gross_high"] < former["gross_low"].min():
        return []
    around = sentences.interval(last["gross_low"], last["gross_high"])
    share = sentences.percent(last["gross_retention_share"])
    words = f"gross retention {'rose' if rose else 'fell'} to {share} ({around})"
    paying = sentences.count_of(int(last["at_risk"]), "account")
    there = addresses.AT_RISK | {"period": names[-1]}
    return [Change(_sentence(periods.parse(names[-1]).label, words), paying, there)]


def _turns(con: store.Connection, period: periods.Period, kind: str, places: dict[str, Any]) -> list[Change]:
    """The causes whose rate took a turn in the data up to the end of the period, with their losses since."""
    found = trends.change_points_by_cause(con, kind=kind, until=period.until, **places)
    turned = found[found["change_on"].notna() & (found["p_adjusted"] < CHANCE)]
    return [_turned(con, row, period, kind, places) for row in turned.itertuples()]


def _turned(
    con: store.Connection, row: Any, period: periods.Period, kind: str, places: dict[str, Any]
) -> Change:
    since, end = row.change_on.date(), observed(con).until or row.change_on.date()
    until = min(end, period.until or end)
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
