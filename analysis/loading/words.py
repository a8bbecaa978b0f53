"""Take the interviews of one file of words through reading, matching and storing, in one transaction."""

import json
from dataclasses import dataclass, replace
from hashlib import file_digest, sha256
from pathlib import Path

import pandas as pd

from analysis.loading.details import own_staff
from analysis.loading.door import Door, open_door
from analysis.loading.file_plans import Wishes
from analysis.loading.load_result import LoadResult, record
from analysis.loading.matching import Match, matches, strays, with_exit_interviews, with_known_accounts
from analysis.loading.rejected import MOST_REASONS, reason_in_words
from analysis.sentences import count_of
from interviews.interview import Interview
from interviews.reading import read_words
from interviews.transcript import Unread
from queries import store

MOST_WARNINGS = 8
LONGEST_LINE_KEPT = 10_000  # characters of a row or line that holds no interview


@dataclass(frozen=True, slots=True)
class _Sorted:
    """A file's interviews: not known yet, known with other words, and how many are known as they are."""

    new: list[Interview]
    changed: list[Interview]
    known: int


def load_words_file(con: store.Connection, path: Path, name: str, wishes: Wishes) -> LoadResult:
    """Load the interviews of one file, wholly or not at all.

    Raises:
        ReadError: the file is missing, broken, or holds no words.
    """
    words = read_words(path, name=name, staff=own_staff(con))
    found = with_exit_interviews(
        con,
        with_known_accounts(
            con, [wishes.details.applied(one) for one in words.interviews], wishes.beside or ()
        ),
    )
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    sorted_ = _sort(con, found)
    arrived = [*sorted_.new, *sorted_.changed]
    result = LoadResult(
        name,
        "interviews",
        len(sorted_.new),
        len(sorted_.changed),
        sorted_.known,
        len(words.unread),
        notes=(*_warnings(found), *_of_no_account(con, arrived, wishes)),
        reasons=_reasons(words.unread, open_door(con)) if words.unread else (),
    )
    if wishes.dry_run or not arrived:
        return result
    return replace(result, load_id=_keep(con, sorted_, words.unread, result, digest, wishes))


def _keep(
    con: store.Connection,
    sorted_: _Sorted,
    unread: tuple[Unread, ...],
    result: LoadResult,
    digest: str,
    wishes: Wishes,
) -> int:
    """Store what is new or changed, without personal data, and what was not read; the number of the load."""
    arrived = [*sorted_.new, *sorted_.changed]
    with store.write(con, marts=store.WORD_MARTS, stores_reports=False) as cursor:
        load_id = int(store.value(cursor, "next_load_id", "state"))
        _take_away(cursor, [interview.interview_id for interview in sorted_.changed], load_id)
        door = open_door(cursor)
        plain = [door.plain_interview(interview) for interview in arrived]
        hashes = {interview.interview_id: content_hash(interview) for interview in arrived}
        rows = _interview_rows(plain, matches(cursor, arrived), hashes, door.plain(result.file), load_id)
        store.append(cursor, "interviews", rows)
        store.append(cursor, "turns", _turn_rows(plain))
        if unread:
            kept = pd.DataFrame(_unread_rows(unread, door, load_id), dtype=object)
            store.append(cursor, "rejected_rows", kept)
        record(cursor, result, load_id=load_id, digest=digest, who=wishes.who)
        door.keep_key()
    return load_id


def content_hash(interview: Interview) -> str:
    """The same for the same words, whoever spoke them in which role."""
    turns = [(turn.speaker, turn.role, turn.text, turn.start_seconds) for turn in interview.turns]
    return sha256(json.dumps(turns, ensure_ascii=False).encode()).hexdigest()


def _sort(con: store.Connection, found: list[Interview]) -> _Sorted:
    """Interviews by what is stored under their id. An id twice in one file counts once, the first time."""
    once = {interview.interview_id: interview for interview in reversed(found)}
    stored = store.rows(con, "contents", "words", interview_ids=list(once))
    hashes = {row["interview_id"]: row["content_sha256"] for row in stored}
    unique = list(reversed(once.values()))
    new = [i for i in unique if i.interview_id not in hashes]
    changed = [i for i in unique if i.interview_id in hashes and hashes[i.interview_id] != content_hash(i)]
    return _Sorted(new, changed, len(found) - len(new) - len(changed))


