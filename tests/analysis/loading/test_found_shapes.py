"""Shapes of files that tools write and people send, each as it comes: what is read of it, or the sentence why not."""

import gzip
from pathlib import Path

import docx
import pytest
import xlsxwriter

from analysis.loading import intake
from analysis.loading.load_result import LoadResult
from queries import store

ANN, BO = ("Dana Whitfield", "What led to your decision?"), ("Ingrid Solberg", "Nobody answered our tickets.")
TALKS = {
    "saved_chat.txt": "00:03:12\t From  Dana Whitfield : What led to your decision?\n"
    "00:03:40\t From  Ingrid Solberg  to  Everyone : Nobody answered our tickets.\n",
    "zoom chat.txt": "09:41:12 From Dana Whitfield to Everyone:\n\tWhat led to your decision?\n"
    "09:41:50 From Ingrid Solberg to Everyone:\n\tNobody answered our tickets.\n",
    "whatsapp.txt": "[06/05/2025, 10:00:01] Dana Whitfield: What led to your decision?\n"
    "[06/05/2025, 10:01:11] Ingrid Solberg: Nobody answered our tickets.\n",
    "whatsapp on a phone.txt": "5/6/25, 10:00 AM - Dana Whitfield: What led to your decision?\n"
    "5/6/25, 10:01 AM - Ingrid Solberg: Nobody answered our tickets.\n",
    "chorus.txt": "Exit call\nMay 6, 2025\n\n00:04 | Dana Whitfield\nWhat led to your decision?\n\n"
    "00:12 | Ingrid Solberg\nNobody answered our tickets.\n",
    "grain.txt": "Exit\n\nDana Whitfield 00:04\nWhat led to your decision?\n\n"
    "Ingrid Solberg 00:12\nNobody answered our tickets.\n",
    "fathom.txt": "Exit interview - May 06\nVIEW RECORDING - 22 mins\n\n---\n\n0:04 - Dana Whitfield\n"
    "  What led to your decision?\n\n0:12 - Ingrid Solberg\n  Nobody answered our tickets.\n",
    "google.txt": "Dana Whitfield: What led to your decision?\nIngrid Solberg: Nobody answered our tickets.\n"
    "Meeting ended after 00:22:10\n",
    "rev.json": '{"monologues": [{"speaker": "Dana Whitfield", "elements": [{"type": "text", "value": "What"},'
    ' {"type": "punct", "value": " "}, {"type": "text", "value": "led to your decision?"}]},'
    ' {"speaker": "Ingrid Solberg", "elements": [{"type": "text", "value": "Nobody answered our tickets."}]}]}',
    "deepgram.json": '{"results": {"utterances": [{"speaker": "Dana Whitfield", "start": 0.5, "transcript":'
    ' "What led to your decision?"}, {"speaker": "Ingrid Solberg", "start": 2.5,'
    ' "transcript": "Nobody answered our tickets."}]}}',
}


def load(path: Path) -> tuple[store.Connection, LoadResult]:
    con = store.memory_database()
    [result] = intake.load_paths(con, [path], who="test")
    return con, result


def turns(con: store.Connection) -> list[tuple[str, str]]:
    return con.execute("select speaker, body from turns order by interview_id, turn").fetchall()


@pytest.mark.parametrize("name", TALKS)
def test_a_talk_of_a_tool_is_read_by_its_speakers(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TALKS[name])

    con, _ = load(tmp_path / name)

    assert turns(con) == [ANN, BO]


