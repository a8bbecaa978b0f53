"""Filters end with the data that they were chosen on."""

import os
from pathlib import Path

from streamlit.testing.v1 import AppTest

import cli
from queries import store
from tests.views.conftest import Opened


def period_of(app: AppTest) -> str:
    """The period in the address, which stands there as a text or as a list of one."""
    return "".join(app.query_params["period"])


def test_a_period_chosen_on_the_demo_company_ends_where_own_data_take_its_place(
    built_sample, opened: Opened, tmp_path: Path
):
    app = opened(built_sample, period="2022")
    assert period_of(app) == "2022"
    own = store.open_database(Path(os.environ["WHYLEFT_DB"]))  # as the load of somebody else does
    own.close()
    app.run()
    assert period_of(app) == "all"
    assert not app.exception


def test_a_period_written_while_there_were_no_data_ends_with_the_first_load(opened: Opened, tmp_path: Path):
    app = opened(None)
    assert period_of(app) == "all"
    losses = tmp_path / "lost.csv"
    losses.write_text("account_id,lost_on,annual_value\nX-1,2023-03-31,900\nX-2,2024-12-31,1200\n")
    assert cli.main(["load", str(losses), "--as", "losses"]) == 0
    app.run()
    assert period_of(app) == "2024"  # what a first visit is shown: the last year that the data cover whole


def test_the_period_that_pages_opened_at_moves_with_the_losses_that_are_loaded(
    opened: Opened, tmp_path: Path
):
    """The first file holds two years; the second brings the losses of the year under way."""
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text("account_id,lost_on,annual_value\nX-1,2023-03-31,900\nX-2,2024-12-31,1200\n")
    months = "".join(f"Y-{month},2025-{month:02d}-15,900\n" for month in range(1, 12))
    second.write_text(f"account_id,lost_on,annual_value\n{months}Z-1,2025-11-30,900\n")
    assert cli.main(["load", str(first), "--as", "losses"]) == 0
    app = opened(None)
    assert period_of(app) == "2024"
    assert cli.main(["load", str(second), "--as", "losses"]) == 0
    app.run()
    assert period_of(app) == "2024-12-01..2025-12-01"
    assert not app.exception


def test_a_period_that_the_reader_chose_stays_whatever_is_loaded(opened: Opened, tmp_path: Path):
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text("account_id,lost_on,annual_value\nX-1,2023-03-31,900\nX-2,2024-12-31,1200\n")
    second.write_text("account_id,lost_on,annual_value\nX-3,2025-03-31,900\nX-4,2025-11-30,1200\n")
    assert cli.main(["load", str(first), "--as", "losses"]) == 0
    app = opened(None, period="2023")
    assert cli.main(["load", str(second), "--as", "losses"]) == 0
    app.run()
    assert period_of(app) == "2023"
