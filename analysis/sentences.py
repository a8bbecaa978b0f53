"""Numbers and findings in words. Nothing is reckoned here that a report could have given."""

from datetime import date, datetime
from typing import Any

from analysis import locales

SIGNS = {"GBP": "£", "EUR": "€", "USD": "$", "JPY": "¥"}


def amount(value: Any, currency: str = "") -> str:
    """'£1.56 million', '£74,900', '1.20 million CHF', '74.900 £' for a reader in Germany; a dash where there is none.

    The sign stands where the locale has it, so that '543.600 €' is read as German writes it.
    """
    if value is None or value != value:
        return "—"
    size, digits = abs(value), locales.number(abs(value))
    for least, name in ((1e9, "billion"), (1e6, "million")):
        if size >= least:
            digits = f"{locales.number(size / least, 2)} {name}"
            break
    minus = "−" if value < 0 else ""
    sign = SIGNS.get(currency, "")
    if sign and locales.is_sign_first():
        return f"{minus}{sign}{digits}"
    return f"{minus}{digits}\u00a0{sign or currency}".strip()


def isolated(name: object) -> str:
    """Words that a person wrote, so that marks of direction in them turn nothing of the sentence around them."""
    return f"\u2068{name}\u2069"


def percent(share: Any, places: int = 1) -> str:
    """'14.0 %'; a dash where there is none."""
    return "—" if share is None or share != share else f"{locales.number(100 * share, places)} %"


def interval(low: Any, high: Any) -> str:
    """'29–71 %', or nothing where the base is too small for one."""
    if low is None or high is None or low != low or high != high:
        return ""
    return f"{locales.number(100 * low)}–{locales.number(100 * high)} %"


def day(when: Any) -> str:
    """'15 July 2024'; a dash for none."""
    return "—" if when is None or when != when else locales.day(when)


def moment(when: datetime) -> str:
    """'15 July 2024, 14:03'."""
    return f"{locales.day(when)}, {when:%H:%M}"


def count_of(number: int, one: str, many: str | None = None) -> str:
    """'1 loss', '32 losses', '1,204 accounts'."""
    return f"{locales.number(number)} {fitting(number, one, many or one + 's')}"


def span(months: int) -> str:
    """'23 months', '2 years', '16 years and 2 months': from two years on nobody counts in months."""
    years, rest = divmod(months, 12)
    if years < 2:
        return count_of(months, "month")
    return count_of(years, "year") + (f" and {count_of(rest, 'month')}" if rest else "")


def fitting(number: int, one: str, many: str) -> str:
    """The word that fits a count, 'shows' or 'show': the only place that tells one from many."""
    return one if number == 1 else many


def left_out(without_value: int) -> str:
    """' 2 losses without a value are left out.', to follow a sentence on values; nothing where all have one."""
    if not without_value:
        return ""
    losses = count_of(without_value, "loss", "losses")
    return f" {losses} without a value {fitting(without_value, 'is', 'are')} left out."


def listed(words: list[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def in_period(label: str, since: date | None) -> str:
    """'In 2024', 'From 1 July 2023 to 30 June 2024', 'In the last 12 months', 'In all the time on record'."""
    if since is None:
        return "In all the time on record"
    if label.startswith("Last"):
        return f"In the {label.lower()}"
    return f"From {label}" if " to " in label else f"In {label}"
