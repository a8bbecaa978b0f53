"""Walking away from an open deal: proposed by one person, approved by a manager, followed afterwards.

Names are entered, not proven: until there is a sign-in, "approved by" says who was typed in. Once approved
the deal's outcome is `disengaged`, which win rates show beside won and lost.
"""

from datetime import date, datetime, timedelta
from typing import Any

from analysis import sentences
from analysis.action.letter import Letter, filled_letter
from queries import store

CHECK_IN_EVERY_DAYS = 30
BECAME = {
    "came_back": "They came back to us",
    "bought_elsewhere": "They bought elsewhere",
    "bought_nothing": "They bought nothing",
    "not_known": "Not known",
}


class DisengagingError(ValueError):
    """A sentence: which deal, what stands in the way, what to do."""


def propose(
    con: store.Connection,
    deal_id: str,
    *,
    reasons: str,
    asked_by: str,
    now: datetime,
    letter: str | None = None,
) -> None:
    """Propose to walk away, in public where there is a letter, else in private with monthly check-ins.

    Raises:
        DisengagingError: no such open deal, one is already proposed, or name or reasons are missing.
    """
    if not asked_by.strip() or not reasons.strip():
        raise DisengagingError(f"Say who proposes to walk away from deal {deal_id}, and why.")
    with store.write(con, marts=()) as cursor:
        if deal_id not in {row["deal_id"] for row in open_deals(cursor)}:
            raise DisengagingError(f"Deal {deal_id} is not open, so there is nothing to walk away from.")
        if any(row["ended_on"] is None for row in store.rows(cursor, "disengaged_deals", deal_id=deal_id)):
            raise DisengagingError(
                f"Walking away from deal {deal_id} is already proposed; approve or withdraw that."
            )
        store.execute(
            cursor,
            "add_disengagement",
            deal_id=deal_id,
            course="private" if letter is None else "public",
            reasons=reasons.strip(),
            letter=letter,
            asked_by=asked_by.strip(),
            asked_at=now,
        )


def propose_with(
    con: store.Connection,
    deal_id: str,
    *,
    reasons: str,
    asked_by: str,
    now: datetime,
    letter: Letter | None,
    template: str,
) -> None:
    """`propose`, with the letter filled in from its template where there is one."""
    text = filled_letter(letter, template) if letter else None
    propose(con, deal_id, reasons=reasons, asked_by=asked_by, now=now, letter=text)


def open_deals(con: store.Connection) -> list[dict[str, Any]]:
    """Open deals, the largest first."""
    return store.rows(con, "open_deals", "action")


def proposals(con: store.Connection) -> list[dict[str, Any]]:
    """Deals that somebody proposed to walk away from, the latest first."""
    return store.rows(con, "disengaged_deals", deal_id=None)


def approve(con: store.Connection, deal_id: str, *, approved_by: str, now: datetime) -> None:
    """A manager's approval: the deal becomes `disengaged` today.

    Raises:
        DisengagingError: nothing is proposed, somebody has approved before, or the proposer approves.
    """
    who = approved_by.strip()
    with store.write(con) as cursor:
        proposal = open_proposal(cursor, deal_id)
        refuse_approval(proposal, who)
        store.execute(
            cursor,
            "approve_disengagement",
            disengagement_id=proposal["disengagement_id"],
            approved_by=who,
            approved_at=now,
            next_check_in_on=now.date() + timedelta(days=CHECK_IN_EVERY_DAYS),
        )
        set_outcome(cursor, deal_id, "disengaged", who, now, proposal["reasons"])


def refuse_approval(proposal: dict[str, Any], who: str) -> None:
    """The checks of `approve`; made inside its write, since another manager may be at it in the same moment."""
    deal_id = proposal["deal_id"]
    if not who:
        raise DisengagingError(f"Say which manager approves walking away from deal {deal_id}.")
    if proposal["approved_by"]:
        raise DisengagingError(
            f"{proposal['approved_by']} approved walking away from deal {deal_id} on "
            f"{sentences.moment(proposal['approved_at'])}; the approval of {who} was not added."
        )
    if who.casefold() == proposal["asked_by"].casefold():
        raise DisengagingError(
            f"{who} proposed to walk away from deal {deal_id}; somebody else has to approve it."
        )


def withdraw(con: store.Connection, deal_id: str, *, by: str, now: datetime) -> None:
    """Take back an approval, so that the deal is open again and the proposal waits; else the proposal itself.

    Raises:
        DisengagingError: nothing is proposed, or no name is given.
    """
    with store.write(con) as cursor:
        proposal = open_proposal(cursor, deal_id)
        if not by.strip():
            raise DisengagingError(f"Say who takes back walking away from deal {deal_id}.")
        key = proposal["disengagement_id"]
        if proposal["approved_by"]:
            store.execute(cursor, "withdraw_approval", disengagement_id=key)
            set_outcome(cursor, deal_id, "open", by.strip(), now, "approval withdrawn")
        else:
            store.execute(
                cursor, "follow_disengagement", disengagement_id=key, next_check_in_on=None, what_became=None,
                ended_on=now.date(),
            )  # fmt: skip


def set_outcome(
    cursor: store.Connection, deal_id: str, outcome: str, who: str, now: datetime, reason: str
) -> None:
    """Give the deal its outcome, and remember who did."""
    closed_on = None if outcome == "open" else now.date()
    store.execute(cursor, "close_deal", deal_id=deal_id, outcome=outcome, closed_on=closed_on)
    store.execute(
        cursor,
        "record_change",
        changed_at=now,
        changed_by=who,
        table_name="deals",
        row_key=deal_id,
        field="outcome",
        old_value="disengaged" if outcome == "open" else "open",
        new_value=outcome,
        reason=reason,
    )


def check_in(
    con: store.Connection,
    deal_id: str,
    *,
    finding: str,
    checked_by: str,
    today: date,
    became: str | None = None,
) -> None:
    """Note what a look at the deal found; `became` (a key of BECAME) ends the following.

    Raises:
        DisengagingError: the deal was not walked away from, or a word is missing or unknown.
    """
    if not finding.strip() or not checked_by.strip():
        raise DisengagingError("Say what you found and who looked.")
    if became is not None and became not in BECAME:
        raise DisengagingError(f"'{became}' is not known; expected one of {', '.join(BECAME)}.")
    following = today + timedelta(days=CHECK_IN_EVERY_DAYS) if became is None else None
    ended_on = None if became is None else today
    with store.write(con, marts=()) as cursor:
        proposal = open_proposal(cursor, deal_id)
        if not proposal["approved_by"]:
            raise DisengagingError(
                f"Walking away from deal {deal_id} is not approved yet, so there is nothing to follow."
            )
        key = proposal["disengagement_id"]
        store.execute(
            cursor, "add_check_in", disengagement_id=key, checked_on=today, checked_by=checked_by.strip(),
            finding=finding.strip(),
        )  # fmt: skip
        store.execute(
            cursor, "follow_disengagement", disengagement_id=key, next_check_in_on=following, what_became=became,
            ended_on=ended_on,
        )  # fmt: skip


def open_proposal(con: store.Connection, deal_id: str) -> dict[str, Any]:
    """The proposal for a deal that has not ended."""
    for row in store.rows(con, "disengaged_deals", deal_id=deal_id):
        if row["ended_on"] is None:
            return row
    raise DisengagingError(f"Nobody has proposed to walk away from deal {deal_id}.")
