"""What is drawn: nothing where it would say nothing, and no line that hides another."""

import math
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.causes import BEFORE_THE_DATA
from analysis.figures import captions, figures
from analysis.figures import causes as figures_causes
from analysis.figures import retention as figures_retention

CAUSES = ["price", "tone", "terms"]


def ranked(of: int) -> pd.DataFrame:
    """Each of the causes with one loss of so many."""
    told = pd.DataFrame({"cause": CAUSES, "losses": 1, "of": of})
    share = 1 / of if of >= 5 else float("nan")
    return told.assign(share=share, low=share / 2, high=share * 2)


def test_below_five_no_bar_is_seen_and_the_row_still_takes_the_click() -> None:
    bars = figures_causes.ranked_causes(ranked(of=3)).data[0]

    assert set(bars.marker.color) == {figures.CLEAR}
    assert list(bars.x) == [1, 1, 1]
    assert list(bars.width) == [1, 1, 1]
    assert list(bars.customdata) == CAUSES


def test_from_five_on_each_bar_has_the_colour_of_its_cause() -> None:
    bars = figures_causes.ranked_causes(ranked(of=8)).data[0]

    assert figures.CLEAR not in bars.marker.color
    assert set(bars.x) == {1 / 8}


def test_figures_beside_each_other_end_alike() -> None:
    """The same share is the same length on both, else the eye compares what is not alike."""
    shares = [pd.DataFrame({"share": [high / 2], "low": [0.1], "high": [high]}) for high in (0.67, 0.5)]
    largest = figures_causes.common_end(*shares)
    ends = [
        figures_causes.ranked_causes(shares[0].assign(cause="price", losses=3, of=6), largest=largest),
        figures_causes.ranked_reasons(shares[1].assign(reason="Price", losses=3, of=6), largest=largest),
    ]

    assert [figure.layout.xaxis.range for figure in ends] == [(0, pytest.approx(0.67 * 1.04))] * 2
    assert figures_causes.common_end(shares[0].assign(high=math.nan)) is None


def test_lines_on_the_same_points_are_told_apart_without_colour() -> None:
    starts = pd.to_datetime(["2024-01-01", "2024-04-01"])
    one = pd.DataFrame(
        {"period_start": starts, "losses": 1, "of": 3, "all_losses": 3, "incomplete_because": ""}
    )
    same = pd.concat([one.assign(cause=cause) for cause in CAUSES])
    lines = figures_causes.causes_over_time(same, causes=CAUSES).data

    assert [line.line.width for line in lines] == [4.5, 3, 1.5]  # each drawn upon the one before
    assert len({line.marker.symbol for line in lines}) == 3
    assert [line.marker.size for line in lines] == sorted((line.marker.size for line in lines), reverse=True)


def test_gross_and_net_retention_are_told_apart_where_they_are_the_same() -> None:
    ends = ["retention_share", "low", "high"]
    both = {f"{side}_{end}": [0.9, 0.9] for side in ("gross", "net") for end in ends}
    frame = pd.DataFrame({"period_start": pd.to_datetime(["2024-01-01", "2024-04-01"]), **both})
    gross, net = figures_retention.retention_over_time(frame).data

    assert gross.line.width != net.line.width
    assert gross.marker.symbol != net.marker.symbol


def by_quarter(known: list[int], lost: list[int]) -> pd.DataFrame:
    """A cause by quarter from 2023 on: it has each loss whose cause is known."""
    starts = pd.date_range("2023-01-01", periods=len(known), freq="QS")
    told = pd.DataFrame({"period_start": starts, "losses": known, "of": known, "all_losses": lost})
    return told.assign(cause=["price" if of else None for of in known], incomplete_because="")


def test_where_nothing_is_known_of_causes_none_is_drawn_as_absent() -> None:
    trend = by_quarter(known=[0, 0, 2, 0, 0, 1], lost=[5, 4, 3, 6, 0, 1])
    line = figures_causes.causes_over_time(trend, causes=["price"]).data[0]

    assert [str(start)[:10] for start in line.x] == ["2023-07-01", "2023-10-01", "2024-01-01", "2024-04-01"]
    assert pd.Series(line.y).isna().tolist() == [
        False,
        True,
        False,
        False,
    ]  # six losses, no cause known of any
    assert list(line.y)[2] == 0  # nobody left: that is none
    assert "Of losses before Q3 2023 no root cause is known." in captions.of_trend(trend, ("price",))


def test_a_short_trend_names_quarters_and_a_long_one_years() -> None:
    short = figures_causes.causes_over_time(by_quarter(known=[1, 1], lost=[1, 1]), causes=["price"])
    long = figures_causes.causes_over_time(by_quarter(known=[1] * 12, lost=[1] * 12), causes=["price"])

    assert list(short.layout.xaxis.ticktext) == ["Q1 2023", "Q2 2023"]
    assert list(long.layout.xaxis.ticktext) == ["2023", "2024", "2025"]


