"""Bar charts as SVG for the HTML review: the same bars as on the slides, no script, nothing loaded from elsewhere."""

from html import escape

from analysis.slides import Bars, Series, largest, upper

WIDTH, LABEL, NUMBER = 640, 190, 70
BAR, GAP, GROUP_GAP = 18, 3, 12


def number_text(value: float, unit: str) -> str:
    """A number as the charts write it."""
    if unit == "share":
        return f"{100 * value:.1f} %"
    return f"{value:,.0f}"


def svg_of(bars: Bars, *, alt: str) -> str:
    """Lying bars, a group for each category, with whiskers where there are intervals."""
    top = largest(bars)
    room = WIDTH - LABEL - NUMBER
    group = len(bars.series) * (BAR + GAP) + GROUP_GAP
    height = group * len(bars.categories) + 10
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" fill="currentColor" aria-label="{escape(alt)}" xmlns="http://www.w3.org/2000/svg">'
    ]
    for row, category in enumerate(bars.categories):
        y = row * group + 5
        middle = y + (group - GROUP_GAP) / 2 + 4
        parts.append(f'<text x="{LABEL - 8}" y="{middle:.1f}" text-anchor="end">{escape(category)}</text>')
        start = bars.stands_on[row] if bars.stands_on else 0.0
        for number, series in enumerate(bars.series):
            colour = bars.colours[row] if bars.colours else series.colour
            parts.append(bar(series, row, y + number * (BAR + GAP), start, room / top, colour, bars.unit))
    return "".join([*parts, "</svg>"])


def bar(series: Series, row: int, y: float, start: float, scale: float, colour: str, unit: str) -> str:
    """One bar with its whisker and its number."""
    value = series.values[row] or 0.0
    x, length = LABEL + start * scale, value * scale
    end = LABEL + max((start + value) * scale, upper(series, row) * scale)
    drawn = [f'<rect x="{x:.1f}" y="{y}" width="{length:.1f}" height="{BAR}" fill="{colour}"/>']
    if series.high and series.high[row] is not None and series.low[row] is not None:
        low, high, middle = (
            LABEL + (series.low[row] or 0.0) * scale,
            LABEL + upper(series, row) * scale,
            y + BAR / 2,
        )
        drawn.append(
            f'<path d="M{low:.1f} {middle}H{high:.1f}M{low:.1f} {middle - 4}v8M{high:.1f} {middle - 4}v8"'
            f' stroke="currentColor"/>'
        )
    drawn.append(f'<text x="{end + 6:.1f}" y="{y + BAR - 4}">{number_text(value, unit)}</text>')
    return "".join(drawn)


def legend_of(bars: Bars) -> list[tuple[str, str]]:
    """Name and colour of each series, where there is more than one."""
    return [(series.name, series.colour) for series in bars.series] if len(bars.series) > 1 else []
