"""Hashes of what was forgotten, so that a restored backup can be made to forget it again.

The list lies beside the database and holds no name: each entry is a slow hash under a salt of its own.
"""

import hashlib
import json
import os
from pathlib import Path

from interviews.people import fold

_COST = {"n": 2**12, "r": 8, "p": 1}  # about 10 ms a hash: a list of all names in a phone book takes months


def forgotten_path(database: Path) -> Path:
    """Where the list of a database lies."""
    return database.with_suffix(".forgotten.json")


def note_forgotten(database: Path, *, account: str | None = None, person: str | None = None) -> None:
    """Add an account or a person to the list."""
    entries = _entries(database)
    salt = os.urandom(16)
    kind, value = ("account", account) if account else ("person", _plain(person or ""))
    entries.append({"kind": kind, "salt": salt.hex(), "hash": _hash(str(value), salt)})
    path = forgotten_path(database)
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as file:
        json.dump(entries, file)


def forgotten_among(database: Path, kind: str, values: list[str]) -> list[str]:
    """Those account ids, or names of persons, that were forgotten before."""
    entries = [entry for entry in _entries(database) if entry["kind"] == kind]
    found = []
    for value in values:
        plain = value if kind == "account" else _plain(value)
        if any(_hash(plain, bytes.fromhex(entry["salt"])) == entry["hash"] for entry in entries):
            found.append(value)
    return found


def _plain(person: str) -> str:
    """A person as hashed: folded name, or the address."""
    return fold(person) or person.strip().lower()


def _entries(database: Path) -> list[dict[str, str]]:
    """The list as it is; empty where nothing was forgotten yet."""
    path = forgotten_path(database)
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []


def _hash(value: str, salt: bytes) -> str:
    """Slow hash of a value. Source: RFC 7914 (scrypt)."""
    return hashlib.scrypt(value.encode(), salt=salt, n=_COST["n"], r=_COST["r"], p=_COST["p"]).hex()
