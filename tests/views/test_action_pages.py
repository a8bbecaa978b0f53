"""The pages of action: open on every kind of database, take what is typed in, and refuse with a sentence."""

import re
import shutil
from datetime import datetime
from html import unescape
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from analysis import choices
from analysis.action import disengaging
from analysis.early_warning import backtest
from queries import store

PAGES = ["accounts", "actions", "quarterly_review"]


def assert_stands(app: AppTest) -> None:
    assert not app.exception, [error.message for error in app.exception]
    assert not app.error, [error.value for error in app.error]


@pytest.mark.parametrize("page", PAGES)
def test_page_of_action_opens_on_the_sample(opened, built_sample, page):
    app = opened(built_sample, page)
    assert_stands(app)
    assert app.title


@pytest.mark.parametrize("page", PAGES)
def test_page_of_action_opens_on_an_empty_database(opened, built_empty, page):
    app = opened(built_empty, page)
    assert_stands(app)
    assert [button.label for button in app.button] == ["Load your data", "Look at the demo company"]


@pytest.mark.parametrize("page", PAGES)
def test_page_of_action_opens_on_hostile_words(opened, built_hostile, page):
    assert_stands(opened(built_hostile, page, period="all"))


def part_of_actions(app: AppTest, part: str) -> AppTest:
    app.session_state["part"] = part
    return app.run()


@pytest.mark.parametrize(
    ("part", "text"), [("win_back", "Worth another word"), ("walk_away", "No deal is open")]
)
def test_each_part_of_the_actions_opens(opened, built_sample, part, text):
    app = part_of_actions(opened(built_sample, "actions"), part)
    assert_stands(app)
    assert any(text in said.value for said in (*app.header, *app.text))


def test_a_look_that_is_due_is_said_wherever_one_is_on_the_page_of_actions(opened, built_sample, tmp_path):
    path = tmp_path / "due" / built_sample.name
    path.parent.mkdir()
    shutil.copy(built_sample, path)
    con = store.open_database(path)
    con.execute("update deals set outcome = 'open' where deal_id = 'D-2185'")
    disengaging.propose(con, "D-2185", reasons="No budget.", asked_by="Tom", now=datetime(2025, 1, 2))
    disengaging.approve(con, "D-2185", approved_by="June", now=datetime(2025, 1, 2))
    con.close()
    app = opened(path, "actions")
    assert [said.value for said in app.info][:1] == [
        "1 look is due at a deal that was walked away from; see “Walk away”."
    ]
    assert not part_of_actions(app, "walk_away").info


def test_a_reason_that_has_ended_is_said_on_its_loss_and_offered_for_win_back(opened, built_sample):
    app = opened(built_sample, "losses", loss="L-085")
    by_label(app.button, "It has ended").click().run()
    assert "Say who knows that the reason of loss" in app.error[0].value
    by_label(app.text_input, "What has ended, and how do you know?").set_value("They sold the plant.")
    by_label(app.button, "It has ended").click().run()
    assert_stands(app)
    assert any("They sold the plant." in block.value for block in app.get("html"))

    offered = part_of_actions(opened(built_sample, "actions"), "win_back")
    assert any("They sold the plant." in block.value for block in offered.get("html"))
    by_label(offered.button, "Take back").click().run()
    assert_stands(offered)
    assert not any("They sold the plant." in block.value for block in offered.get("html"))


def chosen_account(app: AppTest) -> AppTest:
    app.query_params["account"] = choices.digest("A-1005")
    return app.run()


def by_label(elements, label):
    return next(element for element in elements if element.label == label)


def test_a_litmus_answer_off_the_scale_is_refused_and_holds_what_was_typed(opened, built_sample):
    app = chosen_account(opened(built_sample, "accounts"))
    complaints = "How many complaints of theirs are open today?"
    by_label(app.text_input, complaints).set_value("many")
    never = next(box for box in app.checkbox if box.label == "Never")
    never.check()
    by_label(app.button, "Keep my answers").click().run()
    assert "expected a number" in app.error[0].value
    assert by_label(app.text_input, complaints).value == "many"
    by_label(app.text_input, complaints).set_value("2")
    by_label(app.button, "Keep my answers").click().run()
    assert_stands(app)
    assert any("Nobody has spoken to those who decide" in block.value for block in app.get("html"))
    assert by_label(app.text_input, complaints).value == ""


