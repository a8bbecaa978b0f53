"""The one place that takes a file through reading, checking, matching, storing and tagging."""

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Dict
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis.export import ExportError, is_export, load_export
from analysis.loading.details import details_of
from analysis.loading.file_plans import NoKindError, QuestionsError, Wishes
from analysis.loading.load_result import LoadResult
from analysis.loading.rows import load_rows_file
from analysis.loading.untagged import tag_untagged
from analysis.loading.words import load_words_file
from interviews.manifest import listed_files
from interviews.reading import ReadError, holds_words
from queries.store import Connection, StoreError
from records.fields import KINDS, RecordsError, fold, kind_named
from records.mapping import kinds_of
from records.readers import JSON, SHEETS, TEXT, WORD_KEYS, json_objects, keys_inside, open_tables

__all__ = ["LoadResult", "is_of_words", "load_paths", "tag_untagged"]

Progress = Callable[[str], object]
ROW_FORMATS = (*TEXT, *SHEETS, *JSON, ".parquet")
OF_SURVEYS = frozenset({"responseid", "respondentid", "collectorid"})  # headers, folded, that no records have
PROSE = (".md", ".markdown", ".txt", ".text")  # may as well be a word on the files beside it


def load_paths(
    con: Connection,
    paths: Iterable[Path | str],
    *,
    as_: str | None = None,
    mapping: Dict[str, str] | None = None,
    as_of: date | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
    who: str,
) -> list[LoadResult]:
    """Load files and the files in folders: accounts before what belongs to them. One transaction a file.

    Args:
        as_: the kind of all files; found from each file's headers where it is None. `losses` means defections.
        mapping: the person's choices: their column -> our field, with `:option` where needed (`:day_first`), or a
            stage name -> `outcome:won` and the like.
        as_of: the day a snapshot was taken.
        dry_run: say what would come in, and write nothing.
        progress: called with what is being done now.

    Returns:
        One result per table or file of words; a file that failed has its sentence in `error`, the others stand.

    Raises:
        RecordsError: `as_` is no kind that we know.
    """
    wishes = Wishes(kind_named(as_) if as_ else None, mapping, as_of, dry_run, who, needs_all=True)
    given = list(map(Path, paths))
    exports = [path for path in given if path.is_dir() and is_export(path)]
    results = [result for folder in exports for result in _load_export(con, folder, dry_run)]
    sources = [path for path in given if path not in exports]
    files = files_of(sources)
    lists = {path: listed for path in files if (listed := listed_files(path))}
    told = {file: details_of(facts) for listed in lists.values() for file, facts in listed.items()}
    results += [_of_list(path, len(listed)) for path, listed in lists.items()]
    found = dict.fromkeys([*(path for path in files if path not in lists), *told])
    for path in in_order(list(found), wishes.kind):
        if progress:
            progress(f"Loading {path.name}")
        its = replace(wishes, details=told.get(path, wishes.details))
        results.extend(load_file(con, path, path.name, its, is_named=path in sources))
    return [*results, *passed_over(path for path in sources if path.is_dir())]


def _of_list(path: Path, files: int) -> LoadResult:
    return LoadResult(
        path.name, skipped=f"lists {files:,} files beside it; they are loaded with what it says of them."
    )


def load_file(
    con: Connection, path: Path, name: str, wishes: Wishes, *, is_named: bool = True
) -> list[LoadResult]:
    """Load one file that the person knows as `name`; a refusal becomes a result with a sentence.

    A file that lies in a folder and that nobody named may be none of ours: it is skipped where it fits no kind.
    """
    try:
        if is_of_words(path, name, wishes.kind):
            return [load_words_file(con, path, name, wishes)]
        return load_rows_file(con, path, name, wishes)
    except QuestionsError as error:
        return [LoadResult(name, error=str(error), questions=error.questions)]
    except (RecordsError, ReadError, StoreError) as error:
        is_skipped = not is_named and (isinstance(error, NoKindError) or path.suffix.lower() in PROSE)
        return [LoadResult(name, skipped=str(error)) if is_skipped else LoadResult(name, error=str(error))]


