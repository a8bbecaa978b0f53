"""Whether losses fell after an action, and what a cause is worth: 'fell after', never 'because of'."""

import json
import math
from bisect import bisect_left
from datetime import date
from typing import Any, Unpack

import pandas as pd
from scipy import stats

from analysis import locales, survival
from analysis.filters import Filters, GroupFilters, ReportError, parameters
from analysis.observed import observed
from analysis.rates import LEVEL
from queries import store

SHORTEST_WINDOW, LONGEST_WINDOW = 182, 365  # days: two quarters, a year
SCOPE = {"segment": "segments", "region": "regions", "owner": "owners"}
MONTHS = 12


def effect_of_action(con: store.Connection, *, action_id: str) -> pd.DataFrame:
    """Announced losses per 100 account-years in equal windows before and after an action began.

    Windows are as long as the data allow, two quarters to a year. A loss counts where its last day came as soon after
    the end of its window as the data would show of the second one: else losses announced and not yet gone would be
    missing after the action and nowhere else. Beside the aimed cause in scope stand the other causes in scope and the
    same cause out of scope; losses of unknown cause bound the result from both sides. The ratio of rates has its exact
    interval conditional on the sum (Clopper and Pearson on the binomial).

    Returns:
        line, before, after, years_before, years_after, rate_before, rate_after, rate_ratio, low, high.

    Raises:
        ReportError: no such action, its scope cannot be read, or a window would be shorter than two quarters.
    """
    action = _action(con, action_id)
    days = window_days(con, action["started_on"])
    found = store.frame(
        con,
        "effect_of_action",
        cause=action["cause"],
        started_on=action["started_on"],
        days=days,
        **_scope(action),
    )
    cells = {(row.in_scope, row.cause_group, row.window_name): row for row in found.itertuples()}
    rows = [
        _line("aimed cause in scope", *_pair(cells, True, "aimed")),
        _line("other causes in scope", *_pair(cells, True, "other")),
        _line("aimed cause out of scope", *_pair(cells, False, "aimed")),
        _line("if the unknown before, and none after, were of the aimed cause", *_bound(cells, "before")),
        _line("if the unknown after, and none before, were of the aimed cause", *_bound(cells, "after")),
    ]
    return pd.DataFrame(rows)


Counted = tuple[int, int, float, float]


def _pair(cells: dict[Any, Any], in_scope: bool, group: str) -> Counted:
    before, after = (cells.get((in_scope, group, window)) for window in ("before", "after"))
    return (
        int(before.losses) if before else 0,
        int(after.losses) if after else 0,
        float(before.years) if before else 0.0,
        float(after.years) if after else 0.0,
    )


def _bound(cells: dict[Any, Any], window: str) -> Counted:
    before, after, years_before, years_after = _pair(cells, True, "aimed")
    unknown_before, unknown_after, _, _ = _pair(cells, True, "unknown")
    if window == "before":
        return before + unknown_before, after, years_before, years_after
    return before, after + unknown_after, years_before, years_after


def _line(line: str, before: int, after: int, years_before: float, years_after: float) -> dict[str, Any]:
    ratio, low, high = rate_ratio(before, after, years_before, years_after)
    return {
        "line": line,
        "before": before,
        "after": after,
        "years_before": years_before,
        "years_after": years_after,
        "rate_before": 100 * before / years_before if years_before else math.nan,
        "rate_after": 100 * after / years_after if years_after else math.nan,
        "rate_ratio": ratio,
        "low": low,
        "high": high,
    }


def rate_ratio(
    before: int, after: int, years_before: float, years_after: float
) -> tuple[float, float, float]:
    """Rate after / rate before with its exact conditional 95 % interval; NaN where there is nothing to compare.

    Given the sum, the count after is binomial with p = r t1 / (r t1 + t0) (Rothman, Modern Epidemiology, ch. 14).
    """
    if before + after == 0 or not years_before or not years_after:
        return math.nan, math.nan, math.nan
    bounds = stats.binomtest(after, before + after).proportion_ci(LEVEL, method="exact")
    low, high = (_ratio_of(p, years_before, years_after) for p in (bounds.low, bounds.high))
    return _ratio_of(after / (before + after), years_before, years_after), low, high


def _ratio_of(share_after: float, years_before: float, years_after: float) -> float:
    if share_after >= 1:
        return math.inf
    return share_after / (1 - share_after) * years_before / years_after


