"""Interviews find their account, loss and deal by id, else by name and day; near names are offered, never taken."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from analysis import checks
from analysis.loading import intake, matching
from interviews.interview import Interview, Turn
from queries import store

NOW = datetime(2026, 1, 5, 12)
TURNS = (Turn("Ann", "customer", "You were too dear."),)
FILES = {
    "accounts.csv": "account_id,name,region\nA-1,Mill & Sons Ltd,North\nA-2,Vale Brewery,West\n"
    "A-3,Vale Brewery Inc,East\nA-4,Cawdale Frozen Foods,North\n",
    "losses.csv": "loss_id,account_id,lost_on,notice_on\nL-1,A-1,2022-03-31,2022-01-10\nL-2,A-1,2024-03-31,2024-01-10\n"
    "L-4,A-4,2024-06-30,2024-05-01\n",
    "deals.csv": "deal_id,account_name,stage,opened_on,closed_on\nD-1,Quay Linen,Closed Lost,2024-01-01,2024-02-01\n",
}


@pytest.fixture
def con(tmp_path: Path) -> Iterator[store.Connection]:
    con = store.memory_database()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    intake.load_paths(con, [tmp_path], who="test")
    yield con
    con.close()


def interview(**said: object) -> Interview:
    return Interview("i-1", TURNS, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "account_id", "loss_id", "deal_id"),
    [
        ({"loss_id": "L-1"}, "A-1", "L-1", None),  # by id
        (
            {"account": "MILL AND SONS", "held_on": date(2024, 1, 10)},
            "A-1",
            "L-2",
            None,
        ),  # on the day of the notice
        (
            {"account": "Mill & Sons, Inc.", "held_on": date(2024, 1, 9)},
            "A-1",
            "L-1",
            None,
        ),  # the day before: the first loss
        (
            {"account": "mill sons", "held_on": date(2024, 5, 1)},
            None,
            None,
            None,
        ),  # "and" is part of the name
        (
            {"account": "A-4", "held_on": date(2024, 5, 1)},
            "A-4",
            "L-4",
            None,
        ),  # an id where a name is expected
        ({"account": "Cawdale Frozen Foods"}, "A-4", "L-4", None),  # no day, one loss
        ({"account": "Mill & Sons"}, "A-1", None, None),  # no day, two losses
        (
            {"account": "Cawdale Frozen Foods", "held_on": date(2024, 4, 30)},
            "A-4",
            None,
            None,
        ),  # before the notice
        (
            {"account": "Vale Brewery", "held_on": date(2024, 5, 1)},
            None,
            None,
            None,
        ),  # two accounts of that name
        ({"account": "Mill & Sons", "kind": "call", "held_on": date(2024, 5, 1)}, "A-1", None, None),
        (
            {"account": "Quay Linen GmbH", "kind": "win_loss_interview", "held_on": date(2024, 3, 1)},
            None,
            None,
            "D-1",
        ),
        ({"account": "Nobody we know"}, None, None, None),
        ({}, None, None, None),
    ],
)
def test_what_an_interview_is_about(
    con: store.Connection,
    said: dict[str, object],
    account_id: str | None,
    loss_id: str | None,
    deal_id: str | None,
) -> None:
    found = matching.matches(con, [interview(**said)])

    assert found == {"i-1": matching.Match(account_id, loss_id, deal_id)}


@pytest.mark.parametrize(
    ("account", "named_in", "found"),
    [
        (None, "RE: Cancellation of our contract (Mill & Sons) / mail.eml", "Mill & Sons Ltd"),
        (None, "RE: your notice / cawdale-frozen-foods_re_notice.eml", "Cawdale Frozen Foods"),
        (None, "RE: Cancellation of our contract / mail.eml", None),
        ("Cawdale Frozen", "Exit interview Cawdale Frozen Foods / a.docx", "Cawdale Frozen Foods"),
        ("Cawdale service hub", "/ Cawdale service hub exit interview.txt", "Cawdale service hub"),
        (None, "RE: windmill and sons / mail.eml", None),  # only whole words
        (None, "RE: Tarn Foods A/S leaves / mail.eml", "Tarn Foods"),  # comes in beside it
        ("Nobody we know", None, "Nobody we know"),  # the file itself says so
    ],
)
def test_an_account_that_a_title_or_a_file_name_holds_is_the_account(
    con: store.Connection, account: str | None, named_in: str | None, found: str | None
) -> None:
    given = interview(account=account, named_in=named_in)

    [named] = matching.with_known_accounts(con, [given], ["Tarn Foods"])

    assert named.account == found


def test_a_stray_is_about_no_account_here_nor_in_the_files_beside_it(con: store.Connection) -> None:
    here, beside = interview(account="Mill & Sons"), interview(account="Tarn Foods AS")
    nowhere, unnamed = interview(account="Nobody"), interview()

    found = [matching.strays(con, [one], ["Tarn Foods A/S"]) for one in (here, beside, nowhere, unnamed)]

    assert found == [[], [], [nowhere], [unnamed]]


MAIL = "From: Bo Ray <bo@x.example>\nDate: Tue, 5 Mar 2024 09:00:00 +0000\nSubject: {0}\n\nNobody rang us back: {0}\n"


def test_a_mail_finds_the_account_in_its_subject_and_one_of_nobody_is_doubtful(
    con: store.Connection, tmp_path: Path
) -> None:
    for number, subject in enumerate(["RE: Cancellation of our contract (Mill & Sons)", "RE: Your invoice"]):
        (tmp_path / f"{number}.eml").write_text(MAIL.format(subject))
    intake.load_paths(con, [tmp_path / "0.eml", tmp_path / "1.eml"], who="test")

    stored = con.execute("select account_name, account_id from interviews order by source_file").fetchall()
    assert stored == [("Mill & Sons Ltd", "A-1"), (None, None)]
    assert checks.findings(con, rule="interviews_without_loss")["finding"].tolist() == [
        "of an unnamed account, matched to no account"
    ]


def write_talk(folder: Path, account: str) -> Path:
    path = folder / f"{account} exit interview 2024-05-05.txt"
    path.write_text("Interviewer: Why did you leave?\n\nAnn: You were too dear.\n\nInterviewer: I see.\n")
    return path


def test_near_names_are_offered_and_a_person_matches(con: store.Connection, tmp_path: Path) -> None:
    intake.load_paths(con, [write_talk(tmp_path, "Cawdale service hub")], who="test")

    [waiting] = matching.unmatched(con)
    assert [name for _, name, _ in waiting.near] == ["Cawdale Frozen Foods"]
    assert con.execute("select account_id, loss_id from interviews").fetchall() == [(None, None)]

    matching.match_interview(con, waiting.interview_id, account_id="A-4", who="test", now=NOW)

    assert con.execute("select account_id, loss_id from interviews").fetchall() == [("A-4", "L-4")]
    assert matching.unmatched(con) == []
    assert con.execute(
        "select changed_by, field from changes where table_name = 'interviews'"
    ).fetchall() == [("test", "match")]


def test_a_file_named_after_an_account_that_comes_later_finds_it(tmp_path: Path) -> None:
    con = store.memory_database()
    mail = tmp_path / "Mill & Sons, cancellation.eml"
    mail.write_text(MAIL.format("Cancellation of our contract"))
    intake.load_paths(con, [mail], who="test")
    assert con.execute("select account_id from interviews").fetchall() == [(None,)]

    (tmp_path / "accounts.csv").write_text(FILES["accounts.csv"])
    intake.load_paths(con, [tmp_path / "accounts.csv"], who="test")

    assert con.execute("select account_id from interviews").fetchall() == [("A-1",)]


def test_an_account_that_the_words_or_the_file_name_are_offered(
    con: store.Connection, tmp_path: Path
) -> None:
    mail = MAIL.format("We leave") + "Ann Lee\nMill & Sons Ltd\n"
    (tmp_path / "RE cancellation.eml").write_text(mail)
    (tmp_path / "RE Cancellation Cawdale.eml").write_text(MAIL.format("We leave"))
    intake.load_paths(
        con, [tmp_path / "RE cancellation.eml", tmp_path / "RE Cancellation Cawdale.eml"], who="test"
    )

    waiting = {one.source_file: [name for _, name, _ in one.near] for one in matching.unmatched(con)}
    assert waiting["RE Cancellation Cawdale.eml"] == ["Cawdale Frozen Foods"]
    assert waiting["RE cancellation.eml"] == ["Mill & Sons Ltd"]


LINEN = "deal_id,account_name,stage,opened_on,closed_on\n7,Quay Linen,Lost,2024-01-01,2024-02-01\n"


@pytest.mark.parametrize(
    ("account", "loss_id"), [("Bray Mills", "loss 7"), ("Quay Linen Ltd", "7"), ("Quay", "7")]
)
def test_an_exit_interview_is_not_about_a_deal_of_another_customer_that_has_the_id_of_its_loss(
    tmp_path: Path, account: str, loss_id: str
) -> None:
    con = store.memory_database()
    (tmp_path / "deals.csv").write_text(LINEN)
    talk = tmp_path / "talk.txt"
    talk.write_text(
        f"Loss id: 7\nAccount: {account}\n\nInterviewer: Why?\n\nAnn: You were too dear for us.\n"
    )
    intake.load_paths(con, [talk, tmp_path / "deals.csv"], who="test")

    assert con.execute("select loss_id from interviews").fetchall() == [(loss_id,)]
    assert [one.account_name for one in matching.unmatched(con)] == ([account] if loss_id == "loss 7" else [])

    (tmp_path / "losses.csv").write_text("loss_id,account_name,lost_on\n7,Bray Mills,2024-03-31\n")
    intake.load_paths(con, [tmp_path / "losses.csv"], who="test")
    if account == "Bray Mills":
        assert con.execute("select loss_id, account_id from interviews").fetchall() == [("loss 7", account)]
        assert matching.unmatched(con) == []


def test_words_that_came_first_find_the_loss_that_comes_later(tmp_path: Path) -> None:
    con = store.memory_database()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    intake.load_paths(con, [write_talk(tmp_path, "Cawdale Frozen Foods")], who="test")

    intake.load_paths(con, [tmp_path / "accounts.csv", tmp_path / "losses.csv"], who="test")

    assert con.execute("select account_id, loss_id from interviews").fetchall() == [("A-4", "L-4")]
    con.close()


def test_a_match_of_no_interview_is_refused(con: store.Connection) -> None:
    with pytest.raises(matching.MatchError, match="There is no interview 'i-9'."):
        matching.match_interview(con, "i-9", account_id="A-4", who="test", now=NOW)
