"""What a person says about the words of a file beyond the file itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from interviews.heads import read_date, yes_or_no
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
    interview_id: str | None = None
    loss_id: str | None = None
    deal_id: str | None = None

    def applied(self, interview: Interview) -> Interview:
        """The interview as the person has it."""
        said: dict[str, Any] = {
            "account": self.account,
            "held_on": self.held_on,
            "consent": self.consent,
            "keep_until": self.keep_until,
            "interview_id": self.interview_id,
            "loss_id": self.loss_id,
            "deal_id": self.deal_id,
        }
        known = {name: value for name, value in said.items() if value is not None}
        if self.account is not None:
            known["named_in"] = None
        return replace(with_roles(interview, self.roles) if self.roles else interview, **known)


NO_DETAILS = Details()


def details_of(facts: Mapping[str, str]) -> Details:
    """What a list of files says about one of them; a day that is none is left to the file itself."""
    return Details(
        account=facts.get("account"),
        held_on=read_date(facts.get("held_on", "")),
        consent=yes_or_no(facts.get("consent", "")),
        keep_until=read_date(facts.get("keep_until", "")),
        interview_id=facts.get("interview_id"),
        loss_id=facts.get("loss_id"),
        deal_id=facts.get("deal_id"),
    )


def own_staff(con: store.Connection) -> Staff:
    """The vendor's own people as the records name them, whose turns are never the customer's."""
    names = frozenset(row["owner"] for row in store.rows(con, "people_known", "words"))
    chosen = store.value(con, "json_list_setting", "words", setting=STAFF_SETTING)
    return Staff(names, frozenset(chosen or ()))
