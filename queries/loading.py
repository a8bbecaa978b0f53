"""Apply a mapping to all rows of a file at once, inside the database, and store what may come in.

The statements are the files under `loading/`: converters (macros that read a cell), shapes (one per kind of file:
the rows as its table holds them) and steps. A step has holes in braces, filled here with names of our own columns,
never with values or headers of a file: their columns are c0, c1, …, their headers and values travel as parameters.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from queries import conversion, following, linking, stand_ins
from queries.conversion import Source
from queries.merging import merge, run
from queries.staging import blank
from queries.store import Connection, execute, sql
from queries.targets import LINE_PROBLEMS, PLANS, Target

LONGEST_LINE_KEPT = 10_000  # characters of a line that is no row
FREE_TEXTS = {  # fields that people fill in their own words, by kind
    "notes": ("body",),
    "deals": ("recorded_reason",),
    "defections": ("recorded_reason", "sub_reason"),
    "snapshot": ("recorded_reason",),
    "actions": ("description",),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows of a file by what became of them."""

    new: int = 0
    changed: int = 0
    known: int = 0
    rejected: int = 0
    told_apart: int = 0  # rows whose id a row of the other kind has: a deal and a lost account

    @property
    def in_file(self) -> int:
        """All rows of the file."""
        return self.new + self.changed + self.known + self.rejected


def load_rows(
    cursor: Connection, kind: str, source: Source, *, load_id: int, plain: Callable[[str], str], **params: Any
) -> Counts:
    """Convert, check and store the rows in `source_rows`; reject what cannot come in.

    `params` are those of the kind's shape: `as_of` of a snapshot, `causes` of actions.
    `plain` takes personal data out of what people wrote in their own words, and out of the values of rejected rows.
    """
    told_apart = _take_in(cursor, kind, source, plain, params)
    _mark(cursor, PLANS[kind][0])
    if kind == "accounts":
        stand_ins.adopt(cursor, load_id)
    touched = [merge(cursor, target, source.mapped, load_id, params) for target in PLANS[kind]]
    arrived, rejected = cursor.execute(sql("steps/count_arrivals", "loading")).fetchone() or (0, 0)
    _reject(cursor, source, load_id)
    _reject_lines(cursor, source, load_id)
    if rejected or source.bad_lines:
        rewrite(cursor, "rejected_texts", "write_rejected_texts", plain, load_id=load_id)
    in_file, rejected = arrived + len(source.bad_lines), rejected + len(source.bad_lines)
    new, changed = touched[0]
    if kind == "snapshot":  # a second file on the same customers may say something of the account alone
        changed = max(changed, min(touched[1][1], in_file - rejected - new))
    return Counts(new, changed, in_file - rejected - new - changed, rejected, told_apart)


def _take_in(
    cursor: Connection, kind: str, source: Source, plain: Callable[[str], str], params: dict[str, Any]
) -> int:
    """Make `arrivals` of the staged rows, as what is known of accounts, deals and people has them.

    Returns:
        The number of rows whose id a row of the other kind has.
    """
    run(cursor, "known_names" if source.mapped & {"account_name", "name"} else "no_known_names")
    merges = following.live_merges(cursor)
    if merges and kind != "accounts":
        following.know_names(cursor, merges)
    _arrive(cursor, kind, source, params)
    if merges:
        following.follow(cursor, kind, merges)
    told_apart = linking.tell_apart(cursor, kind)
    if kind == "deals":
        run(cursor, "keep_disengaged")
    for column in FREE_TEXTS.get(kind, ()):
        if column in source.mapped:
            rewrite(cursor, "free_texts", "write_free_texts", plain, holes={"column": column})
    stand_ins.keep_ids(cursor, kind, source.mapped)
    return told_apart


def rewrite(
    cursor: Connection,
    texts: str,
    writing: str,
    plain: Callable[[str], str],
    *,
    holes: dict[str, str] | None = None,
    **params: Any,
) -> None:
    """Put what `plain` makes of each different text in its place. Texts that stay as they are cost no write."""
    found = cursor.execute(sql(f"steps/{texts}", "loading").format_map(holes or {}), params).fetchall()
    rewritten = [(text, new) for (text,) in found if (new := plain(text)) != text]
    if rewritten:
        cursor.register("rewritten", pd.DataFrame(rewritten, columns=["former", "new"], dtype="str"))
        run(cursor, writing, params, **(holes or {}))
        cursor.unregister("rewritten")


def rewrite_rejected(
    cursor: Connection, load_id: int, rewritten_row: Callable[[str, str | None], str]
) -> None:
    """Put what `rewritten_row` makes of each rejected row, given its JSON and the column it fell over, in its place."""
    found = cursor.execute(sql("steps/rejected_originals", "loading"), {"load_id": load_id}).fetchall()
    changed = [(row, column, new) for row, column in found if (new := rewritten_row(row, column)) != row]
    if changed:
        frame = pd.DataFrame(changed, columns=["former", "column_name", "new"], dtype=object)
        cursor.register("rewritten", frame)
        run(cursor, "write_originals", {"load_id": load_id})
        cursor.unregister("rewritten")


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
