"""What came of loading one file, or one table of it, in figures and in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from analysis.sentences import count_of
from queries import store
from records.mapping import Mapping, Question

MOST_ALONE = 3  # so many files of one kind and more are one line
NAMES = {  # of one row and of several, where the kind itself does not say it
    "actions": ("measure", "measures"),
    "defections": ("lost customer", "lost customers"),
    "snapshot": ("customer", "customers"),
    "evidence": ("piece of evidence", "pieces of evidence"),
    "note_evidence": ("piece of evidence in notes", "pieces of evidence in notes"),
}


@dataclass(frozen=True, slots=True)
class LoadResult:
    """Rows of a file by what became of them. `error` is the sentence where the file could not be loaded at all.

    `load_id` is None where nothing was written: a dry run, a file that says nothing new, a failed file. `reasons` say
    where and why the first rows were rejected, `unmapped` which needed fields no column of the file fills,
    `skipped` why a file that nobody named, but that lies in a folder, was passed over.
    """

    file: str
    kind: str | None = None
    new: int = 0
    changed: int = 0
    known: int = 0
    rejected: int = 0
    load_id: int | None = None
    error: str | None = None
    questions: tuple[Question, ...] = ()
    mapping: Mapping | None = None
    notes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    unmapped: tuple[str, ...] = ()
    skipped: str | None = None

    @property
    def in_file(self) -> int:
        """All rows or interviews of the file."""
        return self.new + self.changed + self.known + self.rejected

    def text(self) -> str:
        """One line for the person."""
        sentence = self.error or self.skipped
        if sentence:
            named = sentence if sentence.startswith(self.file) else f"{self.file}: {sentence}"
            return f"Skipped: {named}" if self.skipped else named
        counts = f"{self.new:,} new, {self.changed:,} changed, {self.known:,} already there, {self.rejected:,} rejected"
        return "\n".join(
            [
                f"{self.file}: {count_of(self.in_file, *self._names())}: {counts}.",
                *(f"  {n}" for n in self.notes),
            ]
        )

    def _names(self) -> tuple[str, str]:
        words = (self.kind or "rows").replace("_", " ")
        return NAMES.get(self.kind or "", (words.removesuffix("s"), words))

    def as_dict(self) -> dict[str, Any]:
        """The same for a script."""
        return {
            "file": self.file,
            "kind": self.kind,
            "rows": self.in_file,
            "new": self.new,
            "changed": self.changed,
            "known": self.known,
            "rejected": self.rejected,
            "first_rejected": list(self.reasons),
            "load_id": self.load_id,
            "error": self.error,
            "skipped": self.skipped,
            "questions": [
                {
                    "about": q.about,
                    "field": q.field,
                    "columns": q.columns,
                    "choices": q.choices,
                    "sentence": q.sentence,
                }
                for q in self.questions
            ],
            "notes": list(self.notes),
        }


def record(
    cursor: store.Connection,
    result: LoadResult,
    *,
    load_id: int,
    digest: str,
    who: str,
    mapping: str | None = None,
    as_of: date | None = None,
) -> datetime:
    """Write the load into the list of loads; when that was, in UTC. `digest` is the SHA-256 of the file."""
    now = datetime.now(UTC).replace(tzinfo=None)
    store.execute(
        cursor,
        "insert_load",
        load_id=load_id,
        file_name=result.file,
        file_sha256=digest,
        loaded_as=result.kind,
        mapping=mapping,
        as_of=as_of,
        in_file=result.in_file,
        new=result.new,
        changed=result.changed,
        known=result.known,
        rejected=result.rejected,
        loaded_by=who,
        loaded_at=now,
    )
    return now


def summed(results: Sequence[LoadResult]) -> list[LoadResult]:
    """The results, those of several files of one kind that came in without a word to say as one."""
    plain: dict[str, list[LoadResult]] = {}
    for result in results:
        if result.kind and not (result.error or result.skipped or result.rejected or result.notes):
            plain.setdefault(result.kind, []).append(result)
    several = [same for same in plain.values() if len(same) >= MOST_ALONE]
    joined = {id(one) for same in several for one in same}
    return [*(one for one in results if id(one) not in joined), *map(_sum, several)]


def _sum(results: Sequence[LoadResult]) -> LoadResult:
    counts = {name: sum(getattr(one, name) for one in results) for name in ("new", "changed", "known")}
    return LoadResult(f"{len(results):,} files", results[0].kind, **counts)
