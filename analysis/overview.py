"""What the Overview says: its first sentence, its five measures with the period before, and what changed of late."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from analysis import causes, churn, coverage, locales, periods, retention, sentences, trends, winloss, wording
from analysis.definitions import DEFINITIONS
from analysis.leading import leading_cause
from analysis.observed import observed
from analysis.rates import Rate
from analysis.recorded import most_recorded
from queries import store

Places = dict[str, Any]  # the filters on accounts: segment, region, owner
TOP_CAUSES = 3  # lines in one trend that a reader can still tell apart
CHANCE = 0.05  # a change that chance brings more often than this is not called one


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure with what it rests on, the same of the period before, and its course by quarter."""

    name: str
    value: str
    rests_on: str
    before: str
    course: tuple[float, ...]
    definition: str


def at_risk(con: store.Connection, period: periods.Period, places: Places) -> Rate:
    """Accounts lost of those served on the first day of the period."""
    return churn.logo_churn_of_period(con, since=period.since, until=period.until, **places)


def counted(con: store.Connection, period: periods.Period, kind: str, places: Places) -> dict[str, Any]:
    """Losses of the period, their value a year, and how many of them have words."""
    found = coverage.coverage_of_losses(con, since=period.since, until=period.until, kind=kind, **places)
    if found.empty:
        return {"losses": 0, "value": 0.0, "with_words": 0}
    return {name: found[name].iloc[0] for name in ("losses", "value", "with_words")}


def lead(con: store.Connection, *, period: periods.Period, kind: str, currency: str, **places: Any) -> str:
    """The first sentence: how many were lost, what that is worth, why, and what the records say instead."""
    filters = {"since": period.since, "until": period.until, "kind": kind, **places}
    lost = counted(con, period, kind, places)
    when = sentences.in_period(period.label, period.since)
    if not lost["losses"]:
        return f"{when} no {'deal was lost' if kind == 'lost_deal' else 'customer left'}, as far as these records go."
    worth = f", worth {sentences.amount(lost['value'], currency)} a year" if lost["value"] else ""
    words = f"{when} you lost {_lost_of(con, period, kind, places, lost['losses'])}{worth}."
    return f"{words} {_why(con, filters)}"


def _lost_of(con: store.Connection, period: periods.Period, kind: str, places: Places, losses: int) -> str:
    if kind == "lost_deal":
        whole = winloss.win_rate_by(con, since=period.since, until=period.until, **places).iloc[0]
        rate, what = Rate(int(whole["lost"]), int(whole["won"] + whole["lost"])), "decided deals"
    else:
        rate, what = at_risk(con, period, places), "accounts"
    if rate.share is None:
        return sentences.count_of(losses, "deal" if kind == "lost_deal" else "account")
    return f"{locales.number(rate.count)} of {locales.number(rate.base)} {what} ({sentences.percent(rate.share)})"


def _why(con: store.Connection, filters: dict[str, Any]) -> str:
    records = most_recorded(causes.share_of_losses_by_recorded_reason(con, **filters))
    leading = leading_cause(con, **filters)
    if leading.cause is None:
        return f"{leading.sentence} {records[0].upper()}{records[1:]}."
    found = causes.share_of_losses_by_cause(con, **filters)
    first, of = wording.cause(leading.cause).lower(), int(found["of"].iloc[0])
    if not leading.is_leading and leading.rival:
        rival = wording.cause(leading.rival).lower()
        return f"Among the {of} losses read, {first} and {rival} cannot be told apart; {records}."
    often = Rate(int(found.loc[found["cause"] == leading.cause, "losses"].iloc[0]), of).text()
    return f"The leading cause among the losses read is {first}, {often}; {records}."


