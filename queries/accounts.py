"""Move everything of one account to another, and back."""

import json
from typing import Any

from queries.merging import run
from queries.store import Connection, StoreError, rows, sql

KEYS = {  # the tables that name an account, and what tells their rows apart
    "contracts": "contract_id",
    "deals": "deal_id",
    "defections": "loss_id",
    "snapshot_customers": "as_of::varchar",
    "notes": "note_id",
    "interviews": "interview_id",
    "litmus_answers": "question || '/' || answered_by || '/' || answered_on",
    "save_plans": "save_plan_id::varchar",
}


class AccountError(StoreError):
    """Accounts that cannot be merged or parted; the sentence says why."""


def merge(cursor: Connection, keep_id: str, merge_id: str) -> dict[str, Any]:
    """Give `keep_id` all rows of `merge_id`, and take the account away; what `unmerge` needs to put it back.

    Raises:
        AccountError: one of the two is no account, they are the same, or both stand in one snapshot.
    """
    kept, merged = (_account(cursor, account_id) for account_id in (keep_id, merge_id))
    if keep_id == merge_id:
        raise AccountError(f"'{keep_id}' is one account already.")
    if rows(cursor, "shared_snapshots", "accounts", keep_id=keep_id, merge_id=merge_id):
        raise AccountError(
            f"'{keep_id}' and '{merge_id}' are two customers of one snapshot; they stay two accounts."
        )
    moved = {table: _keys(cursor, table, key, merge_id) for table, key in KEYS.items()}
    for table, key in KEYS.items():
        _move(cursor, table, key, moved[table], merge_id, keep_id)
    run(cursor, "fill_account", {"keep_id": keep_id, "merge_id": merge_id}, values=_filled(cursor))
    run(cursor, "drop_account", {"account_id": merge_id})
    return {"kept": kept, "merged": merged, "keep_id": keep_id, "merge_id": merge_id, "moved": moved}


def unmerge(cursor: Connection, before: dict[str, Any]) -> None:
    """Part two accounts that `merge` made one.

    Raises:
        AccountError: the kept account is gone, or the merged one came in again since.
    """
    keep_id, merge_id = before["keep_id"], before["merge_id"]
    _account(cursor, keep_id)
    if rows(cursor, "account", "accounts", account_id=merge_id):
        raise AccountError(f"There is an account '{merge_id}' again; the merge cannot be undone.")
    for table, key in KEYS.items():
        _move(cursor, table, key, before["moved"].get(table, []), keep_id, merge_id)
    run(cursor, "drop_account", {"account_id": keep_id})
    columns = rows(cursor, "columns_of", "loads", table_name="accounts")
    structure = ", ".join(f'"{column["column_name"]}": "{column["data_type"]}"' for column in columns)
    names = [str(column["column_name"]) for column in columns]
    run(
        cursor,
        "restore_accounts",
        {"originals": [before["kept"], before["merged"]]},
        structure=f"{{{structure}}}",
        columns=", ".join(names),
        values=", ".join(f"account.{name}" for name in names),
    )


def _account(cursor: Connection, account_id: str) -> str:
    """The account as JSON."""
    found = rows(cursor, "account", "accounts", account_id=account_id)
    if not found:
        raise AccountError(f"There is no account '{account_id}'.")
    return str(found[0]["original"])


def _keys(cursor: Connection, table: str, key: str, account_id: str) -> list[str]:
    statement = sql("steps/keys_of_account", "loading").format(table=table, key=key)
    row = cursor.execute(statement, {"account_id": account_id}).fetchone()
    return list(json.loads(row[0])) if row else []


def _move(cursor: Connection, table: str, key: str, keys: list[str], old_id: str, new_id: str) -> None:
    if keys:
        run(cursor, "move_rows", {"keys": keys, "old_id": old_id, "new_id": new_id}, table=table, key=key)


def _filled(cursor: Connection) -> str:
    """Every column of the kept account but its keys: its own value, else that of the merged one."""
    names = [row["column_name"] for row in rows(cursor, "columns_of", "loads", table_name="accounts")]
    return ", ".join(
        f"{name} = coalesce(accounts.{name}, merged.{name})"
        for name in names
        if name not in ("account_id", "load_id")
    )
