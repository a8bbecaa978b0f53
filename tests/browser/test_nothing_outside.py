"""While the app is open, neither it nor the browser asks anything outside this machine."""

import json
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from queries import store
from tests.browser.looking import Watched
from tests.running_app import needs_chromium, running

pytestmark = [pytest.mark.browser, needs_chromium]

LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}

# Python runs a module of this name at its start: from then on every socket that the process opens is written down.
WATCHER = """
import json, os, sys

def watch(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        with open(os.environ["SOCKETS_SEEN"], "a", encoding="utf-8") as seen:
            where = arguments[1] if event in ("socket.connect", "socket.sendto") else arguments[0]
            seen.write(json.dumps([event, where if isinstance(where, str) else str(list(where)[0])]) + "\\\\n")

sys.addaudithook(watch)
"""


def test_app_and_browser_ask_nothing_outside(tmp_path: Path, look: Callable[..., Watched]) -> None:
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(textwrap.dedent(WATCHER).replace("\\\\n", "\\n"))
    sockets_seen = tmp_path / "sockets.jsonl"
    sockets_seen.touch()
    database = tmp_path / "own.duckdb"
    store.open_database(database).close()

    watched = {"PYTHONPATH": str(tmp_path / "watch"), "SOCKETS_SEEN": str(sockets_seen)}
    with running(database, **watched) as app:
        seen = look(app.url)

    hosts = {host for _, host in map(json.loads, sockets_seen.read_text().splitlines())}
    assert any(url.startswith("ws") for url in seen.asked)
    assert not seen.asked_outside
    assert hosts <= LOCAL_HOSTS
