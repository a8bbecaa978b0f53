"""Take a whole load back, exact to the row."""

from datetime import datetime

from queries.merging import run
from queries.store import Connection, StoreError, execute, rows

CHOSEN = {
    "mappings": "headers_fingerprint || '/' || loaded_as",
    "outcome_names": "stage_name",
    "verdicts": "verdict_id::varchar",
}
WORDS = (
    "evidence",
    "readings",
    "turns",
    "verdicts",
)  # rows without a load of their own: they go with their interview


class UndoError(StoreError):
    """A load that cannot be taken back now; the sentence says what stands in the way."""


def undo(cursor: Connection, load_id: int, *, undone_at: datetime) -> None:
    """Remove what a load added and put back what it changed. The load itself stays on record as undone.

    Raises:
        UndoError: there is no such load, it is undone already, or a later load changed what it brought.
    """
    _refuse(cursor, load_id)
    for table in WORDS:
        run(cursor, "undo_words", {"load_id": load_id}, table=table)
    for row in rows(cursor, "tables_with_loads", "loads"):
        run(cursor, "undo_delete", {"load_id": load_id}, table=row["table_name"])
    for table, key in CHOSEN.items():
        run(cursor, "undo_chosen", {"load_id": load_id}, table=table, key=key)
    for row in rows(cursor, "replaced_tables", "loads", load_id=load_id):
        _put_back(cursor, row["table_name"], load_id)
    execute(cursor, "forget_load_rows", load_id=load_id)
    execute(cursor, "forget_rejected_rows", load_id=load_id)
    execute(cursor, "mark_undone", load_id=load_id, undone_at=undone_at)


def _refuse(cursor: Connection, load_id: int) -> None:
    found = rows(cursor, "load", "loads", load_id=load_id)
    if not found:
        raise UndoError(f"There is no load {load_id}.")
    if found[0]["undone_at"]:
        raise UndoError(f"Load {load_id} ({found[0]['file_name']}) is undone already.")
    later = found[0]["changed_by_load"]
    if later is not None:
        raise UndoError(f"Load {later} changed rows that load {load_id} brought; undo load {later} first.")


def _put_back(cursor: Connection, table: str, load_id: int) -> None:
    columns = rows(cursor, "columns_of", "loads", table_name=table)
    structure = ", ".join(f'"{column["column_name"]}": "{column["data_type"]}"' for column in columns)
    names = [column["column_name"] for column in columns]
    run(
        cursor,
        "undo_restore",
        {"load_id": load_id},
        table=table,
        columns=", ".join(names),
        structure=f"{{{structure}}}",
        values=", ".join(f"original_row.{name}" for name in names),
    )
