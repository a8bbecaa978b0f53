"""Win-back: lost accounts worth another word, because what drove them away has been dealt with or has gone.

An account is offered where the cause of its loss fell after a measure that covers it, or where its reason has
ended: a person says so, or the records show it (`ring_reasons.py`). Anybody may try any account; the list only says
where there is something new to tell.
"""

from datetime import date
from typing import Any, Unpack

import pandas as pd

from analysis import sentences
from analysis.action import effects
from analysis.action.actions import actions_taken
from analysis.action.ring_reasons import mended_by, reasons_to_ring
from analysis.early_warning.signals import LEAST_SCORE
from analysis.filters import Places, ReportError, in_places
from analysis.locales import number
from analysis.paging import page_of
from queries import store

OUTCOMES = {
    "open": "Not yet in touch",
    "talking": "Talking",
    "won_back": "Won back",
    "declined": "They declined",
    "given_up": "Given up",
}
UNDER_WAY = ("open", "talking")


class WinBackError(ValueError):
    """A sentence: which attempt, what was given, what is accepted."""


def win_back_candidates(
    con: store.Connection,
    *,
    today: date,
    page: int = 1,
    **places: Unpack[Places],
) -> pd.DataFrame:
    """`accounts_to_ring`, 200 to a page, the first page first."""
    return page_of(accounts_to_ring(con, today=today, **places), page)


def accounts_to_ring(
    con: store.Connection,
    *,
    today: date,
    **places: Unpack[Places],
) -> pd.DataFrame:
    """All lost accounts with a reason to ring them, by value, then the latest lost first.

    Returns:
        The columns of the query, and `reason_to_ring` in words.
    """
    taken = actions_taken(con)
    mended = mended_by(taken, today)
    fallen = [action for action in taken if has_fallen(con, action.action_id)]
    causes = [action.cause for action in fallen] + [measure.action.cause for measure in mended]
    frame = store.frame(
        con, "win_back_candidates", today=today, loss_id=None, causes=causes, least_score=LEAST_SCORE,
        **in_places(**places),
    )  # fmt: skip
    frame["reason_to_ring"] = reasons_to_ring(frame, fallen, mended)
    return frame[frame["reason_to_ring"] != ""].reset_index(drop=True)


def not_under_way(frame: pd.DataFrame) -> pd.DataFrame:
    """The accounts to ring that nobody is trying to win back at present."""
    return frame[~frame["attempt"].isin(UNDER_WAY)].reset_index(drop=True)


def has_fallen(con: store.Connection, action_id: str) -> bool:
    """Whether the losses of its cause fell after a measure began, beyond what chance alone moves."""
    try:
        return bool(effects.effect_of_action(con, action_id=action_id).iloc[0]["high"] < 1)
    except ReportError:
        return False  # too little time on either side to say


def start_win_back(
    con: store.Connection, loss_id: str, *, owner: str, contact: str = "", remark: str = "", today: date
) -> None:
    """Start an attempt.

    Raises:
        WinBackError: no owner, no such lost account, or an attempt is under way.
    """
    if not owner.strip():
        raise WinBackError("Say who takes on winning the account back.")
    with store.write(con, marts=()) as cursor:
        attempts = [row for row in win_backs(cursor) if row["loss_id"] == loss_id]
        under_way = [row for row in attempts if row["outcome"] in UNDER_WAY]
        if under_way:
            raise WinBackError(
                f"{under_way[0]['owner']} is trying to win back {under_way[0]['account_name']} already."
            )
        if not is_still_gone(cursor, loss_id, today):
            raise WinBackError(
                f"{loss_id} is no loss of an account that is still gone, so nobody can be won back."
            )
        store.execute(
            cursor,
            "add_win_back",
            loss_id=loss_id,
            owner=owner.strip(),
            contact=contact.strip() or None,
            opened_on=today,
            remark=remark.strip() or None,
        )


def is_still_gone(con: store.Connection, loss_id: str, today: date) -> bool:
    """Whether it is the latest loss of an account that has not come back."""
    return bool(
        store.rows(
            con, "win_back_candidates", today=today, loss_id=loss_id, causes=None, least_score=LEAST_SCORE,
            **in_places(),
        )
    )  # fmt: skip


def settle_win_back(
    con: store.Connection, win_back_id: int, *, outcome: str, today: date, remark: str = ""
) -> None:
    """Say how an attempt stands.

    Raises:
        WinBackError: an outcome or an attempt that does not exist.
    """
    if outcome not in OUTCOMES:
        raise WinBackError(f"'{outcome}' is no outcome; expected one of {', '.join(OUTCOMES)}.")
    with store.write(con, marts=()) as cursor:
        settled = store.value(
            cursor,
            "settle_win_back",
            "writes",
            win_back_id=win_back_id,
            outcome=outcome,
            outcome_on=None if outcome == "open" else today,
            remark=remark.strip() or None,
        )
        if settled is None:
            raise WinBackError(f"There is no attempt {win_back_id} to win an account back.")


def win_backs(con: store.Connection) -> list[dict[str, Any]]:
    """The attempts, the latest first."""
    return store.rows(con, "win_backs")


def attempt_in_words(attempt: dict[str, Any]) -> str:
    """'Skerrow: Tom Hadley, with June Pockley, since 3 May 2025; a customer again since 1 July 2025'."""
    contact = f", with {attempt['contact']}" if attempt["contact"] else ""
    begun = (
        f"{attempt['account_name']}: {attempt['owner']}{contact}, since {sentences.day(attempt['opened_on'])}"
    )
    if not attempt["returned_on"] or attempt["returned_on"] < attempt["opened_on"]:
        return begun
    left = ", and has left again" if attempt["has_left_again"] else ""
    return f"{begun}; a customer again since {sentences.day(attempt['returned_on'])}{left}"


def win_backs_in_words(con: store.Connection) -> str:
    """How many were tried, won back by our own word, back by their contracts, and still there."""
    rows = win_backs(con)
    if not rows:
        return "Nobody has tried to win an account back yet."
    won = sum(row["outcome"] == "won_back" for row in rows)
    back = [row for row in rows if row["returned_on"] and row["returned_on"] >= row["opened_on"]]
    staying = sum(not row["has_left_again"] for row in back)
    entered = f"{number(won)} entered as won back" if won else "none entered as won back"
    tried = sentences.count_of(len(rows), "attempt")
    if not back:
        return f"{tried}, {entered}; by its contracts no account came back after its attempt began."
    came = sentences.count_of(len(back), "account")
    is_there = (
        f"{number(staying)} of these {sentences.fitting(staying, 'is a customer', 'are customers')} now"
    )
    return f"{tried}, {entered}; by their contracts {came} came back after the attempt began, and {is_there}."
