"""Accounts whose name stands in a text, or is near to one that is written otherwise; near ones are only offered."""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from queries import store

NEAR = 80  # of 100, on names without case and legal form
OFFERS = 3

Offer = tuple[str, str, int]  # id, name, likeness of 100


def accounts_inside(
    con: store.Connection, texts: Iterable[str | None], more_names: Sequence[str] = ()
) -> dict[str, str]:
    """Text -> the name of the account that stands in it."""
    asked = [text for text in texts if text]
    if not asked:
        return {}
    rows = store.rows(con, "accounts_inside", "words", texts=asked, more_names=list(more_names))
    return {row["title"]: row["account_name"] for row in rows}


def near_accounts(con: store.Connection, wanted: list[str]) -> list[tuple[Offer, ...]]:
    """For each name the accounts nearest to it, at most `OFFERS`: whole names, then those that share a rare word."""
    rows = store.rows(con, "account_names", "words")
    names = {row["account_id"]: row["name"] for row in rows}
    folded = {row["account_id"]: row["folded"] for row in rows}
    rare = _rare_words(names)
    return [_near(con, name, names, folded, rare) for name in wanted]


def _near(
    con: store.Connection,
    name: str,
    names: dict[str, str],
    folded: dict[str, str],
    rare: dict[str, list[str]],
) -> tuple[Offer, ...]:
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
