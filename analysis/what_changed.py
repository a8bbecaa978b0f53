"""What changed between the last whole quarter and the four before it, in words, only what the statistics bear."""

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
TOO_FEW = "Fewer than five whole quarters are on record, too few to say what changed."


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence on what changed or did not; the losses behind it, as many as `losses`, where it speaks of any."""

    sentence: str
    losses: int = 0
    behind: Address | None = None


def changes(con: store.Connection, *, kind: str = "defection", **places: Any) -> list[Change]:
    """A sentence for each measure that moved more than chance does, one for those that did not, and turns of causes."""
    quarters = churn.logo_churn_by_period(con, grain="quarter", **places)
    whole = quarters[quarters["complete"]].tail(BEFORE + 1)
    if len(whole) <= BEFORE:
        return [Change(TOO_FEW)]
    names = [periods.starting(start, "quarter").name for start in whole["period_start"]]
    rates = {
        "Customers lost": (_rate(whole.iloc[-1:]), _rate(whole.iloc[:-1])),
        "Deals won": _won(con, names, places),
        "Losses with words": _heard(con, names, kind, places),
    }
    last = periods.parse(names[-1])
    left = addresses.of_churn(whole["period_start"].iloc[-1], "quarter")
    there = {"period": last.name}
    ways = {
        "Customers lost": left,
        "Deals won": addresses.DEALS | there,
        "Losses with words": addresses.HEARD | there,
    }
    said = [
        _moved(name, *pair, last.label, ways[name]) for name, pair in rates.items() if not by_chance(*pair)
    ]
    kept = _kept(con, names, places)
    said += [Change(_sentence(last.label, line), rates["Customers lost"][0].count, left) for line in kept]
    still = [name.lower() for name, pair in rates.items() if by_chance(*pair) and pair[0].base]
    still += [] if kept else ["gross retention"]
    quiet = f"In {last.label} {sentences.listed(still)} moved no more than chance alone would move them."
    return [*said, *([Change(quiet)] if still else []), *_turns(con, kind, places)]


def in_a_table(con: store.Connection, *, kind: str = "defection", **places: Any) -> pd.DataFrame:
    """The changes as one row each: what_changed, losses."""
    rows = [(change.sentence, change.losses) for change in changes(con, kind=kind, **places)]
    return pd.DataFrame(rows, columns=["what_changed", "losses"])


def _sentence(quarter: str, words: str) -> str:
    return f"In {quarter}, against the four quarters before, {words}."


def _rate(quarters: pd.DataFrame) -> Rate:
    return Rate(int(quarters["lost"].sum()), int(quarters["at_risk"].sum()))


def _moved(name: str, now: Rate, then: Rate, quarter: str, behind: Address) -> Change:
    way = "rose" if (now.share or 0) > (then.share or 0) else "fell"
    losses = now.base - now.count if name == "Deals won" else now.count
    words = f"{name.lower()} {way} to {now.text()} from {then.text()}"
    return Change(_sentence(quarter, words), losses, behind)


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


def _kept(con: store.Connection, names: list[str], places: dict[str, Any]) -> list[str]:
    """Gross retention, where the last quarter's interval and those of all four before lie apart."""
    found = retention.revenue_retention_by_period(con, grain="quarter", **places)
    quarters = [periods.starting(start, "quarter").name for start in found["period_start"]]
    named = found.set_axis(quarters)
    rows = named.reindex(names)
    last, former = rows.iloc[-1], rows.iloc[:-1]
    rose = last["gross_low"] > former["gross_high"].max()
    if not rose and not last["gross_high"] < former["gross_low"].min():
        return []
    around = sentences.interval(last["gross_low"], last["gross_high"])
    share = sentences.percent(last["gross_retention_share"])
    return [f"gross retention {'rose' if rose else 'fell'} to {share} ({around})"]


def _turns(con: store.Connection, kind: str, places: dict[str, Any]) -> list[Change]:
    """The causes whose rate took a turn that chance does not explain, with their losses since then."""
    found = trends.change_points_by_cause(con, kind=kind, **places)
    turned = found[found["change_on"].notna() & (found["p_adjusted"] < CHANCE)]
    return [_turned(con, row, kind, places) for row in turned.itertuples()]


def _turned(con: store.Connection, row: Any, kind: str, places: dict[str, Any]) -> Change:
    since, until = row.change_on.date(), observed(con).until or row.change_on.date()
    way = "fewer" if row.rate_after < row.rate_before else "more"
    a_year = [locales.number(rate, 1) for rate in (row.rate_after, row.rate_before)]
    pace = f"{a_year[0]} a year, {a_year[1]} before"
    words = f"{wording.cause(row.cause)}: {way} losses since {sentences.day(since)}, {pace}."
    asked = {"cause": row.cause, "dated": "announced", "since": since, "until": until, "kind": kind}
    losses = loss_list.losses_found(con, **asked, **places)
    behind = {"cause": row.cause, "dated": "announced", "period": periods.between(since, until).name}
    return Change(words, int(losses["found"].iloc[0]), behind)


def by_chance(one: Rate, other: Rate) -> bool:
    """Whether two shares differ by no more than chance brings (Fisher's exact test)."""
    table = np.array([[one.count, one.base - one.count], [other.count, other.base - other.count]])
    return bool(stats.fisher_exact(table).pvalue >= CHANCE)
