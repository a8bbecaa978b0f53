"""Forget an account: empty its interviews, take away what was written about it, rename the records that are counted."""

from analysis.forgetting.masking import mask, mentions, pattern_of
from analysis.forgetting.receipt import ForgetError, Receipt
from queries import store


def forget_account(con: store.Connection, account_id: str, dry_run: bool) -> Receipt:
    """Empty, rename and mask whatever belongs to an account."""
    found = store.rows(con, "account_to_forget", "forget", account_id=account_id)
    if not found:
        raise ForgetError(
            f"There is no account with the id '{account_id[:80]}'; accounts are listed under Accounts."
        )
    name = found[0]["name"]
    belonging = store.rows(con, "interviews_of_account", "forget", account_id=account_id, account_name=name)
    interview_ids = [row["interview_id"] for row in belonging]
    note_ids = [
        row["note_id"] for row in store.rows(con, "notes_of_account", "forget", account_id=account_id)
    ]
    removed = _removed(con, name, interview_ids, note_ids)
    if not dry_run:
        stand_in = f"forgotten-{store.value(con, 'accounts_forgotten', 'forget') + 1}"
        with store.write(con) as cursor:
            _empty_interviews(cursor, account_id, stand_in, interview_ids)
            _remove_records(cursor, account_id, name, note_ids)
            remove_rows(cursor, name, account_id, interview_ids)
            _rename(cursor, account_id, name, stand_in)
            for known in _names_of(account_id, found):
                mask(cursor, known)
    return Receipt(f"account {account_id}", dry_run, removed)


def _removed(
    con: store.Connection, name: str, interview_ids: list[str], note_ids: list[str]
) -> dict[str, int]:
    """How much of an account there is to remove, by kind."""
    texts = store.rows(con, "texts_of_interviews", "forget", interview_ids=interview_ids)[0]
    return {
        "interviews emptied": len(interview_ids),
        "turns": texts["turns"],
        "pieces of evidence": texts["evidence"],
        "notes": len(note_ids),
        "mentions of the name": mentions(con, name),
    }


def _names_of(account_id: str, found: list[dict[str, str | None]]) -> set[str]:
    """What an account goes by in texts: its name, its domain, its id where that can stand for nothing else."""
    names = {str(row[column]) for row in found for column in ("name", "email_domain") if row[column]}
    # `7` may be many things, `BRINDLE-77` is one
    is_telling = not account_id.isdigit() and len(account_id) > 3
    return names | ({account_id} if is_telling else set())


def _empty_interviews(
    cursor: store.Connection, account_id: str, stand_in: str, interview_ids: list[str]
) -> None:
    """Take the words out of interviews; the interviews themselves stay, since coverage counts them."""
    store.execute(cursor, "rename_loads", "forget", interview_ids=interview_ids, stand_in=stand_in)
    for table in ("turns", "evidence"):
        store.execute(cursor, f"drop_{table}", interview_ids=interview_ids)
    store.execute(cursor, "empty_readings", "forget", interview_ids=interview_ids)
    whose = {"interview_ids": interview_ids, "account_id": account_id, "stand_in": stand_in}
    for name in ("empty_changes", "empty_verdicts", "empty_interviews"):
        store.execute(cursor, name, "forget", **whose)


def _remove_records(cursor: store.Connection, account_id: str, name: str, note_ids: list[str]) -> None:
    """Take away what colleagues wrote about an account."""
    for table in ("note_evidence", "note_readings"):
        store.execute(cursor, f"forget_{table}", note_ids=note_ids)
    for removal in (
        "remove_notes",
        "remove_whys",
        "remove_lessons",
        "remove_ended_reasons",
        "remove_litmus_answers",
        "remove_plan_steps",
    ):
        store.execute(cursor, removal, "forget", account_id=account_id)
    for about_deals in ("empty_check_ins", "empty_disengagements", "remove_qualification_answers"):
        store.execute(cursor, about_deals, "forget", account_id=account_id, account_name=name)


def remove_rows(cursor: store.Connection, name: str, account_id: str, interview_ids: list[str]) -> None:
    """Take away kept rows of files that name the account or person."""
    quoted = f'"{account_id}"' if account_id else "\0"
    store.execute(cursor, "remove_rejected_rows", "forget", pattern=pattern_of(name), quoted_id=quoted)
    whose = {"pattern": pattern_of(name), "quoted_id": quoted, "interview_ids": interview_ids}
    store.execute(cursor, "remove_replaced_rows", "forget", **whose)


def _rename(cursor: store.Connection, account_id: str, name: str, stand_in: str) -> None:
    """Give the records that the counts rest on a stand-in for the account's id and name."""
    ids = {"account_id": account_id, "stand_in": stand_in}
    store.execute(cursor, "empty_win_backs", "forget", **ids)
    store.execute(cursor, "rename_deals", "forget", account_name=name, **ids)
    for table in ("contracts", "defections", "snapshot_customers", "save_plans", "accounts"):
        store.execute(cursor, f"rename_{table}", "forget", **ids)
