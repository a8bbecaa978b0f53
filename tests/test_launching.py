"""The app is started on this machine only, with the settings that keep data to themselves."""

import json
import socket
import urllib.request
from pathlib import Path

import pytest

from tests.running_app import free_port, running
from views import launching


def own_address() -> str:
    """The address under which other machines would reach this one; no packet is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine has no address but its own")
        return str(probe.getsockname()[0])


def test_the_app_answers_on_this_machine_only(tmp_path: Path) -> None:
    with running(tmp_path / "own.duckdb") as app:
        port = int(app.url.rpartition(":")[2])
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((own_address(), port), timeout=5)
        with urllib.request.urlopen(f"{app.url}/_stcore/host-config", timeout=10) as answer:
            settings = json.load(answer)

    assert settings["allowedOrigins"] == [""]  # nobody may frame it


def test_telemetry_traces_and_prompts_are_off() -> None:
    settings = json.loads(launching.command(port=8501, opens_browser=True)[-1])

    assert settings["browser.gatherUsageStats"] is False
    assert settings["client.showErrorDetails"] == "none"


def test_a_taken_port_is_a_sentence() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", free_port()))
        holder.listen()
        port = holder.getsockname()[1]

        with pytest.raises(launching.LaunchError, match=f"Port {port} is taken"):
            launching.launch(port=port, opens_browser=False)
