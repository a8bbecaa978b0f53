"""Every page opens on every kind of database, without a trace."""

import pytest
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
]


def assert_stands(app: AppTest) -> None:
    assert not app.exception, [error.message for error in app.exception]
    assert not app.error, [error.value for error in app.error]


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_on_the_sample(opened, built_sample, page: str) -> None:
    app = opened(built_sample, page)

    assert_stands(app)
    assert app.title
    assert any("Demo company" in text.value for text in app.markdown)


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


def test_post_mortem_opens_on_hostile_words(opened, built_hostile) -> None:
    app = opened(built_hostile, "losses", period="all", loss="L<1>")

    assert_stands(app)


def test_post_mortem_of_a_loss_that_is_not_there_is_a_sentence(opened, built_sample) -> None:
    app = opened(built_sample, "losses", loss="L-999")

    assert_stands(app)
    assert "names a loss that is not in this database" in app.warning[0].value
