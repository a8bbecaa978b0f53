"""A large file dropped on the page lies on disk from its first byte: the server never holds it in memory."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.looking import Watched
from tests.running_app import RunningApp, needs_chromium, running

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
    pytest.mark.skipif(sys.platform != "linux", reason="reads the peak of memory from /proc"),
]

HEADERS = "Was,Wer,Wann\n"  # fit no kind of file: nothing is read beyond the first rows
MEGABYTE = 1_000_000


@pytest.fixture
def app(tmp_path: Path) -> Iterator[RunningApp]:
    """The app in an empty folder."""
    with running(tmp_path / "own.duckdb") as app:
        yield app


def large_file(place: Path, megabytes: int) -> Path:
    """A CSV of that size."""
    line = "so,Varley Foods,2024-02-01\n"
    piece = line * (MEGABYTE // len(line))
    with place.open("w") as file:
        file.write(HEADERS)
        while file.tell() < megabytes * MEGABYTE:
            file.write(piece)
    return place


def memory(process: int, name: str = "VmHWM") -> float:
    """Megabytes of a process: the most so far, or now (`VmRSS`)."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1]) / 1024


def forget_peak(process: int) -> None:
    """Let the peak of memory begin anew."""
    Path(f"/proc/{process}/clear_refs").write_text("5")


def dropped(seen: Watched, file: Path) -> None:
    """Drop a file on Upload, and wait for what the page says of it."""
    seen.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    seen.until(seen.page.get_by_text("fits no kind of file").first)


@pytest.mark.long
@pytest.mark.parametrize("megabytes", [150])
def test_a_large_file_is_not_held_in_memory_while_it_arrives_and_after(
    app: RunningApp, look: Callable[..., Watched], tmp_path: Path, megabytes: int
) -> None:
    seen = look(f"{app.url}/upload")
    dropped(seen, large_file(tmp_path / "small.csv", 1))  # what the page itself needs is loaded now
    before = memory(app.process, "VmRSS")
    forget_peak(app.process)

    seen.go(f"{app.url}/upload")
    dropped(seen, large_file(tmp_path / "large.csv", megabytes))

    grown, left = memory(app.process) - before, memory(app.process, "VmRSS") - before
    print(f"{megabytes} MB: {before:.0f} MB before, peak {grown:+.1f} MB, afterwards {left:+.1f} MB")
    assert grown < megabytes / 4
    assert left < megabytes / 4


def test_a_dropped_file_goes_to_disk_and_leaves_with_the_app(
    look: Callable[..., Watched], tmp_path: Path
) -> None:
    place = tmp_path / "own.uploads"
    place.mkdir()
    (place / "left by an app that was killed").write_text("words")
    file = large_file(tmp_path / "Wer geht.csv", 2)

    with running(tmp_path / "own.duckdb") as app:
        assert not place.exists()
        seen = look(f"{app.url}/upload")
        dropped(seen, file)
        [copy] = [path for path in place.rglob("*") if path.is_file()]
        assert copy.read_bytes() == file.read_bytes()
        assert copy.stat().st_mode & 0o077 == 0

        seen.page.get_by_role("button", name="Remove").first.click()
        seen.until(seen.page.get_by_text("fits no kind of file").first, "detached")
        assert not [path for path in place.rglob("*") if path.is_file()]
        seen.go(f"{app.url}/upload")
        dropped(seen, file)

    assert not place.exists()
