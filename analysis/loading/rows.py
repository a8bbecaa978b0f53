"""Take the tables of one file of rows through mapping, checking and storing, all in one transaction."""

import json
from contextlib import suppress
from dataclasses import replace
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis import verdicts
from analysis.loading import matching, rejected
from analysis.loading.door import Door, open_door
from analysis.loading.file_plans import Plan, Wishes, attributes, column_choices, lacks, notes_on, plan_tables
from analysis.loading.load_result import LoadResult, record
from analysis.own_causes import codebook_of
from analysis.sentences import count_of
from interviews.people import names_in
from queries import linking, loading, remembering, staging, store
from queries.conversion import Source, SourceColumn
from records import mapping as mapping_of
from records.delimited import reread
from records.fields import RecordsError, contact_columns, fields, fold, holds, outcomes
from records.readers import open_tables
from records.table import Table, is_footer_line
from records.values import mark_of


class _NothingToKeep(Exception):
    """Leaves a write without keeping it: a dry run, or a file that says nothing new."""


def load_rows_file(con: store.Connection, path: Path, name: str, wishes: Wishes) -> list[LoadResult]:
    """Load the tables of one file, wholly or not at all.

    Raises:
        RecordsError: the file cannot be read or fits no kind.
        QuestionsError: something about it must be decided by a person first.
    """
    with TemporaryDirectory(prefix="whyleft-") as work:
        plans = plan_tables(con, open_tables(path, Path(work), name=name), wishes)
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        results: list[LoadResult] = []
        try:
            with store.write(con, stores_reports=False) as cursor:
                results = [_load(cursor, plan, digest, wishes, Path(work)) for plan in plans]
                if wishes.dry_run or all(result.load_id is None for result in results):
                    raise _NothingToKeep
        except _NothingToKeep:
            return [replace(result, load_id=None) for result in results]
    return results


def cells_of(con: store.Connection, table: Table, positions: list[int], work: Path) -> set[str]:
    """What stands in some columns of a table, in all of its rows; nothing is kept."""
    cells: set[str] = set()
    with suppress(_NothingToKeep), store.write(con, marts=()) as cursor:
        staging.prepare(cursor, stage_defaults={})
        _stage(cursor, table, work)
        cells = {cell for position in positions for cell in staging.names_in(cursor, (position,))}
        raise _NothingToKeep
    return cells


def _load(cursor: store.Connection, plan: Plan, digest: str, wishes: Wishes, work: Path) -> LoadResult:
    table, kind = plan.table, plan.mapping.kind
    load_id = int(store.value(cursor, "next_load_id", "state"))
    _name_outcomes(cursor, wishes, load_id)
    door = open_door(cursor)
    staging.prepare(cursor, stage_defaults=outcomes())
    bad_lines = _stage(cursor, table, work)
    door = _knowing_contacts(cursor, table, door)
    counts = loading.load_rows(
        cursor,
        kind,
        _source(plan, bad_lines),
        load_id=load_id,
        plain=door.plain,
        as_of=wishes.as_of,
        causes=[cause.key for cause in codebook_of(cursor).causes],
    )
    _refuse_lacking(plan, counts, wishes)
    _redact_kept(cursor, plan, load_id, door, keeps_key=not wishes.dry_run)
    linking.link_deals(cursor, load_id)
    _link_words(cursor, load_id)
    result = _result(cursor, plan, counts, load_id, door)
    same = store.value(
        cursor, "same_file_loaded", "state", file_sha256=digest, loaded_as=kind, file_name=table.name
    )
    if same is not None and not counts.new and not counts.changed:
        return result
    _record(cursor, plan, digest, wishes, load_id, result)
    return replace(result, load_id=load_id)


def _name_outcomes(cursor: store.Connection, wishes: Wishes, load_id: int) -> None:
    """Remember what the person said about names of stages."""
    chosen = (wishes.choices or {}).items()
    if named := {fold(k): v.partition(":")[2] for k, v in chosen if v.startswith("outcome:")}:
        remembering.name_outcomes(cursor, named, load_id)


def _redact_kept(cursor: store.Connection, plan: Plan, load_id: int, door: Door, *, keeps_key: bool) -> None:
    """Take personal data out of the rows that were rejected, and write down what stands for them."""
    columns = plan.mapping.columns
    wordy = loading.FREE_TEXTS.get(plan.mapping.kind, ())
    rejected.redact_kept(
        cursor,
        load_id,
        door.plain,
        read={column.header for column in columns},
        wordy={column.header for column in columns if column.field in wordy},
    )
    if keeps_key:
        door.keep_key()


