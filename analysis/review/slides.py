"""What a review shows, free of any file format: slides with a sentence, a chart, a table and what stands behind them.

`review_pptx` and `review_html` draw the same slides, so that a figure cannot differ between the two.
"""

from dataclasses import dataclass, field
from typing import Literal

Format = Literal["share", "count", "money"]


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of one name, one for each category. `low` and `high` are ends of intervals, in the same unit."""

    name: str
    values: tuple[float | None, ...]
    colour: str
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart from 0. `stands_on` holds the height from which each bar of a bridge starts, unseen."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Format
    is_horizontal: bool = True
    stands_on: tuple[float, ...] = ()
    colours: tuple[str, ...] = ()  # one for each category, where there is but one series


@dataclass(frozen=True, slots=True)
class Table:
    """A table of words; numbers come with their counts and intervals already in them."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a customer or of a note, with who said them under a pseudonym, and when."""

    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its title is a sentence; `behind` says what is counted, how, and how sure that is.

    `loss_id`: the loss that it tells of, for a page that leads on to it; no file names it.
    """

    key: str
    title: str
    lines: tuple[str, ...] = ()
    bars: Bars | None = None
    table: Table | None = None
    quotes: tuple[Quote, ...] = ()
    behind: str = ""
    loss_id: str = ""

    @property
    def is_title_alone(self) -> bool:
        """Whether nothing stands below the sentence."""
        return not (self.lines or self.bars or self.table or self.quotes)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a review states: `value` (a share, an amount or a count) with count, base and interval.

    `accounts`: how many accounts an amount, or a share of an amount, rests on.
    """

    label: str
    value: float | None
    unit: Format
    count: float | None = None
    base: float | None = None
    low: float | None = None
    high: float | None = None
    accounts: int | None = None


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss as a review counted it."""

    loss_id: str
    root_cause: str | None
    source: str | None
    lost_on: str
    annual_value: float | None
    currency: str | None = None  # not kept by reviews that were approved before it was


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole review: slides, the figures behind them, the losses counted, and what it was made with."""

    title: str
    subtitle: str
    slides: tuple[Slide, ...]
    figures: dict[str, Figure] = field(default_factory=dict)
    losses: tuple[Loss, ...] = ()
    made_with: str = ""


def largest(bars: Bars) -> float:
    """The largest number that has to find room."""
    ends = [
        (bars.stands_on[row] if bars.stands_on else 0.0) + max(value or 0.0, upper(series, row))
        for series in bars.series
        for row, value in enumerate(series.values)
    ]
    return max([*ends, 1e-9])


def upper(series: Series, row: int) -> float:
    """The upper end of an interval, 0 without one."""
    return (series.high[row] or 0.0) if series.high else 0.0
