"""What a person says about the words of a file beyond the file itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from interviews.interview import Interview, Role
from interviews.speakers import Staff, with_roles
from queries import store

STAFF_SETTING = "staff_domains"  # JSON list of the domains of the vendor's own e-mail


@dataclass(frozen=True)
class Details:
    """Corrections and permissions for all interviews of a file; None leaves what the file says.

    `roles` are by the speaker's label. After `keep_until` the words are to be forgotten.
    """

    roles: Mapping[str, Role] = field(default_factory=dict)
    account: str | None = None
    held_on: date | None = None
    consent: bool | None = None
    keep_until: date | None = None

    def applied(self, interview: Interview) -> Interview:
        """The interview as the person has it."""
        said: dict[str, Any] = {
            "account": self.account,
            "held_on": self.held_on,
            "consent": self.consent,
            "keep_until": self.keep_until,
        }
        known = {name: value for name, value in said.items() if value is not None}
        return replace(with_roles(interview, self.roles) if self.roles else interview, **known)


NO_DETAILS = Details()


def own_staff(con: store.Connection) -> Staff:
    """The vendor's own people as the records name them, whose turns are never the customer's."""
    names = frozenset(row["owner"] for row in store.rows(con, "people_known", "words"))
    chosen = store.value(con, "json_list_setting", "words", setting=STAFF_SETTING)
    return Staff(names, frozenset(chosen or ()))
