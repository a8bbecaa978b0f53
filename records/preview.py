"""What a person sees of a table before it is loaded: how each column will be read, and what is open."""

from dataclasses import dataclass

from records.fields import KINDS, fields, holds
from records.mapping import Mapping, Question
from records.table import Table

ROWS = 200
EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class ColumnPreview:
    """Their column, what it is read as (`field` '' where it is left out), and some of its values."""

    header: str
    field: str
    converter: str
    shift: str
    examples: tuple[str, ...]

    def text(self) -> str:
        """How the column is read, in words."""
        if not self.field:
            return "left out"
        words = self.converter.replace("_", " ")
        shifted = {
            "next_day": ", first day without service",
            "yearly": ", a year's amount",
            "monthly": ", a month's amount",
        }
        return f"{self.field} ({words}{shifted.get(self.shift, '')})"


@dataclass(frozen=True, slots=True)
class TablePreview:
    """A table with its mapping as guessed or chosen. `choices` of `fields` are what a select box offers."""

    name: str
    kind: str
    kinds: tuple[str, ...]
    columns: tuple[ColumnPreview, ...]
    questions: tuple[Question, ...]
    left_out: tuple[str, ...]
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_remembered: bool
    stages: tuple[tuple[str, str], ...] = ()  # of deals: each name of a stage and the outcome it is read as

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of ours that a column of this kind of file can be."""
        return fields(self.kind)


def look(
    table: Table,
    mapping: Mapping,
    *,
    is_remembered: bool = False,
    stages: tuple[tuple[str, str], ...] = (),
) -> TablePreview:
    """The preview of a table under a mapping."""
    by_position = {column.position: column for column in mapping.columns}
    columns = []
    for position, header in enumerate(table.headers):
        column = by_position.get(position)
        examples = _examples(table, position)
        if column:
            columns.append(ColumnPreview(header, column.field, column.converter, column.shift, examples))
        else:
            columns.append(ColumnPreview(header, "", "", "", examples))
    return TablePreview(
        name=table.name,
        kind=mapping.kind,
        kinds=KINDS,
        columns=tuple(columns),
        questions=mapping.questions,
        left_out=mapping.left_out,
        headers=table.headers,
        rows=tuple(_as_wide(row, len(table.headers)) for row in table.sample[:ROWS]),
        is_remembered=is_remembered,
        stages=stages,
    )


def options(field: str) -> tuple[str, ...]:
    """What may be said about a column of this field after a colon, such as `closed_on:day_first`."""
    return {
        "date": ("day_first", "month_first", "iso", "next_day", "last_day"),
        "money": ("decimal_point", "decimal_comma", "yearly", "monthly"),
        "number": ("decimal_point", "decimal_comma"),
    }.get(holds(field), ())


def _as_wide(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    """A row with a cell under each header: a title above the table or a total below it has fewer."""
    return (*row, *[""] * (width - len(row)))[:width]


def _examples(table: Table, position: int) -> tuple[str, ...]:
    values = dict.fromkeys(
        row[position] for row in table.sample[:ROWS] if position < len(row) and row[position].strip()
    )
    return tuple(values)[:EXAMPLES]
