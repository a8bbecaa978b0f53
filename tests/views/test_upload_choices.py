"""What a person decides on the Upload page: which accounts are one, what an interview is about, what a stage means."""

import html
import re
import threading
from pathlib import Path

from streamlit.testing.v1 import AppTest

from analysis.loading import intake, untagged
from queries import store
from views import databases

LOSSES = "Account name,Lost on\nVarley Foods,2024-02-01\n"
TALK = (
    "Ann Lee: We heard that you leave us. Why?\n\n"
    "Bob Ray: You were too dear. We left because the price went up by a third.\n\n"
    "Ann Lee: I see. Anything else?\n"
)


def words(page: AppTest) -> str:
    """All that the page says, as it is read."""
    said = [str(shown.value) for shown in (*page.markdown, *page.caption, *page.error, *page.warning)]
    said += [shown.proto.body for shown in page.get("html")]
    return re.sub("[\u2066-\u2069]", "", html.unescape("\n".join(said)))


def test_accounts_that_are_one_customer_are_merged_on_the_page_and_parted(opened, tmp_path: Path) -> None:
    con = store.open_database(tmp_path / "whyleft.duckdb")
    (tmp_path / "accounts.csv").write_text("account_id,name,segment\nA-1,Bolt,small\nA-2,Nut,\n")
    intake.load_paths(con, [tmp_path / "accounts.csv"], who="test")
    con.close()
    page = opened(None, "upload")

    page.text_input(key="merge_keep").set_value("bolt")
    page.text_input(key="merge_merged").set_value("A-2")
    next(button for button in page.button if button.label == "Make them one").click().run()

    assert not page.exception
    assert "A-2 into A-1" in words(page)
    next(button for button in page.button if button.label == "Part them").click().run()
    assert not page.exception
    assert "A-2 into A-1" not in words(page)


def test_an_interview_of_no_near_name_is_matched_with_the_account_that_is_typed(
    opened, tmp_path: Path
) -> None:
    con = store.open_database(tmp_path / "whyleft.duckdb")
    (tmp_path / "losses.csv").write_text(LOSSES)
    (tmp_path / "talk.txt").write_text(f"Account: ZQ\nDate: 2024-03-01\n\n{TALK}")
    intake.load_paths(con, [tmp_path / "losses.csv", tmp_path / "talk.txt"], who="test")
    con.close()
    page = opened(None, "upload")
    named = next(box for box in page.text_input if box.label == "Another account")

    named.set_value("Nobody Ltd").run()
    assert "No account has 'Nobody Ltd' for its id or its name" in page.toast[0].value
    named.set_value("varley foods").run()

    assert not page.exception
    assert "1 interview without a loss" not in [header.value for header in page.header]


def test_an_interview_is_matched_on_the_page_by_one_click_and_its_load_undone(opened, tmp_path: Path) -> None:
    con = store.open_database(tmp_path / "whyleft.duckdb")
    (tmp_path / "losses.csv").write_text(LOSSES)
    (tmp_path / "talk.txt").write_text(f"Account: Varley Food\nDate: 2024-03-01\n\n{TALK}")
    intake.load_paths(con, [tmp_path / "losses.csv", tmp_path / "talk.txt"], who="test")
    untagged.tag_untagged(con)
    con.close()
    page = opened(None, "upload")
    assert "1 interview without a loss" in [header.value for header in page.header]

    next(button for button in page.button if (button.key or "").startswith("match_")).click().run()
    assert not page.exception
    assert "1 interview without a loss" not in [header.value for header in page.header]
    said = html.unescape(page.success[0].value)
    assert "Matched to the loss of" in said
    assert "; it is now read as: Price" in said

    takes_back = [button for button in page.button if button.label == "Take it back"]
    assert any(
        "Take talk.txt back? 1 row of interviews goes." in html.unescape(s.value) for s in page.markdown
    )
    takes_back[0].click().run()
    assert not page.exception
    assert "undone" in words(page)
    assert "talk.txt is taken back: 1 row of interviews is gone." in html.unescape(page.success[0].value)
    left = [button for button in page.button if button.label == "Take it back"]
    assert len(left) == len(takes_back) - 1
    page.run()
    assert not page.success


def test_what_a_known_stage_means_is_changed_on_the_page_and_remembered(opened, tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "deals.csv").write_text(
        "deal id,stage,close date\n1,Closed Lost,2024-01-31\n2,Won,2024-02-29\n"
    )
    store.open_database(tmp_path / "whyleft.duckdb").close()
    page = opened(None, "upload")
    page.text_input(key="folder").set_value(str(tmp_path / "exports")).run()
    stage = next(box for box in page.selectbox if "Closed Lost" in box.label)
    assert stage.value == "lost"

    stage.select("no_decision").run()
    assert not page.exception
    page.button(key="load").click().run()
    for thread in threading.enumerate():
        if thread.name == "load":
            thread.join()
    page.run()

    assert not page.exception
    con = databases.own().con
    assert con.execute("select deal_id, outcome from deals order by 1").fetchall() == [
        ("1", "no_decision"),
        ("2", "won"),
    ]
    assert con.execute("select stage_name, outcome from outcome_names").fetchall() == [
        ("closedlost", "no_decision")
    ]
