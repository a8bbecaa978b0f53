"""Walking away and winning back in the browser, at three widths: every form open, none wider than the screen."""

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from analysis.action import disengaging, sheets, winback
from analysis.action.letter import Letter, letter_template
from queries import store
from tests.browser.looking import OUTPUT
from tests.browser.test_screens import HORIZONTAL
from tests.running_app import RunningApp, needs_chromium, running

pytestmark = [pytest.mark.browser, needs_chromium]

NOW = datetime(2025, 6, 30, 9, 0)
REASONS = "They never let us meet the person who decides, and the event that pressed them has passed."


@pytest.fixture(scope="module")
def busy_app(built_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The demo company with two open deals, one proposal, one approval, accounts to ring and one attempt."""
    path = tmp_path_factory.mktemp("acting") / built_sample.name
    shutil.copy(built_sample, path)
    con = store.open_database(path)
    con.execute(
        "insert into deals"
        " (deal_id, account_name, opened_on, outcome, annual_value, currency, competitor, owner, load_id)"
        " select 'O-' || number, name, date '2025-01-15', 'open', value, 'GBP', 'Clearfall', 'Tom Hadley', 1"
        " from (values (1, 'Ashcombe Paper and Board Mills of the Northern Valleys', 96000), (2, 'Brill', 24000),"
        " (3, 'Corrie Dairy', 48000), (4, 'Dunnock Hotels', 12000)) open_deals (number, name, value)"
    )
    con.execute(
        "update accounts set management_changed_on = date '2025-06-01' where account_id in"
        " (select account_id from losses where root_cause = 'new_decision_makers')"
    )
    with store.write(con):
        pass
    given = {"key_decision_maker": "no", "champion": "no", "months_on_path": "9"}
    sheets.keep_qualification(con, "O-1", given, answered_by="Tom Hadley", now=NOW)
    letter = Letter(
        "Ms Pockley", "nine months", "softened water", "we cannot help you decide.", "Tom", "Alder & Pike"
    )
    disengaging.propose(con, "O-2", reasons=REASONS, asked_by="Tom Hadley", now=NOW)
    disengaging.propose_with(
        con, "O-3", reasons=REASONS, asked_by="Tom Hadley", now=NOW, letter=letter, template=letter_template()
    )
    disengaging.approve(con, "O-3", approved_by="June Carver", now=NOW)
    offered = winback.accounts_to_ring(con, today=date(2025, 6, 30))
    winback.start_win_back(
        con, offered["loss_id"][0], owner="Tom Hadley", contact="the new director", today=NOW.date()
    )
    con.close()
    with running(path.with_name("whyleft.duckdb")) as app:
        yield app


@pytest.mark.long
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_walking_away_fits_the_screen_with_every_form_open(busy_app, look, width: int) -> None:
    seen = look(f"{busy_app.url}/actions?part=Walk+away", width=width)
    for name in ("Qualification sheet", "Walk away"):
        seen.page.locator("summary").filter(has_text=name).click()
        seen.settle()
    seen.page.get_by_text("In public, with a letter").click()
    seen.until(seen.page.get_by_label("To whom?"))
    kept(seen, f"walk_away_{width}")

    seen.page.get_by_role("button", name="Approve or take back").click()
    seen.until(seen.page.get_by_role("button", name="Approve", exact=True))
    kept(seen, f"approval_{width}")
    assert seen.page.get_by_text("Names are entered, not proven").last.is_visible()


@pytest.mark.long
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_winning_back_fits_the_screen_with_its_form_open(busy_app, look, width: int) -> None:
    seen = look(f"{busy_app.url}/actions?part=Win+back", width=width)
    kept(seen, f"win_back_{width}")
    assert not seen.page.get_by_label("Period").count(), "a filter that acts on nothing here"

    seen.page.get_by_role("button", name="Take it on").first.click()
    seen.until(seen.page.get_by_label("Whom?"))
    kept(seen, f"taking_on_{width}")


def kept(seen, name: str) -> None:
    """A picture of the page, which is no wider than the screen and has no error."""
    OUTPUT.mkdir(exist_ok=True)
    seen.page.screenshot(path=OUTPUT / f"{name}.png", full_page=True)
    assert seen.page.evaluate(HORIZONTAL) == [0, 0], name
    assert not seen.errors


@pytest.mark.parametrize("width", [1440, pytest.param(390, marks=pytest.mark.long)])
def test_a_reason_that_has_ended_is_said_in_two_clicks_and_a_sentence(busy_app, look, width: int) -> None:
    seen = look(f"{busy_app.url}/losses?loss=L-085", width=width)
    seen.page.get_by_role("button", name="Their reason has ended").click()
    seen.until(seen.page.get_by_label("What has ended, and how do you know?"))
    kept(seen, f"reason_ended_{width}")
    seen.page.get_by_label("What has ended, and how do you know?").fill("They sold the plant.")
    seen.page.get_by_role("button", name="It has ended", exact=True).click()
    seen.until(seen.page.get_by_text("Their reason has ended: They sold the plant."))
    seen.page.get_by_role("button", name="Take back", exact=True).click()
    seen.until(seen.page.get_by_role("button", name="Their reason has ended"))
    assert not seen.errors
