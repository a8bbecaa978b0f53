"""The Upload page before a load: folders, what a person chose, why rows would be rejected, when Load waits."""

import html
import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.loading.untagged import Tagged
from queries import store
from views import receiving

ACCOUNTS = "Account name,Segment\nVarley Foods,Large\nOld Mill,Small\n"
LOSSES = "Account name,Lost on\nVarley Foods,2024-02-01\n"
NO_KIND = "Firma,Wer\nVarley Foods,Sally\nOld Mill,Tom\n"


@pytest.fixture
def of_files(opened, tmp_path: Path):
    """Opens Upload on a folder with the given files: `of_files(**{"a.csv": "…"})`."""

    def open_folder(files: dict[str, str]) -> AppTest:
        place = tmp_path / "exports"
        place.mkdir()
        for name, text in files.items():
            (place / name).write_text(text)
        store.open_database(tmp_path / "whyleft.duckdb").close()
        page = opened(None, "upload")
        page.text_input(key="folder").set_value(str(place)).run()
        return page

    return open_folder


def words(page: AppTest) -> str:
    """All that the page says, as it is read."""
    said = [str(shown.value) for shown in (*page.markdown, *page.caption, *page.error, *page.warning)]
    said += [shown.proto.body for shown in page.get("html")]
    return re.sub("[\u2066-\u2069]", "", html.unescape("\n".join(said)))


def box(page: AppTest, label: str):
    return next(box for box in page.selectbox if box.label == label)


def load_button(page: AppTest):
    return page.button(key="load")


def test_a_folder_of_several_files_shows_each(of_files) -> None:
    page = of_files({"accounts.csv": ACCOUNTS, "losses.csv": LOSSES})

    assert not page.exception
    assert "accounts.csv" in words(page)
    assert "losses.csv" in words(page)
    assert not load_button(page).disabled


def test_a_chosen_kind_stays_while_columns_are_mapped(of_files) -> None:
    page = of_files({"customers.csv": NO_KIND})
    box(page, "What it holds").select("accounts").run()
    box(page, "Firma").select("name").run()
    box(page, "Wer").select("owner").run()

    assert not page.exception
    assert box(page, "What it holds").value == "accounts"
    assert box(page, "Firma").value == "name"
    assert box(page, "Wer").value == "owner"
    assert "Load 2 rows: 2 new" in load_button(page).label
    assert not load_button(page).disabled


def test_another_kind_starts_the_mapping_anew(of_files) -> None:
    page = of_files({"customers.csv": NO_KIND})
    box(page, "What it holds").select("accounts").run()
    box(page, "Firma").select("name").run()
    box(page, "What it holds").select("defections").run()

    assert not page.exception
    assert not page.error
    assert box(page, "Firma").value == "(left out)"


def test_the_day_of_a_snapshot_stays_once_it_is_given(of_files) -> None:
    page = of_files({"customers.csv": "Customer ID,Churn\nA-1,Yes\nA-2,No\n"})
    page.date_input[0].set_value(date(2024, 6, 30)).run()
    page.run()

    assert not page.exception
    assert not load_button(page).disabled


def test_rows_that_would_be_rejected_say_why_and_nothing_to_load_cannot_be_loaded(of_files) -> None:
    page = of_files({"customers.csv": NO_KIND})
    box(page, "What it holds").select("accounts").run()
    box(page, "Wer").select("owner").run()

    said = words(page)
    assert "2 rows of 2 would be rejected." in said
    assert "Needed, and not mapped to any column: account_id or name." in said
    assert "Row 2: account_id is missing" in said
    assert load_button(page).disabled
    assert load_button(page).label == "Nothing to load: 0 new, 0 known, 2 rejected"


def test_a_rejected_value_is_shown_with_its_row_and_column(of_files) -> None:
    page = of_files({"losses.csv": LOSSES + "Old Mill,31.02.2024\n", "accounts.csv": ACCOUNTS})

    assert "1 row of 2 would be rejected." in words(page)
    assert "Row 3: Lost on '31.02.2024'" in words(page)
    assert not load_button(page).disabled


