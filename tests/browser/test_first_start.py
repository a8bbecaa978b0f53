"""From an empty folder to the ranked causes of the sample, and from there to the first own data."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import cli
from queries import store
from tests.browser.looking import Watched
from tests.running_app import free_port, needs_chromium, wait_until_healthy

pytestmark = [pytest.mark.browser, needs_chromium]

ROOT = Path(__file__).resolve().parents[2]
SAMPLE_BANNER = "Alder & Pike"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where nothing is yet."""
    return tmp_path


@pytest.fixture
def url(folder: Path) -> Iterator[str]:
    """Where `whyleft run` answers, started in that folder."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "run", "--no-browser", "--port", str(port)],
        env={**os.environ, "WHYLEFT_DB": str(folder / "own.duckdb")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
    )
    try:
        wait_until_healthy(f"http://localhost:{port}", process)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(timeout=60)


def test_the_sample_is_there_at_once_and_own_data_take_its_place(
    folder: Path, url: str, look: Callable[..., Watched], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = look(url)
    seen.page.locator(".js-plotly-plot").first.wait_for()
    assert seen.page.get_by_text(SAMPLE_BANNER).first.is_visible()
    assert not (folder / "own.duckdb").exists()

    (folder / "lost.csv").write_text(
        "account_id,account_name,lost_on,annual_value,recorded_reason\nX-1,Own Customer,2025-03-31,1200,Price\n"
    )
    monkeypatch.setenv("WHYLEFT_DB", str(folder / "own.duckdb"))
    assert cli.main(["load", str(folder / "lost.csv"), "--as", "losses"]) == 0
    con = store.open_database(folder / "own.duckdb")
    assert con.execute("select loss_id is not null, account_name from losses").fetchall() == [
        (True, "Own Customer")
    ]
    assert not store.is_sample(con)
    con.close()

    seen.go(url)
    assert seen.page.get_by_text(SAMPLE_BANNER).count() == 0
