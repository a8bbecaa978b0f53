"""Save plans: what they propose, what they refuse, and that a step can be undone."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest

from analysis.action.answers import Answer
from analysis.action.litmus import litmus_form, litmus_of
from analysis.action.save_plans import (
    PlanError,
    PlannedStep,
    close_plan,
    mark_step,
    next_litmus,
    open_plan,
    plans_in_short,
    proposed_steps,
    save_plans,
    suggestions,
)
from analysis.early_warning.signals import Signal
from analysis.early_warning.warning import Standing
from interviews.codebook import CODEBOOK
from queries import store

TODAY = date(2025, 6, 30)


def standing(*signals):
    return Standing(signals[0].step, TODAY, signals)


def signal(step, cause=None):
    return Signal(step, date(2025, 6, 1), "no one has called", "note", cause, "Dev Rathbone")


def test_each_weakness_asks_for_its_step_and_the_most_pressing_comes_first():
    answers = [
        Answer("senior_people", "2", "Tom", TODAY),
        Answer("oldest_complaint_days", "40", "Tom", TODAY),
    ]
    steps = proposed_steps(litmus_of("A", answers, today=TODAY), None, today=TODAY)
    assert [step.due_on for step in steps] == sorted(step.due_on for step in steps)
    assert steps[0].title.startswith("Answer the open complaint")
    assert any("one of our directors" in step.title for step in steps)


def test_notes_ask_for_steps_and_are_quoted():
    found = proposed_steps(
        litmus_of("A", [], today=TODAY), standing(signal("step3"), signal("step1", "tone")), today=TODAY
    )
    assert [step.title[:10] for step in found] == ["A senior p", "A director", "Ask the ma"]
    assert found[0].weakness == "“no one has called” (note by Dev Rathbone, 1 June 2025)"


def test_every_avoidable_cause_has_a_step():
    assert set(suggestions()["causes"]) == {cause.key for cause in CODEBOOK.causes if cause.is_avoidable}
    assert all(question.step or question.kind == "words" for question in litmus_form().questions)


@pytest.fixture
def con():
    con = store.memory_database()
    con.execute(
        "insert into accounts (account_id, name, load_id)"
        " select unnest(['A', 'late'] || range(70)::varchar[]) as account_id, 'Account ' || account_id, 1"
    )
    return con


def opened(con, **changes):
    step = PlannedStep("Meet them", None, "Tom Hadley", date(2025, 7, 14))
    given = {"steps": [step], "opened_by": "Tom Hadley", "next_litmus_on": next_litmus(TODAY), "today": TODAY}
    return open_plan(con, **({"account_id": "A"} | given | changes))


def test_a_plan_shows_its_progress_and_what_is_overdue(con):
    opened(con, steps=[PlannedStep("Meet them", None, "Tom", TODAY), PlannedStep("Ask", "why", "Dev", TODAY)])
    frame = save_plans(con, today=date(2025, 7, 1))
    assert list(frame["is_overdue"]) == [True, True]
    mark_step(con, int(frame["plan_step_id"][0]), done_by="Tom", today=TODAY)
    frame = save_plans(con, today=date(2025, 7, 1), account_id="A")
    assert list(frame["steps_done"]) == [1, 1]
    assert list(frame["is_overdue"]) == [False, True]
    mark_step(con, int(frame["plan_step_id"][0]), done_by=None, today=TODAY)
    assert set(save_plans(con, today=TODAY)["steps_done"]) == {0}


def test_a_step_that_names_nobody_is_that_of_the_owner_of_the_plan(con):
    opened(con, steps=[PlannedStep("Meet them", None, " ", TODAY), PlannedStep("Ask", None, "Dev", TODAY)])
    assert list(save_plans(con, today=TODAY)["owner"]) == ["Tom Hadley", "Dev"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"steps": []}, "needs at least one step"),
        ({"steps": [PlannedStep(" ", None, "Tom", TODAY)]}, "A step of Tom due on 30 June 2025 has no words"),
        (
            {"steps": [PlannedStep("Meet", None, "Tom", date(2025, 6, 29))]},
            "due on 29 June 2025, which has passed",
        ),
        ({"opened_by": ""}, "Say who opens the plan"),
        ({"next_litmus_on": TODAY}, "set for 30 June 2025; expected a day after today"),
        ({"account_id": "Z"}, "There is no account Z to plan for"),
    ],
)
def test_a_plan_without_owner_day_or_step_is_refused(con, changes, sentence):
    with pytest.raises(PlanError, match=sentence):
        opened(con, **changes)
    assert save_plans(con, today=TODAY).empty


def test_plans_with_something_overdue_come_first_and_two_hundred_steps_to_a_page(con):
    for account in map(str, range(70)):
        steps = [PlannedStep(f"Step {n}", None, "Tom", date(2025, 7, 14 + n)) for n in range(3)]
        opened(con, account_id=account, steps=steps)
    late = opened(con, account_id="late", steps=[PlannedStep("Ring them", None, "Tom", TODAY)])
    first, second = (save_plans(con, today=date(2025, 7, 2), page=page) for page in (1, 2))
    assert (len(first), len(second)) == (200, 11)
    assert first["save_plan_id"][0] == late
    assert plans_in_short(con, today=date(2025, 7, 2)) == {
        "plans": 71,
        "steps": 211,
        "steps_done": 0,
        "steps_overdue": 1,
        "litmus_overdue": 0,
    }


def test_one_open_plan_an_account(con):
    plan = opened(con)
    with pytest.raises(PlanError, match="Account A has an open plan already"):
        opened(con)
    close_plan(con, plan, closed_on=TODAY)
    assert opened(con) != plan


def test_a_step_or_a_plan_that_is_not_there_is_refused(con):
    with pytest.raises(PlanError, match="There is no step 41 in any save plan"):
        mark_step(con, 41, done_by="Tom", today=TODAY)
    with pytest.raises(PlanError, match="There is no save plan 41"):
        close_plan(con, 41, closed_on=TODAY)


def test_of_two_plans_opened_at_once_one_is_kept(con):
    start = Barrier(2)

    def opens(owner):
        start.wait()
        try:
            return opened(con, opened_by=owner)
        except PlanError as refused:
            return str(refused)

    with ThreadPoolExecutor(2) as two:
        said = list(two.map(opens, ["Tom Hadley", "Dev Rathbone"]))
    assert sum(isinstance(one, int) for one in said) == 1
    assert sum("has an open plan already" in str(one) for one in said) == 1
    assert plans_in_short(con, today=TODAY)["plans"] == 1
