"""The caption of each figure, which a screen reader reads too: its main number, its base, its interval."""

from datetime import date

import pandas as pd

from analysis import periods, sentences, wording
from analysis.causes import BEFORE_THE_DATA, from_first_known
from analysis.figures.causes import MOST_BARS
from analysis.figures.winloss import drawn
from analysis.locales import number, short_number
from analysis.rates import SMALLEST_BASE, Rate, carried_by
from analysis.sentences import amount, count_of, day, fitting, in_period, interval, percent

BY_CHANCE = "The range is what chance alone could make of it at the same risk."
CUT_IS_FAINT = "A period that the data cut is drawn faint."
OF_COHORTS = (
    "By the quarter in which customers joined. Blank where fewer than five joined; the table has the counts."
)
UNKNOWN_STAYS = "Losses of unknown cause are a line of their own."
NOT_GONE_YET = "losses announced and not yet gone are missing"  # as `periods_announced` says it
INTERVALS = "Lines are 95 % intervals."
TOO_FEW_FOR_BARS = (
    "Fewer than five, too few for a share, so no bars are drawn; click a name to see its losses."
)
FEWEST_OF_A_PEAK = 3  # losses in a quarter
CELLS_ARE_SMALL = "Cells rest on few losses: read rows, not single cells."
NO_CELLS = "What was announced before the data begin is not drawn; the table behind counts it."
BASES = {
    "count": ("loss with a known root cause", "losses with a known root cause"),
    "mentioned": ("loss read", "losses read; one loss may mention several causes"),
    "fractional": ("loss read", "losses read, each spread over its causes"),
}


def of_churn(frame: pd.DataFrame) -> str:
    """The last whole period of `logo_churn_by_period` in a sentence."""
    whole = frame[frame["complete"]]
    if whole.empty:
        cut = f" {CUT_IS_FAINT}" if frame["churn_share"].notna().any() else ""
        return f"No whole period is on record yet.{cut}"
    last = whole.iloc[-1]
    left = Rate(int(last["lost"]), int(last["at_risk"])).text()
    began = day(last["period_start"])
    words = f"Of the accounts served on {began}, {left} left in the period that began then."
    by_chance = f" {BY_CHANCE}" if last["at_risk"] >= SMALLEST_BASE else ""
    cut = "" if frame["complete"].all() else f" {CUT_IS_FAINT}"
    return f"{words}{by_chance}{cut}"


def of_retention(frame: pd.DataFrame) -> str:
    """The last whole period of `revenue_retention_by_period` in a sentence."""
    whole = frame[frame["complete"]]
    if whole.empty:
        return "No whole period is on record yet."
    last = whole.iloc[-1]
    gross, net = (
        f"{percent(last[f'{side}_retention_share'])}{_ends(last, side)}" for side in ("gross", "net")
    )
    paying, began = count_of(int(last["at_risk"]), "account"), day(last["period_start"])
    left_out = _without_rate(int(last["without_rate"]))
    return (
        f"In the period that began on {began}, {gross} of the revenue of {paying} stayed; {net} with what they added."
        f"{left_out} The ranges are what chance alone could make of it."
    )


def _ends(row: pd.Series, side: str) -> str:
    around = interval(row[f"{side}_low"], row[f"{side}_high"])
    return f" ({around})" if around else ""


def _without_rate(accounts: int) -> str:
    return f" {count_of(accounts, 'account')} without an exchange rate left out." if accounts else ""


def of_bridge(parts: pd.DataFrame, currency: str, label: str) -> str:
    """`bridge_of_period` in a sentence."""
    value = parts.set_index("part")["value"]
    start, end, lost = (amount(abs(value[part]), currency) for part in ("start", "end", "lost"))
    return f"{label}: from {start} a year at the start to {end} at the end; {lost} a year left with lost customers."