def test_a_plan_is_opened_and_a_step_ticked_off(opened, built_sample):
    app = chosen_account(opened(built_sample, "accounts"))
    by_label(app.button, "Open the plan").click().run()
    assert_stands(app)
    assert any(button.label == "Close the plan" for button in app.button)
    steps = [box for box in app.checkbox if box.key.startswith("step_")]
    steps[0].check().run()
    assert_stands(app)
    assert next(box for box in app.checkbox if box.key.startswith("step_")).value


def test_a_measure_is_kept_and_one_without_owner_refused(opened, built_sample):
    app = opened(built_sample, "actions")
    by_label(app.text_input, "What changes?").set_value("A call a month")
    by_label(app.button, "Save the measure").click().run()
    assert "needs a title and an owner" in app.error[0].value
    assert by_label(app.text_input, "What changes?").value == "A call a month"
    by_label(app.text_input, "Who owns it?").set_value("Sally Crewe")
    by_label(app.button, "Save the measure").click().run()
    assert_stands(app)


def test_a_note_and_an_approval_become_part_of_the_review(opened, built_sample):
    app = opened(built_sample, "quarterly_review")
    by_label(app.text_area, "A note").set_value("The desk was empty in August.")
    by_label(app.button, "Keep the note").click().run()
    assert_stands(app)
    assert any(button.label == "Take back" for button in app.button)
    by_label(app.button, "Approve and freeze the figures").click().run()
    assert_stands(app)
    assert not any(button.label == "Approve and freeze the figures" for button in app.button)


def test_who_approves_a_review_a_moment_after_somebody_else_is_told_so(opened, built_sample):
    late = opened(built_sample, "quarterly_review")
    early = opened(None, "quarterly_review")
    by_label(early.text_input, "Who approves the review?").set_value("Jane Orr")
    by_label(early.button, "Approve and freeze the figures").click().run()
    assert_stands(early)

    by_label(late.text_input, "Who approves the review?").set_value("Ben Tarr")
    by_label(late.button, "Approve and freeze the figures").click().run()
    assert not late.exception
    assert "the approval of Ben Tarr was not added" in late.error[0].value


def test_an_open_deal_is_judged_and_walked_away_from(opened, built_sample, tmp_path):
    database = tmp_path / "with-a-deal" / "whyleft-sample.duckdb"
    database.parent.mkdir()
    shutil.copy(built_sample, database)
    con = store.open_database(database)
    con.execute(
        "insert into deals (deal_id, account_name, opened_on, outcome, annual_value, currency, load_id)"
        " values ('D-1', 'Skerrow', date '2024-09-01', 'open', 40000, 'GBP', 1)"
    )
    con.close()
    app = part_of_actions(opened(database, "actions"), "walk_away")
    assert any(title.value == "Too little is known to advise" for title in app.header)
    by_label(app.text_area, "Why?").set_value("Nobody answers.")
    by_label(app.text_input, "Who proposes it?").set_value("Nadia Ferrow")
    by_label(app.button, "Propose to walk away").click().run()
    assert_stands(app)
    names = [box for box in app.text_input if box.label == "Your name"]
    names[-1].set_value("Nadia Ferrow")
    by_label(app.button, "Approve").click().run()
    assert "somebody else has to approve it" in app.error[0].value

    late = part_of_actions(opened(None, "actions"), "walk_away")
    for page, name in ((app, "Rafe Donnelly"), (late, "Isobel Crane")):
        [box for box in page.text_input if box.label == "Your name"][-1].set_value(name)
        by_label(page.button, "Approve").click().run()
    assert_stands(app)
    assert not late.exception
    assert "the approval of Isobel Crane" in late.error[0].value


def test_a_comment_is_kept_by_a_part_of_the_name_and_refused_where_several_are_meant(opened, built_sample):
    app = opened(built_sample, "accounts")
    by_label(app.text_input, "Which account?").set_value("brothers")
    by_label(app.text_area, "What did you see or hear?").set_value("Asked when the agreement ends.")
    by_label(app.button, "Save the comment").click().run()
    assert "accounts are called like" in app.error[0].value
    by_label(app.text_input, "Which account?").set_value("Thackray Brothers Meats")
    by_label(app.text_area, "What did you see or hear?").set_value("Asked when the agreement ends.")
    by_label(app.button, "Save the comment").click().run()
    assert_stands(app)
    assert by_label(app.text_input, "Which account?").value == ""
    app.run()  # what is said lasts, so that nobody writes it again
    assert "Kept for Thackray Brothers Meats: “Asked when the agreement ends.”" in unescape(
        app.success[0].value
    )


