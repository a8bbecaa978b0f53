"""While the app is open, neither it nor the browser asks anything outside this machine."""

import json
import textwrap
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from queries import store
from tests.running_app import browsing, needs_chromium, running

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


def test_app_and_browser_ask_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(textwrap.dedent(WATCHER).replace("\\\\n", "\\n"))
    sockets_seen = tmp_path / "sockets.jsonl"
    sockets_seen.touch()
    database = tmp_path / "own.duckdb"
    store.open_database(database).close()
    asked: list[str] = []

    watched = {"PYTHONPATH": str(tmp_path / "watch"), "SOCKETS_SEEN": str(sockets_seen)}
    with running(database, **watched) as app, browsing() as browser:
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda opened: asked.append(opened.url))
        page.goto(app.url)
        page.get_by_role("heading", level=1).first.wait_for(timeout=60_000)

    outside = {url for url in asked if urlsplit(url).scheme not in {"data", "blob"}} - {
        url for url in asked if urlsplit(url).hostname in LOCAL_HOSTS
    }
    hosts = {host for _, host in map(json.loads, sockets_seen.read_text().splitlines())}
    assert asked
    assert not outside
    assert hosts <= LOCAL_HOSTS
