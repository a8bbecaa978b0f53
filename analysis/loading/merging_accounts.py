"""Make one account of two, and two of the one again."""

import json
from datetime import datetime
from typing import Any

import pandas as pd

from queries import accounts, store

AccountError = accounts.AccountError


def merge_accounts(con: store.Connection, keep_id: str, merge_id: str, *, who: str, now: datetime) -> int:
    """Everything of `merge_id` becomes that of `keep_id`; values that the kept account lacks are taken over.

    Returns:
        The number of the change, which `undo_merge` takes.

    Raises:
        AccountError: one of the two is no account, or they are the same.
    """
    with store.write(con) as cursor:
        before = accounts.merge(cursor, keep_id, merge_id)
        return _note(cursor, f"{merge_id} into {keep_id}", None, before, who, now, "accounts merged")


def account_meant(con: store.Connection, named: str) -> str:
    """The id of the account that a person names by its id or its name.

    Raises:
        AccountError: no account is called so, or several are.
    """
    found = store.rows(con, "accounts_named", "accounts", named=named)
    if len(found) == 1:
        return str(found[0]["account_id"])
    if not found:
        raise AccountError(f"No account has '{named[:80]}' for its id or its name.")
    ids = ", ".join(str(row["account_id"]) for row in found[:5])
    raise AccountError(f"{len(found):,} accounts are called '{named[:80]}' ({ids}); name one by its id.")


def undo_merge(con: store.Connection, change_id: int, *, who: str, now: datetime) -> None:
    """Put two merged accounts and all that belongs to them back, exact to the row.

    Raises:
        AccountError: there is no such merge, it was undone, or rows of it are gone or were changed since.
    """
    found = store.rows(con, "merge_to_undo", "accounts", change_id=change_id)
    if not found or found[0]["is_undone"]:
        raise AccountError(f"There is no merge of accounts {change_id} to undo.")
    before: dict[str, Any] = json.loads(found[0]["new_value"])
    with store.write(con) as cursor:
        accounts.unmerge(cursor, before)
        _note(cursor, found[0]["row_key"], before, None, who, now, f"undone {change_id}")


def merges(con: store.Connection) -> list[dict[str, Any]]:
    """The merges that can be undone, the latest first: change_id, what, who, when."""
    return store.rows(con, "merges", "accounts")


def merges_in_words(con: store.Connection) -> pd.DataFrame:
    """The same as a table to print."""
    frame = store.frame(con, "merges", "accounts")
    return frame.rename(columns={"change_id": "merge", "row_key": "what"})


def _note(
    cursor: store.Connection, key: str, old: Any, new: Any, who: str, now: datetime, reason: str
) -> int:
    store.execute(
        cursor,
        "record_change",
        changed_at=now,
        changed_by=who,
        table_name="accounts",
        row_key=key,
        field="merge",
        old_value=None if old is None else json.dumps(old),
        new_value=None if new is None else json.dumps(new),
        reason=reason,
    )
    return int(store.value(cursor, "last_change", "accounts"))
