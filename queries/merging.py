"""Bring arrived rows into a table: new ones are added, changed ones replaced and kept, known ones left alone."""

from typing import Any

from queries.store import Connection, sql
from queries.targets import Target


def run(cursor: Connection, step: str, params: dict[str, Any] | None = None, **holes: str) -> int:
    """Run one step of a load; the number of rows that it says it touched."""
    statement = sql(f"steps/{step}", "loading")
    row = cursor.execute(statement.format_map(holes) if holes else statement, params or {}).fetchone()
    return int(row[0]) if row and isinstance(row[0], int) else 0


def merge(
    cursor: Connection, target: Target, mapped: frozenset[str], load_id: int, params: dict[str, Any]
) -> tuple[int, int]:
    """Numbers of new and of changed rows of the target's table.

    Only columns that the file fills are changed, so that a second file may bring one more column to known rows.
    """
    if target.before == "insert_account_stubs":
        run(cursor, target.before, {"load_id": load_id}, source=target.source)
    elif target.before:
        run(cursor, target.before, {"as_of": params["as_of"]})
    changed = _change(cursor, target, mapped, load_id)
    new = run(
        cursor,
        "insert_new",
        {"load_id": load_id},
        table=target.table,
        source=target.source,
        columns=", ".join(target.columns),
        same_row=target.same_row,
    )
    return new, changed


def _change(cursor: Connection, target: Target, mapped: frozenset[str], load_id: int) -> int:
    columns = [c for c in target.columns if c not in target.key and target.filled(c, mapped)]
    if not columns:
        return 0
    run(
        cursor,
        "changed_rows",
        table=target.table,
        source=target.source,
        columns=", ".join(f"{_value(c, 'target')} as {c}" for c in columns),
        same_row=target.same_row,
        differs=" or ".join(f"target.{c} is distinct from {_value(c, 'target')}" for c in columns),
    )
    return replace_changed(cursor, target.table, target.key, columns, load_id)


def replace_changed(
    cursor: Connection, table: str, key: tuple[str, ...], columns: list[str], load_id: int
) -> int:
    """Write what `changed_rows` holds into the table, keeping the rows as they were; the number of rows."""
    key_text = f"concat_ws('/', {', '.join(f'target.{column}' for column in key)})"
    changed = run(cursor, "keep_replaced", {"load_id": load_id}, table=table, key_text=key_text)
    if changed:
        assignments = ", ".join(f"{column} = changed_rows.{column}" for column in columns)
        run(cursor, "update_changed", {"load_id": load_id}, table=table, assignments=assignments)
    return changed


def _value(column: str, old: str) -> str:
    """What the column becomes: attributes are added to the old ones, all else is replaced."""
    if column == "attributes":
        return f"json_merge_patch(coalesce({old}.attributes, '{{}}'), arrivals.attributes)::varchar"
    return f"arrivals.{column}"