def test_words_fit_the_number_and_what_was_said(of_files) -> None:
    page = of_files({"customers.csv": NO_KIND.replace("Old Mill,Tom\n", "")})
    assert "This file cannot be loaded yet." in words(page)

    box(page, "What it holds").select("accounts").run()
    box(page, "Firma").select("name").run()
    said = words(page)
    assert "as you said" in said
    assert "found from its headers" not in said
    assert said.count("eft out") == 1
    assert load_button(page).label.startswith("Load 1 row: 1 new")


def test_what_was_read_says_how_much_evidence_was_found() -> None:
    assert Tagged(2, 5).text() == "2 interviews read, 5 pieces of evidence found."
    assert Tagged(1, 1).text() == "1 interview read, 1 piece of evidence found."


TALK = "Ann Lee: We heard that you leave us. Why?\n\nBob Ray: You were too dear.\n\nAnn Lee: I see. Anything else?\n"


def test_roles_account_and_consent_of_an_interview_are_corrected_before_it_is_saved(of_files) -> None:
    page = of_files({"talk.txt": TALK})
    assert "This interview fits no account in your data or in the files here" in words(page)

    box(page, "Role of \u2068Ann Lee\u2069").select("vendor").run()
    next(field for field in page.text_input if field.label == "Account").set_value("Old Mill").run()
    box(page, "Consent").select("given").run()

    assert not page.exception
    assert "<bdi>Ann Lee</bdi> (vendor)" in words(page)
    assert "Old Mill" in "".join(expander.label for expander in page.expander)
    assert "Load 1 row: 1 new" in load_button(page).label


def test_an_interview_whose_account_comes_in_the_same_drop_fits_it(of_files) -> None:
    page = of_files({"accounts.csv": ACCOUNTS, "talk.txt": f"Account: Varley Foods A/S\n\n{TALK}"})

    assert not page.exception
    assert "fits no account" not in words(page)
    assert "Segment (segment)" in box(page, "Segment").options


def test_the_page_says_whose_data_the_files_go_into_while_the_demo_is_open(opened, built_sample) -> None:
    page = opened(built_sample, "upload")

    assert not any("Demo company." in shown.value for shown in page.markdown)
    assert "What you load goes into your own data, <bdi>whyleft.duckdb</bdi>, on this machine only." in words(
        page
    )
    assert "The other pages still show the demo company" in words(page)


def test_the_page_says_what_redaction_misses_and_hides_names_where_that_is_switched_on(of_files) -> None:
    page = of_files({"talk.txt": TALK})
    assert "About 1 in 26 is missed: of 52 in a test 50 were found, so expect 87 to 99 of 100." in words(page)
    assert "Names of people stay." in words(page)

    page.toggle(key="hide_names").set_value(True).run()

    assert not page.exception
    assert "About 1 in 21 is missed: of 149 in a test 142 were found, so expect 91 to 98 of 100." in words(
        page
    )


def test_a_sheet_of_answers_says_how_many_rows_hold_none(of_files) -> None:
    page = of_files({"survey.csv": "Account,Why did you leave?\nOld Mill,You were too dear for us\nVale,\n"})

    assert not page.exception
    assert "1 row of 2 would be rejected." in words(page)
    assert "Row 3: has no words under 'Why did you leave?'" in words(page)
    assert load_button(page).label == "Load 2 rows: 1 new, 0 known, 1 rejected"


def test_a_dropped_file_lies_beside_the_data_until_it_is_loaded(opened, tmp_path: Path) -> None:
    store.open_database(tmp_path / "whyleft.duckdb").close()
    page = opened(None, "upload")

    page.file_uploader[0].set_value([("losses.csv", LOSSES.encode(), "text/csv")]).run()
    page.run()

    assert not page.exception
    assert load_button(page).label.startswith("Load 1 row: 1 new")
    [copy] = [path for path in receiving.folder().rglob("*") if path.is_file()]
    assert copy.read_text() == LOSSES
