"""The one place that takes a file through reading, checking, matching, storing and tagging."""

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Dict
from datetime import date
from pathlib import Path

from analysis.load_result import LoadResult
from analysis.loading_rows import QuestionsError, Wishes, load_rows_file
from queries.store import Connection
from records.fields import RecordsError

__all__ = ["LoadResult", "load_paths"]


def load_paths(
    con: Connection,
    paths: Iterable[Path],
    *,
    as_: str | None = None,
    mapping: Dict[str, str] | None = None,
    as_of: date | None = None,
    dry_run: bool = False,
    progress: Callable[[str], None] | None = None,
    who: str,
) -> list[LoadResult]:
    """Load files and the files in folders: accounts before what belongs to them. One transaction a file.

    Args:
        as_: the kind of all files; found from each file's headers where it is None.
        mapping: the person's choices: their column -> our field, with `:option` where needed (`:day_first`), or a
            stage name -> `outcome:won` and the like.
        as_of: the day a snapshot was taken.
        dry_run: say what would come in, and write nothing.
        progress: called with what is being done now.

    Returns:
        One result per table or file of words; a file that failed has its sentence in `error`, the others stand.
    """
    wishes = Wishes(as_, mapping, as_of, dry_run, who)
    results = []
    for path in paths:
        if progress:
            progress(f"Loading {path.name}")
        results.extend(_load_file(con, path, wishes))
    return results


def _load_file(con: Connection, path: Path, wishes: Wishes) -> list[LoadResult]:
    try:
        return load_rows_file(con, path, path.name, wishes)
    except QuestionsError as error:
        return [LoadResult(path.name, error=str(error), questions=error.questions)]
    except RecordsError as error:
        return [LoadResult(path.name, error=str(error))]
