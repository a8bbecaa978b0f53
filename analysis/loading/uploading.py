"""What the Upload page asks of a file before and after it is loaded."""

from collections.abc import Mapping as Dict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis.loading.details import NO_DETAILS, Details, own_staff
from analysis.loading.file_plans import Plan, Wishes, plan_table, stages
from analysis.loading.intake import is_of_words, load_file
from analysis.loading.load_result import LoadResult
from analysis.loading.matching import with_known_accounts
from analysis.loading.rows import cells_of
from analysis.sentences import count_of
from interviews.interview import Interview
from interviews.manifest import listed_files
from interviews.reading import ReadError, read_file
from queries.store import Connection, StoreError
from records.fields import RecordsError
from records.preview import TablePreview, look
from records.readers import open_tables
from records.table import SAMPLE_ROWS

ACCOUNT_FIELDS = ("name", "account_name", "account_id")


@dataclass(frozen=True, slots=True)
class Preview:
    """A file before it is loaded: its tables, or its interviews, or the sentence why neither can be read."""

    file: str
    tables: tuple[TablePreview, ...] = ()
    interviews: tuple[Interview, ...] = ()
    error: str | None = None

    @property
    def is_settled(self) -> bool:
        """Whether the file can be loaded without asking."""
        return self.error is None and not any(table.questions for table in self.tables)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person has said about a file so far.

    `as_` is its kind where the headers do not tell. `mapping` leads their column to `our_field` or
    `our_field:option`, '' leaves it out. `as_of` is the day of a snapshot. `details` are of interviews: corrected
    roles, account and day, consent and keep-until date.
    """

    as_: str | None = None
    mapping: Dict[str, str] | None = None
    as_of: date | None = None
    details: Details = NO_DETAILS

    def wishes(
        self, *, dry_run: bool = False, who: str = "", beside: tuple[str, ...] | None = None
    ) -> Wishes:
        """The same as the loader takes it."""
        mapping = self.mapping or None
        return Wishes(self.as_, mapping, self.as_of, dry_run, who, details=self.details, beside=beside)


NO_CHOICES = Choices()


def preview(
    con: Connection, path: Path, name: str, choices: Choices = NO_CHOICES, beside: tuple[str, ...] = ()
) -> Preview:
    """How a file will be read, and what must be asked first. Nothing is written.

    Args:
        path: where the file lies, perhaps under a temporary name with the same ending.
        name: what the person calls it.
        beside: the accounts that are named in the files beside it.
    """
    if listed_files(path):
        return Preview(
            name,
            error=f"{name} lists the files beside it; `whyleft load FOLDER` loads them with what it says.",
        )
    try:
        if is_of_words(path, name, choices.as_):
            found = read_file(path, name=name, staff=own_staff(con))
            said = [choices.details.applied(one) for one in found]
            return Preview(name, interviews=tuple(with_known_accounts(con, said, beside)))
        return Preview(name, tables=_tables(con, path, name, choices))
    except (RecordsError, ReadError) as error:
        return Preview(name, error=str(error))


def _tables(con: Connection, path: Path, name: str, choices: Choices) -> tuple[TablePreview, ...]:
    """The tables of a file that fit a kind.

    Raises:
        RecordsError: none does, or the file cannot be read.
    """
    with TemporaryDirectory(prefix="whyleft-") as work:
        tables = open_tables(path, Path(work), name=name)
        plans = [plan for table in tables if (plan := plan_table(con, table, choices.wishes()))]
        if not plans:
            headers = ", ".join(tables[0].headers[:12])
            raise RecordsError(f"{name} fits no kind of file by its headers ({headers}); say which it is.")
        return tuple(
            look(
                plan.table,
                plan.mapping,
                is_remembered=plan.is_remembered,
                stages=stages(con, plan.table, plan.mapping, choices.mapping),
            )
            for plan in plans
        )


def is_words(con: Connection, path: Path, name: str, choices: Choices = NO_CHOICES) -> bool:
    """Whether a file is one of words, which look for their accounts in the files beside it."""
    return is_of_words(path, name, choices.as_)


def accounts_in(con: Connection, path: Path, name: str, choices: Choices = NO_CHOICES) -> tuple[str, ...]:
    """Names and ids of accounts in a table, for the words that are loaded with it."""
    try:
        if listed_files(path) or is_of_words(path, name, choices.as_):
            return ()
        with TemporaryDirectory(prefix="whyleft-") as work:
            tables = open_tables(path, Path(work), name=name)
            plans = [plan for table in tables if (plan := plan_table(con, table, choices.wishes()))]
            found = {cell for plan in plans for cell in _accounts_of(con, plan, Path(work))}
    except (RecordsError, StoreError):
        return ()
    return tuple(sorted(found - {""}))


def _accounts_of(con: Connection, plan: Plan, work: Path) -> set[str]:
    places = [column.position for column in plan.mapping.columns if column.field in ACCOUNT_FIELDS]
    if len(plan.table.sample) >= SAMPLE_ROWS:
        return cells_of(con, plan.table, places, work)
    rows = plan.table.data_sample
    return {row[place].strip() for row in rows for place in places if place < len(row)}


def plan(
    con: Connection,
    path: Path,
    name: str,
    choices: Choices = NO_CHOICES,
    beside: tuple[str, ...] = (),
) -> list[LoadResult]:
    """What loading the file would bring, counted by doing it and keeping nothing; say it with `plan_text`.

    `beside` are the accounts named in the files that would be loaded with it.
    """
    return load_file(con, path, name, choices.wishes(dry_run=True, beside=beside))


def plan_text(results: list[LoadResult]) -> str:
    """What the button to load says, for a load that would bring nothing, too."""
    total = sum(result.in_file for result in results)
    new = sum(result.new for result in results)
    known = sum(result.known + result.changed for result in results)
    rejected = sum(result.rejected for result in results)
    counts = f"{new:,} new, {known:,} known, {rejected:,} rejected"
    if not any(result.new or result.changed for result in results):
        return f"Nothing to load: {counts}" if total else "Nothing to load"
    return f"Load {count_of(total, 'row')}: {counts}"


def load_upload(
    con: Connection, path: Path, name: str, choices: Choices = NO_CHOICES, *, who: str
) -> list[LoadResult]:
    """Load a file dropped on the page, wholly or not at all."""
    return load_file(con, path, name, choices.wishes(who=who))