def _refuse_lacking(plan: Plan, counts: loading.Counts, wishes: Wishes) -> None:
    """A file without a needed column may amend rows that are known; where it amends none it fails as a whole."""
    if wishes.needs_all and not (counts.known or counts.changed) and (sentence := lacks(plan)):
        raise RecordsError(sentence)


def _result(
    cursor: store.Connection, plan: Plan, counts: loading.Counts, load_id: int, door: Door
) -> LoadResult:
    return LoadResult(
        plan.table.name,
        plan.mapping.kind,
        counts.new,
        counts.changed,
        counts.known,
        counts.rejected,
        mapping=plan.mapping,
        notes=(
            *notes_on(plan),
            *_on_ids(counts.told_apart, plan.mapping.kind),
            *_on_contacts(plan.table, door),
        ),
        reasons=rejected.first_reasons(cursor, load_id) if counts.rejected else (),
        unmapped=rejected.unmapped_fields(cursor, load_id) if counts.rejected else (),
    )


def _knowing_contacts(cursor: store.Connection, table: Table, door: Door) -> Door:
    """Where names are hidden, the people whom the staged rows name at the customer are looked for by name."""
    columns = contact_columns(table.headers) if door.names else []
    cells = [cell for positions in columns for cell in staging.names_in(cursor, positions)]
    return door.knowing(name for cell in cells for name in names_in(cell)) if cells else door


def _on_contacts(table: Table, door: Door) -> tuple[str, ...]:
    columns = contact_columns(table.headers) if door.names else []
    headers = ", ".join(table.headers[position] for positions in columns for position in positions)
    return (
        (f"People named under {headers} are looked for in all words; the column is not stored.",)
        if columns
        else ()
    )


def _on_ids(told_apart: int, kind: str) -> tuple[str, ...]:
    own, other = ("deal", "a lost account") if kind == "deals" else ("loss", "a deal")
    if not told_apart:
        return ()
    return (f"{count_of(told_apart, 'id')} that {other} has, too, got the word '{own}' in front.",)


def _link_words(cursor: store.Connection, load_id: int) -> None:
    """Interviews that came in before their loss find it now, and verdicts follow."""
    if not store.value(cursor, "has_interviews", "words"):
        return
    store.rebuild_marts(cursor, store.MARTS[: store.MARTS.index("recorded_losses") + 1])
    matching.link_waiting(cursor, load_id)
    with linking.keeping_verdicts(cursor, load_id):
        verdicts.settle(cursor)


def _stage(cursor: store.Connection, table: Table, work: Path) -> tuple[staging.BadLine, ...]:
    """Put the table's rows where the database converts them; the lines that were none."""
    bad_lines = _stage_once(cursor, table)
    if any(bad.is_encoding for bad in bad_lines):
        bad_lines = _stage_once(cursor, reread(table, work))
    staging.drop_footer(cursor, table.footer_rows, len(table.headers))
    return tuple(bad_lines)


def _stage_once(cursor: store.Connection, table: Table) -> list[staging.BadLine]:
    width = len(table.headers)
    if table.text and table.dialect:
        dialect = table.dialect
        staging.stage_text(cursor, table.text, width=width, delimiter=dialect.delimiter, quote=dialect.quote)
    elif table.frame is not None:
        staging.stage_frame(cursor, table.frame)
    return [bad for bad in staging.bad_lines(cursor) if not is_footer_line(bad.text)]


def _source(plan: Plan, bad_lines: tuple[staging.BadLine, ...]) -> Source:
    columns = tuple(
        SourceColumn(column.field, column.position, column.converter, column.shift, mark=_mark(plan, column))
        for column in plan.mapping.columns
    )
    kind = plan.mapping.kind
    return Source(
        headers=plan.table.headers,
        first_row=plan.table.header_row + 1,
        columns=columns,
        fields={name: holds(name) for name in fields(kind)},
        bad_lines=bad_lines,
        attributes=attributes(plan) if kind in ("accounts", "snapshot") else (),
    )


def _mark(plan: Plan, column: mapping_of.Column) -> str:
    """What stands between the parts of a column's dates."""
    rows = plan.table.data_sample
    return mark_of(row[column.position] for row in rows if column.position < len(row))


def _record(
    cursor: store.Connection, plan: Plan, digest: str, wishes: Wishes, load_id: int, result: LoadResult
) -> None:
    mapping = plan.mapping.to_json()
    now = record(
        cursor,
        result,
        load_id=load_id,
        digest=digest,
        who=wishes.who,
        mapping=mapping,
        as_of=wishes.as_of,
    )
    if wishes.choices:
        remembering.remember(
            cursor,
            fingerprint=mapping_of.fingerprint(plan.table.headers),
            kind=plan.mapping.kind,
            choices=json.dumps(column_choices(wishes.choices), ensure_ascii=False),
            saved_at=now,
            load_id=load_id,
        )
