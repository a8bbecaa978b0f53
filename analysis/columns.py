"""How the columns of a report's frame are read on a page: a heading in words with its unit, causes by name."""

from typing import Any, Literal

import pandas as pd

from analysis import wording
from analysis.rates import AMOUNTS
from analysis.sentences import SIGNS, percent

Kind = Literal["share", "money", "day", "number", "words"]
MONEY = ("value", "all_values", "value_at_risk", "worth_at_most", "expansion", "contraction")
OWN_CURRENCY = "annual_value"  # as recorded, where a column `currency` stands beside it
NO_MONEY = ("p_value", "without_value")
BOUNDS = ("low", "high", "gross_low", "gross_high", "net_low", "net_high", "weighted_low", "weighted_high")
CAUSES = ("cause", "stated_cause", "root_cause", "top_root_cause")
FINE = ("churn", "retained", "gross_retention", "net_retention", "survival", "incidence", "annualised")
STEPS = ("step", "least_step")
WORDS = {
    "of": "Of",
    "at_risk": "At risk",
    "p_value": "p",
    "p_adjusted": "p, adjusted",
    "group_name": "Group",
    "led_by": "Asked by",
    "without_value": "Without a value",
}


def kind_of(name: str, frame: pd.DataFrame) -> Kind:
    """What a column holds, by the way it is named and by what is in it."""
    is_number = pd.api.types.is_numeric_dtype(frame[name]) and not pd.api.types.is_bool_dtype(frame[name])
    if is_number and (name == "share" or name.startswith("share_") or name.endswith("_share")):
        return "share"
    if is_number and name in BOUNDS and any(kind.endswith("share") for kind in frame.columns):
        return "share"
    if is_number and name.endswith(("_low", "_high")) and f"{name.rpartition('_')[0]}_share" in frame.columns:
        return "share"
    is_money = name in MONEY or name.endswith("_value") or name in frame.attrs.get(AMOUNTS, ())
    if is_number and is_money and name not in NO_MONEY:
        return "money"
    if is_number:
        return "number"
    is_text = pd.api.types.is_string_dtype(frame[name])  # `rests_on` is no day, whatever it ends in
    return "day" if name.endswith(("_on", "_start")) and not is_text else "words"


def heading(name: str, kind: Kind, *, currency: str) -> str:
    """'Annual value, £', 'Median days': the name in words, with the currency where it is an amount."""
    words = WORDS.get(name) or name.removesuffix("_share").replace("_", " ").capitalize()
    return f"{words or 'Share'}, {SIGNS.get(currency, currency)}" if kind == "money" and currency else words


def currency_of(name: str, frame: pd.DataFrame, *, reporting: str) -> str:
    """The currency of an amount, for its heading; none where each row has its own in a column beside it."""
    return "" if name == OWN_CURRENCY and "currency" in frame.columns else reporting


def worded(frame: pd.DataFrame) -> Any:
    """A copy for reading, row by row the same: causes and steps by name, shares and numbers as sentences write them.

    Amounts are whole and other numbers have three figures at most: more would only feign precision, and three
    decimals read as thousands where a comma stands before them. Whole per cents are numbers from 0 to 100, since a
    format of the table adds the sign. Tenths go with a style of pandas, the only way to a comma where the reader's
    locale has one; they are still sorted as numbers.
    """
    shown = frame.copy()
    shares = [name for name in frame.columns if kind_of(name, frame) == "share"]
    for name in frame.columns:
        if name in CAUSES:
            shown[name] = frame[name].map(wording.cause)
        elif name in STEPS:
            shown[name] = frame[name].map(_step, na_action="ignore")
        elif name in shares and not is_fine(name):
            shown[name] = (100 * frame[name]).round()
        elif name not in shares and pd.api.types.is_float_dtype(frame[name]):
            shown[name] = (
                frame[name].round()
                if kind_of(name, frame) == "money"
                else frame[name].map(_in_short, na_action="ignore")
            )
    fine = [name for name in shares if is_fine(name)]
    return shown.style.format(percent, subset=pd.Index(fine)) if fine else shown


def is_fine(name: str) -> bool:
    """Whether a share is so small or moves so little that it is written with a tenth of a per cent."""
    return name.startswith(FINE) and name.endswith("_share")


def _in_short(value: float) -> float:
    return float(f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}")  # takes what is infinite too


def _step(key: Any) -> str:
    return "Any" if key == "any" else wording.step(str(key))
