"""Decide how each table of a file of rows will be read, and what a person must be asked first."""

from collections.abc import Mapping as Dict
from dataclasses import dataclass, replace
from datetime import date

from analysis.loading.details import NO_DETAILS, Details
from analysis.sentences import count_of
from queries import remembering, store
from records import mapping as mapping_of
from records.fields import KINDS, RecordsError, aliases, contact_columns, fold, needed, outcomes
from records.mapping import Mapping, Question
from records.table import Table

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
    details: Details = NO_DETAILS
    needs_all: bool = False  # fail where no column fills a needed field, rather than reject row by row
    # on the page: the accounts named in the files that would be loaded with it
    beside: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Plan:
    """A table, how it will be read, and whether that follows a remembered mapping."""

    table: Table
    mapping: Mapping
    is_remembered: bool = False


class NoKindError(RecordsError):
    """The headers of a file are those of no kind that we know."""


class QuestionsError(RecordsError):
    """The file cannot be loaded before a person has answered."""

    def __init__(self, questions: tuple[Question, ...]) -> None:
        """Say all questions in one sentence."""
        self.questions = questions
        super().__init__(" ".join(question.sentence for question in questions))


def plan_tables(con: store.Connection, tables: list[Table], wishes: Wishes) -> list[Plan]:
    """How each table that fits a kind will be read. Sheets that fit none are passed over where another does.

    Raises:
        NoKindError: no table fits any kind.
        QuestionsError: a choice is open.
    """
    plans = [plan for table in tables if (plan := plan_table(con, table, wishes))]
    if not plans:
        headers = ", ".join(tables[0].headers[:12])
        raise NoKindError(
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
    guessed = mapping_of.guess(table.headers, table.data_sample, kind=kind, choices=column_choices(chosen))
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
    if by_field.keys() & {"is_won", "is_lost"}:
        return []
    unknown = tuple(name for name, outcome in stages(con, table, guessed, chosen) if not outcome)
    if not unknown:
        return []
    shown = ", ".join(repr(name) for name in unknown[:8])
    sentence = (
        f"'{by_field['outcome'].header}' holds {shown}, whose outcome is not known: say for each which of"
        f' {", ".join(OUTCOMES)} it is (--map "{unknown[0]}=outcome:lost").'
    )
    return [Question("stage", "outcome", unknown, OUTCOMES, sentence)]


def stages(
    con: store.Connection, table: Table, guessed: Mapping, chosen: Dict[str, str] | None
) -> tuple[tuple[str, str], ...]:
    """Each name of a stage in the sample with the outcome it stands for, '' where nobody has said: as chosen here, as
    the company named it before, as delivered."""
    position = next((column.position for column in guessed.columns if column.field == "outcome"), None)
    if position is None:
        return ()
    named = {name: ours for name, ours in (chosen or {}).items() if ours.startswith("outcome:")}
    said = {fold(name): ours.removeprefix("outcome:") for name, ours in named.items()}
    known = {**outcomes(), **remembering.named_outcomes(con), **said}
    names = dict.fromkeys(row[position].strip() for row in table.data_sample if position < len(row))
    return tuple((name, known.get(fold(name), "")) for name in names if name)


def column_choices(chosen: Dict[str, str] | None) -> dict[str, str]:
    """The choices about columns; those about stage names are `outcome:won` and the like."""
    return {theirs: ours for theirs, ours in (chosen or {}).items() if not ours.startswith("outcome:")}


def attributes(plan: Plan) -> tuple[int, ...]:
    """Positions of columns that nothing else reads and that sort customers into a few groups; never names of people."""
    sample, headers = plan.table.sample, plan.table.headers
    people = {position for columns in contact_columns(headers) for position in columns}
    found = []
    for header in plan.mapping.left_out:
        position = headers.index(header)
        if position in people:
            continue
        values = {row[position] for row in sample if position < len(row)} - {""}
        if 1 < len(values) <= min(ATTRIBUTE_VALUES, max(2, len(sample) // 2)):
            found.append(position)
    return tuple(found)


def lacks(plan: Plan) -> str:
    """A sentence on the needed fields that no column fills; empty where all are filled.

    Such a file can amend rows that are known, and nothing else.
    """
    filled = {column.field for column in plan.mapping.columns}
    lacking = [group for group in needed(plan.mapping.kind) if not filled & set(group)]
    if not lacking:
        return ""
    words = " and ".join(" or ".join(group) for group in lacking)
    left = ", ".join(plan.mapping.left_out[:12]) or "none"
    return (
        f"{plan.table.name} has no column for {words}, which {plan.mapping.kind} need; columns that nothing reads: "
        f'{left}. Say which one it is with --map "Their column={lacking[0][0]}".'
    )


def is_fee(header: str) -> bool:
    """Whether contracts would read a column as their fee: a list of accounts often has one, and accounts hold none."""
    alias = aliases("contracts").get(fold(header))
    return alias is not None and alias.field == "monthly_fee"


def notes_on(plan: Plan) -> tuple[str, ...]:
    """What the person should know about how the file was read."""
    notes = []
    if plan.is_remembered:
        notes.append("Read by the mapping remembered for these headers.")
    if footer := plan.table.footer_rows:
        notes.append(f"{count_of(footer, 'line')} at the foot, a total or a remark, left out.")
    if plan.mapping.left_out:
        notes.append(f"Columns left out: {', '.join(plan.mapping.left_out)}.")
    if plan.mapping.kind == "accounts" and (fees := [name for name in plan.mapping.left_out if is_fee(name)]):
        notes.append(
            f"{', '.join(fees)} can be read where the file is loaded once more as contracts; those need the first day "
            "of service (starts_on) too."
        )
    if plan.mapping.kind == "accounts":
        filled = {column.field for column in plan.mapping.columns} & {"account_id", "name"}
        if len(filled) == 1:
            notes.append(f"Each account's {filled.pop()} serves as both its id and its name.")
    shifted = [column.header for column in plan.mapping.columns if column.shift == "next_day"]
    if shifted:
        notes.append(
            f"{', '.join(shifted)} taken as the first day without service, so the day before is the last one."
        )
    return tuple(notes)
