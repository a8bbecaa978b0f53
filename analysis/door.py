"""Privacy at the door: pseudonyms are stored in the place of personal data; the key lies beside the database."""

import json
from dataclasses import dataclass
from pathlib import Path

from analysis.pseudonym_key import key_path, load_key, save_key
from interviews.interview import Interview
from interviews.people import Known, People
from interviews.redaction import Key, redact, redact_interview
from queries import store

NAMES_SETTING = "redact_names"  # true: personal names are replaced, too


@dataclass(frozen=True)
class Door:
    """What redacts the words of one load: its key, who is known by name, and whether names are replaced."""

    key: Key
    path: Path | None
    people: People
    known: Known
    names: bool

    def plain(self, text: str) -> str:
        """A text without personal data."""
        return redact(text, self.key, people=self.known, names=self.names)

    def plain_interview(self, interview: Interview) -> Interview:
        """An interview without personal data; its id, day and account stay."""
        return redact_interview(interview, self.key, people=self.people, names=self.names)

    def keep_key(self) -> None:
        """Write the key down, where it holds anything and there is a file beside which it can lie."""
        if self.path and self.key.pseudonyms:
            save_key(self.key, self.path)


def open_door(con: store.Connection) -> Door:
    """The door of this database, as its settings have it."""
    file = store.value(con, "database_file", "state")
    path = key_path(Path(file)) if file else None
    chosen = store.value(con, "setting", "state", setting=NAMES_SETTING)
    names = bool(json.loads(chosen)) if chosen else False
    owners = {row["owner"] for row in store.rows(con, "people_known", "words")} if names else set()
    people = People(frozenset(owners))
    return Door(load_key(con, path), path, people, people.here(()), names)
