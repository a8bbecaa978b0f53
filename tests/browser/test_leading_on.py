"""A click on a bar, a point or a row opens the losses behind it, as many as it says."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.looking import Watched
from tests.running_app import needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]

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


@pytest.mark.parametrize(
    ("page", "chart", "wanted", "number"),
    [
        ("retention?period=2024", "logo_churn", "January 2024", r": (\d+) of"),
        ("retention?period=2024", "survival", r"month \d+: .*, [1-9] of", r", (\d+) of"),
        ("retention?period=2024", "incidence", "month 100:", r"(\d+) so far"),
        ("win_loss?period=2024", "win_rates", "Clearfall", r"(\d+) lost"),
        ("win_loss?period=2024&deals_by=Size", "win_rates", "lost", r"(\d+) lost"),
        ("root_causes?period=2024&side=Segment", "side_segment_0", "Unanswered", r"(\d+) of"),
        ("?period=2024", "trend", "Q1 2024: [1-9]", r"(\d+) of"),
    ],
)
def test_a_mark_opens_as_many_losses_as_it_says(
    sample_app, look, page: str, chart: str, wanted: str, number: str
) -> None:
    seen = look(f"{sample_app.url}/{page}")
    label = re.sub("[\u2068\u2069]", "", click_mark(seen.page, chart, wanted))
    said = re.search(number, label)

    assert said, label
    assert listed(seen) == int(said[1]) > 0
    assert not seen.errors


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

    assert listed(seen) > 0
