"""Apply a mapping to all rows of a file at once, inside the database, and store what may come in.

The statements are the files under `loading/`: converters (macros that read a cell), shapes (one per kind of file:
the rows as its table holds them) and steps. A step has holes in braces, filled here with names of our own columns,
never with values or headers of a file: their columns are c0, c1, …, their headers and values travel as parameters.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from queries.merging import merge, run
from queries.store import HERE, Connection, execute, sql
from queries.targets import LINE_PROBLEMS, PLANS, PROBLEMS, SHIFTED, SQL_TYPES, Target

_MACROS = {"interval": "months_of", "stage": "text"}  # converters whose macro has another name
_NUMERIC = ("money", "number")
LONGEST_LINE_KEPT = 10_000  # characters of a line that is no row


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """`field` of ours is column `position` (from 0) of the file, read by `converter`, then shifted."""

    field: str
    position: int
    converter: str
    shift: str = ""


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of a text file that is no row of its table: its number there (the headers being 1), and why not."""

    line: int
    text: str
    why: str

    @property
    def is_encoding(self) -> bool:
        """Whether its bytes are not UTF-8, so that the file must be read in another encoding."""
        return self.why in ("INVALID ENCODING", "INVALID UNICODE")


@dataclass(frozen=True)
class Source:
    """What is staged in `source_rows`: the headers, and the number that the first row below them has in the file."""

    headers: tuple[str, ...]
    first_row: int
    columns: tuple[SourceColumn, ...]
    fields: Mapping[str, str]  # every field of the kind -> what it holds (text, date, money, …)
    bad_lines: tuple[BadLine, ...] = ()
    attributes: tuple[int, ...] = ()  # positions of the columns that become attributes of the account

    @property
    def mapped(self) -> frozenset[str]:
        """The fields of ours that the file fills."""
        found = {column.field for column in self.columns}
        return frozenset(found | ({"attributes"} if self.attributes else set()))


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


def prepare(cursor: Connection, *, stage_defaults: dict[str, str], timezone: str = "UTC") -> None:
    """Make the converters and look-ups that every file needs; they live as long as the cursor."""
    for path in sorted((HERE / "loading" / "converters").glob("*.sql")):
        cursor.execute(path.read_text(encoding="utf-8"))
    cursor.execute("set variable timezone = $timezone", {"timezone": timezone})
    cursor.register(
        "stage_defaults", pd.DataFrame(stage_defaults.items(), columns=["stage_name", "outcome"], dtype="str")
    )
    run(cursor, "stage_outcomes")


def stage_text(cursor: Connection, path: Path, *, width: int, delimiter: str, quote: str) -> None:
    """Read a UTF-8 text file into `source_rows`; a second time, padded, where some lines are short."""
    params = {"path": str(path), "delimiter": delimiter, "quote": quote}
    columns = ", ".join(f"'c{position}': 'varchar'" for position in range(width))
    run(cursor, "clear_bad_lines")
    run(cursor, "source_from_text", params, columns=columns, padding="false")
    if any(not bad.is_encoding for bad in bad_lines(cursor)):
        run(cursor, "clear_bad_lines")
        run(cursor, "source_from_text", params, columns=columns, padding="true")


def drop_footer(cursor: Connection, rows: int, width: int) -> None:
    """Take the last filled rows out of `source_rows`: totals and remarks."""
    if rows:
        run(cursor, "drop_footer", {"rows": rows}, blank=_blank(width))


def stage_frame(cursor: Connection, frame: pd.DataFrame) -> None:
    """Put a frame of text with columns c0, c1, … into `source_rows`."""
    cursor.register("source_frame", frame)
    run(cursor, "clear_bad_lines")
    run(cursor, "source_from_frame")
    cursor.unregister("source_frame")


