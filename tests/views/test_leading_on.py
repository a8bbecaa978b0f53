"""From a number on a page to what is behind it, through the page itself: as many rows open as the number says."""

import ast
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import choices, reports
from queries import store

VIEWS = Path(__file__).resolve().parents[2] / "views"
NO_LOSS_BEHIND = {  # figures behind whose rows stand no losses, with what stands there instead
    "measures": "buttons below them lead on",
    "changes": "buttons below each sentence lead on",
    "evidence": "all of one loss, marked in its words below",
    "tipping": "a button below the sentence leads on",
    "difference": "a test of groups, whose rows lead on above it",
    "waiting_behind": "the list above it is of losses, and a row opens its questions",
    "f'effect_of_{action.action_id}": "rates before and after, each of several scopes",
    "f'behind_effect_of_{action.action_id}": "the same rates, behind the chart whose marks lead on",
    "report": "warnings over all accounts and losses; their words stand on the page of each account and loss",
    "won_behind": "won deals are no losses; a row of the table above opens the words",
}
NUMBER = re.compile(r"\d[\d,]*")


def losses_listed(app: AppTest) -> int:
    """The number above the list of losses."""
    found = [text.value for text in app.markdown if re.fullmatch(r"\*\*[\d,]+ loss(es)?\*\*", text.value)]
    assert len(found) == 1, [text.value for text in app.markdown]
    return int(NUMBER.search(found[0])[0].replace(",", ""))  # type: ignore[index]


def rows_behind(app: AppTest) -> int:
    """The number of accounts or deals in the sentence above their list."""
    assert app.title[0].value == "Behind the figure"
    words = re.sub(
        "<[^>]+>", "", next(block.value for block in app.get("html") if 'class="lead"' in block.value)
    )
    return int(re.search(r", ([\d,]+) (?:accounts?|alerts?|deals?)", words)[1].replace(",", ""))  # type: ignore[index]


def choose_row(app: AppTest, table: str, row: int) -> AppTest:
    """Choose a row, as a click in the browser does."""
    app.session_state[table] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    return app.run()


def by_key(elements, key: str):
    """The element of that key."""
    return next(element for element in elements if element.key == key)


@pytest.mark.parametrize(
    ("number", "count"), [(0, "losses"), (1, "rows"), (2, "rows"), (3, "rows"), (4, "losses")]
)
def test_measures_of_the_overview(opened, built_sample, number: int, count: str) -> None:
    app = opened(built_sample, "overview", period="2024")
    button = next(button for button in app.button if button.key == f"see_measure_{number}")
    said = int(NUMBER.search(button.label)[0])  # type: ignore[index]
    listed = {"losses": losses_listed, "rows": rows_behind}[count]

    assert listed(button.click().run()) == said > 0


@pytest.mark.parametrize(
    ("page", "chosen", "table", "column"),
    [
        ("root_causes", {}, "coverage", "losses"),
        ("root_causes", {"covered_by": "Owner"}, "coverage", "losses"),
        ("root_causes", {"trust": "Records against words"}, "three_reasons", "losses"),
        ("retention", {"compare": "Region"}, "medians", "left"),
        ("losses", {"losses_part": "Still to interview"}, "days_to_interview", "losses"),
    ],
)
@pytest.mark.parametrize("row", [0, -1])
def test_rows_of_tables(
    opened, built_sample, page: str, chosen: dict[str, str], table: str, column: str, row: int
) -> None:
    app = opened(built_sample, page, period="2024", **chosen)
    shown = next(frame for frame in app.dataframe if frame.key == table).value
    place = row % len(shown)
    said = shown[column].iloc[place]

    assert losses_listed(choose_row(app, table, place)) == said > 0


@pytest.mark.parametrize("row", [0, -1])
def test_a_competitor_opens_the_deals_decided_against_it(opened, built_sample, row: int) -> None:
    app = opened(built_sample, "win_loss", period="2024")
    shown = next(frame for frame in app.dataframe if frame.key == "head_to_head").value
    place = row % len(shown)
    said = int(shown["won"].iloc[place] + shown["lost"].iloc[place])

    assert rows_behind(choose_row(app, "head_to_head", place)) == said > 0


@pytest.mark.parametrize("outcome", ["Won", "Lost", "No decision", "Withdrawn"])
def test_the_rows_of_how_deals_ended(opened, built_sample, outcome: str) -> None:
    app = opened(built_sample, "win_loss", period="2024")
    shown = next(frame for frame in app.dataframe if frame.key == "cycle").value
    place = shown["outcome"].tolist().index(outcome)
    opens = choose_row(app, "cycle", place)

    assert (losses_listed if outcome == "Lost" else rows_behind)(opens) == shown["deals"].iloc[place]


@pytest.mark.parametrize(
    ("table", "columns", "listed"),
    [
        ("alerts_by_threshold", ("early", "late", "false", "open"), "alerts_behind_threshold"),
        ("days_of_warning", ("losses",), None),
        ("chance_of_save", ("saved", "lost", "still_followed"), "accounts_behind_saves"),
    ],
)
def test_what_a_warning_is_worth_leads_to_what_it_is_reckoned_from(
    opened, built_sample, table: str, columns: tuple[str, ...], listed: str | None
) -> None:
    con = store.open_database(built_sample)
    said = int(reports.run(con, table)[list(columns)].iloc[0].sum())
    con.close()
    app = opened(built_sample, "accounts", period="2024", region="North" if listed else "")
    app.session_state["forewarning"] = True
    app = choose_row(app.run(), table, 0)

    assert (rows_behind if listed else losses_listed)(app) == said > 0


