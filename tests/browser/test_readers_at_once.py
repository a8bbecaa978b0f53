"""Many readers at once: what one of them asks must not hold up the others."""

import statistics
from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks import sessions
from tests.running_app import RunningApp

pytestmark = pytest.mark.long


def test_readers_do_not_wait_for_each_other(sample_app: RunningApp) -> None:
    """Ten readers clicking every two seconds; with a full garbage collection a click they queue for seconds."""
    with ThreadPoolExecutor(1) as apart:  # from the loop of events that Playwright runs in this thread
        first = apart.submit(sessions.click_together, sample_app.url, readers=1, seconds=15, every=0.1)
        assert first.result().errors == []  # each page once, so that answers are kept
        clicks = apart.submit(
            sessions.click_together, sample_app.url, readers=10, seconds=20, every=2
        ).result()

    assert clicks.errors == []
    assert len(clicks.taken) > 80
    assert statistics.median(clicks.taken) < 0.75