def test_a_word_document_of_teams_is_read_without_what_the_recorder_did(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Exit call-20250506_100000-Meeting Recording")
    document.add_paragraph("Dana Whitfield started transcription")
    for speaker, start, words in ((*ANN[:1], "0:04", ANN[1]), (*BO[:1], "0:12", BO[1])):
        document.add_paragraph(f"\n{speaker}   {start}\n{words}")
    document.add_paragraph("Dana Whitfield stopped transcription")
    document.save(str(tmp_path / "teams.docx"))

    con, _ = load(tmp_path / "teams.docx")

    assert turns(con) == [ANN, BO]


QUALTRICS = """StartDate,EndDate,Status,ResponseId,Q1
Start Date,End Date,Response Type,Response ID,Why did you leave us?
"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}"
2025-05-06 09:01:00,2025-05-06 09:10:00,IP Address,R_abc,Nobody answered our tickets.
"""
TYPEFORM = """#,Which company are you from?,Why did you leave us?,Submit Date (UTC)
x1,Halden Foods,Nobody answered our tickets.,2025-05-06 09:10:00
"""


def test_three_lines_of_headers_of_qualtrics(tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text(QUALTRICS)

    con, _ = load(tmp_path / "survey.csv")

    assert con.execute("select interview_id, held_on::varchar from interviews").fetchall() == [
        ("R_abc", "2025-05-06")
    ]
    assert turns(con) == [("Question", "Why did you leave us?"), ("Respondent", BO[1])]


def test_the_company_that_a_survey_asks_for_is_the_account(tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text(TYPEFORM)

    con, _ = load(tmp_path / "survey.csv")

    assert con.execute("select account_name, held_on::varchar from interviews").fetchall() == [
        ("Halden Foods", "2025-05-06")
    ]
    assert turns(con) == [("Question", "Why did you leave us?"), ("Respondent", BO[1])]


def test_two_lines_of_headers_of_surveymonkey_are_one_and_no_contracts(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "monkey.xlsx"))
    sheet = book.add_worksheet()
    for number, row in enumerate(
        [
            ["Respondent ID", "Start Date", "End Date", "Company name:", "Why did you leave us?", ""],
            ["", "", "", "Open-Ended Response", "Response", "Other (please specify)"],
            ["9", "05/16/25 09:10:12", "05/16/25 09:20:12", "Halden Foods", "", "They raised our fee twice"],
        ]
    ):
        sheet.write_row(number, 0, row)
    book.close()

    con, _ = load(tmp_path / "monkey.xlsx")

    assert con.execute("select account_name, held_on::varchar from interviews").fetchall() == [
        ("Halden Foods", "2025-05-16")
    ]
    assert turns(con) == [
        ("Question", "Why did you leave us? Other (please specify)"),
        ("Respondent", "They raised our fee twice"),
    ]


ROWS = {  # file -> its text, the table and the columns to look at, what they hold
    "mac.csv": (
        "Account Name,Lost Date,ARR\rHalden Foods,2025-05-31,12400\rOsterby,2025-06-30,8000\r",
        "select account_id, annual_value from defections order by 1",
        [("Halden Foods", 12400), ("Osterby", 8000)],
    ),
    "salesforce.csv": (
        '"Account Name","Opportunity Name","Stage","Amount","Close Date","Created Date"\n'
        '"Halden Foods","Renewal","Closed Lost","USD 12,000.00","5/16/2025","1/2/2025"\n\n\n'
        '"Grand Total","","","USD 12,000.00"\n"Copyright (c) 2000-2025 salesforce.com, inc."\n'
        '"Confidential Information - Do Not Distribute"\n"Generated By: Tom Riley 5/20/2025 9:12 AM"\n"Alder"\n',
        "select account_name, opened_on::varchar, annual_value, currency from deals",
        [("Halden Foods", "2025-01-02", 12000, "USD")],
    ),
    "zendesk.csv": (
        "Id,Subject,Description,Status,Priority,Requester,Organization,Assignee,Created at\n"
        "7,Invoice,Nobody answers about our invoice,solved,high,Jens,Osterby,Tom,2025-03-04 09:12\n",
        "select note_id, account_id, author, written_on::varchar, body from notes",
        [("7", "Osterby", "Tom", "2025-03-04", "Nobody answers about our invoice")],
    ),
    "salesforce.json": (
        '{"data": {"records": [{"attributes": {"type": "Opportunity"}, "Id": "6A", "Account": {"Name": "Osterby"},'
        ' "StageName": "Closed Lost", "Amount": 12000.0, "CloseDate": "2025-05-06"}]}}',
        "select deal_id, account_name, annual_value from deals",
        [("6A", "Osterby", 12000)],
    ),
    "stripe.json": (
        '{"object": "list", "data": [{"id": "sub_1", "object": "subscription", "customer": "cus_1", "currency": "usd",'
        ' "start_date": 1672653060, "canceled_at": 1745100000, "ended_at": 1746180660,'
        ' "plan": {"id": "gold", "object": "plan", "amount": 12050, "currency": "usd", "interval": "month"}}]}',
        "select contract_id, product_line, monthly_fee, currency, ends_on::varchar from contracts",
        [("sub_1", "gold", 120.5, "USD", "2025-05-01")],
    ),
    "guarded.csv": (
        'Account ID,Account Name,Lost Date\n="00017",Halden Foods,2025-05-31\n',
        "select account_id from accounts",
        [("00017",)],
    ),
    "thin.csv": (
        "Kunde;Gekündigt zum;Jahreswert\nHalden;31.05.2025;12\u202f400,50 €\nOsterby;30.06.2025;8\u2009000 €\n",
        "select annual_value, currency from defections order by 1",
        [(8000, "EUR"), (12400.5, "EUR")],
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_rows_of_a_tool_need_no_choice(tmp_path: Path, name: str) -> None:
    text, asked, expected = ROWS[name]
    (tmp_path / name).write_bytes(text.encode())

    con, result = load(tmp_path / name)

    assert result.error is None
    assert result.rejected == 0
    assert con.execute(asked).fetchall() == expected


def test_lines_of_tabs_in_utf_16_as_excel_saves_unicode_text(tmp_path: Path) -> None:
    (tmp_path / "unicode.txt").write_bytes(
        "Account Name\tLost Date\tARR\r\nHälden\t31.05.2025\t1.400,00\r\n".encode("utf-16")
    )

    con, _ = load(tmp_path / "unicode.txt")

    assert con.execute("select account_id, annual_value from defections").fetchall() == [("Hälden", 1400)]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "losses.csv.gz",
            gzip.compress(b"account_id,lost_on\n", mtime=0),
            "losses.csv.gz is packed; unpack it",
        ),
        ("call.rtf", b"{\\rtf1 Dana: Why?}", "a text as DOCX, PDF, TXT or VTT"),
        ("mail.msg", b"\xd0\xcf\x11\xe0", "a mail as EML"),
    ],
)
def test_what_is_not_read_says_what_is(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)

    _, result = load(tmp_path / name)

    assert said in (result.error or "")
