"""What the head of a file or a row of a sheet says of an interview: its day, who was asked, and in which role."""

from datetime import date
from pathlib import Path

import pytest

from interviews.heads import day_order, person_and_role, read_date
from interviews.reading import read_file

OTTER = (
    "Halden Foods exit call\nTue, May 6, 2025 10:00AM • 22:10\n\nSUMMARY KEYWORDS\n\nzentra, contract, board,"
    " trade fair, free migration, six months, one contact, management, nobody\n\n"
    "SPEAKERS\nDana Whitfield, Ingrid Solberg\n\n"
    "Dana Whitfield  0:04\nWhat led to your decision?\n\nIngrid Solberg  0:12\nZentra approached us.\n"
)


def test_the_head_of_an_otter_file_gives_day_and_account_and_no_third_speaker(tmp_path: Path) -> None:
    for text in (OTTER, OTTER.replace("\n\nSUMMARY KEYWORDS\n\n", "\nSUMMARY KEYWORDS\n")):
        (tmp_path / "call_otter_ai.txt").write_text(text)
        (found,) = read_file(tmp_path / "call_otter_ai.txt")

        assert (found.account, found.held_on) == ("Halden Foods", date(2025, 5, 6))
        assert [(turn.speaker, turn.text) for turn in found.turns] == [
            ("Dana Whitfield", "What led to your decision?"),
            ("Ingrid Solberg", "Zentra approached us."),
        ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tue, May 6, 2025 10:00AM • 22:10", date(2025, 5, 6)),
        ("Wed, Sep 17, 2025", date(2025, 9, 17)),
        ("12/03/2026 08:55", None),  # March or December
        ("30/09/2025 08:55", date(2025, 9, 30)),
        ("9/30/25 08:55", date(2025, 9, 30)),
        ("31-12-99", date(1999, 12, 31)),
        ("12/03/26", None),  # March or December
    ],
)
def test_a_day_as_people_and_tools_write_it(text: str, day: date | None) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["12/03/2026 08:55", "", "19/11/2024 10:00"], "day_first"),
        (["12/03/2026", "11/19/2024"], "month_first"),
        (["3/12/26", "11/19/24"], "month_first"),
        (["12/03/2026", "01-02-2026"], None),  # nothing decides
        (["19/11/2024", "11/19/2024"], None),  # they contradict each other
        (["2024-11-19", "19 Nov 2024"], None),
    ],
)
def test_the_other_days_of_a_column_decide_what_comes_first(cells: list[str], order: str | None) -> None:
    assert day_order(cells) == order


SURVEY = "Company,Date,Why did you leave?\nTarn Mill,{},Nobody rang us.\nVale Brewery,{},You were too dear.\n"


def test_a_day_of_a_survey_is_read_as_its_column_is(tmp_path: Path) -> None:
    (tmp_path / "exit survey.csv").write_text(SURVEY.format("12/03/2026 08:55", "19/11/2024 10:00"))

    found = read_file(tmp_path / "exit survey.csv")

    assert [one.held_on for one in found] == [date(2026, 3, 12), date(2024, 11, 19)]
    assert [one.warnings for one in found] == [(), ()]


def test_a_day_that_could_be_two_is_left_out_and_its_row_named(tmp_path: Path) -> None:
    (tmp_path / "exit survey.csv").write_text(SURVEY.format("2024-11-19", "12/03/2026 08:55"))

    found = read_file(tmp_path / "exit survey.csv")

    assert [one.held_on for one in found] == [date(2024, 11, 19), None]
    assert found[1].warnings == (
        "Row 3: the date '12/03/2026 08:55' is no day, or could be two, and was left out; expected YYYY-MM-DD.",
    )


@pytest.mark.parametrize(
    ("said", "name", "role"),
    [
        ("June Pockley, owner", "June Pockley", "owner"),
        ("June Pockley (owner)", "June Pockley", "owner"),
        ("head of purchasing", "", "head of purchasing"),
        ("Jens Mikkelsen, CFO (jens@osterby.example, +45 22 33 44 55)", "Jens Mikkelsen", "CFO"),
        ("Jens Mikkelsen <jens@osterby.example>, CFO, tel. 0171 5550199", "Jens Mikkelsen", "CFO"),
        ("Jens Mikkelsen (+45 22 33 44 55)", "Jens Mikkelsen", ""),
        ("jens@osterby.example", "jens@osterby.example", ""),
    ],
)
def test_a_person_is_told_from_role_and_contact_data(said: str, name: str, role: str) -> None:
    assert person_and_role(said) == (name, role)


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("CFO Osterby (jens@osterby.example, +45 22 33 44 55)", "CFO"),
        ("CFO at Osterby Energi", "CFO"),
        ("CFO, Osterby Energi A/S", "CFO"),
        ("Head of Energi", "Head of Energi"),  # the company's word is part of the role
        ("Osterby", None),
        ("plant manager", "plant manager"),
    ],
)
def test_the_role_leaves_out_the_company(said: str, role: str | None, tmp_path: Path) -> None:
    head = f"Account: Osterby Energi A/S\nParticipant: Jens Mikkelsen, {said}\n\n"
    (tmp_path / "talk.txt").write_text(f"{head}Dana: Why?\nJens: Price.\nDana: Only that?\nJens: Yes.\n")

    assert read_file(tmp_path / "talk.txt")[0].interviewee_role == role