def test_a_comment_stands_on_its_account_with_what_was_read_in_it(opened, built_sample):
    app = chosen_account(opened(built_sample, "accounts"))
    words = "They compare offers of two others before the renewal."
    by_label(app.text_area, "What did you see or hear?").set_value(words)
    by_label(app.button, "Save the comment").click().run()
    assert "(step 3)" in unescape(app.toast[0].value)
    note = next(block.value for block in app.get("html") if f"{words}</bdi><small>" in block.value)
    assert "right in about" in note
    assert any("1 July 2025 · Due diligence" in block.value for block in app.get("html"))


def test_a_loss_lists_the_signs_before_its_announcement_with_their_words_and_who_saw_them(
    opened, built_sample
):
    app = opened(built_sample, "losses", loss="L-085")
    quotes = [unescape(block.value) for block in app.get("html") if 'class="quote"' in block.value]
    copy = next(words for words in quotes if "would you send me the current agreements" in words)
    assert re.sub("<[^>]+>", "", copy).startswith("“While I've got you")
    assert "call by Greta Lindqvist" in copy
    assert "7 February 2024 · Due diligence" in re.sub("<[^>]+>", "", copy)


def test_what_a_sign_was_worth_stands_above_the_list_of_accounts_and_every_threshold_a_click_away(
    opened, built_sample
):
    app = opened(built_sample, "accounts")
    shown = [re.sub("<[^>]+>", "", str(getattr(part, "value", ""))) for part in app.main]
    worth = next(place for place, words in enumerate(shown) if "What a sign was worth in the past" in words)
    accounts = next(place for place, part in enumerate(app.main) if part.key == "accounts")
    box = next(place for place, part in enumerate(app.main) if part.key == "forewarning")
    assert worth < box < accounts
    for figure in ("came early enough", "with notes foreseen", "days before the notice", "alerts a week"):
        assert figure in shown[worth]

    app.session_state["forewarning"] = True
    table = next(frame for frame in app.run().dataframe if frame.key == "alerts_by_threshold")
    assert len(table.value) == len(backtest.THRESHOLDS)


def test_a_review_of_any_period_is_a_link(opened, built_sample):
    app = opened(built_sample, "quarterly_review", review="2022-07-01..2024-07-01")
    assert_stands(app)
    assert any("From July 2022 to June 2024 we lost" in said.value for said in app.get("html"))


def test_each_slide_of_a_review_leads_on_to_the_same_figures(opened, built_sample):
    app = opened(built_sample, "quarterly_review", review="2023-01-01..2024-01-01")
    links = [link.proto for link in app.get("page_link")]
    asked = {link.page: parse_qs(link.query_string) for link in links}
    assert {name for name in asked if asked[name].get("period") == ["2023-01-01..2024-01-01"]} == {
        "",
        "retention",
        "root_causes",
        "actions",
        "accounts",
    }  # fmt: skip -- the first page, the Overview, has no name of its own
    title = next(said.value for said in app.get("html") if 'class="lead"' in said.value)
    lost = re.sub("<[^>]+>", "", title).split(" (")[0]
    assert lost == "In 2023 we lost 27 of 235 accounts"
    overview = opened(built_sample, "overview", period="2023-01-01..2024-01-01")
    said = next(said.value for said in overview.get("html") if 'class="lead"' in said.value)
    assert re.sub("<[^>]+>", "", said).startswith("In 2023 you lost 27 of 235 accounts")

    losses = [query["loss"][0] for link in links if "loss" in (query := parse_qs(link.query_string))]
    assert len(losses) == 3
    assert_stands(opened(built_sample, "losses", loss=losses[0]))


def test_a_link_that_names_no_period_is_dropped_with_a_note(opened, built_sample):
    app = opened(built_sample, "quarterly_review", review="spring")
    assert_stands(app)
    assert "'spring' is no period" in unescape(app.warning[0].value)
    assert "dropped" in app.warning[0].value
    assert app.tabs  # the review of the last whole quarter


def test_what_a_colleague_answered_stands_above_the_form(opened, built_sample):
    app = chosen_account(opened(built_sample, "accounts"))
    by_label(app.text_input, "How many complaints of theirs are open today?").set_value("2")
    by_label(app.button, "Keep my answers").click().run()
    assert_stands(app)
    assert any("How many complaints of theirs are open today?" in said.value for said in app.get("html"))
