"""Put a backup in the place of the database, and forget again what was forgotten since it was made."""

from pathlib import Path

from analysis.forgetting.forget import Receipt, forget
from analysis.forgetting.forgotten import forgotten_among, forgotten_path
from queries import store


def restore(database: Path, backup: Path, *, who: str) -> tuple[Path | None, list[Receipt]]:
    """Where the former file is kept (None where there was none), and a receipt for each that was forgotten again.

    Raises:
        StoreError: the backup cannot be used; the database is then left as it is.
    """
    kept = store.restore(database, backup)
    if not forgotten_path(database).is_file():
        return kept, []
    accounts, people = _named(database)
    again = [forget(database, account=one, who=who) for one in forgotten_among(database, "account", accounts)]
    again += [forget(database, person=one, who=who) for one in forgotten_among(database, "person", people)]
    return kept, again


def _named(database: Path) -> tuple[list[str], list[str]]:
    """The accounts by id, and the people who own them or speak, of a restored file."""
    con = store.open_database(database)
    accounts = [row["account_id"] for row in store.rows(con, "account_names", "words")]
    people = {row["owner"] for row in store.rows(con, "people_known", "words")}
    people |= {row["speaker"] for row in store.rows(con, "speakers", "forget")}
    con.close()
    return accounts, sorted(people)
