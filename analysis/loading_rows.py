"""Take the tables of one file of rows through mapping, checking and storing, all in one transaction."""

import json
from collections.abc import Mapping as Dict
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis import matching, verdicts
from analysis.load_result import LoadResult
from interviews.codebook import CODEBOOK
from queries import linking, loading, remembering, store
from records import mapping as mapping_of
from records.delimited import reread
from records.fields import KINDS, RecordsError, fields, fold, holds, outcomes
from records.mapping import Mapping, Question
from records.readers import open_tables
from records.table import Table, is_footer_line

OUTCOMES = ("won", "lost", "no_decision", "withdrawn", "disengaged", "open")
ATTRIBUTE_VALUES = 30  # a column of a snapshot or an account file with at most so many values is an attribute


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person said about a file beyond the file itself."""

    kind: str | None = None
    choices: Dict[str, str] | None = None
    as_of: date | None = None
    dry_run: bool = False
    who: str = ""


@dataclass(frozen=True)
class Plan:
    """A table, how it will be read, and whether that follows a remembered mapping."""

    table: Table
    mapping: Mapping
    is_remembered: bool = False


class QuestionsError(RecordsError):
    """The file cannot be loaded before a person has answered."""

    def __init__(self, questions: tuple[Question, ...]) -> None:
        """Say all questions in one sentence."""
        self.questions = questions
        super().__init__(" ".join(question.sentence for question in questions))


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
            with store.write(con) as cursor:
                results = [_load(cursor, plan, digest, wishes, Path(work)) for plan in plans]
                if wishes.dry_run or all(result.load_id is None for result in results):
                    raise _NothingToKeep
        except _NothingToKeep:
            return [replace(result, load_id=None) for result in results]
    return results


def plan_tables(con: store.Connection, tables: list[Table], wishes: Wishes) -> list[Plan]:
    """How each table that fits a kind will be read. Sheets that fit none are passed over where another does.

    Raises:
        RecordsError: no table fits any kind.
        QuestionsError: a choice is open.
    """
    plans = [plan for table in tables if (plan := plan_table(con, table, wishes))]
    if not plans:
        headers = ", ".join(tables[0].headers[:12])
        raise RecordsError(
            f"{tables[0].name} fits no kind of file by its headers ({headers}); say which with --as, "
            'and name columns with --map "Their column=our_field".'
        )
    questions = tuple(question for plan in plans for question in plan.mapping.questions)
    if questions:
        raise QuestionsError(questions)
    return sorted(
        plans, key=lambda plan: KINDS.index(plan.mapping.kind)
    )  # accounts before what belongs to them


def plan_table(con: store.Connection, table: Table, wishes: Wishes) -> Plan | None:
    """How one table will be read, with the questions still open; None where its headers fit no kind."""
    remembered = remembering.choices_for(con, mapping_of.fingerprint(table.headers))
    kind = wishes.kind or next(iter(remembered), None)
    if kind is None:
        kinds = mapping_of.kinds_of(table.headers)
        if not kinds:
            return None
        if len(kinds) > 1:
            sentence = f"{table.name} may be {' or '.join(kinds)}; which one is it?"
            question = Question("kind", "", table.headers, kinds, sentence)
            return Plan(table, Mapping(kinds[0], (), table.headers, (question,)))
        kind = kinds[0]
    chosen = wishes.choices if wishes.choices is not None else remembered.get(kind)
    guessed = mapping_of.guess(table.headers, table.data_sample, kind=kind, choices=_column_choices(chosen))
    asked = [*guessed.questions, *_open_stages(con, table, guessed, chosen)]
    if kind == "snapshot" and wishes.as_of is None:
        sentence = (
            f"{table.name} says who has left and not when: give the day it was taken with --as-of YYYY-MM-DD."
        )
        asked.append(Question("as_of", "as_of", (), (), sentence))
    settled = replace(guessed, questions=tuple(asked))
    return Plan(table, settled, is_remembered=wishes.choices is None and bool(chosen))


def _open_stages(
    con: store.Connection, table: Table, guessed: Mapping, chosen: Dict[str, str] | None
) -> list[Question]:
    """Names of stages in the sample whose outcome nobody has said; won and lost flags make up for them."""
    by_field = {column.field: column for column in guessed.columns}
    if "outcome" not in by_field or by_field.keys() & {"is_won", "is_lost"}:
        return []
    known = {*outcomes(), *remembering.named_outcomes(con), *(fold(name) for name in chosen or {})}
    position = by_field["outcome"].position
    names = dict.fromkeys(row[position].strip() for row in table.data_sample if position < len(row))
    unknown = tuple(name for name in names if name and fold(name) not in known)
    if not unknown:
        return []
    shown = ", ".join(repr(name) for name in unknown[:8])
    sentence = (
        f"'{by_field['outcome'].header}' holds {shown}, whose outcome is not known: say for each which of"
        f' {", ".join(OUTCOMES)} it is (--map "{unknown[0]}=outcome:lost").'
    )
    return [Question("stage", "outcome", unknown, OUTCOMES, sentence)]


def _column_choices(chosen: Dict[str, str] | None) -> dict[str, str]:
    """The choices about columns; those about stage names are `outcome:won` and the like."""
    return {theirs: ours for theirs, ours in (chosen or {}).items() if not ours.startswith("outcome:")}


def _load(cursor: store.Connection, plan: Plan, digest: str, wishes: Wishes, work: Path) -> LoadResult:
    table, kind = plan.table, plan.mapping.kind
    load_id = int(store.value(cursor, "next_load_id", "state"))
    named = {k: v.partition(":")[2] for k, v in (wishes.choices or {}).items() if v.startswith("outcome:")}
    if named:
        remembering.name_outcomes(cursor, {fold(name): outcome for name, outcome in named.items()}, load_id)
    loading.prepare(cursor, stage_defaults=outcomes())
    bad_lines = _stage(cursor, table, work)
    counts = loading.load_rows(
        cursor,
        kind,
        _source(plan, bad_lines),
        load_id=load_id,
        as_of=wishes.as_of,
        causes=[cause.key for cause in CODEBOOK.causes],
    )
    linking.link_deals(cursor, load_id)
    _link_words(cursor, load_id)
    result = LoadResult(
        table.name,
        kind,
        counts.new,
        counts.changed,
        counts.known,
        counts.rejected,
        mapping=plan.mapping,
        notes=_notes(plan),
    )
    same = store.value(
        cursor, "same_file_loaded", "state", file_sha256=digest, loaded_as=kind, file_name=table.name
    )
    if same is not None and not counts.new and not counts.changed:
        return result
    _record(cursor, plan, digest, wishes, load_id, result)
    return replace(result, load_id=load_id)


def _link_words(cursor: store.Connection, load_id: int) -> None:
    """Interviews that came in before their loss find it now, and verdicts follow."""
    if not store.value(cursor, "has_interviews", "words"):
        return
    store.rebuild_marts(cursor, store.MARTS[: store.MARTS.index("recorded_losses") + 1])
    matching.link_waiting(cursor, load_id)
    with linking.keeping_verdicts(cursor, load_id):
        verdicts.settle(cursor)


def _stage(cursor: store.Connection, table: Table, work: Path) -> tuple[loading.BadLine, ...]:
    """Put the table's rows where the database converts them; the lines that were none."""
    bad_lines = _stage_once(cursor, table)
    if any(bad.is_encoding for bad in bad_lines):
        bad_lines = _stage_once(cursor, reread(table, work))
    loading.drop_footer(cursor, table.footer_rows, len(table.headers))
    return tuple(bad_lines)