def bad_lines(cursor: Connection) -> list[BadLine]:
    """Lines of the staged text file that were no rows of its table, in its order."""
    if not run(cursor, "has_bad_lines"):
        return []
    return [BadLine(*row) for row in cursor.execute(sql("steps/bad_lines", "loading")).fetchall()]


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
        row_number=_row_number(source),
        conversions=",\n        ".join(_conversions(source)),
        cells=", ".join(f"c{column.position}" for column in _typed(source)) or "null as no_cell",
        doubtful=_doubtful(source),
        unreadable=_unreadable(source),
        blank=_blank(len(source.headers)),
        shape=shape,
        missing=_missing(PLANS[kind][0], source.mapped, in_file=True),
        missing_if_new=_missing(PLANS[kind][0], source.mapped, in_file=False),
    )


def _row_number(source: Source) -> str:
    """Number of a row in the person's file, from its number among the rows read: bad lines before it count, too."""
    before = [bad.line - 2 - read for read, bad in enumerate(source.bad_lines)]
    if not before:
        return f"source_rows.rowid - first_source_row.row_id + {source.first_row}"
    position = "source_rows.rowid - first_source_row.row_id"
    return f"{position} + {source.first_row} + len(list_filter({before}, lambda line: line <= {position}))"


def _blank(width: int) -> str:
    """Condition under which nothing stands in a row."""
    return " and ".join(f"coalesce(c{n}, '') = ''" for n in range(width))


def _conversions(source: Source) -> list[str]:
    """One expression per field of the kind; a field that the file lacks is null."""
    by_field = {column.field: column for column in source.columns}
    parts = [
        f"{_expression(by_field[name]) if name in by_field else 'null::' + SQL_TYPES[holds]} as {name}"
        for name, holds in source.fields.items()
    ]
    money = [
        f"currency_of(c{column.position})"
        for column in source.columns
        if column.converter.startswith("money")
    ]
    ends = by_field.get("ends_on")
    pairs = ", ".join(f"$h{n}, text(c{n})" for n in source.attributes)
    return [
        *parts,
        f"coalesce({', '.join(money)}) as found_currency" if money else "null::varchar as found_currency",
        f"{ends is not None and ends.shift == 'next_day'} as ends_next_day",
        f"{'monthly_fee' in by_field} as monthly_fee_is_mapped",
        f"json_object({pairs})::varchar as attributes" if pairs else "null::varchar as attributes",
    ]


def _expression(column: SourceColumn) -> str:
    macro = _MACROS.get(column.converter, column.converter)
    return SHIFTED[column.shift].format(value=f"{macro}(c{column.position})")


def _doubtful(source: Source) -> str:
    """Cheap test for rows that `_unreadable` must look at: a cell without a value, or a value below zero."""
    tests = [f"({column.field} is null and c{column.position} is not null)" for column in _typed(source)]
    tests += [f"{column.field} < 0" for column in _typed(source) if column.converter.startswith(_NUMERIC)]
    return " or ".join(tests) or "false"


def _unreadable(source: Source) -> str:
    """The first field whose cell says something that its converter cannot read."""
    cases = []
    for column in _typed(source):
        unread = f"{column.field} is null and not is_blank(c{column.position})"
        cases.append(f"when {unread} then '{column.field}|{PROBLEMS[column.converter]}'")
        if column.converter.startswith(_NUMERIC):
            cases.append(f"when {column.field} < 0 then '{column.field}|is negative; 0 or more is expected'")
    return f"case {' '.join(cases)} end" if cases else "null::varchar"


def _typed(source: Source) -> list[SourceColumn]:
    """The columns whose cells may be unreadable: all but words."""
    return [column for column in source.columns if column.converter in PROBLEMS]


def _missing(target: Target, mapped: frozenset[str], *, in_file: bool) -> str:
    """The first required column without a value, among those that the file fills or among the others."""
    words = (
        "is missing" if in_file else "is missing: the file has no such column, and the row is not known yet"
    )
    cases = [
        f"when {column} is null then '{column}|{words}'"
        for column in target.required
        if target.filled(column, mapped) == in_file
    ]
    return f"case {' '.join(cases)} end" if cases else "null::varchar"


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
        row_number=_row_number(source),
        cells=f"[{', '.join(f'c{n}' for n in width)}]",
        headers=f"[{', '.join(f'$h{n}' for n in width)}]",
        original=f"json_object({', '.join(f'$h{n}, c{n}' for n in width)})",
    )
