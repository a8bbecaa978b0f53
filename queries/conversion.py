"""The expressions that turn the cells of a file into our fields, and find the cells that say nothing readable."""

from collections.abc import Mapping
from dataclasses import dataclass

from queries.staging import BadLine
from queries.targets import PROBLEMS, SHIFTED, SQL_TYPES, Target

_MACROS = {"interval": "months_of", "stage": "text"}  # converters whose macro has another name
_NUMERIC = ("money", "number")


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """`field` of ours is column `position` (from 0) of the file, read by `converter`, then shifted."""

    field: str
    position: int
    converter: str
    shift: str = ""
    mark: str = "/"  # what stands between the parts of its dates


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


def row_number(source: Source) -> str:
    """Number of a row in the person's file, from its number among the rows read: bad lines before it count, too."""
    before = [bad.line - 2 - read for read, bad in enumerate(source.bad_lines)]
    if not before:
        return f"source_rows.rowid - first_source_row.row_id + {source.first_row}"
    position = "source_rows.rowid - first_source_row.row_id"
    return f"{position} + {source.first_row} + len(list_filter({before}, lambda line: line <= {position}))"


def conversions(source: Source) -> list[str]:
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


def doubtful(source: Source) -> str:
    """Cheap test for rows that `unreadable` must look at: a cell without a value, or a value below zero."""
    tests = [f"({column.field} is null) <> (c{column.position} is null)" for column in typed(source)]
    tests += [f"{column.field} < 0" for column in typed(source) if column.converter.startswith(_NUMERIC)]
    return " or ".join(f"({test})" for test in tests) or "false"


def unreadable(source: Source) -> str:
    """The first field whose cell says something that its converter cannot read."""
    cases = []
    for column in typed(source):
        unread = f"{column.field} is null and not is_blank(c{column.position})"
        cases.append(f"when {unread} then '{column.field}|{_problem(column)}'")
        if column.converter.startswith(_NUMERIC):
            cases.append(f"when {column.field} < 0 then '{column.field}|is negative; 0 or more is expected'")
    return f"case {' '.join(cases)} end" if cases else "null::varchar"


def _problem(column: SourceColumn) -> str:
    """What is wrong with a cell, in the form in which the column writes its dates."""
    words = PROBLEMS[column.converter]
    return words.replace("/", column.mark) if column.converter.startswith("date") else words


def typed(source: Source) -> list[SourceColumn]:
    """The columns whose cells may be unreadable: all but words."""
    return [column for column in source.columns if column.converter in PROBLEMS]


def missing(target: Target, mapped: frozenset[str], *, in_file: bool) -> str:
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