def _stage_once(cursor: store.Connection, table: Table) -> list[loading.BadLine]:
    width = len(table.headers)
    if table.text and table.dialect:
        dialect = table.dialect
        loading.stage_text(cursor, table.text, width=width, delimiter=dialect.delimiter, quote=dialect.quote)
    elif table.frame is not None:
        loading.stage_frame(cursor, table.frame)
    return [bad for bad in loading.bad_lines(cursor) if not is_footer_line(bad.text)]


def _source(plan: Plan, bad_lines: tuple[loading.BadLine, ...]) -> loading.Source:
    columns = tuple(
        loading.SourceColumn(column.field, column.position, column.converter, column.shift)
        for column in plan.mapping.columns
    )
    kind = plan.mapping.kind
    return loading.Source(
        headers=plan.table.headers,
        first_row=plan.table.header_row + 1,
        columns=columns,
        fields={name: holds(name) for name in fields(kind)},
        bad_lines=bad_lines,
        attributes=_attributes(plan) if kind in ("accounts", "snapshot") else (),
    )


def _attributes(plan: Plan) -> tuple[int, ...]:
    """Positions of the columns that nothing else reads and that sort customers into a few groups."""
    sample, headers = plan.table.sample, plan.table.headers
    found = []
    for header in plan.mapping.left_out:
        position = headers.index(header)
        values = {row[position] for row in sample if position < len(row)} - {""}
        if 1 < len(values) <= min(ATTRIBUTE_VALUES, max(2, len(sample) // 2)):
            found.append(position)
    return tuple(found)


def _record(
    cursor: store.Connection, plan: Plan, digest: str, wishes: Wishes, load_id: int, result: LoadResult
) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    store.execute(
        cursor,
        "insert_load",
        load_id=load_id,
        file_name=result.file,
        file_sha256=digest,
        loaded_as=result.kind,
        mapping=plan.mapping.to_json(),
        as_of=wishes.as_of,
        in_file=result.in_file,
        new=result.new,
        changed=result.changed,
        known=result.known,
        rejected=result.rejected,
        loaded_by=wishes.who,
        loaded_at=now,
    )
    if wishes.choices:
        remembering.remember(
            cursor,
            fingerprint=mapping_of.fingerprint(plan.table.headers),
            kind=plan.mapping.kind,
            choices=json.dumps(_column_choices(wishes.choices), ensure_ascii=False),
            saved_at=now,
            load_id=load_id,
        )


def _notes(plan: Plan) -> tuple[str, ...]:
    """What the person should know about how the file was read."""
    notes = []
    if plan.is_remembered:
        notes.append("Read by the mapping remembered for these headers.")
    if plan.mapping.left_out:
        notes.append(f"Columns left out: {', '.join(plan.mapping.left_out)}.")
    shifted = [column.header for column in plan.mapping.columns if column.shift == "next_day"]
    if shifted:
        notes.append(
            f"{', '.join(shifted)} taken as the first day without service, so the day before is the last one."
        )
    return tuple(notes)