def of_incidence(found: pd.DataFrame) -> str:
    """The share lost to the first known cause at the end of its curve."""
    last = found.sort_values("tenure").groupby("cause").tail(1)
    known = last[last["cause"] != "unknown"].sort_values("incidence_share", ascending=False)
    if known.empty:
        return "No loss in this view has a known root cause."
    first = known.iloc[0]
    lost = (
        f"{percent(first['incidence_share'], 0)} ({interval(first['low'], first['high']) or 'no interval'})"
    )
    name = wording.cause(first["cause"]).lower()
    return f"After {first['tenure']} months {lost} were lost to {name}. {UNKNOWN_STAYS}"


def of_survival(curves: pd.DataFrame) -> str:
    """The share still there after three years, or at the end of a shorter curve, for each group."""
    words = []
    for name, rows in list(curves.groupby("group_name", sort=False))[:5]:
        early = rows[rows["tenure"] <= 36]
        last = rows.iloc[0] if early.empty else early.iloc[-1]
        whose = "" if name == "all" else f"{name}: "
        sure = interval(last["low"], last["high"]) or "no interval"
        words.append(
            f"{whose}{percent(last['survival_share'], 0)} stay {last['tenure']} months or longer ({sure})"
        )
    return "; ".join(words) + ". Not drawn where fewer than ten can be followed."


def of_win_rate(whole: pd.DataFrame, label: str, since: date | None) -> str:
    """The lead of the page Win/loss."""
    row = whole.iloc[0]
    decided = Rate(int(row["won"]), int(row["won"] + row["lost"])).text()
    undecided, withdrawn = count_of(int(row["no_decision"]), "deal"), int(row["withdrawn"])
    won = f"{in_period(label, since)} you won {decided} of the deals that were decided."
    return f"{won} {undecided} ended without a decision and {number(withdrawn)} were withdrawn."


def of_groups(groups: pd.DataFrame) -> str:
    """Which group does best and which worst, by the share won; with few decided deals, that there are few.

    Deals of no group are drawn, but are nobody to compare with: the sentence then says that it is about those named.
    """
    found, groups = groups, drawn(groups)
    is_named = groups["group_name"] != "(none)"
    rated = groups[groups["win_rate_share"].notna() & is_named]
    if len(rated) < 2:
        return "Too few decided deals to compare groups. A rate is shown from five decided deals on."
    ordered = rated.sort_values("win_rate_share")
    worst, best = ordered.iloc[0], ordered.iloc[-1]
    words = [
        f"{wording.group(row['group_name'])} ({number(row['won'])} of {number(row['won'] + row['lost'])})"
        for row in (best, worst)
    ]
    highest = "Highest" if is_named.all() else "Highest of those named"
    said = f"{highest}: {words[0]}; lowest: {words[1]}.{not_all(found, groups)}"
    return f"{said} {INTERVALS} Where they overlap much, chance may be all."


def not_all(found: pd.DataFrame, drawn: pd.DataFrame) -> str:
    """That some of the rows are drawn and where the others are; nothing where all are."""
    if len(drawn) == len(found):
        return ""
    return f" {number(len(drawn))} of {number(len(found))} are drawn; the table behind has all."


def of_outcomes(whole: pd.DataFrame, groups: pd.DataFrame) -> str:
    """All outcomes counted."""
    row = whole.iloc[0]
    counted = [
        f"{number(row[outcome])} {words}" for outcome, words in wording.OUTCOMES.items() if row[outcome]
    ]
    return f"Deals: {', '.join(counted).lower()}.{not_all(groups, drawn(groups))}"


def of_causes(found: pd.DataFrame, *, by: str = "count", currency: str = "", weighted: bool = False) -> str:
    """The first cause of `share_of_losses_by_cause` with its count, interval and base, and what weights make of it."""
    if found.empty:
        return "No loss has a known root cause."
    first = found.sort_values("weighted_share", ascending=False).iloc[0] if weighted else found.iloc[0]
    rest = not_all(found, found.head(MOST_BARS))
    name, sure = wording.cause(first["cause"]), f"{_in_brackets(first)}{_weighted(first) if weighted else ''}"
    if by == "value":
        carried = carried_by(first["effective_number"])
        of = f"{amount(first['losses'], currency)} of {amount(first['of'], currency)} a year lost to a known root cause"
        left_out = sentences.left_out(int(found["without_value"].sum()))
        return f"{name}: {of}{sure}{f', {carried}' if carried else ''}.{left_out}{rest} {_about_lines(first)}"
    counted = f"{short_number(first['losses'])} of {short_number(first['of'], 4)} {fitting(first['of'], *BASES[by])}"
    return f"{name}: {counted}{sure}.{rest} {_about_lines(first)}"