def test_the_names_of_lines_stand_in_the_order_of_their_caption() -> None:
    """Plotly turns the order round where lines have bands, unless it is told."""
    curve = pd.DataFrame(
        {"tenure": [0, 12], "survival_share": [1.0, 0.5], "low": [1.0, 0.3], "high": [1.0, 0.7]}
    )
    both = pd.concat([curve.assign(group_name=name, left=1, at_risk=10) for name in ("East", "West")])

    assert figures_retention.survival(both).layout.legend.traceorder == "normal"


def test_a_heat_map_tells_none_of_the_losses_from_nothing_known() -> None:
    known = by_quarter(known=[2, 1], lost=[2, 1]).assign(cause=["price", "tone"])
    before = known.head(1).assign(period_start=pd.Timestamp("2022-10-01"), incomplete_because=BEFORE_THE_DATA)
    cells = figures_causes.causes_by_quarter(pd.concat([before, known])).data[0]

    told = pd.DataFrame(cells.z, columns=cells.x)
    assert told["Q4 2022"].isna().all()
    assert sorted(told["Q1 2023"]) == sorted(told["Q2 2023"]) == [0, 1]


def test_a_long_name_of_an_action_goes_on_in_a_second_line_and_the_next_stands_below() -> None:
    """It was cut after 34 letters, and what the line stood for could not be read."""
    days = [(date(2024, 3, 1), "Executive sponsor for every key account"), (date(2024, 4, 1), "Price desk")]
    figure = figures.mark_days(go.Figure(), days, span=(date(2024, 1, 1), date(2025, 1, 1)))
    first, second = figure.layout.annotations

    assert "Executive sponsor for every key" in first.text.split("<br>")[0]
    assert "account" in first.text.split("<br>")[1]
    assert first.yshift == 0
    assert second.yshift == -2 * figures.LINE_HEIGHT


@pytest.mark.parametrize(("share", "is_blank"), [(float("nan"), True), (0.0, False), (0.1, False)])
def test_axes_without_a_mark_are_known_as_blank(share: float, is_blank: bool) -> None:
    """Where only a quarter that is not over is on record, the frame of a figure stood there empty."""
    churn = pd.DataFrame(
        {
            "period_start": [pd.Timestamp("2024-01-01")],
            "lost": 0,
            "at_risk": 40,
            "churn_share": share,
            "low": share,
        }
    ).assign(high=share, complete=False)
    cells = pd.DataFrame(
        {"cohort_start": [pd.Timestamp("2024-01-01")], "quarters_after": 1, "retained_share": share}
    )
    triangle = figures_retention.cohorts(cells.assign(still_there=4, accounts=4))

    assert figures.is_blank(figures_retention.churn_over_time(churn)) is is_blank
    assert figures.is_blank(triangle) is is_blank


def test_lying_bars_are_judged_by_their_length() -> None:
    assert not figures.is_blank(figures_causes.ranked_causes(ranked(of=3)))
    assert figures.is_blank(go.Figure(go.Bar(x=[None, None], y=["a", "b"], orientation="h")))


def bridge_axis(**parts: float) -> tuple[float, float]:
    """Where the axis of the bridge of these parts begins and ends."""
    rows = {"part": list(parts), "value": list(parts.values()), "accounts": 1}
    return figures_retention.bridge(pd.DataFrame(rows)).layout.xaxis.range


def test_the_amount_of_a_bar_that_falls_to_nothing_has_room_before_it() -> None:
    """It stands at the left end of the bar: there it ran over the name of the bar, and out of the figure."""
    assert bridge_axis(start=1200, lost=-1200, end=0) == pytest.approx((-420, 1620))
    assert bridge_axis(start=1200, lost=-200, end=1000) == pytest.approx((0, 1620))
    assert bridge_axis(start=1200, new=100, end=1300) == pytest.approx((0, 1755))


def test_a_caption_speaks_only_of_what_is_drawn() -> None:
    cut = pd.DataFrame({"complete": [False], "churn_share": [math.nan]})
    early = pd.DataFrame({"cause": ["price"], "period_start": [date(2024, 1, 1)], "of": [1]})

    assert captions.of_churn(cut) == "No whole period is on record yet."
    assert captions.of_churn(cut.assign(churn_share=0.2)).endswith(captions.CUT_IS_FAINT)
    assert captions.of_quarters(early.assign(incomplete_because=BEFORE_THE_DATA)).endswith(captions.NO_CELLS)
    assert captions.of_quarters(early.assign(incomplete_because="")).endswith(captions.CELLS_ARE_SMALL)
