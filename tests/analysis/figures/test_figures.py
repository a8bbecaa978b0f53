"""What is drawn: nothing where it would say nothing, and no line that hides another."""

import pandas as pd

from analysis.figures import causes as figures_causes
from analysis.figures import figures
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


def test_lines_on_the_same_points_are_told_apart_without_colour() -> None:
    starts = pd.to_datetime(["2024-01-01", "2024-04-01"])
    one = pd.DataFrame({"period_start": starts, "losses": 1, "of": 3, "incomplete_because": ""})
    same = pd.concat([one.assign(cause=cause) for cause in CAUSES])
    lines = figures_causes.causes_over_time(same, causes=CAUSES).data

    assert [line.line.width for line in lines] == [6, 3.5, 1.5]  # each drawn upon the one before
    assert len({line.marker.symbol for line in lines}) == 3
    assert [line.marker.size for line in lines] == sorted((line.marker.size for line in lines), reverse=True)


def test_gross_and_net_retention_are_told_apart_where_they_are_the_same() -> None:
    ends = ["retention_share", "low", "high"]
    both = {f"{side}_{end}": [0.9, 0.9] for side in ("gross", "net") for end in ends}
    frame = pd.DataFrame({"period_start": pd.to_datetime(["2024-01-01", "2024-04-01"]), **both})
    gross, net = figures_retention.retention_over_time(frame).data

    assert gross.line.width != net.line.width
    assert gross.marker.symbol != net.marker.symbol
