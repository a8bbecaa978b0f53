"""Forget a person: empty what they said, write over their name, throw away the key of their pseudonym."""

from pathlib import Path

from analysis.forgetting.account import remove_rows
from analysis.forgetting.masking import mask, mentions
from analysis.forgetting.receipt import ForgetError, Receipt
from analysis.loading.pseudonym_key import key_path
from interviews.people import fold
from interviews.redaction import Key
from queries import store

FORGOTTEN_PERSON = "forgotten person"


def forget_person(con: store.Connection, person: str, database: Path, key: Key, dry_run: bool) -> Receipt:
    """Empty what a person said and mask their name everywhere."""
    pseudonym = key.person(person) or key.pseudonyms.get(("email", person.strip().lower()))
    spoken = store.rows(con, "speakers", "forget")
    theirs = [row for row in spoken if row["speaker"] == pseudonym or _is_same(row["speaker"], person)]
    named = mentions(con, person)
    if not theirs and not named and not pseudonym:
        raise ForgetError(_why_not_found(con, person, database))
    speakers = sorted({row["speaker"] for row in theirs})
    interview_ids = sorted({row["interview_id"] for row in theirs})
    removed = {"interviews they speak in": len(interview_ids), "mentions of the name": named}
    if not dry_run:
        with store.write(con) as cursor:
            store.execute(cursor, "remove_evidence_of_speakers", "forget", speakers=speakers)
            store.execute(
                cursor, "empty_turns_of_speakers", "forget", speakers=speakers, stand_in=FORGOTTEN_PERSON
            )
            store.execute(cursor, "empty_readings", "forget", interview_ids=interview_ids)
            nobody = {"interview_ids": interview_ids, "account_id": "\0", "stand_in": ""}
            store.execute(cursor, "empty_changes", "forget", **nobody)
            store.execute(cursor, "empty_verdicts", "forget", **nobody)
            remove_rows(cursor, person, "", interview_ids)
            mask(cursor, person)
    return Receipt(f"person {person}", dry_run, removed)


def _is_same(speaker: str, person: str) -> bool:
    """Whether a stored speaker is this person, by name or by address."""
    if "@" in person:
        return person.strip().lower() in speaker.lower()
    return bool(fold(person)) and fold(speaker) == fold(person)


def _why_not_found(con: store.Connection, person: str, database: Path) -> str:
    """Why a person cannot be forgotten: unknown, or hidden behind a pseudonym whose key is gone."""
    hidden = any(row["sort"] == "person" for row in store.rows(con, "highest_pseudonyms", "forget"))
    if hidden and not key_path(database).is_file():
        return (
            f"Nobody can tell which pseudonym stands for '{person[:80]}': the key {key_path(database).name} is gone, "
            "so their words are anonymous. To remove them all the same, forget the account they belong to."
        )
    return (
        f"No stored text names '{person[:80]}'; give the full name or the e-mail address as it was written."
    )
