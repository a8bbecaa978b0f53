"""How a review writes figures: a number never without its count and interval."""

import re

from analysis import sentences
from analysis.locales import number
from analysis.review.slides import Figure

UNIT_APART = re.compile(r"(?<=\d) (?=(?:%|million\b|billion\b))")  # a space that would let a line end there


def figure_text(figure: Figure, currency: str = "") -> str:
    """'11 of 228 (4.8 %, 3–8 %)', '4 of 4', '£251,880, 6 accounts', '97.3 % (94–99 %), 212 accounts'."""
    if figure.unit == "count":
        return count_text(figure)
    if figure.unit == "money":
        return sentences.amount(figure.value, currency) + rests_on(figure)
    interval = sentences.interval(figure.low, figure.high)
    if figure.count is None:
        around = f" ({interval})" if interval else ""
        return sentences.percent(figure.value) + around + rests_on(figure)
    counts = f"{number(figure.count)} of {number(figure.base or 0)}"
    if figure.value is None:
        return counts
    return f"{counts} ({sentences.percent(figure.value)}{', ' + interval if interval else ''})"


def rests_on(figure: Figure) -> str:
    """', 6 accounts'; nothing where a figure does not say."""
    return "" if figure.accounts is None else f", {sentences.count_of(figure.accounts, 'account')}"


def count_text(figure: Figure) -> str:
    """'11', or '4 of 11' where there is a base."""
    count = number(figure.value or 0)
    return count if figure.base is None else f"{count} of {number(figure.base)}"


def share_text(count: float, base: float, share: float | None, low: float | None, high: float | None) -> str:
    """The text of a share from the columns of a report."""
    return figure_text(Figure("", share, "share", count, base, low, high))


def printable(text: str) -> str:
    """The text without the control characters that XML cannot hold, and with no line ending inside a figure."""
    whole = "".join(
        letter if letter >= " " or letter in "\n\t" else " " for letter in text if not is_surrogate(letter)
    )
    return UNIT_APART.sub("\u00a0", whole)


def is_surrogate(letter: str) -> bool:
    """Half of a character outside the basic plane, which no file can hold alone."""
    return "\ud800" <= letter <= "\udfff"
