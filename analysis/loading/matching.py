"""Which account, loss and deal an interview is about: by id, else by name and day; near names are only offered."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date, datetime
from typing import Any

from analysis.loading.near_names import accounts_inside, near_accounts
from analysis.verdicts import settle
from interviews.file_names import account_in_name
from interviews.interview import READ_ROLES, Interview
from interviews.leaving import speaks_of_leaving
from queries import store
from queries.following import Merges, live_merges

MOST_SEARCHED = 50  # interviews whose words are searched for the name of an account


class MatchError(ValueError):
    """A match that cannot be made; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Match:
    """What an interview was found to be about; None where nothing fits, or more than one thing does."""

    account_id: str | None
    loss_id: str | None
    deal_id: str | None


@dataclass(frozen=True, slots=True)
class Unmatched:
    """An interview about no loss and no deal we know, with accounts of nearly its name (id, name, likeness of 100)."""

    interview_id: str
    kind: str
    account_name: str | None
    account_id: str | None
    held_on: date | None
    source_file: str | None
    near: tuple[tuple[str, str, int], ...]


def matches(con: store.Connection, interviews: Sequence[Interview]) -> dict[str, Match]:
    """Interview id -> what it is about."""
    merges = live_merges(con)
    asked = [
        (i.interview_id, i.kind, _standing(i, merges), i.loss_id, i.deal_id, i.held_on) for i in interviews
    ]
    return _find(con, asked)


def with_known_accounts(
    con: store.Connection, interviews: Sequence[Interview], more_names: Sequence[str] = ()
) -> list[Interview]:
    """Interviews whose file states no account, about the account whose name stands in its title or its own name.

    `more_names` are accounts that come in beside the interviews and are not stored yet.
    """
    found = accounts_inside(con, [interview.named_in for interview in interviews], more_names)
    return [replace(one, account=found.get(one.named_in or "", one.account)) for one in interviews]


def with_exit_interviews(con: store.Connection, interviews: Sequence[Interview]) -> list[Interview]:
    """Interviews, those calls taken for exit interviews that speak of a leaving which their account had announced."""
    asked = [
        one for one in interviews if one.kind == "call" and one.held_on and speaks_of_leaving(_said(one))
    ]
    if not asked:
        return list(interviews)
    found = matches(con, asked)
    before = _departures(con, [(i.interview_id, found[i.interview_id].account_id, i.held_on) for i in asked])
    return [replace(one, kind="exit_interview") if one.interview_id in before else one for one in interviews]


def _said(interview: Interview) -> str:
    """The subject or title, the name of the file, and the words of the customer."""
    words = [turn.text for turn in interview.turns if turn.role in READ_ROLES]
    return " / ".join([interview.named_in or "", *words])


def _departures(con: store.Connection, asked: Iterable[tuple[Any, ...]]) -> dict[str, dict[str, Any]]:
    """Interview id -> the loss that its account had announced by its day, and whether it `has_left` by then.

    `asked` are interview ids, accounts and days.
    """
    ids, accounts, days = map(list, zip(*asked, strict=True))
    rows = store.rows(
        con, "departures_before", "words", interview_ids=ids, account_ids=accounts, held_ons=days
    )
    return {row["interview_id"]: row for row in rows}


def strays(
    con: store.Connection, interviews: Sequence[Interview], more_names: Sequence[str] = ()
) -> list[Interview]:
    """Interviews that belong to nothing in the records, nor to an account of `more_names`."""
    found = matches(con, interviews)
    nothing = Match(None, None, None)
    left = [interview for interview in interviews if found[interview.interview_id] == nothing]
    names = [interview.account for interview in left if interview.account]
    rows = store.rows(con, "same_names", "words", names=names, more_names=list(more_names))
    known = {row["name"] for row in rows}
    return [interview for interview in left if interview.account not in known]


def _standing(interview: Interview, merges: Merges) -> str | None:
    """The account that an interview names, or the one it was merged into; deals keep the name they were lost under."""
    account = interview.account
    return account if account is None or interview.kind == "win_loss_interview" else merges.standing(account)


def _find(con: store.Connection, asked: Iterable[tuple[Any, ...]]) -> dict[str, Match]:
    names = ("interview_ids", "kinds", "account_names", "loss_ids", "deal_ids", "held_ons")
    lists = dict(zip(names, map(list, zip(*asked, strict=True)), strict=False))
    if not lists:
        return {}
    found = store.rows(con, "matches", "words", **lists)
    return {row["interview_id"]: Match(row["account_id"], row["loss_id"], row["deal_id"]) for row in found}


