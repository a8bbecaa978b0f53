"""Which account, loss and deal an interview is about: by id, else by name and day; near names are only offered."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date, datetime
from typing import Any

from rapidfuzz import fuzz, process

from analysis.verdicts import settle
from interviews.file_names import account_in_name
from interviews.interview import Interview
from queries import store
from queries.following import Merges, live_merges

NEAR = 80  # of 100, on names without case and legal form
OFFERS = 3
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
    found = _accounts_inside(con, [interview.named_in for interview in interviews], more_names)
    return [replace(one, account=found.get(one.named_in or "", one.account)) for one in interviews]


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
    waiting = store.rows(cursor, "interviews_to_link", "words")
    named = _accounts_inside(cursor, [row["source_file"] for row in waiting if _names_none(row)])
    names = ("interview_id", "kind", "account_name", "loss_id", "deal_id", "held_on")
    asked = [
        {**row, "account_name": named.get(row["source_file"])} if _names_none(row) else row for row in waiting
    ]
    found = _find(cursor, [tuple(row[name] for name in names) for row in asked])
    before = {
        row["interview_id"]: Match(row["account_id"], row["loss_id"], row["deal_id"]) for row in waiting
    }
    changed = {key: match for key, match in found.items() if match != before[key]}
    if changed:
        store.execute(cursor, "keep_interview_rows", load_id=load_id, interview_ids=list(changed))
    for interview_id, match in changed.items():
        _link(cursor, interview_id, match, load_id)
    return len(changed)


def _names_none(row: dict[str, Any]) -> bool:
    """Whether neither the file nor a person has said which account an interview is about."""
    return row["account_name"] is None and row["account_id"] is None


def _accounts_inside(
    con: store.Connection, texts: Iterable[str | None], more_names: Sequence[str] = ()
) -> dict[str, str]:
    """Text -> the name of the account that stands in it."""
    asked = [text for text in texts if text]
    if not asked:
        return {}
    rows = store.rows(con, "accounts_inside", "words", texts=asked, more_names=list(more_names))
    return {row["title"]: row["account_name"] for row in rows}


def unmatched(con: store.Connection) -> list[Unmatched]:
    """Interviews to match by hand, each with the accounts of nearest name.

    Where an interview names no account, that is the one whose name stands in its words, of the first ones listed.
    """
    waiting = store.rows(con, "unmatched_interviews", "words")
    if not waiting:
        return []
    texts = [row.pop("words") for row in waiting]
    inside = _accounts_inside(con, texts[:MOST_SEARCHED])
    names = {row["account_id"]: row["name"] for row in store.rows(con, "account_names", "words")}
    folded = {row["account_id"]: row["folded"] for row in store.rows(con, "account_names", "words")}
    rare = _rare_words(names)
    return [
        Unmatched(**row, near=_near(con, _likely_name(row, inside.get(words or "")), names, folded, rare))
        for row, words in zip(waiting, texts, strict=True)
    ]


def _likely_name(row: dict[str, Any], inside: str | None) -> str:
    """The account that an interview names, else one that stands in its words, else what its file is called."""
    return row["account_name"] or inside or account_in_name(row["source_file"] or "") or ""


def _near(
    con: store.Connection,
    name: str,
    names: dict[str, str],
    folded: dict[str, str],
    rare: dict[str, list[str]],
) -> tuple[tuple[str, str, int], ...]:
    """Accounts whose whole name is near, then those that share a word which hardly any other account has."""
    wanted = store.value(con, "folded_name", "words", account_name=name)
    if not wanted:
        return ()
    found = process.extract(wanted, folded, scorer=fuzz.WRatio, limit=OFFERS, score_cutoff=NEAR)
    likeness = {account_id: round(score) for _, score, account_id in found}
    for word in _words(name):
        for account_id in rare.get(word, ()):
            likeness.setdefault(
                account_id, round(fuzz.token_sort_ratio(name.lower(), names[account_id].lower()))
            )
    nearest = sorted(likeness.items(), key=lambda pair: (-pair[1], pair[0]))[:OFFERS]
    return tuple((account_id, names[account_id], score) for account_id, score in nearest)


def _rare_words(names: dict[str, str]) -> dict[str, list[str]]:
    """Word -> the accounts that have it in their name, for words that at most `OFFERS` accounts have."""
    holders: dict[str, list[str]] = {}
    for account_id, name in names.items():
        for word in _words(name):
            holders.setdefault(word, []).append(account_id)
    return {word: accounts for word, accounts in holders.items() if len(accounts) <= OFFERS}


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"\w+", name.lower()) if len(word) > 3}


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
        asked = (interview_id, row["kind"], account_id, None, None, row["held_on"])
        match = _find(con, [asked]).get(interview_id, match)
    former = Match(row["account_id"], row["loss_id"], row["deal_id"])
    with store.write(con, marts=store.WORD_MARTS) as cursor:
        _link(cursor, interview_id, match, None)
        _note_change(cursor, interview_id, former, match, who, now)
        settle(cursor, [key for m in (former, match) for key in (m.loss_id, m.deal_id) if key], now=now)


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
