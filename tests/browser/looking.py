"""A page in the browser that waits until the app has finished, and keeps what it was asked and what went wrong."""

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page

OUTPUT = Path(__file__).resolve().parents[1] / "output"
PATIENCE = 90_000  # milliseconds; a busy machine is slow, not wrong

# Streamlit asks for its own health below the page's address first and gets no answer there; it then asks at the root.
PROBES = ("/_stcore/health", "/_stcore/host-config")

# The script has run to its end, all that it sent is drawn, and no expander is on its way up or down: a click on what
# moves is a press on one thing and a release on another, and nobody hears it.
IS_SETTLED = """() => {
    const main = document.querySelector('[data-test-script-state=notRunning] [data-testid=stMain]');
    return main && main.querySelector('h1')
        && ![...main.querySelectorAll('details')].some(expander => expander.getAnimations().length)
        && !document.querySelector('[data-stale=true]')
        && !document.querySelector('[data-testid=stSkeleton]')
        && document.querySelectorAll('[data-testid=stPlotlyChart]').length
            === document.querySelectorAll('[data-testid=stPlotlyChart] .main-svg:first-of-type').length;
}"""

TALL = "document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight"


class Watched:
    """A page, with the addresses that it asked for and the errors that it reported."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.errors: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("websocket", lambda opened: self.asked.append(opened.url))
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _listen(self, message: ConsoleMessage) -> None:
        where = urlsplit((message.location or {}).get("url", "")).path
        if message.type == "error" and not where.endswith(PROBES):
            self.errors.append(f"{message.text} ({where})")

    def go(self, url: str) -> None:
        """Open an address and wait until the app has drawn it."""
        self.page.goto(url)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is running, nothing moves or is stale, and every chart is drawn."""
        self.page.wait_for_function(IS_SETTLED, polling=100)

    def until(self, sight: Locator, state: Literal["visible", "detached"] = "visible") -> None:
        """Wait until an action shows, then until the app has finished what the action began."""
        sight.wait_for(state=state)
        self.settle()

    def picture(self, path: Path) -> None:
        """Keep a picture of the whole page: the window grows until nothing is left to scroll, then shrinks again."""
        window = self.page.viewport_size
        for _ in range(2):  # what fits the taller window may grow once more
            self.page.set_viewport_size(window | {"height": max(window["height"], self.page.evaluate(TALL))})
            self.settle()
        self.page.screenshot(path=path)
        self.page.set_viewport_size(window)

    def choose_page(self, name: str) -> None:
        """Click a page in the navigation and wait for its title."""
        self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=name).click()
        self.until(self.title(name))

    def title(self, words: str) -> Locator:
        """The heading of the page."""
        return self.page.get_by_role("heading", level=1, name=words)

    def lead(self) -> str:
        """The first sentence of the page."""
        return self.page.locator(".lead").inner_text()

    @property
    def asked_outside(self) -> set[str]:
        """Addresses beyond this machine that the page asked for."""
        return {
            url
            for url in self.asked
            if urlsplit(url).scheme not in {"data", "blob"}
            and urlsplit(url).hostname not in {"localhost", "127.0.0.1"}
        }