def of_quarters(frame: pd.DataFrame) -> str:
    """What the heat map of causes by quarter rests on."""
    known = frame.drop_duplicates("period_start")["of"]
    base = f"Share of each root cause among {count_of(int(known.sum()), 'loss', 'losses')} with a known one"
    counted = "over all the time on record, by the quarter of the announcement."
    is_drawn = (frame["cause"].notna() & (frame["incomplete_because"] != BEFORE_THE_DATA)).any()
    return f"{base}, {counted}{_what_is_missing(frame)} {CELLS_ARE_SMALL if is_drawn else NO_CELLS}"


def of_trend(frame: pd.DataFrame, causes: tuple[str, ...]) -> str:
    """How many losses of the first cause there were, the quarter that stands out, and what the lines rest on."""
    before = _nothing_known_before(frame)
    frame = from_first_known(frame)
    first = frame[(frame["cause"] == causes[0]) & (frame["losses"] > 0)]
    if first.empty:
        return "No loss of a top cause was announced in the time that the data cover."
    losses = count_of(int(first["losses"].sum()), "loss", "losses")
    quarters = count_of(int(frame["period_start"].nunique()), "quarter")
    counted = "Counted by the day of the announcement, over all the time on record; dotted lines are actions."
    named = wording.cause(causes[0])
    return f"{named}: {losses} in {quarters}{_most(first)}. {counted}{before}{_what_is_missing(frame)}"


def _nothing_known_before(frame: pd.DataFrame) -> str:
    """From when on causes are known, where the losses of earlier quarters have none."""
    shown = from_first_known(frame)
    if len(shown) == len(frame):
        return ""
    since = periods.starting(shown["period_start"].min(), "quarter").label
    return f" Of losses before {since} no root cause is known."


def _most(quarters: pd.DataFrame) -> str:
    """The quarter with the most losses, where there is one: one loss is no peak, and of two quarters none is."""
    most = int(quarters["losses"].max())
    there = quarters[quarters["losses"] == most]
    if most < FEWEST_OF_A_PEAK or len(there) > 1:
        return ""
    when = periods.starting(there["period_start"].iloc[0], "quarter").label
    return f", the most in {when} ({number(most)} of {number(there['of'].iloc[0])} known)"


def _what_is_missing(frame: pd.DataFrame) -> str:
    """From when on announcements are known only in part, since those losses are not over yet."""
    late = frame[frame["incomplete_because"].isin(["the data end in it", NOT_GONE_YET])]
    if late.empty:
        return ""
    since = periods.starting(late["period_start"].min(), "quarter").label
    return f" From {since} on, losses announced and not yet gone are missing."


def of_reasons(found: pd.DataFrame) -> str:
    """The first recorded reason with its count, interval and base."""
    if found.empty:
        return "No loss is recorded."
    first = found.iloc[0]
    of = f"{number(first['losses'])} of {count_of(int(first['of']), 'loss', 'losses')}{_in_brackets(first)}"
    rest = not_all(found, found.head(MOST_BARS))
    return f"{first['reason']}: {of}, as our records have it.{rest}"


def _in_brackets(row: pd.Series) -> str:
    words = interval(row["low"], row["high"])
    return f" ({words})" if words else ""


def _weighted(row: pd.Series) -> str:
    """The share with each segment weighted, beside the counted one; bars show it, diamonds the counted one."""
    around = interval(row["weighted_low"], row["weighted_high"])
    if not around:
        return ""
    return f"; weighted by segment {percent(row['weighted_share'], 0)} ({around}). Diamonds are the shares as counted"


def _about_lines(row: pd.Series) -> str:
    return INTERVALS if interval(row["low"], row["high"]) else TOO_FEW_FOR_BARS
