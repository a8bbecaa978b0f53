"""Numbers and days as the reader's locale writes them: one way for sentences, figures and tables.

The words of Whyleft are English, so a month is named in English for everybody ("15 July 2024"): no reader takes the
day for the month. Signs that group and part the digits are those of the locale ("1,234.5", "1.234,5", "1 234,5").
The locale belongs to the script run that a reader asked for; everything else (commands, slides, files) keeps that of
`DEFAULT`.
"""

from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

DEFAULT = "en_GB"
_CHOSEN: ContextVar[str] = ContextVar("locale", default=DEFAULT)


def read_in(name: str | None) -> None:
    """Write numbers and days from here on as that locale does ('de-DE'); an unknown one is `DEFAULT`."""
    _CHOSEN.set(_known((name or DEFAULT).replace("-", "_")))


def chosen() -> str:
    """The name of the locale in use, as 'de_DE'."""
    return _CHOSEN.get()


@lru_cache(maxsize=100)
def _known(name: str) -> str:
    try:
        return str(Locale.parse(name))
    except (
        UnknownLocaleError,
        ValueError,
    ):  # the browser may say anything; ValueError is what is no name at all
        return DEFAULT


def number(value: float, places: int = 0) -> str:
    """'1,234', or with two places '1.234,50' for a reader in Germany; the digits grouped as in the locale."""
    rounded = round(float(value), places)
    digits = format_decimal(abs(rounded), format=_pattern(chosen(), places), locale=chosen())
    return f"−{digits}" if rounded < 0 else digits


@lru_cache(maxsize=400)
def _pattern(name: str, places: int) -> str:
    """How the locale groups digits, with so many decimals: '#,##0.00', '#,##,##0' in India."""
    grouped = str(Locale.parse(name).decimal_formats[None].pattern).partition(".")[0]
    return f"{grouped}.{'0' * places}" if places else grouped


def is_sign_first() -> bool:
    """Whether the locale writes the sign of a currency before the amount: '£1,234', and in Germany '1.234 £'."""
    return (
        str(Locale.parse(chosen()).currency_formats["standard"].pattern)
        .lstrip("\u200e\u200f")
        .startswith("¤")
    )


def short_number(value: float, figures: int = 3) -> str:
    """At most so many figures that say something, and no more than whole numbers need: '4', '0.667', '12.5'."""
    decimals = f"{value:.{figures}g}" if abs(value) < 10**figures else f"{value:.0f}"
    return number(float(decimals), len(decimals.partition(".")[2]))


def day(when: date) -> str:
    """'15 July 2024'; 'July 15, 2024' for a reader in the United States."""
    return format_date(when, format="long", locale=_of_days())


def month(when: Any) -> str:
    """'July 2024'."""
    return f"{when:%B %Y}"


def days_in_tables() -> str:
    """How the table element is told to write a day, to read as `day` does."""
    return "MMMM D, YYYY" if _of_days() == "en_US" else "D MMMM YYYY"


def days_in_fields() -> str:
    """How a field for a day shows it: the order that the reader is used to."""
    return "MM/DD/YYYY" if _of_days() == "en_US" else "DD/MM/YYYY"


def _of_days() -> str:
    """English for everybody, in the order of days and months that the reader is used to."""
    return "en_US" if chosen().startswith(("en_US", "en_PH")) or chosen() == "en" else DEFAULT


def separators() -> str:
    """The sign before the decimals and the sign between groups of digits, as a chart takes them: '.,' or ',.'."""
    symbols: Any = Locale.parse(chosen()).number_symbols["latn"]
    return f"{symbols['decimal']}{symbols['group']}"
