"""Accounts that a file of contracts, losses or notes named before a file of accounts brought them.

Such an account stands in under the name that the file gave. When a file of accounts brings an id for that name, all
its rows become the account's, and the stand-in goes; undoing that load brings it back.
"""

from queries.merging import replace_changed, run
from queries.store import Connection

ROWS = {  # the tables whose rows go along, and their keys
    "contracts": ("contract_id",),
    "deals": ("deal_id",),
    "defections": ("loss_id",),
    "snapshot_customers": ("account_id", "as_of"),
    "notes": ("note_id",),
    "interviews": ("interview_id",),
}
KEYS = {"contracts": "contract_id", "defections": "loss_id", "notes": "note_id"}


def adopt(cursor: Connection, load_id: int) -> None:
    """Give the rows of each stand-in to the account in `arrivals` that alone has its name."""
    if not run(cursor, "stand_ins"):
        return
    for table, key in ROWS.items():
        run(cursor, "rows_of_stand_ins", table=table)
        replace_changed(cursor, table, key, ["account_id"], load_id)
    run(cursor, "keep_stand_ins", {"load_id": load_id})
    run(cursor, "drop_stand_ins")


def keep_ids(cursor: Connection, kind: str, mapped: frozenset[str]) -> None:
    """Give rows without an id of their own the one that they came in under, when their account went by its name."""
    key = KEYS.get(kind)
    if key and key not in mapped and "account_name" in mapped:
        run(cursor, f"keep_ids_of_{kind}")
