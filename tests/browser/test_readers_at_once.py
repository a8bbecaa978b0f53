"""Many readers at once: what one of them asks must not hold up the others."""

import statistics

import pytest

from benchmarks import sessions
from tests.running_app import RunningApp

pytestmark = pytest.mark.long


def test_readers_do_not_wait_for_each_other(sample_app: RunningApp) -> None:
    """Ten readers clicking every two seconds; with a full garbage collection a click they queue for seconds."""
    sessions.click_together(sample_app.url, readers=1, seconds=15, every=0.1)  # so that answers are kept
    clicks = sessions.click_together(sample_app.url, readers=10, seconds=20, every=2)

    assert clicks.errors == []
    assert len(clicks.taken) > 80
    assert statistics.median(clicks.taken) < 0.75