def passed_over(folders: Iterable[Path]) -> list[LoadResult]:
    """The files of folders that are not read at all, hidden ones aside, and the folders that hold no other."""
    results = []
    for folder in folders:
        inside = [file for file in sorted(folder.rglob("*")) if file.is_file() and file.name[0] != "."]
        unread = [file for file in inside if not _is_read(file)]
        results += [LoadResult(file.name, skipped="holds nothing that is read.") for file in unread]
        if len(unread) == len(inside):
            results.append(LoadResult(folder.name, error=f"There is no file in {folder} that can be read."))
    return results


def _load_export(con: Connection, folder: Path, dry_run: bool) -> list[LoadResult]:
    try:
        return load_export(con, folder, dry_run=dry_run)
    except (ExportError, StoreError) as error:
        return [LoadResult(folder.name, error=str(error))]


def files_of(paths: Iterable[Path | str]) -> list[Path]:
    """The files named, and those in the folders named that are of a format we read; hidden ones left out."""
    found: list[Path] = []
    for path in map(Path, paths):
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found.extend(
            file
            for file in inside
            if file == path or (file.is_file() and not file.name.startswith(".") and _is_read(file))
        )
    return found


def _is_read(file: Path) -> bool:
    """Whether a file of a folder may hold data; a README is about the files beside it."""
    return file.stem.lower() != "readme" and (file.suffix.lower() in ROW_FORMATS or holds_words(file))


def in_order(files: list[Path], kind: str | None) -> list[Path]:
    """Accounts first, then what belongs to them, words last; a file that cannot be opened keeps its turn at the end."""
    if kind or len(files) < 2:
        return files
    places = {**{kind: place for place, kind in enumerate(KINDS)}, "interviews": len(KINDS)}
    return sorted(files, key=lambda file: places.get(kind_of_file(file) or "", len(KINDS) - 1))


def kind_of_file(path: Path, name: str | None = None) -> str | None:
    """The kind of a file by its headers or its format; None where it is not plain."""
    try:
        if is_of_words(path, name or path.name):
            return "interviews"
        with TemporaryDirectory(prefix="whyleft-") as work:
            kinds = [kind for table in open_tables(path, Path(work)) for kind in kinds_of(table.headers)]
    except RecordsError:
        return None
    return kinds[0] if kinds else None


def is_of_words(path: Path, name: str, kind: str | None = None) -> bool:
    """Whether a file goes to the readers of words rather than to those of rows."""
    ending = Path(name).suffix.lower()
    if kind:
        return kind == "interviews"
    if ending in JSON and path.is_file() and path.stat().st_size:
        return _holds_turns(path, name)
    if ending == ".txt":
        return not _is_table_we_know(path)
    if ending in (*TEXT, ".xlsx") and holds_words(path, name=name):
        return not _is_table_we_know(path)
    return holds_words(path, name=name)


def _holds_turns(path: Path, name: str) -> bool:
    if Path(name).suffix.lower() != ".json":  # a broken line behind the first breaks no more than itself
        return holds_words(path, name=name)
    if b'"callTranscripts"' in path.read_bytes():  # beside a list of calls, which alone would be rows
        return True
    try:
        objects = json_objects(path, name)
        return bool(WORD_KEYS & (set(objects[0]) if len(objects) > 1 else keys_inside(objects[0])))
    except RecordsError:
        return False


def _is_table_we_know(path: Path) -> bool:
    """Whether its headers are those of a kind of rows."""
    try:
        with TemporaryDirectory(prefix="whyleft-") as work:
            tables = open_tables(path, Path(work))
            return any(kinds_of(t.headers) and not OF_SURVEYS & set(map(fold, t.headers)) for t in tables)
    except RecordsError:
        return False
