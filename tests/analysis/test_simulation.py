"""The intervals hold the truth as often as they say, in companies whose truth is known."""

from functools import cache

import pytest

from benchmarks import simulation

pytestmark = [pytest.mark.long, pytest.mark.timeout(1500)]


@cache
def outcomes() -> list[simulation.Outcome]:
    return simulation.outcomes()


def test_intervals_cover_at_least_93_of_100() -> None:
    """More than 97 is told in the table as wide, and fails nothing."""
    short = [o for o in outcomes() if not o.breaks and o.covered < simulation.COVERED]

    assert short == []


def test_weighted_and_corrected_shares_are_unbiased_where_raw_ones_are_not() -> None:
    mended = [o for o in outcomes() if o.scenario.startswith(("answers", "tagger"))]
    uneven = [o for o in mended if abs(o.raw_bias) > 0.02]

    assert uneven
    assert all(abs(o.corrected_bias) < 0.01 for o in mended)


def test_what_was_built_to_break_the_method_breaks_it() -> None:
    """A cause never interviewed cannot be weighted back, and a fall after the worst quarter is chance."""
    broken = {(o.scenario, o.losses): o for o in outcomes() if o.breaks}

    assert broken["a cause never interviewed", 400].covered == 0
    assert broken["an action begun after the worst quarter", 100].raw_bias < -0.1


def test_the_table_in_the_documents_is_that_of_the_simulation() -> None:
    assert simulation.table(outcomes()) in simulation.TARGET.read_text(encoding="utf-8")