def smallest_fall(before: int, years_before: float, years_after: float) -> float | None:
    """The smallest fall (0 to 1) that would have shown after so many losses; None where none could have."""
    as_many = range(int(before * years_after / years_before) + 1 if years_before else 0)

    def shows_none(after: int) -> bool:
        return not rate_ratio(before, after, years_before, years_after)[2] < 1

    most = bisect_left(as_many, True, key=shows_none) - 1  # the fewer there are after, the surer it is a fall
    return 1 - rate_ratio(before, most, years_before, years_after)[0] if most >= 0 else None


def effect_sentence(effect: pd.DataFrame) -> str:
    """What may be said of an effect: that losses fell after, rose after, or that neither can be told."""
    aimed = effect.iloc[0]
    counts = f"{aimed.before} before and {aimed.after} after"
    fall = smallest_fall(int(aimed.before), aimed.years_before, aimed.years_after)
    could = "no fall could have shown"
    if fall:
        could = "only a fall to none" if fall == 1 else f"a fall of {100 * fall:.0f} % or more"
        could += " would have shown"
    if aimed.high < 1:
        return f"Losses of the cause fell after the action: {counts}; rate ratio {ratio_in_words(aimed)}."
    if aimed.low > 1:
        return f"Losses of the cause rose after the action: {counts}; rate ratio {ratio_in_words(aimed)}."
    ratio = "" if math.isnan(aimed.rate_ratio) else f"rate ratio {ratio_in_words(aimed)}; "
    return f"No change can be told: {counts}; {ratio}{could}."


def ratio_in_words(line: Any) -> str:
    """'0.14 (0.00 to 1.11)': rate after / rate before with its interval; '∞' where there were none before."""
    ratio, low, high = (
        "∞" if math.isinf(size) else locales.number(size, 2)
        for size in (line.rate_ratio, line.low, line.high)
    )
    return f"{ratio} ({low} to {high})"


def window_days(con: store.Connection, started_on: date) -> int:
    """The length of the equal windows before and after a day.

    Raises:
        ReportError: the data leave less than two quarters on one side.
    """
    seen = observed(con)
    if seen.since is None or seen.until is None:
        raise ReportError("There are no records yet to see an effect in.")
    days = min((started_on - seen.since).days, (seen.until - started_on).days, LONGEST_WINDOW)
    if days < SHORTEST_WINDOW:
        raise ReportError(
            f"The action began on {locales.day(started_on)}; the data cover {locales.day(seen.since)} up to "
            f"{locales.day(seen.until)}. "
            f"An effect needs {SHORTEST_WINDOW} days on either side."
        )
    return days


def _action(con: store.Connection, action_id: str) -> dict[str, Any]:
    found = store.rows(con, "action", "state", action_id=action_id)
    if not found:
        raise ReportError(f"There is no action '{action_id}'; the Actions page has their ids.")
    return found[0]


def _scope(action: dict[str, Any]) -> dict[str, Any]:
    """The scope of an action as query parameters.

    Raises:
        ReportError: it narrows by something else than segment, region and owner.
    """
    chosen = json.loads(action["scope_filter"])
    for name in chosen:
        if name not in SCOPE:
            raise ReportError(
                f"The scope of action '{action['action_id']}' names '{name}'; expected {', '.join(SCOPE)}."
            )
    return {parameter: chosen.get(name) for name, parameter in SCOPE.items()}


def worth_of_cause(
    con: store.Connection, *, cause: str, share_kept: float, **filters: Unpack[Filters]
) -> pd.DataFrame:
    """At most what keeping a part of the losses of a cause is worth after a year.

    r x value lost to the cause x share of customers still there after twelve months. `share_kept` (0 to 1) is the
    reader's own r: nothing in the data says how many could have been kept.

    Returns:
        One row: cause, losses, value, without_value (losses that it leaves out), share_kept, share_after_a_year,
        worth_at_most.
    """
    if not 0 <= share_kept <= 1:
        raise ReportError(f"share_kept {share_kept} is no share; expected 0 to 1.")
    cells = store.frame(con, "share_of_losses_by_cause", **parameters(**filters))
    own = cells[cells["cause"] == cause]
    places: GroupFilters = {
        "segment": filters.get("segment"),
        "region": filters.get("region"),
        "owner": filters.get("owner"),
    }
    curve = survival.survival_by(con, **places).set_index("tenure")["survival_share"]
    after_a_year = float(curve.get(MONTHS, math.nan))
    value = float(own["value"].sum())
    row = {
        "cause": cause,
        "losses": int(own["losses"].sum()),
        "value": value,
        "without_value": int(own["without_value"].sum()),
        "share_kept": share_kept,
        "share_after_a_year": after_a_year,
        "worth_at_most": share_kept * value * after_a_year,
    }
    return pd.DataFrame([row])
