"""Whom to ask next and what to ask, in words: the open window, how soon we ask, whether haste brings out the price."""

import pandas as pd

from analysis import sentences
from analysis.coverage import question_guide
from analysis.locales import number
from analysis.rates import Rate

ASKED_HOW = {
    "1: below 30": "fewer than 30 days after the announcement",
    "2: 30 to 59": "30 to 59 days after it",
    "3: 60 to 89": "60 to 89 days after it",
    "4: 90 and more": "90 days or more after it",
    "5: not known": "on a day that is not known",
    "yes": "with a seller in the room",
    "no": "without a seller in the room",
}


def of_waiting(found: pd.DataFrame) -> str:
    """How many losses can still be asked about, from a page of `losses_not_interviewed`."""
    if found.empty:
        return "Words are stored for every loss in this view: there is nobody left to ask."
    open_ones = found[found["days_left"] >= 0]
    if open_ones.empty:
        return "For every loss without words the days in which to ask are over."
    next_one = open_ones.iloc[0]
    left = sentences.count_of(int(next_one["days_left"]), "day")
    waiting = sentences.count_of(len(open_ones), "loss", "losses")
    return f"{waiting} can still be asked about; the first, {next_one['account_name']}, for {left} more."


def waiting_table(found: pd.DataFrame) -> pd.DataFrame:
    """`losses_not_interviewed` as it is read: how many days are left, who decided; values in the reporting currency."""
    left = [number(days) if days >= 0 else "over" for days in found["days_left"]]
    shown = found[["account_name", "announced_on", "lost_on", "owner"]]
    return shown.assign(
        annual_value=found["reporting_value"], days_left=left, decided_by=found["decided_by"].fillna("—")
    )


def of_timing(found: pd.DataFrame) -> pd.DataFrame:
    """`days_to_interview` as it is read."""
    days = found[["median_days", "lower_quartile_days", "upper_quartile_days"]].to_numpy()
    return pd.DataFrame(
        {
            "led_by": found["led_by"].fillna("not recorded"),
            "losses": found["losses"],
            "days": [f"{number(half)} ({number(low)} to {number(high)})" for half, low, high in days],
        }
    )


def of_price(found: pd.DataFrame) -> pd.DataFrame:
    """`stated_price_by_lag` as it is read."""
    counts = found[["stated_price", "losses"]].astype(int).to_numpy()
    return pd.DataFrame(
        {
            "asked_how": found["group_name"].map(ASKED_HOW),
            "price": [Rate(int(price), int(of)).text() for price, of in counts],
        }
    )


def guide_to_print(loss: dict[str, object]) -> str:
    """The question guide of one loss as a sheet of text with room to write."""
    head = f"Interview about {loss['account_name'] or loss['loss_id']}"
    questions = question_guide(loss)
    lines = [f"{place}. {question}\n\n\n" for place, question in enumerate(questions, start=1)]
    return "\n".join(
        [head, "=" * len(head), "", "Day:              Asked by:              Spoke with:", "", *lines]
    )
