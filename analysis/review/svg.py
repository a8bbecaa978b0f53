"""Bar charts as SVG for the HTML review: the same bars as on the slides, no script, nothing loaded from elsewhere."""

import textwrap
from html import escape

from analysis.locales import number
from analysis.review.slides import Bars, Series, largest, upper
from analysis.review.words import printable
from analysis.sentences import percent

WIDTH, NUMBER = 440, 70  # hardly wider than a phone, where a wide picture would shrink its letters
LETTER = 7.4  # width of a letter of the labels
LONGEST_LINE, LINES, LINE = (
    26,
    2,
    15,
)  # letters of a line beside the bars, lines, height; the table has the rest
BAR, GAP, GROUP_GAP, HEADING = 18, 3, 12, 20


def number_text(value: float, unit: str) -> str:
    """A number as the tables beside the charts write it, in the reader's locale."""
    return percent(value) if unit == "share" else number(value)


def svg_of(bars: Bars, *, alt: str, ink: str = "currentColor") -> str:
    """Lying bars, a group for each category, with whiskers where there are intervals."""
    labels = [lines_of(category) for category in bars.categories]
    left = 12 + LETTER * max((len(line) for lines in labels for line in lines), default=0)
    scale = (WIDTH - left - NUMBER) / largest(bars)
    group = len(bars.series) * (BAR + GAP) + GROUP_GAP
    named = (
        [series.name for series in bars.series] if len(bars.series) == 1 else []
    )  # else the legend says it
    above = HEADING * len(named) + 5
    height = group * len(bars.categories) + above + 5
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" fill="{ink}"'
        f' font-family="sans-serif" font-size="14" aria-label="{escape(printable(alt))}">'
    ]
    parts += [f'<text x="0" y="14">{escape(printable(name))}</text>' for name in named]
    for row, lines in enumerate(labels):
        y = row * group + above
        first = y + (group - GROUP_GAP - LINE * (len(lines) - 1)) / 2 + 4
        parts += [
            f'<text x="{left - 8:.1f}" y="{first + LINE * place:.1f}" text-anchor="end">{escape(line)}</text>'
            for place, line in enumerate(lines)
        ]
        start = bars.stands_on[row] if bars.stands_on else 0.0
        for place, series in enumerate(bars.series):
            colour = bars.colours[row] if bars.colours else series.colour
            at = (left, y + place * (BAR + GAP))
            parts.append(bar(series, row, at, start, scale, colour, bars.unit))
    return "".join([*parts, "</svg>"])


def lines_of(category: str) -> list[str]:
    """A name in lines that fit beside its bar, cut where it is longer still."""
    name = printable(category)
    return textwrap.wrap(name, LONGEST_LINE, max_lines=LINES, placeholder="…") or [""]


def bar(
    series: Series, row: int, at: tuple[float, float], start: float, scale: float, colour: str, unit: str
) -> str:
    """One bar with its whisker and its number; `at` is where the axis begins and how far down the bar lies."""
    value, (left, y) = series.values[row] or 0.0, at
    x, length = left + start * scale, value * scale
    end = left + max((start + value) * scale, upper(series, row) * scale)
    drawn = [f'<rect x="{x:.1f}" y="{y}" width="{length:.1f}" height="{BAR}" fill="{colour}"/>']
    low, high = (series.low[row], series.high[row]) if series.high else (None, None)
    if low is not None and high is not None:
        drawn.append(whisker(left + low * scale, left + high * scale, y))
    drawn.append(f'<text x="{end + 6:.1f}" y="{y + BAR - 4}">{printable(number_text(value, unit))}</text>')
    return "".join(drawn)


def whisker(low: float, high: float, y: float) -> str:
    """A thin line with caps from the lower to the upper end, in the ink of the chart."""
    middle = y + BAR / 2
    caps = "".join(f'<rect x="{x:.1f}" y="{middle - 4}" width="1.4" height="8"/>' for x in (low, high))
    return f'<rect x="{low:.1f}" y="{middle - 0.7}" width="{high - low:.1f}" height="1.4"/>{caps}'


def legend_of(bars: Bars) -> list[tuple[str, str]]:
    """Name and colour of each series, where there is more than one."""
    return [(series.name, series.colour) for series in bars.series] if len(bars.series) > 1 else []
