"""Every page opens on every kind of database, without a trace."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

PAGES = [
    "overview",
    "root_causes",
    "retention",
    "win_loss",
    "losses",
    "accounts",
    "actions",
    "quarterly_review",
    "upload",
    "settings",
    "behind_figure",
]


PARTS = [
    ("root_causes", {"side": "Segment"}),
    ("root_causes", {"side": "Owner", "by": "Value"}),
    ("root_causes", {"side": "Region", "weighted": "true"}),
    ("root_causes", {"trust": "What would change it"}),
    ("root_causes", {"trust": "Records against words"}),
    ("root_causes", {"trust": "Checked by a person"}),
    ("retention", {"compare": "Region"}),
    ("behind_figure", {"moved": "expansion"}),
    ("behind_figure", {"ended": "decided"}),
    ("behind_figure", {"stood": "step1"}),
    ("behind_figure", {"alerts": "step1.0.5"}),
    ("losses", {"losses_part": "Still to interview"}),
]


def assert_stands(app: AppTest) -> None:
    assert not app.exception, [error.message for error in app.exception]
    assert not app.error, [error.value for error in app.error]


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_on_the_sample(opened, built_sample, page: str) -> None:
    app = opened(built_sample, page)

    assert_stands(app)
    assert app.title
    assert any("Demo company" in text.value for text in app.markdown) is (page != "upload")


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_on_an_empty_database(opened, built_empty, page: str) -> None:
    app = opened(built_empty, page)

    assert_stands(app)
    if page not in ("upload", "settings"):
        assert [button.label for button in app.button] == ["Load your data", "Look at the demo company"]


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_where_there_is_no_database_at_all(opened, page: str) -> None:
    assert_stands(opened(None, page))


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_on_hostile_words(opened, built_hostile, page: str) -> None:
    assert_stands(opened(built_hostile, page, period="all"))


@pytest.mark.parametrize(("page", "chosen"), PARTS)
def test_part_of_a_page_opens_on_the_sample(opened, built_sample, page: str, chosen: dict[str, str]) -> None:
    assert_stands(opened(built_sample, page, **chosen))


@pytest.mark.parametrize(("page", "chosen"), PARTS)
def test_part_of_a_page_opens_on_hostile_words(
    opened, built_hostile, page: str, chosen: dict[str, str]
) -> None:
    assert_stands(opened(built_hostile, page, period="all", **chosen))


def test_accounts_has_no_period_to_choose(opened, built_sample) -> None:
    app = opened(built_sample, "accounts")

    assert "Period" not in [box.label for box in app.selectbox]
    assert "Period" in [box.label for box in app.switch_page("views/overview.py").run().selectbox]


def test_a_period_before_the_data_says_so(opened, built_sample) -> None:
    app = opened(built_sample, "overview", period="2019")

    assert "2019 lies outside" in app.info[0].value


def test_a_long_table_says_on_paper_that_it_goes_on(opened, built_sample) -> None:
    """It prints the rows that the screen shows, without a word that there are more."""
    app = opened(built_sample, "root_causes", period="all", trust="Records against words")
    tables = {frame.key: len(frame.value) for frame in app.dataframe}
    notes = [block.value for block in app.get("html") if "Paper shows" in block.value]

    assert tables["agreement"] < tables["three_reasons"]  # the short one is printed whole
    assert len(notes) == 1
    assert f"Paper shows the first rows of {tables['three_reasons']}; the CSV has all." in notes[0]


def test_numbers_are_those_of_the_readers_locale(opened, built_sample, monkeypatch) -> None:
    monkeypatch.setattr(type(st.context), "locale", "de-DE")
    app = opened(built_sample, "overview", period="2024")
    words = " ".join(block.value for block in app.get("html"))

    assert "14,0 %" in words
    assert "1,56 million\u00a0£" in words


def test_post_mortem_opens_on_hostile_words(opened, built_hostile) -> None:
    app = opened(built_hostile, "losses", period="all", loss="L<1>")

    assert_stands(app)


def test_post_mortem_of_a_loss_that_is_not_there_is_a_sentence(opened, built_sample) -> None:
    app = opened(built_sample, "losses", loss="L-999")

    assert_stands(app)
    assert "names a loss that is not in this database" in app.warning[0].value


@pytest.mark.parametrize(
    ("page", "name", "label"),
    [
        ("overview", "data", "data"),
        ("root_causes", "by", "Count"),
        ("root_causes", "weighted", "Weighted by segment"),
        ("root_causes", "cause_in_words", "Cause"),
        ("root_causes", "kept", "Worth at most"),
        ("retention", "grain", "By"),
        ("win_loss", "deals_by", "By"),
        ("behind_figure", "moved", "moved"),
        ("behind_figure", "ended", "ended"),
        ("behind_figure", "alerts", "alerts"),
        ("losses", "show", "Show"),
        ("losses", "audit", "audit"),
        ("losses", "cause", "cause"),
    ],
)
def test_a_bad_value_in_the_address_is_dropped_with_a_note(
    opened, built_sample, page: str, name: str, label: str
) -> None:
    app = opened(built_sample, page, **{"period": "2024", name: "<b>nonsense</b>"})

    assert_stands(app)
    assert label in app.warning[0].value
    assert "dropped" in app.warning[0].value
    assert len(app.warning) == 1
