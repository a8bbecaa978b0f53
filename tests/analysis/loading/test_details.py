"""What a person corrects on the page is what is stored."""

from datetime import date
from pathlib import Path

from analysis.loading import intake, uploading
from analysis.loading.details import Details
from queries import store

TALK = "Ann: Why did you leave?\n\nBob: You were too dear.\n\nAnn: Thank you.\n"


def test_corrected_roles_account_and_permissions_are_stored(tmp_path: Path) -> None:
    con = store.memory_database()
    path = tmp_path / "talk.txt"
    path.write_text(TALK)
    details = Details(
        roles={"Ann": "interviewer", "Bob": "customer"},
        account="Mill",
        held_on=date(2024, 5, 5),
        consent=True,
        keep_until=date(2026, 5, 5),
    )
    choices = uploading.Choices(details=details)

    [seen] = uploading.preview(con, path, "talk.txt", choices).interviews
    uploading.load_upload(con, path, "talk.txt", choices, who="test")

    assert [turn.role for turn in seen.turns] == ["interviewer", "customer", "interviewer"]
    stored = con.execute("select account_name, held_on, consent, keep_until from interviews").fetchall()
    assert stored == [("Mill", date(2024, 5, 5), True, date(2026, 5, 5))]
    roles = con.execute("select role from turns order by turn").fetchall()
    assert roles == [("interviewer",), ("customer",), ("interviewer",)]
    con.close()


def test_owners_in_the_records_are_never_the_customer(tmp_path: Path) -> None:
    con = store.memory_database()
    (tmp_path / "accounts.csv").write_text("account_id,name,owner\nA-1,Mill,Ann Ashworth\n")
    (tmp_path / "talk.txt").write_text(
        "Ann Ashworth: We heard you are leaving us.\n\nBob Brew: You were too dear.\n\nAnn Ashworth: I see.\n"
    )

    intake.load_paths(con, [tmp_path / "accounts.csv", tmp_path / "talk.txt"], who="test")

    roles = dict(con.execute("select distinct speaker, role from turns").fetchall())
    assert roles["Bob Brew"] == "customer"
    assert roles["Ann Ashworth"] != "customer"
    con.close()