def link_waiting(cursor: store.Connection, load_id: int) -> int:
    """Match interviews that waited for the rows of a load; how many found their account, loss or deal."""
    waiting = [row for row in store.rows(cursor, "interviews_to_link", "words") if _may_be_linked(row)]
    named = accounts_inside(cursor, [row["source_file"] for row in waiting if _names_none(row)])
    names = ("interview_id", "kind", "account_name", "loss_id", "deal_id", "held_on")
    asked = [row | _known_of(row, named) for row in waiting]
    found = _find(cursor, [tuple(row[name] for name in names) for row in asked])
    before = {
        row["interview_id"]: Match(row["account_id"], row["loss_id"], row["deal_id"]) for row in waiting
    }
    changed = {key: match for key, match in found.items() if match != before[key]}
    if changed:
        store.execute(cursor, "keep_interview_rows", load_id=load_id, interview_ids=list(changed))
    for interview_id, match in changed.items():
        _link(cursor, interview_id, match, load_id)
    farewells = [row["interview_id"] for row in waiting if row["is_late"] and row["interview_id"] in changed]
    store.execute(cursor, "take_for_exit_interviews", interview_ids=farewells)
    return len(changed)


def _may_be_linked(row: dict[str, Any]) -> bool:
    """Whether an interview can be about what a load brought; of a known account, a call that speaks of leaving."""
    return not row["is_late"] or speaks_of_leaving(f"{row['source_file']} / {row['words']}")


def _known_of(row: dict[str, Any], named: dict[str, str]) -> dict[str, Any]:
    """What a stored interview is looked up by, where that is not what its file said."""
    if row["is_late"]:
        return {"kind": "exit_interview", "account_name": row["account_id"]}
    return {"account_name": named.get(row["source_file"])} if _names_none(row) else {}


def _names_none(row: dict[str, Any]) -> bool:
    """Whether neither the file nor a person has said which account an interview is about."""
    return row["account_name"] is None and row["account_id"] is None


def unmatched(con: store.Connection) -> list[Unmatched]:
    """Interviews to match by hand, each with the accounts of nearest name; also what an account said once it had left.

    Where an interview names no account, that is the one whose name stands in its words, of the first ones listed.
    """
    waiting = store.rows(con, "unmatched_interviews", "words")
    if not waiting:
        return []
    texts = [row.pop("words") for row in waiting]
    inside = accounts_inside(con, texts[:MOST_SEARCHED])
    likely = [_likely_name(row, inside.get(words or "")) for row, words in zip(waiting, texts, strict=True)]
    return [
        Unmatched(**row, near=near) for row, near in zip(waiting, near_accounts(con, likely), strict=True)
    ]


def _likely_name(row: dict[str, Any], inside: str | None) -> str:
    """The account that an interview names, else one that stands in its words, else what its file is called."""
    return row["account_name"] or inside or account_in_name(row["source_file"] or "") or ""


def match_interview(
    con: store.Connection,
    interview_id: str,
    *,
    account_id: str | None = None,
    loss_id: str | None = None,
    deal_id: str | None = None,
    who: str,
    now: datetime,
) -> None:
    """Say what an interview is about, as a person decided; with an account alone its loss is looked for by day.

    Raises:
        MatchError: there is no such interview.
    """
    found = store.rows(con, "interview_to_match", "words", interview_id=interview_id)
    if not found:
        raise MatchError(f"There is no interview '{interview_id}'.")
    row = found[0]
    match = Match(account_id, loss_id, deal_id)
    if loss_id is None and deal_id is None:
        kind = "exit_interview" if _has_left(con, row | {"account_id": account_id}) else row["kind"]
        asked = (interview_id, kind, account_id, None, None, row["held_on"])
        match = _find(con, [asked]).get(interview_id, match)
    former = Match(row["account_id"], row["loss_id"], row["deal_id"])
    with store.write(con, marts=store.WORD_MARTS) as cursor:
        _link(cursor, interview_id, match, None)
        _note_change(cursor, interview_id, former, match, who, now)
        settle(cursor, [key for m in (former, match) for key in (m.loss_id, m.deal_id) if key], now=now)


def _has_left(con: store.Connection, row: dict[str, Any]) -> bool:
    """Whether an account was gone on the day of a call, so that the call can be about nothing but its loss."""
    asked = (row["interview_id"], row["account_id"], row["held_on"])
    return row["kind"] == "call" and any(one["has_left"] for one in _departures(con, [asked]).values())


def _note_change(
    cursor: store.Connection, interview_id: str, former: Match, match: Match, who: str, now: datetime
) -> None:
    store.execute(
        cursor,
        "record_change",
        changed_at=now,
        changed_by=who,
        table_name="interviews",
        row_key=interview_id,
        field="match",
        old_value=json.dumps(astuple(former)),
        new_value=json.dumps(astuple(match)),
        reason=None,
    )


def _link(cursor: store.Connection, interview_id: str, match: Match, load_id: int | None) -> None:
    store.execute(
        cursor,
        "link_interview",
        interview_id=interview_id,
        account_id=match.account_id,
        loss_id=match.loss_id,
        deal_id=match.deal_id,
        load_id=load_id,
    )
