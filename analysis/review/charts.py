"""Native, editable bar charts on a slide, with whiskers where a number has an interval."""

import math
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from analysis.review.master import GREY, INK, QUIET
from analysis.review.slides import Bars, Series, largest
from analysis.review.words import printable

FORMATS = {"share": "0%", "count": "0", "money": "#,##0"}
SMALL = Pt(12)
HEADROOM = 1.05  # for the number at the end of the longest bar
UNSEEN = "start of the bar"


def add_chart(slide: Any, bars: Bars, left: int, top: int, width: int, height: int, *, alt: str) -> None:
    """Draw bars on a slide. The numbers lie in the chart's own sheet, so that they can be changed."""
    data = CategoryChartData(number_format=FORMATS[bars.unit])
    data.categories = [printable(name) for name in bars.categories]
    if bars.stands_on:
        data.add_series(UNSEEN, list(bars.stands_on))
    for series in bars.series:
        data.add_series(series.name, list(series.values))
    frame = slide.shapes.add_chart(chart_type(bars), left, top, width, height, data)
    frame.name = printable(alt[:80])
    frame._element.nvGraphicFramePr.cNvPr.set("descr", printable(alt))
    dress(frame.chart, bars)


def chart_type(bars: Bars) -> Any:
    """Columns for time and bridges, lying bars where names are long."""
    if bars.stands_on:
        return XL_CHART_TYPE.COLUMN_STACKED
    return XL_CHART_TYPE.BAR_CLUSTERED if bars.is_horizontal else XL_CHART_TYPE.COLUMN_CLUSTERED


def dress(chart: Any, bars: Bars) -> None:
    """Axes from zero, quiet lines, colours of our own, labels on the bars."""
    chart.font.size = SMALL
    chart.font.color.rgb = INK
    chart.has_title = False
    chart.has_legend = len(bars.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
    category, value = chart.category_axis, chart.value_axis
    category.reverse_order = bars.is_horizontal
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    category.format.line.color.rgb = QUIET
    category.has_major_gridlines = False
    value.minimum_scale = 0
    value.maximum_scale = round_top(largest(bars) * (1 if bars.stands_on else HEADROOM))
    value.tick_label_position = (
        XL_TICK_LABEL_POSITION.HIGH if bars.is_horizontal else XL_TICK_LABEL_POSITION.LOW
    )
    value.major_gridlines.format.line.color.rgb = QUIET
    value.format.line.fill.background()
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = FORMATS[bars.unit], False
    if len(bars.series) == 1:
        name_axis(value, bars.series[0].name)
    if bars.unit == "count":
        value.major_unit = round_step(largest(bars) / 4)
    chart.plots[0].gap_width = 45
    colour_series(chart.plots[0], bars)


def name_axis(value: Any, name: str) -> None:
    """Say beside the axis what the bars measure, where no legend says it."""
    frame = value.axis_title.text_frame
    frame.text = printable(name)
    run = frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold, run.font.color.rgb = SMALL, False, GREY


def colour_series(plot: Any, bars: Bars) -> None:
    """Fill each series, hide the one that bars stand on, and add labels and whiskers."""
    if bars.stands_on:
        plot.overlap = 100
        plot.series[0].format.fill.background()
    for drawn, series in zip(
        list(plot.series)[len(plot.series) - len(bars.series) :], bars.series, strict=True
    ):
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = rgb(series.colour)
        for number, colour in enumerate(bars.colours):
            point = drawn.points[number]
            point.format.fill.solid()
            point.format.fill.fore_color.rgb = rgb(colour)
        if any(series.high):
            drawn._element.insert(place_of_whiskers(drawn._element), whiskers(series))
        elif not bars.stands_on:  # a bridge has its numbers in the table beside it
            label(drawn, bars)


def round_top(value: float) -> float:
    """A round number at or above a number, with little room wasted."""
    if value <= 0:
        return 1.0
    step = 10.0 ** math.floor(math.log10(value)) / 5
    return round(math.ceil(value / step) * step, 10)


def round_step(value: float) -> int:
    """1, 2, 5, 10, 20, 50 and so on: the first that is not below a number."""
    step = 10 ** max(0, math.floor(math.log10(max(value, 1.0))))
    return next(step * times for times in (1, 2, 5, 10) if step * times >= value)


def label(drawn: Any, bars: Bars) -> None:
    """Write the number at each bar."""
    labels = drawn.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = FORMATS[bars.unit], False
    labels.font.size = SMALL


def place_of_whiskers(series: Any) -> int:
    """Where the schema wants error bars: before the categories."""
    return list(series).index(series.find(qn("c:cat")))


def whiskers(series: Series) -> Any:
    """Error bars from the lower to the upper end of the interval of each number."""
    up = [length(value, high) for value, high in zip(series.values, series.high, strict=True)]
    down = [length(low, value) for low, value in zip(series.low, series.values, strict=True)]
    bars = OxmlElement("c:errBars")
    for name, value in (("c:errBarType", "both"), ("c:errValType", "cust"), ("c:noEndCap", "0")):
        child(bars, name).set("val", value)
    for name, lengths in (("c:plus", up), ("c:minus", down)):
        numbers = child(child(bars, name), "c:numLit")
        child(numbers, "c:formatCode").text = "General"
        child(numbers, "c:ptCount").set("val", str(len(lengths)))
        for number, size in enumerate(lengths):
            point = child(numbers, "c:pt")
            point.set("idx", str(number))
            child(point, "c:v").text = repr(size)
    return bars


def child(parent: Any, name: str) -> Any:
    """A new, empty element inside another."""
    element = OxmlElement(name)
    parent.append(element)
    return element


def length(start: float | None, end: float | None) -> float:
    """How long a whisker is; none where an end is not known."""
    return 0.0 if start is None or end is None else max(0.0, end - start)


def rgb(colour: str) -> RGBColor:
    """'#1f7f8e' as python-pptx takes it."""
    return RGBColor.from_string(colour.removeprefix("#").upper())
