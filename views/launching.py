"""Start the app in its own process, on this machine only and asking nothing outside of it."""

import json
import os
import socket
import sys
from pathlib import Path
from typing import Any

from analysis.places import own_database, sample_database

APP = Path(__file__).resolve().parents[1] / "app.py"

# Passed on the command line, where no settings file of another folder can change them.
OPTIONS: dict[str, Any] = {
    "server.address": "localhost",  # Streamlit's own default listens on every interface
    "server.allowedHosts": ["localhost"],
    "client.allowedOrigins": [""],  # no page may frame and steer the app
    "server.maxUploadSize": 500,  # megabytes
    "server.fileWatcherType": "none",
    "runner.postScriptGC": False,  # a full collection after each click holds up all readers
    "browser.gatherUsageStats": False,
    "browser.serverAddress": "localhost",
    "client.showErrorDetails": "none",  # a trace could show customers' words
    "client.toolbarMode": "minimal",
}


class LaunchError(ValueError):
    """The app could not be started; the sentence says what to do."""


def command(*, port: int, opens_browser: bool) -> list[str]:
    """What starts the server with the settings that keep it on this machine."""
    shows = opens_browser and _has_screen()
    settings = {**OPTIONS, "server.port": port, "server.headless": not shows}
    # -P: nothing is imported from the folder that it starts in
    return [sys.executable, "-P", "-m", "views.server", json.dumps(settings)]


def launch(*, port: int, opens_browser: bool) -> int:
    """Build the sample where there are no own data, then become the app; returns only when it could not start.

    Raises:
        LaunchError: the port is taken.
    """
    if _is_taken(port):
        raise LaunchError(
            f"Port {port} is taken. Whyleft may be open already at http://localhost:{port}; "
            "if not, choose another port: whyleft run --port 8502."
        )
    own = own_database()
    if not own.exists():
        from sample.build import (
            build_if_stale,
        )  # needs all that reads and tags; the app itself starts without

        build_if_stale(sample_database())
    os.environ["WHYLEFT_DB"] = str(own)
    print(f"Whyleft opens at http://localhost:{port} (Ctrl+C stops it).", file=sys.stderr, flush=True)
    os.execv(sys.executable, command(port=port, opens_browser=opens_browser))


def _has_screen() -> bool:
    return sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