def caveat(con: store.Connection, **filters: Any) -> str:
    """How often the machine's reading is right, while fewer than half of the verdicts were checked by a person."""
    note = leading_cause(con, **filters).reading_note
    return f"{note[0].upper()}{note[1:]}; correct it on the page of a loss." if note else ""


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
    now, then = at_risk(con, period, places), at_risk(con, earlier, places) if earlier else None
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
        tuple(course["win_rate_share"].dropna()),
        DEFINITIONS["win_rate"],
    )


def _won(con: store.Connection, period: periods.Period, places: Places) -> Rate:
    whole = winloss.win_rate_by(con, since=period.since, until=period.until, **places)
    won, lost = (int(whole[name].sum()) for name in ("won", "lost"))
    return Rate(won, won + lost)


def _coverage(
    con: store.Connection, period: periods.Period, earlier: periods.Period | None, kind: str, places: Places
) -> Measure:
    now, then = counted(con, period, kind, places), counted(con, earlier, kind, places) if earlier else None
    heard, heard_then = (
        Rate(int(now["with_words"]), int(now["losses"])),
        then and Rate(int(then["with_words"]), int(then["losses"])),
    )
    return Measure(
        "Losses with words",
        sentences.percent(heard.share, 0),
        heard.text(),
        _before(heard_then and heard_then.share, earlier, 0),
        (),
        DEFINITIONS["coverage"],
    )


def _before(share: Any, earlier: periods.Period | None, places: int = 1) -> str:
    if earlier is None or share is None or share != share:
        return ""
    return f"{sentences.percent(share, places)} in {earlier.label}"


def _course(frame: pd.DataFrame, column: str) -> tuple[float, ...]:
    whole = frame[frame["complete"]]
    return tuple(whole[column].dropna())[-12:]


def changes(con: store.Connection, **places: Any) -> list[str]:
    """What changed between the last whole quarter and the four before it, only where chance does not explain it."""
    quarters = churn.logo_churn_by_period(con, grain="quarter", **places)
    whole = quarters[quarters["complete"]].tail(5)
    if len(whole) < 5:
        return ["Less than five whole quarters are on record, too few to say what changed."]
    last, former = whole.iloc[-1], whole.iloc[:-1]
    name = periods.starting(last["period_start"], "quarter").label
    then, now = (
        Rate(int(former["lost"].sum()), int(former["at_risk"].sum())),
        Rate(int(last["lost"]), int(last["at_risk"])),
    )
    said = f"{now.text()} in {name}, {then.text()} a quarter in the four before"
    if _by_chance(now, then):
        return [f"Churn: {said}. So small a difference comes by chance alone.", *_turns(con, places)]
    return [
        f"Churn {'rose' if (now.share or 0) > (then.share or 0) else 'fell'}: {said}.",
        *_turns(con, places),
    ]


def _turns(con: store.Connection, places: Places) -> list[str]:
    """The causes whose rate took a turn that chance does not explain."""
    found = trends.change_points_by_cause(con, **places)
    turned = found[found["change_on"].notna() & (found["p_adjusted"] < CHANCE)]
    return [f"{wording.cause(str(row.cause))}: {row.verdict}." for row in turned.itertuples()]


def _by_chance(one: Rate, other: Rate) -> bool:
    """Whether two shares differ by no more than chance brings (Fisher's exact test)."""
    table = np.array([[one.count, one.base - one.count], [other.count, other.base - other.count]])
    return bool(stats.fisher_exact(table).pvalue >= CHANCE)


def top_causes(con: store.Connection, *, kind: str, **places: Any) -> tuple[str, ...]:
    """The causes of most losses over all the time on record, as many as one trend can show."""
    found = causes.share_of_losses_by_cause(con, kind=kind, **places)
    return tuple(found["cause"].head(TOP_CAUSES))


def actions_begun(con: store.Connection, *, causes: tuple[str, ...]) -> tuple[tuple[date, str], ...]:
    """Day and title of each action against one of the causes, in order of day."""
    rows = store.rows(con, "actions_begun", "pages", causes=list(causes))
    return tuple((row["started_on"], row["title"]) for row in rows)
