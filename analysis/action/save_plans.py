"""Save plans: from the weaknesses of an account, steps with an owner and a day, and the day of the next litmus test."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pandas as pd

from analysis import sentences
from analysis.action.litmus import Litmus
from analysis.action.questions import FORMS
from analysis.early_warning.warning import Standing
from analysis.losses import PAGE_SIZE
from analysis.paging import start_of
from queries import store


class PlanError(ValueError):
    """A sentence: which plan or step, what was given, what is accepted."""


@dataclass(frozen=True, slots=True)
class ProposedStep:
    """A step that a weakness asks for. A person gives it an owner, and may change words and day."""

    title: str
    weakness: str
    due_on: date


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step that somebody has taken on."""

    title: str
    weakness: str | None
    owner: str
    due_on: date


@cache
def suggestions() -> dict[str, Any]:
    """What the plan proposes, as data."""
    return tomllib.loads((FORMS / "save_plan.toml").read_text(encoding="utf-8"))


def next_litmus(today: date) -> date:
    """The day that a new plan proposes for the next litmus test."""
    return today + timedelta(days=suggestions()["next_litmus_in_days"])


def proposed_steps(litmus: Litmus, standing: Standing | None, *, today: date) -> list[ProposedStep]:
    """Steps for what notes and answers show to be weak, the most pressing first; each title once."""
    wanted: list[tuple[dict[str, Any], str]] = []
    if standing:
        wanted += from_notes(standing)
    for judged in litmus.weaknesses:
        question = judged.question
        wanted.append(({"title": question.step, "within_days": question.within_days}, question.weakness))
    wanted += [(step, "Nobody knows until they are asked") for step in suggestions()["always"]]
    steps: dict[str, ProposedStep] = {}
    for step, weakness in wanted:
        due = today + timedelta(days=step["within_days"])
        steps.setdefault(step["title"], ProposedStep(step["title"], weakness, due))
    return sorted(steps.values(), key=lambda step: step.due_on)


def from_notes(standing: Standing) -> list[tuple[dict[str, Any], str]]:
    """The steps that the signals in notes ask for, with the words that show why."""
    known = suggestions()
    wanted = []
    for signal in standing.signals:
        step = known["steps"].get(signal.step) or known["causes"].get(signal.cause)
        if step:
            wanted.append((step, f"“{signal.words}” ({signal.place}, {sentences.day(signal.seen_on)})"))
    return wanted


def open_plan(
    con: store.Connection,
    account_id: str,
    steps: Sequence[PlannedStep],
    *,
    opened_by: str,
    next_litmus_on: date,
    today: date,
) -> int:
    """Open a plan with its steps; returns its number. A step without an owner is that of whoever opens the plan.

    Raises:
        PlanError: no such account, no steps, a step without words or with a day that has passed, no name, a litmus
            date that is not to come, or a plan for the account that is still open.
    """
    steps = [step if step.owner.strip() else replace(step, owner=opened_by) for step in steps]
    refuse_bad_plan(account_id, steps, opened_by=opened_by, next_litmus_on=next_litmus_on, today=today)
    with store.write(con, marts=()) as cursor:
        if not store.value(cursor, "account_exists", "action", account_id=account_id):
            raise PlanError(f"There is no account {account_id} to plan for.")
        if not save_plans(cursor, today=today, account_id=account_id).empty:
            raise PlanError(f"Account {account_id} has an open plan already; finish or close that one first.")
        plan = int(store.value(cursor, "next_save_plan_id", "action"))
        store.execute(
            cursor, "open_save_plan", save_plan_id=plan, account_id=account_id, opened_on=today,
            opened_by=opened_by.strip(), next_litmus_on=next_litmus_on,
        )  # fmt: skip
        for step in steps:
            store.execute(
                cursor, "add_plan_step", save_plan_id=plan, title=step.title.strip(), weakness=step.weakness,
                owner=step.owner.strip(), due_on=step.due_on,
            )  # fmt: skip
    return plan


def refuse_bad_plan(
    account_id: str, steps: Iterable[PlannedStep], *, opened_by: str, next_litmus_on: date, today: date
) -> None:
    """The checks of `open_plan` that need no database."""
    steps = list(steps)
    if not steps:
        raise PlanError(f"A plan for account {account_id} needs at least one step.")
    if not opened_by.strip():
        raise PlanError(f"Say who opens the plan for account {account_id}.")
    for step in steps:
        if not step.title.strip():
            raise PlanError(
                f"A step of {step.owner} due on {sentences.day(step.due_on)} has no words; say what is to be done."
            )
        if step.due_on < today:
            raise PlanError(
                f"The step '{step.title}' is due on {sentences.day(step.due_on)}, which has passed."
            )
    if next_litmus_on <= today:
        raise PlanError(
            f"The next litmus test is set for {sentences.day(next_litmus_on)}; expected a day after today."
        )


def mark_step(con: store.Connection, plan_step_id: int, *, done_by: str | None, today: date) -> None:
    """Mark a step as done by somebody; None marks it as not done, which undoes it.

    Raises:
        PlanError: no name, or no such step.
    """
    if done_by is not None and not done_by.strip():
        raise PlanError("Say who did the step.")
    done_on = None if done_by is None else today
    with store.write(con, marts=()) as cursor:
        step = {"plan_step_id": plan_step_id, "done_on": done_on, "done_by": done_by}
        if store.value(cursor, "mark_plan_step", "writes", **step) is None:
            raise PlanError(f"There is no step {plan_step_id} in any save plan.")


def close_plan(con: store.Connection, save_plan_id: int, *, closed_on: date | None) -> None:
    """Close a plan; None opens it again.

    Raises:
        PlanError: no such plan.
    """
    with store.write(con, marts=()) as cursor:
        plan = {"save_plan_id": save_plan_id, "closed_on": closed_on}
        if store.value(cursor, "close_save_plan", "writes", **plan) is None:
            raise PlanError(f"There is no save plan {save_plan_id}.")


def save_plans(
    con: store.Connection, *, today: date, account_id: str | None = None, page: int = 1
) -> pd.DataFrame:
    """Steps of the open plans, those of plans with something overdue first, 200 to a page."""
    return store.frame(
        con, "save_plans", account_id=account_id, today=today, page_size=PAGE_SIZE, page_start=start_of(page)
    )


def plans_in_short(con: store.Connection, *, today: date) -> dict[str, int]:
    """Open plans, their steps, those done and overdue, and plans whose litmus test is overdue."""
    return store.rows(con, "plans_in_short", "action", today=today)[0]
