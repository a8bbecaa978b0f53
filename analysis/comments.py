"""Comments of people who meet customers: a note like any other, read for signs as soon as it is kept."""

from datetime import datetime

from analysis.scan import scan_notes
from queries import store

TYPED_IN = 0  # the load of what was entered by hand
KINDS = ("note", "call", "ticket", "comment")


class CommentError(ValueError):
    """A sentence: what is missing from a comment."""


def add_comment(
    con: store.Connection,
    account_id: str,
    *,
    body: str,
    author: str,
    now: datetime,
    note_kind: str = "comment",
) -> None:
    """Keep a comment on an account and read it.

    Raises:
        CommentError: no words, no name, an unknown kind, or no such account.
    """
    if not body.strip() or not author.strip():
        raise CommentError("A comment needs words, and the name of the person who writes it.")
    if note_kind not in KINDS:
        raise CommentError(f"'{note_kind}' is no kind of note; expected one of {', '.join(KINDS)}.")
    if not store.value(con, "account_exists", "action", account_id=account_id):
        raise CommentError(f"There is no account {account_id} to comment on.")
    with store.write(con, marts=()) as cursor:
        store.execute(
            cursor, "add_note", note_id=f"{account_id}/{author.strip()}/{now.isoformat()}", account_id=account_id,
            written_on=now.date(), author=author.strip(), note_kind=note_kind, body=body.strip(), load_id=TYPED_IN,
        )  # fmt: skip
    scan_notes(con, now=now)
