"""A load shows on every screen at its next click, and no screen mixes two versions of the data."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis import losses
from analysis.loading import intake
from queries import store
from views import databases

ROOT = Path(__file__).resolve().parents[2]
LOSSES = "account_id,account_name,lost_on,annual_value,currency\n"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "whyleft.duckdb"
    con = store.open_database(path)
    load(con, tmp_path / "first.csv", "A-1,Quay Linen,2024-02-29,1200,GBP\n")
    con.close()
    monkeypatch.setenv("WHYLEFT_DB", str(path))
    yield path
    st.cache_resource.clear()


def load(con: store.Connection, file: Path, rows: str) -> None:
    file.write_text(LOSSES + rows)
    intake.load_paths(con, [file], as_="losses", who="test")


def counted(screen: AppTest) -> str:
    return next(
        text.value for text in screen.markdown if "loss" in text.value and text.value.startswith("**")
    )


def losses_page() -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.query_params["period"] = "all"
    app.run()
    return app.switch_page("views/losses.py").run()


def test_a_load_shows_on_every_screen_at_its_next_click(own: Path, tmp_path: Path) -> None:
    one, other = losses_page(), losses_page()
    assert counted(one) == counted(other) == "**1 loss**"

    load(databases.opened(str(own), False), tmp_path / "second.csv", "A-2,Old Mill,2024-03-31,2400,GBP\n")

    assert counted(one.run()) == counted(other.run()) == "**2 losses**"


def two_questions() -> None:
    """A page whose second question meets data that somebody has just changed, between its first and second answer."""
    import streamlit as st

    from queries import store
    from tests.views.test_versions import losses_of, losses_of_after_a_write
    from views import session

    session.begin()
    first = session.ask(losses_of)
    second = session.ask(losses_of_after_a_write)
    st.text(f"{first} and {second}, version {store.data_version(session.current().con)}")


def losses_of(con: store.Connection) -> int:
    return len(losses.losses(con))


def losses_of_after_a_write(con: store.Connection) -> int:
    """Counts as `losses_of` does; the first time somebody's load comes in just before."""
    if losses_of(con) == 1:
        file = Path(store.value(con, "database_file", "state")).with_name("meanwhile.csv")
        load(con, file, "A-3,Tarn Foods,2024-04-30,600,GBP\n")
    return losses_of(con)


def test_no_screen_mixes_two_versions(own: Path) -> None:
    screen = AppTest.from_function(two_questions, default_timeout=120).run()

    assert not screen.exception
    assert screen.text[-1].value.startswith("2 and 2, version ")
