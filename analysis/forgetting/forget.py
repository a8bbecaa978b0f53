"""Forget an account or a person: every text of theirs goes, the counts stay, the file is written anew.

DuckDB keeps deleted words in its file, so after the deletion everything alive is copied into a fresh file that takes
the old one's place. What cannot be reached from here is named on the receipt.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from analysis.forgetting.account import forget_account
from analysis.forgetting.forgotten import note_forgotten
from analysis.forgetting.person import forget_person
from analysis.forgetting.receipt import ForgetError, Receipt
from analysis.loading.pseudonym_key import key_path, load_key, save_key
from analysis.places import dropped_beside
from interviews.people import fold
from interviews.redaction import Key
from queries import store, upgrade

__all__ = ["ForgetError", "Receipt", "forget"]

_ELSEWHERE = (
    "reports, slides and exports already written or sent",
    "backups kept elsewhere: restoring one brings the words back, until this is run on it again",
    "the systems that the files came from: their next export may name them again",
)


def forget(
    database: Path,
    *,
    account: str | None = None,
    person: str | None = None,
    who: str = "",
    dry_run: bool = False,
) -> Receipt:
    """Remove every word of an account, by its id, or of a person, by name or e-mail address.

    The caller has closed every connection to the file. `who` asks for it, and is noted in the log of changes.

    Raises:
        ForgetError: neither or both are named, there is no such account, no text names the person, or the names are
            hidden and the key that says who is who is gone.
        StoreError: another process has the file.
    """
    if bool(account) == bool(person):
        raise ForgetError("Name an account by its id, or a person by name or e-mail address: one of the two.")
    if not database.is_file():
        raise ForgetError(f"There is no database {database}, so there is nothing to forget.")
    with _opened(database) as con:
        key = load_key(con, key_path(database))
        receipt = (
            forget_account(con, str(account), dry_run)
            if account
            else forget_person(con, str(person), database, key, dry_run)
        )
        if not dry_run:
            receipt.removed["keys of pseudonyms"] = _drop_keys(con, key, person or "")
            _log(con, "account" if account else "person", who)
    receipt.out_of_reach = [*_kept_copies(database), *_ELSEWHERE]
    if not dry_run:
        if key_path(database).is_file():
            save_key(key, key_path(database))
        shutil.rmtree(dropped_beside(database), ignore_errors=True)  # whoever they name, they are not loaded
        note_forgotten(database, account=account, person=person)
        upgrade.rewrite(database)
    return receipt


@contextmanager
def _opened(database: Path) -> Iterator[store.Connection]:
    """The file, closed again whatever happens."""
    con = store.open_database(database)
    try:
        yield con
    finally:
        con.close()


def _drop_keys(con: store.Connection, key: Key, person: str) -> int:
    """Throw away the keys of a person and those of pseudonyms that no stored text holds any more.

    Of which account a contact is is not written down: where an account is forgotten all go, until a file lists them.
    """
    stored = {row["pseudonym"] for row in store.rows(con, "stored_pseudonyms", "forget")}
    whose = fold(person)
    gone = [
        entry
        for entry, pseudonym in key.pseudonyms.items()
        if pseudonym not in stored or (person and entry[1] in (whose, person.strip().lower()))
    ]
    for entry in gone:
        del key.pseudonyms[entry]
    contacts = {whose} & key.contacts if person else set(key.contacts)
    key.contacts -= contacts
    return len(gone) + len(contacts)


def _log(con: store.Connection, what: str, who: str) -> None:
    """Note that something was forgotten, by whom and when, and not what."""
    with store.write(con, marts=()) as cursor:
        store.execute(
            cursor,
            "record_change",
            changed_at=datetime.now(UTC).replace(tzinfo=None),
            changed_by=who or "unknown",
            table_name="forgotten",
            row_key=what,
            field="all",
            old_value=None,
            new_value=None,
            reason="asked to be forgotten",
        )


def _kept_copies(database: Path) -> list[str]:
    """Older copies of the database that lie beside it."""
    copies = sorted(
        p.name for p in database.parent.glob(f"{database.name}.*") if p.suffix not in (".wal", ".new")
    )
    return [f"older copies of the database: {', '.join(copies)}; delete them"] if copies else []
