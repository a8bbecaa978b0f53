"""Raw and weighted shares stand side by side: bars and diamonds, and both in the words."""

import pytest

from analysis import causes
from analysis.figures import captions
from analysis.figures import causes as figures_causes
from tests.analysis.test_causes import losses_of, many


@pytest.fixture
def found():
    """Ten of 90 small losses and ten of ten key ones were asked; neglect is a cause of small ones alone."""
    rows = [
        *many(10, cause="neglect", segment="small"),
        *many(80, segment="small"),
        *many(10, cause="price", segment="key"),
    ]
    return causes.share_of_losses_by_cause(losses_of(rows))


def test_a_weighted_bar_carries_the_share_as_counted(found):
    bars, diamonds = figures_causes.ranked_causes(found, weighted=True).data
    assert list(bars.customdata) == list(diamonds.customdata) == ["neglect", "price"]
    assert list(bars.x) == pytest.approx([0.9, 0.1])
    assert list(diamonds.x) == [0.5, 0.5]
    assert list(bars.y) == list(diamonds.y)


def test_bars_and_diamonds_are_named_by_the_caption_alone(found):
    """Two traces brought a legend, in which the bars were called "trace 0"."""
    assert [trace.showlegend for trace in figures_causes.ranked_causes(found, weighted=True).data] == [
        False,
        False,
    ]


def test_raw_bars_carry_nothing_else(found):
    assert len(figures_causes.ranked_causes(found).data) == 1


def test_the_words_name_both(found):
    words = captions.of_causes(found, weighted=True)
    assert "10 of 20 losses with a known root cause (30–70 %); weighted by segment 90 % (" in words
    assert "Diamonds are the shares as counted." in words
    assert "weighted" not in captions.of_causes(found)
