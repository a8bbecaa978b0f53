"""The rows that did not come in, as a CSV to mend and load again."""

import csv
import io
import json
from collections.abc import Callable, Set
from functools import cache

from analysis.export_cells import harmless
from queries import loading, store

MOST_REASONS = 5
LONGEST_CELL = 200  # characters of a cell that nothing of ours is read from, or that was the reason
REASON = "rejected_because"  # no alias of any field of ours


def rejected_rows(con: store.Connection, load_id: int) -> list[dict[str, object]]:
    """Row number, column, value and reason of each rejected row of a load, in the order of the file."""
    return store.rows(con, "rejected_rows_of_load", "loads", load_id=load_id)


def redact_kept(
    cursor: store.Connection, load_id: int, plain: Callable[[str], str], *, read: Set[str], wordy: Set[str]
) -> None:
    """Take personal data out of the rejected rows that a load keeps.

    What a column of ours is read from stays whole, so that the row comes in once it is mended: redacted where people
    write in it (`wordy`), else as it is. All other cells, and the one that was the reason, are redacted and cut.

    Args:
        read: headers of the columns that fields of ours are read from.
        wordy: those of them that people fill in their own words.
    """
    plain_once = cache(plain)

    def rewritten(original: str, reason_in: str | None) -> str:
        cells = json.loads(original)
        for header, value in cells.items():
            if not isinstance(value, str):
                continue
            if header in wordy or reason_in is None:  # a line that is no row has no cells to tell apart
                cells[header] = plain_once(value)
            elif header not in read or header == reason_in:
                cells[header] = plain_once(value)[:LONGEST_CELL]
        return json.dumps(cells, ensure_ascii=False)

    loading.rewrite_rejected(cursor, load_id, rewritten)


def first_reasons(con: store.Connection, load_id: int) -> tuple[str, ...]:
    """Where and why the first rows of a load were rejected, at most `MOST_REASONS`."""
    rows = store.rows(con, "first_rejected_rows", "loads", load_id=load_id, most=MOST_REASONS)
    return tuple(reason_in_words(row) for row in rows)


def unmapped_fields(con: store.Connection, load_id: int) -> tuple[str, ...]:
    """The needed fields for want of which rows of a load were rejected, because no column of the file fills them."""
    rows = store.rows(con, "unmapped_fields", "loads", load_id=load_id)
    return tuple(str(row["column_name"]) for row in rows)


def rejected_csv(con: store.Connection, load_id: int) -> str:
    """The rejected rows with their own columns and the reason. Loaded again when mended, it brings in just those.

    Cells are set apart by semicolons where the file's numbers have decimal commas, as its own were; else by commas.
    """
    rows = rejected_rows(con, load_id)
    originals = [json.loads(str(row["original"])) for row in rows]
    headers = list(dict.fromkeys(header for original in originals for header in original))
    out = io.StringIO()
    mark = ";" if store.value(con, "has_decimal_commas", "loads", load_id=load_id) else ","
    writer = csv.writer(out, delimiter=mark, lineterminator="\n")
    writer.writerow([*headers, REASON])
    for row, original in zip(rows, originals, strict=True):
        cells = ["" if original.get(header) is None else str(original[header]) for header in headers]
        writer.writerow([harmless(cell) for cell in (*cells, reason_in_words(row))])
    return out.getvalue()


def reason_in_words(row: dict[str, object]) -> str:
    """Where and why one row was rejected: `row 14: closed_on '31/02/2024' is no date; expected …`."""
    column = f"{row['column_name']} " if row["column_name"] else ""
    value = f"'{row['rejected_value']}' " if row["rejected_value"] is not None else ""
    return f"row {row['row_number']}: {column}{value}{row['reason']}"
