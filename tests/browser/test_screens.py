"""Every page at three widths: drawn, no wider than the screen, readable for everybody, and without an error."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.looking import OUTPUT
from tests.running_app import needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]

ACTION = ["accounts", "actions", "quarterly_review"]
PAGES = [
    "",
    "root_causes",
    "retention",
    "win_loss",
    "behind_figure?moved=start",
    "losses",
    "losses?loss=L-085",
    "losses?losses_part=Still+to+interview",
    "root_causes?side=Segment&trust=Records+against+words",
    "retention?compare=Region",
    *ACTION,
    "upload",
    "settings",
]
HORIZONTAL = """() => {
    const main = document.querySelector('[data-testid=stMain]');
    return [document.documentElement.scrollWidth - window.innerWidth, main.scrollWidth - main.clientWidth];
}"""
HIDDEN_CHOICES = """() => [...document.querySelectorAll('[data-testid=stButtonGroup]')].flatMap(group =>
    [...group.querySelectorAll('button')].filter(choice =>
        choice.getBoundingClientRect().right > group.getBoundingClientRect().right + 1)
).map(choice => choice.innerText)"""
SCHEMES = ["light", pytest.param("dark", marks=pytest.mark.long)]
RULES = {"resultTypes": ["violations"], "rules": {"region": {"enabled": False}}}


def named(page: str, width: int, scheme: str) -> str:
    return f"{re.sub('[^a-z_]', '_', page.lower()) or 'overview'}_{width}_{scheme}.png"


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_pages_fit_the_screen(sample_app, look, width: int, scheme: str) -> None:
    OUTPUT.mkdir(exist_ok=True)
    seen = look(sample_app.url, width=width, scheme=scheme)
    for page in PAGES:
        seen.go(f"{sample_app.url}/{page}")
        seen.picture(OUTPUT / named(page, width, scheme))
        assert seen.page.evaluate(HORIZONTAL) == [0, 0], page
        assert seen.page.evaluate(HIDDEN_CHOICES) == [], page

    assert not seen.errors
    assert not seen.asked_outside


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_page_shuts_anybody_out(sample_app, look, scheme: str) -> None:
    seen = look(sample_app.url, scheme=scheme)
    found = {}
    for page in PAGES:
        seen.go(f"{sample_app.url}/{page}")
        violations = Axe().run(seen.page, options=RULES).response["violations"]
        serious = [v for v in violations if v["impact"] in ("serious", "critical")]
        found[page] = [(v["id"], v["nodes"][0]["target"], v["nodes"][0]["failureSummary"]) for v in serious]

    assert not {page: broken for page, broken in found.items() if broken}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_way_behind_a_figure_stays_readable_while_it_is_open(sample_app, look, scheme: str) -> None:
    seen = look(sample_app.url, scheme=scheme)
    button = seen.page.get_by_role("button", name="Behind it").first
    button.click()
    seen.until(seen.page.locator(".terms").first)
    seen.page.mouse.move(0, 0)

    assert button.evaluate("button => getComputedStyle(button).color") == button.evaluate(
        "button => getComputedStyle(button.closest('[data-testid=stMain]')).color"
    )
