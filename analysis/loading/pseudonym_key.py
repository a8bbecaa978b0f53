"""The key of the pseudonyms: a file beside the database that can be thrown away."""

import json
import os
from pathlib import Path

from interviews.redaction import Key
from queries import store

FORM = 1


def key_path(database: Path) -> Path:
    """Where the key of a database lies."""
    return database.with_suffix(".pseudonyms.json")


def load_key(con: store.Connection, path: Path | None) -> Key:
    """The key, or an empty one where the file is gone or `path` is None.

    Numbers already stored in turns and notes are not given out again, so that a new person never takes over the
    pseudonym of one whose key was thrown away.
    """
    key = read_key(path) if path is not None and path.is_file() else Key()
    for row in store.rows(con, "highest_pseudonyms", "forget"):
        key.last[row["sort"]] = max(key.last.get(row["sort"], 0), int(row["highest"]))
    return key


def read_key(path: Path) -> Key:
    """The key as the file has it.

    Raises:
        ValueError: the file is no key of this program.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Key(
            {(sort, value): name for sort, value, name in content["pseudonyms"]},
            dict(content["last"]),
            set(content.get("contacts", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(
            f"{path}: this is no key of pseudonyms ({error}); restore it from a backup or move it away."
        ) from None


def save_key(key: Key, path: Path) -> None:
    """Write the key so that a crash leaves the old or the new one whole, readable by its owner only."""
    content = {
        "form": FORM,
        "pseudonyms": [[sort, value, name] for (sort, value), name in key.pseudonyms.items()],
        "last": key.last,
        "contacts": sorted(key.contacts),
    }
    fresh = path.with_name(path.name + ".new")
    with os.fdopen(
        os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as file:
        json.dump(content, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, path)
