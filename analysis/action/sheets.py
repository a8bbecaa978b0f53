"""Filled-in forms: litmus tests of accounts and qualification sheets of deals, kept and read back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from analysis.action.answers import Answer, checked_answers
from analysis.action.disengaging import open_deals
from analysis.action.litmus import litmus_form
from analysis.action.questions import AnswerError, Form
from analysis.action.walkaway import qualification_form
from queries import store


def keep_litmus(
    con: store.Connection, account_id: str, given: dict[str, str], *, answered_by: str, now: datetime
) -> list[Answer]:
    """Store a colleague's answers about an account, all of them or none.

    Raises:
        AnswerError: no such account, an answer that the form does not take, or no name; nothing is stored.
    """
    if not store.value(con, "account_exists", "action", account_id=account_id):
        raise AnswerError(f"There is no account {account_id} to answer for.")
    form = litmus_form()
    answers = checked_answers(
        form, given, about=f"account {account_id}", answered_by=answered_by, answered_on=now.date()
    )
    keep(con, "add_litmus_answer", form, answers, now=now, account_id=account_id)
    return answers


def keep_qualification(
    con: store.Connection, deal_id: str, given: dict[str, str], *, answered_by: str, now: datetime
) -> list[Answer]:
    """Store a colleague's answers about an open deal, all of them or none.

    Raises:
        AnswerError: no such open deal, else as `keep_litmus`.
    """
    if deal_id not in {row["deal_id"] for row in open_deals(con)}:
        raise AnswerError(f"Deal {deal_id} is not open, so nobody has to judge whether to pursue it.")
    form = qualification_form()
    answers = checked_answers(
        form, given, about=f"deal {deal_id}", answered_by=answered_by, answered_on=now.date()
    )
    keep(con, "add_qualification_answer", form, answers, now=now, deal_id=deal_id)
    return answers


def keep(
    con: store.Connection,
    statement: str,
    form: Form,
    answers: Iterable[Answer],
    *,
    now: datetime,
    **subject: str,
) -> None:
    """Write answers in one transaction."""
    with store.write(con, marts=()) as cursor:
        for answer in answers:
            store.execute(
                cursor,
                statement,
                question=answer.question,
                answer=answer.answer,
                answered_by=answer.answered_by,
                answered_on=answer.answered_on,
                form_version=form.version,
                written_at=now,
                **subject,
            )


def litmus_answers(con: store.Connection, account_id: str | None = None) -> dict[str, list[Answer]]:
    """All answers by account."""
    by_account: dict[str, list[Answer]] = {}
    for row in store.rows(con, "litmus_answers", "action", account_id=account_id):
        by_account.setdefault(row["account_id"], []).append(answer_of(row))
    return by_account


def qualification_answers(con: store.Connection, deal_id: str) -> list[Answer]:
    """All answers on the sheet of a deal."""
    return [answer_of(row) for row in store.rows(con, "qualification_answers", "action", deal_id=deal_id)]


def answer_of(row: dict[str, Any]) -> Answer:
    """A stored row as an answer."""
    return Answer(str(row["question"]), str(row["answer"]), str(row["answered_by"]), row["answered_on"])
