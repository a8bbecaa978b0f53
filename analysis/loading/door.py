"""Privacy at the door: pseudonyms are stored in the place of personal data; the key lies beside the database."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from analysis.loading.pseudonym_key import key_path, load_key, save_key
from analysis.observed import choose_setting, setting
from interviews.interview import Interview
from interviews.people import Known, People, fold
from interviews.redaction import Key, is_plain_label, redact, redact_interview
from interviews.redaction_recall import measured_recall
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
        if self.path and (self.key.pseudonyms or self.key.contacts):
            save_key(self.key, self.path)

    def knowing(self, contacts: Iterable[str]) -> "Door":
        """This door, which also knows people that a file of records names; only the key keeps them."""
        self.key.contacts.update(fold(name) for name in contacts)
        companies = {fold(company) for company in self.people.companies}
        people = replace(self.people, names=self.people.names | (self.key.contacts - companies))
        return replace(self, people=people, known=people.here(()))


def open_door(con: store.Connection) -> Door:
    """The door of this database, as its settings have it."""
    file = store.value(con, "database_file", "state")
    path = key_path(Path(file)) if file else None
    names = hides_names(con)
    people = known_to(con) if names else People()
    door = Door(load_key(con, path), path, people, people.here(()), names)
    return door.knowing(()) if names else door


def hides_names(con: store.Connection) -> bool:
    """Whether personal names are replaced in what comes in."""
    return bool(setting(con, NAMES_SETTING))


def choose_to_hide(con: store.Connection, *, names: bool, who: str) -> None:
    """Hide names of people from now on, or no longer; what is stored stays as it is."""
    if names != hides_names(con):
        now = datetime.now(UTC).replace(tzinfo=None)
        choose_setting(con, NAMES_SETTING, names, who=who, now=now)


def known_to(con: store.Connection) -> People:
    """The people whom the records and earlier words name, and the companies, which are spared."""
    named = (row["named"] for row in store.rows(con, "people_named", "words"))
    companies = (row["company"] for row in store.rows(con, "companies_named", "words"))
    return People(frozenset(name for name in named if not is_plain_label(name)), frozenset(companies))


def what_is_hidden(*, names: bool) -> str:
    """What is replaced before words are stored, and how much of it is missed, as a person reads it."""
    what = "Names of people, e-mail" if names else "E-mail"
    stays = "" if names else " Names of people stay."
    return (
        f"{what} addresses, phone, card and bank numbers and street addresses are replaced before anything is "
        f"stored.{stays} {measured_recall(names).text()}"
    )
