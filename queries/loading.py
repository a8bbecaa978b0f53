"""Apply a mapping to all rows of a file at once, inside the database, and store what may come in.

The statements are the files under `loading/`: converters (macros that read a cell), shapes (one per kind of file:
the rows as its table holds them) and steps. A step has holes in braces, filled here with names of our own columns,
never with values or headers of a file: their columns are c0, c1, …, their headers and values travel as parameters.
"""

import json
from dataclasses import dataclass
from typing import Any

from queries import conversion
from queries.conversion import Source
from queries.merging import merge, run
from queries.staging import blank
from queries.store import Connection, execute, sql
from queries.targets import LINE_PROBLEMS, PLANS, Target

LONGEST_LINE_KEPT = 10_000  # characters of a line that is no row


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows of a file by what became of them."""

    new: int = 0
    changed: int = 0
    known: int = 0
    rejected: int = 0

    @property
    def in_file(self) -> int:
        """All rows of the file."""
        return self.new + self.changed + self.known + self.rejected


def load_rows(cursor: Connection, kind: str, source: Source, *, load_id: int, **params: Any) -> Counts:
    """Convert, check and store the rows in `source_rows`; reject what cannot come in.

    `params` are those of the kind's shape: `as_of` of a snapshot, `causes` of actions.
    """
    main = PLANS[kind][0]
    run(cursor, "known_names" if source.mapped & {"account_name", "name"} else "no_known_names")
    _arrive(cursor, kind, source, params)
    _mark(cursor, main)
    touched = [merge(cursor, target, source.mapped, load_id, params) for target in PLANS[kind]]
    arrived, rejected = cursor.execute(sql("steps/count_arrivals", "loading")).fetchone() or (0, 0)
    _reject(cursor, source, load_id)
    _reject_lines(cursor, source, load_id)
    in_file, rejected = arrived + len(source.bad_lines), rejected + len(source.bad_lines)
    new, changed = touched[0]
    if kind == "snapshot":  # a second file on the same customers may say something of the account alone
        changed = max(changed, min(touched[1][1], in_file - rejected - new))
    return Counts(new, changed, in_file - rejected - new - changed, rejected)


def _arrive(cursor: Connection, kind: str, source: Source, params: dict[str, Any]) -> None:
    shape = sql(f"shapes/{kind}", "loading")
    used = {name: value for name, value in params.items() if f"${name}" in shape}
    run(
        cursor,
        "arrivals",
        used | {f"h{position}": source.headers[position] for position in source.attributes},
        row_number=conversion.row_number(source),
        conversions=",\n        ".join(conversion.conversions(source)),
        cells=", ".join(f"c{column.position}" for column in conversion.typed(source)) or "null as no_cell",
        doubtful=conversion.doubtful(source),
        unreadable=conversion.unreadable(source),
        blank=blank(len(source.headers)),
        shape=shape,
        missing=conversion.missing(PLANS[kind][0], source.mapped, in_file=True),
        missing_if_new=conversion.missing(PLANS[kind][0], source.mapped, in_file=False),
    )


def _mark(cursor: Connection, target: Target) -> None:
    same = (f"arrivals.{column} is not distinct from first_arrival.{column}" for column in target.columns)
    run(cursor, "mark_missing", table=target.table, same_row=target.same_row)
    run(
        cursor,
        "mark_repeats",
        key=", ".join(target.key),
        key_field=target.key[0],
        same_content=" and ".join(same),
    )


def _reject_lines(cursor: Connection, source: Source, load_id: int) -> None:
    for bad in source.bad_lines:
        execute(
            cursor,
            "reject_line",
            load_id=load_id,
            row_number=bad.line + source.first_row - 2,
            reason=LINE_PROBLEMS.get(bad.why, LINE_PROBLEMS[""]),
            original=json.dumps({source.headers[0]: bad.text[:LONGEST_LINE_KEPT]}, ensure_ascii=False),
        )


def _reject(cursor: Connection, source: Source, load_id: int) -> None:
    width = range(len(source.headers))
    headers = {f"h{n}": header for n, header in enumerate(source.headers)}
    run(
        cursor,
        "reject_rows",
        {
            "load_id": load_id,
            "fields": [column.field for column in source.columns],
            "positions": [column.position for column in source.columns],
            **headers,
        },
        row_number=conversion.row_number(source),
        cells=f"[{', '.join(f'c{n}' for n in width)}]",
        headers=f"[{', '.join(f'$h{n}' for n in width)}]",
        original=f"json_object({', '.join(f'$h{n}, c{n}' for n in width)})",
    )
