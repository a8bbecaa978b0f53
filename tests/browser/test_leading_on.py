"""A click on a bar, a point or a row opens what is behind it, as many losses, accounts or deals as it says."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import Watched
from tests.running_app import needs_chromium

pytestmark = [pytest.mark.browser, pytest.mark.long, needs_chromium]

# Where a mark of a chart lies on the screen: {key of the chart, words its hover label must hold} -> [x, y, label].
PLACE = """([key, wanted]) => {
    const chart = document.querySelector(`.st-key-chart_${key} .js-plotly-plot`);
    const box = chart.getBoundingClientRect(), layout = chart._fullLayout;
    for (const trace of chart._fullData) {
        const at = (trace.hovertext || []).findIndex(words => new RegExp(wanted).test(words));
        if (at < 0) continue;
        const isBar = trace.type === 'bar', lies = trace.orientation === 'h';
        const across = isBar && lies ? trace.x[at] / 2 : trace.x[at];
        const up = isBar && !lies ? trace.y[at] / 2 : trace.y[at];
        return [box.x + layout.xaxis._offset + layout.xaxis.d2p(across),
                box.y + layout.yaxis._offset + layout.yaxis.d2p(up), trace.hovertext[at]];
    }
    return null;
}"""


def click_mark(page: Page, chart: str, wanted: str) -> str:
    """Click the first mark of a chart whose hover label holds the words; returns the label."""
    page.locator(f".st-key-chart_{chart}").scroll_into_view_if_needed()
    found = page.evaluate(PLACE, [chart, wanted])
    assert found, f"no mark of {chart} says {wanted}"
    page.mouse.click(found[0], found[1])
    return str(found[2])


def listed(seen: Watched) -> int:
    """How many losses the list holds."""
    seen.until(seen.title("Losses"))
    words = seen.page.get_by_text(re.compile(r"^[\d,]+ loss(es)?$")).inner_text()
    return int(words.split()[0].replace(",", ""))


def behind(seen: Watched) -> int:
    """How many accounts or deals the sentence above their list counts."""
    seen.until(seen.title("Behind the figure"))
    counted = re.search(r", ([\d,]+) (?:accounts?|deals?)", seen.lead())
    assert counted, seen.lead()
    return int(counted[1].replace(",", ""))


@pytest.mark.parametrize(
    ("page", "chart", "wanted", "numbers", "opened"),
    [
        ("retention?period=2024", "logo_churn", "January 2024", r": (\d+) of", listed),
        ("retention?period=2024", "survival", r"month \d+: .*, [1-9] of", r", (\d+) of", listed),
        ("retention?period=2024", "incidence", "month 100:", r"(\d+) so far", listed),
        ("win_loss?period=2024", "deal_causes", "Not calling high enough", r"(\d+) of 3", listed),
        ("root_causes?period=2024&side=Segment", "side_segment_0", "Unanswered", r"(\d+) of", listed),
        ("?period=2024", "trend", "Q1 2024: [1-9]", r"(\d+) of", listed),
        ("win_loss?period=2024", "win_rates", "Clearfall", r"(\d+) won, (\d+) lost", behind),
        ("win_loss?period=2024&deals_by=Size", "win_rates", "lost", r"(\d+) won, (\d+) lost", behind),
        ("win_loss?period=2024", "outcomes", "Clearfall.* won", r": (\d+) won", behind),
    ],
)
def test_a_mark_opens_as_many_losses_or_deals_as_it_says(
    sample_app, look, page: str, chart: str, wanted: str, numbers: str, opened: Callable[[Watched], int]
) -> None:
    seen = look(f"{sample_app.url}/{page}")
    label = re.sub("[\u2068\u2069]", "", click_mark(seen.page, chart, wanted))
    said = re.search(numbers, label)

    assert said, label
    assert opened(seen) == sum(map(int, said.groups())) > 0
    assert not seen.errors


def test_a_bar_of_the_bridge_opens_the_accounts_that_it_adds_up(sample_app, look) -> None:
    seen = look(f"{sample_app.url}/retention?period=2024", height=2000)
    bar = seen.page.locator(".st-key-chart_bridge .waterfalllayer .point").nth(2).bounding_box()
    amount = seen.page.locator(".st-key-chart_bridge .bartext").nth(2).text_content()
    assert bar
    seen.page.mouse.click(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)

    assert behind(seen) > 0
    assert amount in seen.lead()


@pytest.mark.parametrize("width", [1440, 390])
def test_the_button_that_saves_a_figure_hides_none_of_it(sample_app, look, width: int) -> None:
    seen = look(f"{sample_app.url}/?period=2024", width=width)
    chart = seen.page.locator(".st-key-chart_causes .js-plotly-plot")
    chart.hover()
    button, figure = chart.locator(".modebar-btn").bounding_box(), chart.bounding_box()

    assert button
    assert figure
    assert button["y"] + button["height"] <= figure["y"]


def test_a_heat_map_leads_on_by_the_rows_of_its_table(sample_app, look) -> None:
    seen = look(f"{sample_app.url}/retention?period=2024", height=4000)
    seen.page.locator(".st-key-behind_cohorts button").first.click()
    table = seen.page.locator(".st-key-table_cohorts [data-testid=stDataFrame]")
    seen.until(table)
    seen.page.wait_for_function("() => document.querySelectorAll('.st-key-table_cohorts td').length")
    cells = [row.locator("td").all_text_contents() for row in table.locator("tr").all()]
    place = next(
        place for place, row in enumerate(cells) if len(row) > 4 and row[4].isdecimal() and int(row[4]) > 0
    )
    box = table.bounding_box()
    assert box
    seen.page.mouse.click(box["x"] + 18, box["y"] + 35 * place + 18)

    assert listed(seen) == int(cells[place][4])


def test_a_row_is_chosen_without_a_mouse(sample_app, look) -> None:
    seen = look(f"{sample_app.url}/win_loss?period=2024")
    grid = seen.page.locator(".st-key-head_to_head [data-testid=stDataFrame] canvas").first
    grid.focus()
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("Shift+Space")

    assert behind(seen) > 0


def test_a_quote_opens_at_its_place_in_the_interview(sample_app, look) -> None:
    seen = look(f"{sample_app.url}/root_causes?period=2024")
    seen.page.get_by_role("button", name="Read it in the interview").first.click()
    seen.until(seen.page.locator("#judged"))

    expect(seen.page.locator("#judged")).to_be_in_viewport()


@pytest.mark.parametrize("name", ["Losses", "Accounts"])
def test_on_a_phone_a_row_from_below_opens_at_its_beginning(sample_app, look, name: str) -> None:
    seen = look(f"{sample_app.url}/{name.lower()}", width=390, height=844)
    table = seen.page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box
    seen.page.mouse.click(box["x"] + 18, box["y"] + 53)
    seen.until(seen.page.get_by_role("button", name=f"All {name.lower()}"))

    expect(seen.page.get_by_role("heading", level=1)).to_be_in_viewport()