@pytest.mark.parametrize(
    ("address", "table"),
    [
        ({"alerts": "step1.0.5"}, "alerts_behind_threshold"),
        ({"stood": "step1"}, "accounts_behind_saves"),
    ],
)
@pytest.mark.parametrize("has_left", [True, False])
def test_an_account_that_was_warned_about_opens_its_post_mortem_or_its_page(
    opened, built_sample, address: dict[str, str], table: str, has_left: bool
) -> None:
    app = opened(built_sample, "behind_figure", **address)
    shown = next(frame for frame in app.dataframe if frame.key == table).value
    place = (shown["loss_id"].notna() == has_left).tolist().index(True)
    app = choose_row(app, table, place)

    assert has_left or app.button[0].label == "All accounts"
    assert any(
        shown["account_name"].iloc[place] in block.value
        for block in app.get("html")
        if 'class="heading"' in block.value
    )


def test_an_account_that_is_not_among_the_living_says_why_and_leads_to_its_post_mortem(
    opened, built_sample
) -> None:
    con = store.open_database(built_sample)
    (account_id,) = con.execute("select account_id from losses where loss_id = 'L-085'").fetchone()
    con.close()
    app = opened(built_sample, "accounts", account=choices.digest(account_id))
    assert any("is no longer a customer: its last day of service was" in said.value for said in app.text)
    by_key(app.button, "see_loss_of_account").click().run()
    assert any("L-085" in block.value for block in app.get("html") if 'class="under"' in block.value)


def test_an_account_that_is_nowhere_on_record_is_said_to_be(opened, built_sample) -> None:
    app = opened(built_sample, "accounts", account="0123456789")
    assert [said.value for said in app.info] == ["The address names an account that is not in this database."]


def test_a_deal_that_was_lost_opens_its_post_mortem(opened, built_sample) -> None:
    app = opened(
        built_sample, "behind_figure", period="2024", ended="decided", competitor=choices.digest("Clearfall")
    )
    shown = next(frame for frame in app.dataframe if frame.key == "deals").value
    app = choose_row(app, "deals", shown["outcome"].tolist().index("lost"))

    assert any("Lost deal" in block.value for block in app.get("html") if 'class="under"' in block.value)


def test_an_account_that_is_still_there_opens_its_page(opened, built_sample) -> None:
    app = opened(built_sample, "behind_figure", period="2024", moved="new")
    shown = next(frame for frame in app.dataframe if frame.key == "accounts_behind_bridge").value
    name = shown["account_name"][shown["loss_id"].isna()].iloc[0]
    app = choose_row(app, "accounts_behind_bridge", shown["account_name"].tolist().index(name))

    assert app.button[0].label == "All accounts"
    assert any(name in block.value for block in app.get("html") if 'class="heading"' in block.value)


def test_an_account_that_left_opens_its_post_mortem(opened, built_sample) -> None:
    app = opened(built_sample, "behind_figure", period="2024", moved="lost")
    shown = next(frame for frame in app.dataframe if frame.key == "accounts_behind_bridge").value
    app = choose_row(app, "accounts_behind_bridge", 0)

    assert any(
        shown["account_name"].iloc[0] in block.value
        for block in app.get("html")
        if 'class="heading"' in block.value
    )


def test_words_about_a_cause_where_we_won(opened, built_sample) -> None:
    app = choose_row(opened(built_sample, "win_loss", period="2024"), "won", 0)
    quotes = [block.value for block in app.get("html") if 'class="quote"' in block.value]

    assert len(quotes) == 1


def test_the_losses_that_nobody_can_explain(opened, built_sample) -> None:
    app = opened(built_sample, "root_causes", period="2024", trust="What would change it")
    button = next(button for button in app.button if button.key == "see_unknown")

    assert losses_listed(button.click().run()) == int(NUMBER.search(button.label)[0])  # type: ignore[index]


def test_every_figure_and_table_leads_on() -> None:
    silent = []
    for path in VIEWS.glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in SHOWING:
                given = {word.arg: word.value for word in call.keywords}
                key = ast.unparse(given["key"]).strip("'") if "key" in given else "?"
                if not {"leads_to", "opens"} & set(given) and key not in NO_LOSS_BEHIND:
                    silent.append(f"{path.name}: {key}")

    assert not silent


SHOWING = {"figure.show", "figure.chart", "figure.behind", "short_table.show", "table.show"}


def test_the_way_back_from_an_account_leads_to_what_was_searched_for(opened, built_sample) -> None:
    app = opened(built_sample, "accounts")
    app = by_key(app.text_input, "find").set_value("Brothers").run()
    shown = next(frame for frame in app.dataframe if frame.key == "accounts").value
    app = choose_row(app, "accounts", 0)
    assert not app.title  # the account stands in the place of the list, where it is seen
    assert any(shown["account_name"].iloc[0] in block.value for block in app.get("html"))

    app = app.button[0].click().run()
    again = next(frame for frame in app.dataframe if frame.key == "accounts").value
    assert again["account_name"].tolist() == shown["account_name"].tolist()


@pytest.mark.parametrize(("page", "term"), [("losses", "Recorded reason"), ("accounts", "Value at risk")])
def test_the_long_lists_have_their_definitions_and_statements_a_click_away(
    opened, built_sample, page: str, term: str
) -> None:
    app = opened(built_sample, page)
    assert not app.code
    app.session_state[f"behind_{page}_behind"] = True
    app.run()

    assert not app.exception
    assert "select" in app.code[0].value
    assert any(f"<dt><bdi>{term}</bdi></dt>" in block.value for block in app.get("html"))
