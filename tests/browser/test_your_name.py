"""The name that a person enters under outlives a reload, in this browser and nowhere else."""

import getpass
import shutil
from collections.abc import Callable

import pytest

from tests.browser.looking import Watched
from tests.running_app import needs_chromium, running

pytestmark = [pytest.mark.browser, needs_chromium]

NAMES = [
    '"></script><script>alert(1)</script>',
    pytest.param("Zoë O’Neill; 李", marks=pytest.mark.long),
    pytest.param("50 % & more, x=1", marks=pytest.mark.long),
]


def field(seen: Watched):
    return seen.page.get_by_label("Your name")


def enter_as(seen: Watched, name: str) -> None:
    field(seen).fill(name)
    field(seen).press("Enter")
    seen.settle()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_kept_by_the_browser_it_was_typed_in(
    sample_app, look: Callable[..., Watched], name: str
) -> None:
    seen, elsewhere = look(f"{sample_app.url}/settings"), look(f"{sample_app.url}/settings")
    assert field(seen).input_value() == getpass.getuser()
    enter_as(seen, name)
    seen.page.wait_for_function("() => document.cookie.includes('whyleft_name')")
    seen.page.reload()
    seen.settle()
    assert field(seen).input_value() == name
    # Only what follows the host: its port is drawn at random and may hold any digits.
    asked = " ".join(address.removeprefix(sample_app.url) for address in seen.asked)
    assert not any(part in asked for part in ("O%E2", "O’Neill", "alert", "50%", "x=1"))

    elsewhere.page.reload()
    elsewhere.settle()
    assert field(elsewhere).input_value() == getpass.getuser()

    enter_as(seen, "")
    seen.page.wait_for_function("() => !document.cookie.includes('whyleft_name')")
    seen.page.reload()
    seen.settle()
    assert field(seen).input_value() == getpass.getuser()
    assert not seen.errors


def test_what_is_decided_after_a_reload_is_entered_under_the_name(
    built_sample, tmp_path, look: Callable[..., Watched]
) -> None:
    shutil.copy(built_sample, tmp_path / built_sample.name)
    with running(tmp_path / "whyleft.duckdb") as app:
        seen = look(f"{app.url}/settings")
        enter_as(seen, "Priya Nair")
        seen.page.wait_for_function("() => document.cookie.includes('whyleft_name')")
        seen.go(f"{app.url}/losses?loss=L-085")
        seen.page.keyboard.press("1")
        seen.until(seen.page.locator(".reasons").get_by_text("decided by Priya Nair"))
