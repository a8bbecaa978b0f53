"""Comments of people who meet customers: a note like any other, read for signs as soon as it is kept."""

from datetime import datetime
from typing import Any

import pandas as pd

from analysis import sentences
from analysis.early_warning.notes_read import kept_in_words
from analysis.early_warning.scan import scan_notes
from queries import store

TYPED_IN = 0  # the load of what was entered by hand
MOST_NAMED = 4
REPEATED = 80  # characters of a comment that the sentence on it repeats
KINDS = ("note", "call", "ticket", "comment")


class CommentError(ValueError):
    """A sentence: what is missing from a comment."""


def account_called(accounts: pd.DataFrame, words: str) -> str:
    """The id of the account that somebody means by its name, id, or a part of its name.

    Raises:
        CommentError: no account is called so, or several are; the sentence names them.
    """
    wanted = " ".join(words.split()).casefold()
    if not wanted:
        raise CommentError("Say which account it is about; a part of the name will do.")
    names = accounts["account_name"].fillna("").str.casefold()
    found = accounts[(names == wanted) | (accounts["account_id"].str.casefold() == wanted)]
    if found.empty:
        found = accounts[names.str.contains(wanted, regex=False)]
    if len(found) == 1:
        return str(found["account_id"].iloc[0])
    if found.empty:
        raise CommentError(
            f"No living account has '{words.strip()}' in its name; look it up in the list below."
        )
    named = sentences.listed([str(name) for name in found["account_name"].head(MOST_NAMED)])
    raise CommentError(
        f"{len(found)} accounts are called like '{words.strip()}', {named} among them; write more of it."
    )


def keep_comment(con: store.Connection, account_id: str, **comment: Any) -> str:
    """`add_comment`; returns a sentence that says what was read in it.

    Raises:
        CommentError: as `add_comment`.
    """
    return kept_in_words(con, account_id, add_comment(con, account_id, **comment))


def keep_comment_on(con: store.Connection, accounts: pd.DataFrame, called: str, **comment: Any) -> str:
    """`keep_comment` on the account that is called so; the sentence names it and begins with the words kept.

    Raises:
        CommentError: as `account_called` and `add_comment`.
    """
    account_id = account_called(accounts, called)
    note_id = add_comment(con, account_id, **comment)
    name = accounts.loc[accounts["account_id"] == account_id, "account_name"].fillna(account_id).iloc[0]
    kept = f"Kept for {name}: “{_beginning(comment['body'].strip())}”"
    return kept_in_words(con, account_id, note_id, kept=kept)


def _beginning(words: str) -> str:
    return words if len(words) <= REPEATED else f"{words[:REPEATED].rsplit(' ', 1)[0]} …"


def add_comment(
    con: store.Connection,
    account_id: str,
    *,
    body: str,
    author: str,
    now: datetime,
    note_kind: str = "comment",
) -> str:
    """Keep a comment on an account and read it; returns the id of its note.

    Raises:
        CommentError: no words, no name, an unknown kind, or no such account.
    """
    if not body.strip() or not author.strip():
        raise CommentError("A comment needs words, and the name of the person who writes it.")
    if note_kind not in KINDS:
        raise CommentError(f"'{note_kind}' is no kind of note; expected one of {', '.join(KINDS)}.")
    if not store.value(con, "account_exists", "action", account_id=account_id):
        raise CommentError(f"There is no account {account_id} to comment on.")
    note_id = f"{account_id}/{author.strip()}/{now.isoformat()}"
    with store.write(con, marts=()) as cursor:
        store.execute(
            cursor, "add_note", note_id=note_id, account_id=account_id,
            written_on=now.date(), author=author.strip(), note_kind=note_kind, body=body.strip(), load_id=TYPED_IN,
        )  # fmt: skip
    scan_notes(con, now=now)
    return note_id