def _take_away(cursor: store.Connection, interview_ids: list[str], load_id: int) -> None:
    """Make room for other words under the same ids; an undo of the load puts the former ones back."""
    if not interview_ids:
        return
    store.execute(cursor, "keep_interview_rows", load_id=load_id, interview_ids=interview_ids)
    for table in ("turns", "evidence", "readings"):
        store.execute(cursor, f"keep_{table}", load_id=load_id, interview_ids=interview_ids)
    for table in ("interviews", "turns", "evidence", "readings"):
        store.execute(cursor, f"drop_{table}", interview_ids=interview_ids)


def _interview_rows(
    interviews: list[Interview], found: dict[str, Match], hashes: dict[str, str], name: str, load_id: int
) -> pd.DataFrame:
    """Rows of interviews as they are stored; `hashes` are those of the words as they came, to know them again."""
    rows = [
        {
            "interview_id": interview.interview_id,
            "kind": interview.kind,
            "account_name": interview.account,
            "account_id": found[interview.interview_id].account_id,
            "loss_id": found[interview.interview_id].loss_id,
            "deal_id": found[interview.interview_id].deal_id,
            "held_on": interview.held_on,
            "interviewee_role": interview.interviewee_role,
            "with_decider": interview.with_decider,
            "led_by": interview.led_by,
            "stated_reason": interview.stated_reason,
            "language": interview.language,
            "consent": interview.consent,
            "keep_until": interview.keep_until,
            "source_file": interview.source_file or name,
            "content_sha256": hashes[interview.interview_id],
            "load_id": load_id,
        }
        for interview in interviews
    ]
    return pd.DataFrame(rows, dtype=object)


def _turn_rows(interviews: list[Interview]) -> pd.DataFrame:
    rows = [
        (interview.interview_id, number, turn.speaker, turn.role, turn.start_seconds, turn.text)
        for interview in interviews
        for number, turn in enumerate(interview.turns)
    ]
    columns = ["interview_id", "turn", "speaker", "role", "start_seconds", "body"]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def _warnings(found: list[Interview]) -> tuple[str, ...]:
    """What the readers say of the interviews, each sentence once and not without end."""
    said = list(dict.fromkeys(warning for interview in found for warning in interview.warnings))
    more = len(said) - MOST_WARNINGS
    return (*said[:MOST_WARNINGS], *((f"And {count_of(more, 'warning')} more.",) if more > 0 else ()))


def _of_no_account(con: store.Connection, arrived: list[Interview], wishes: Wishes) -> tuple[str, ...]:
    """How many interviews belong to nothing that the records know, and what to do about it where the person is."""
    stray, total = len(strays(con, arrived, wishes.beside or ())), len(arrived)
    if not stray:
        return ()
    which = "This interview fits" if stray == total == 1 else f"{stray:,} of {total:,} interviews fit"
    if wishes.beside is not None:
        return (
            f'{which} no account in your data or in the files here: name it under "Correct who speaks", '
            "or match it by hand once it is loaded.",
        )
    return (
        f"{which} no account by id, name or day: name it (`Account: …` in a head line), load the accounts, "
        "or match it by hand on the Upload page.",
    )


def _reasons(unread: tuple[Unread, ...], door: Door) -> tuple[str, ...]:
    """Where and why the first rows hold no interview."""
    return tuple(reason_in_words(row) for row in _unread_rows(unread[:MOST_REASONS], door, 0))


def _unread_rows(unread: tuple[Unread, ...], door: Door, load_id: int) -> list[dict[str, object]]:
    """Rows or lines without an interview as they are kept, without personal data."""
    return [
        {
            "load_id": load_id,
            "row_number": one.number,
            "column_name": None,
            "rejected_value": None,
            "reason": door.plain(one.reason),
            "original": json.dumps(
                {header: door.plain(cell)[:LONGEST_LINE_KEPT] for header, cell in one.original.items()},
                ensure_ascii=False,
            ),
        }
        for one in unread
    ]
