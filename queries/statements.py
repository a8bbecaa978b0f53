"""The SQL texts: every one is a file under this folder, named by `folder/name`."""

import hashlib
from pathlib import Path

from queries.opening import StoreError

HERE = Path(__file__).parent


class UnknownQueryError(StoreError):
    """No SQL file of that name."""


def sql(name: str, folder: str = "reports") -> str:
    """The text of a named query."""
    path = HERE / folder / f"{name}.sql"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in (HERE / folder).glob("*.sql")))
        raise UnknownQueryError(f"No query named '{name}' in queries/{folder}; known: {known}.")
    return path.read_text(encoding="utf-8")


def names(folder: str) -> list[str]:
    """The names of all queries in a folder."""
    return sorted(path.stem for path in (HERE / folder).glob("*.sql"))


def fingerprint(*folders: str) -> str:
    """SHA-256 over the texts of whole folders: equal as long as nobody has changed a statement in them."""
    texts = [path.read_bytes() for folder in folders for path in sorted((HERE / folder).glob("*.sql"))]
    return hashlib.sha256(b"\0".join(texts)).hexdigest()
