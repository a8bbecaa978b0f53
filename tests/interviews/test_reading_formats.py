"""One shape of file a row: what the tools write, and the turns that come of it."""
# ruff: noqa: E501  a file reads best as the one line that it is

import json

import docx
import pytest

from interviews.reading import ReadError, holds_words, read_file
from interviews.speakers import Staff
from tests.interviews.written_files import PDF_OF_A_CALL

A, B = "Ann Lee", "Bo Ray"
TWO = [(A, "interviewer", "Why did you leave?"), (B, "customer", "Nobody rang us back.")]


def turns(path, **options) -> list[tuple[str, str, str]]:
    (found,) = read_file(path, **options)
    return [(t.speaker, t.role, t.text) for t in found.turns]


def written(tmp_path, name: str, content: str | bytes):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("teams.vtt", "WEBVTT\n\n8f4-1/3-0\n00:00:01.000 --> 00:00:02.000\n<v Ann Lee>Why did you</v>\n\n8f4-1/3-1\n"
                      "00:00:02.000 --> 00:00:03.000\n<v Ann Lee>leave?\n\n00:04.000 --> 00:05.000\n<v Bo Ray>Nobody rang us back.\n"),
        ("crlf.vtt", "\ufeffWEBVTT Kind: captions\r\nLanguage: en\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nNOTE\r\nby me\r\n\r\n1\r\n"
                     "00:01.000 --> 00:02.000 align:start position:0%\r\nAnn Lee: Why did\r\nyou leave?\r\n\r\n"
                     "2\r\n00:03.000 --> 00:04.000\r\nBo Ray: Nobody rang us back.\r\n"),
        ("two in a cue.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n- Ann Lee: Why did you leave?\n- Bo Ray: Nobody rang us back.\n"),
        ("name above.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n(Ann Lee)\nWhy did you leave?\n\n00:03.000 --> 00:04.000\n(Bo Ray)\n"
                           "Nobody rang us back.\n"),
        ("no index.srt", "00:00:01,000 --> 00:00:02,000\nAnn Lee: Why did you leave?\n\n00:00:03,000 --> 00:00:04,000\n"
                         "Bo Ray: Nobody rang\n\n00:00:05,000 --> 00:00:06,000\nus back.\n"),
        ("colon.txt", "Ann Lee: Why did you leave?\nBo Ray: Nobody rang\nus back.\n"),
        ("stars.txt", "**Ann Lee:** Why did you leave?\n\n**Bo Ray:** Nobody rang us back.\n"),
        ("stars.md", "# Talk\n\n**Ann Lee**: Why did you leave?\n\n**Bo Ray**: Nobody rang us back.\n"),
        ("otter.txt", "Ann Lee  0:01\nWhy did you leave?\n\nBo Ray  1:00:03\nNobody rang us back.\n\n"),
        ("brackets.txt", "[00:00:01] Ann Lee: Why did you leave?\n[00:00:03] Bo Ray: Nobody rang us back.\n"),
        ("tabs.txt", "00:00:01\tAnn Lee\tWhy did you leave?\n00:00:03\tBo Ray\tNobody rang us back.\n"),
        ("rev.txt", "Ann Lee (00:01):\nWhy did you leave?\n\nBo Ray (00:03):\nNobody rang us back.\n"),
        ("zoom.txt", "[Ann Lee] 14:02:01\nWhy did you leave?\n\n[Bo Ray] 14:02:09\nNobody rang us back.\n"),
        ("table.md", "| Speaker | Text |\n| --- | --- |\n| Ann Lee | Why did you leave? |\n| Bo Ray | Nobody rang us back. |\n"),
    ],
    ids=lambda value: value if "\n" not in value else "",
)  # fmt: skip
def test_text_of_a_tool_gives_two_turns(name, content, tmp_path):
    assert turns(written(tmp_path, name, content)) == TWO


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_caption_file_is_read_in_its_encoding(encoding, tmp_path):
    text = "1\n00:00:01,000 --> 00:00:02,000\nAnn Lee: Pourquoi “déjà”?\n\n2\n00:00:03,000 --> 00:00:04,000\nBo Ray: Né là.\n"
    (found,) = read_file(written(tmp_path, "a.srt", text.encode(encoding)))
    assert [t.text for t in found.turns] == ["Pourquoi “déjà”?", "Né là."]
    assert any("Windows-1252" in w for w in found.warnings) is (encoding == "cp1252")


@pytest.mark.parametrize(
    ("value", "starts"),
    [
        ({"utterances": [{"speaker": "A", "text": "Why did you leave?", "start": 250}, {"speaker": "B", "text": "Nobody rang.", "start": 90_000}]}, [0.25, 90.0]),
        ({"id": "f1", "title": "Exit interview Tarn Mill", "date": 1709510400000, "sentences": [
            {"index": 0, "speaker_name": "A", "raw_text": "Why did you leave?", "start_time": "1.5"},
            {"index": 1, "speaker_name": "B", "raw_text": "Nobody rang.", "start_time": "61.5"}]}, [1.5, 61.5]),
        ([{"speaker": "A", "content": "Why did you leave?", "timestamp": "00:00:01"}, {"speaker": "B", "content": "Nobody rang.", "timestamp": "00:01:01"}], [1, 61]),
        ({"timeline": [{"users": [], "user": {"name": "A"}, "text": "Why did you leave?", "ts": 1709510400}, {"user": {"name": "B"}, "text": "Nobody rang.", "ts": 1709510410}]}, [0, 10]),
        ({"results": {"words": [{"speaker": 0, "text": "Why", "start": 0.1}, {"speaker": 1, "text": "Nobody", "start": 2.0}],
                      "segments": [{"speaker": 0, "text": "Why did you leave?", "start": 0.1}, {"speaker": 1, "text": "Nobody rang.", "start": 2.0}]}}, [0.1, 2.0]),
    ],
    ids=["assemblyai in ms", "fireflies", "list", "epoch", "words beside segments"],
)  # fmt: skip
def test_json_of_a_recorder_gives_turns_and_seconds(value, starts, tmp_path):
    (found,) = read_file(written(tmp_path, "call.json", json.dumps(value)))
    assert [t.text for t in found.turns] == ["Why did you leave?", "Nobody rang."]
    assert [t.start_seconds for t in found.turns] == starts


def test_gong_calls_take_names_from_the_parties_and_roles_from_their_affiliation(tmp_path):
    call = {
        "callId": "7",
        "parties": [
            {"speakerId": "s1", "name": A, "affiliation": "Internal"},
            {"speakerId": "s2", "name": B, "affiliation": "External"},
        ],
        "transcript": [
            {"speakerId": "s1", "topic": "x", "sentences": [{"start": 1000, "end": 2000, "text": "Why did you"}, {"start": 2000, "text": "leave?"}]},
            {"speakerId": "s2", "sentences": [{"start": 400_000, "text": "Nobody rang us back."}]},
        ],
    }  # fmt: skip
    (found,) = read_file(written(tmp_path, "gong.json", json.dumps({"callTranscripts": [call]})))
    assert found.interview_id == "7"
    assert found.kind == "call"
    assert [(t.speaker, t.role, t.start_seconds) for t in found.turns] == [
        (A, "vendor", 1),
        (B, "customer", 400),
    ]


def test_a_note_without_speakers_is_one_turn_with_its_head_as_facts(tmp_path):
    note = "Account: Tarn Mill\nDate: 4 March 2024\nAuthor: Ann Lee\n\nBo left. Reason: price.\nNext steps: none.\n"
    (found,) = read_file(written(tmp_path, "x.txt", note))
    assert (found.account, str(found.held_on), found.kind) == ("Tarn Mill", "2024-03-04", "cx_note")
    assert turns(tmp_path / "x.txt") == [(A, "note", "Bo left. Reason: price. Next steps: none.")]


def test_a_head_gives_full_names_consent_and_how_long_to_keep(tmp_path):
    text = (
        "Leaver interview\n\nAccount: Tarn Mill\nDate: 2024-03-04\nInterviewer: Ann Lee\nCustomer: Bo Ray, owner\nLoss ID: L-7\n"
        "Consent: yes\nKeep until: 2026-03-04\n\nAnn: Why?\nBo: Price.\nAnn: Only that?\nBo: No.\n"
    )
    (found,) = read_file(written(tmp_path, "x.txt", text))
    assert [t.speaker for t in found.turns] == [A, B, A, B]
    assert (found.loss_id, found.consent, str(found.keep_until), found.interviewee_role) == (
        "L-7",
        True,
        "2026-03-04",
        "owner",
    )
    assert found.led_by == A


def test_a_pdf_with_a_text_layer_is_read_with_its_head(tmp_path):
    (found,) = read_file(written(tmp_path, "call.pdf", PDF_OF_A_CALL))
    assert [t.speaker for t in found.turns] == [A, B, A, B]
    assert found.turns[1].text == "Nobody rang us back, and then the pump broke (again)."
    assert (found.account, str(found.held_on)) == ("Tarn Mill", "2024-03-04")


@pytest.mark.parametrize(
    "rows",
    [
        [("Ann Lee:", "Why did you leave?"), ("Bo Ray:", "Nobody rang us back.")],
        [("00:00:01", "Ann Lee", "Why did you leave?"), ("00:00:03", "Bo Ray", "Nobody rang us back.")],
        [("Time", "Speaker", "Text"), ("0:01", "Ann Lee", "Why did you leave?"), ("0:03", "Bo Ray", "Nobody rang us back.")],
    ],
    ids=["two columns", "three columns", "three columns with a head"],
)  # fmt: skip
def test_a_table_of_a_transcription_service_in_a_word_document(rows, tmp_path):
    document = docx.Document()
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.save(tmp_path / "talk.docx")
    assert turns(tmp_path / "talk.docx") == TWO


def test_paragraphs_of_a_word_document(tmp_path):
    document = docx.Document()
    for words in ("Ann Lee: Why did you leave?", "Bo Ray: Nobody rang", "us back."):
        document.add_paragraph(words)
    document.save(tmp_path / "talk.docx")
    assert turns(tmp_path / "talk.docx") == TWO


def test_captions_without_speakers_are_one_voice(tmp_path):
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nNobody rang\n\n00:02.000 --> 00:04.000\nus back.\n"
    assert [words for _, _, words in turns(written(tmp_path, "call.vtt", text))] == ["Nobody rang us back."]


THREAD = """From: Bo Ray <bo@tarnmill.example>
To: Ann Lee <ann@alderpike.example>
Date: Tue, 5 Mar 2024 09:00:00 +0000
Subject: Re: your notice
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Nobody rang us back, caf=C3=A9 or not.

--=20
Bo Ray, owner

On Mon, 4 Mar 2024 at 10:00, Ann Lee <ann@alderpike.example> wrote:
> Why did you leave?

--b
Content-Type: message/rfc822

From: Ann Lee <ann@alderpike.example>
Date: Mon, 4 Mar 2024 10:00:00 +0000
Subject: your notice
Content-Type: text/html; charset=utf-8

<html><style>p {}</style><p>Why did you leave?</p><blockquote>old words</blockquote></html>
--b--
"""


def test_a_thread_gives_each_message_once_without_quoted_history(tmp_path):
    path = written(tmp_path, "thread.eml", THREAD)
    staff = Staff(domains=frozenset({"alderpike.example"}))
    assert turns(path, staff=staff) == [
        ("Ann Lee <ann@alderpike.example>", "vendor", "Why did you leave?"),
        ("Bo Ray <bo@tarnmill.example>", "customer", "Nobody rang us back, café or not."),
    ]
    assert str(read_file(path)[0].held_on) == "2024-03-05"


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("Re: your notice", "call"),
        ("RE: Cancellation of our contract", "exit_interview"),
        ("Notes of our call", "call"),
    ],
)
def test_a_mail_about_a_cancellation_counts_as_an_exit_interview_and_any_other_as_a_call(
    subject, kind, tmp_path
):
    (found,) = read_file(written(tmp_path, "mail.eml", THREAD.replace("Re: your notice", subject)))
    assert found.kind == kind


def test_the_subject_of_a_mail_is_no_account(tmp_path):
    mail = THREAD.replace("Re: your notice", "RE: Cancellation of our contract (Tarn Mill)")
    (found,) = read_file(written(tmp_path, "RE Cancellation of our contract.eml", mail))
    assert found.account is None
    assert (
        found.named_in == "RE: Cancellation of our contract (Tarn Mill) / RE Cancellation of our contract.eml"
    )


SHEET = 'Response ID,Company,Date,Name,Why did you leave?,Anything else?\n1,Tarn Mill,2024-03-04,Bo Ray,"Nobody rang us back.",\n'


def test_a_row_of_answers_is_an_interview_whose_questions_are_the_headers(tmp_path):
    path = written(tmp_path, "exit survey.csv", SHEET)
    (found,) = read_file(path)
    assert turns(path) == [
        ("Question", "interviewer", "Why did you leave?"),
        (B, "customer", "Nobody rang us back."),
    ]
    assert (found.kind, found.account, found.interview_id) == ("survey", "Tarn Mill", "exit survey-1")


def test_a_workbook_of_answers_is_read_as_its_csv(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    for row in (line.replace('"', "").split(",") for line in SHEET.splitlines()):
        book.active.append(row)
    book.save(tmp_path / "exit survey.xlsx")
    assert turns(tmp_path / "exit survey.xlsx") == turns(written(tmp_path, "exit survey.csv", SHEET))
    assert holds_words(tmp_path / "exit survey.xlsx")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", SHEET, True),
        ("a.csv", "loss_id,account_id,lost_on,stated_reason\nL1,A1,2024-03-04,Price\n", False),
        ("a.csv", "Opportunity Name,Stage,Amount,Closed Lost Details\nx,Closed Lost,5,They said that we never rang\n", False),
        ("a.jsonl", '{"turns": [{"text": "x", "role": "customer", "speaker": "y"}]}\n', True),
        ("a.jsonl", '{"id": "N1", "account_id": "A1", "date": "2024-03-04", "author": "x", "text": "they asked for a copy"}\n', False),
        ("a.json", '[{"account_id": "A1", "name": "x"}]', False),
        ("a.vtt", "", True),
    ],
)  # fmt: skip
def test_words_are_told_from_rows(name, content, words, tmp_path):
    assert holds_words(written(tmp_path, name, content)) is words


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", b"", "a.txt: the file is empty."),
        ("a.txt", b"\x00\x01abc", "a.txt: byte 1 is zero, so this is no text"),
        ("a.txt", b"PK\x03\x04rest", "a.txt: the content is a ZIP archive"),
        ("a.xyz", b"words", "a.xyz: '.xyz' is no format of words; accepted: "),
        ("a.jsonl", b'{"turns": []}', "a.jsonl: line 1: 'turns' holds no words"),
        ("a.jsonl", b'{"turns": [{"text": "x", "role": "boss"}]}', "has the role 'boss'; accepted: customer, interviewer"),
        ("a.jsonl", b"{", "a.jsonl: line 1: this is no JSON"),
        ("a.vtt", b"WEBVTT\n", "a.vtt: no words under any line of times; expected cues"),
        ("a.eml", b"hello there", "a.eml: this is no e-mail"),
        ("a.csv", b"a,b\n1,2\n", "a.csv: no column of free text; expected one interview or answer a row"),
    ],
)  # fmt: skip
def test_a_refusal_says_what_where_and_what_is_accepted(name, content, sentence, tmp_path):
    with pytest.raises(ReadError) as refusal:
        read_file(written(tmp_path, name, content))
    assert sentence in str(refusal.value)


def test_a_missing_file_is_a_sentence(tmp_path):
    with pytest.raises(ReadError, match="there is no such file"):
        read_file(tmp_path / "gone.txt")


def test_another_language_is_kept_marked_and_warned_about(tmp_path):
    text = "Anna: Warum haben Sie gekündigt?\nBernd: Weil niemand auf unsere Beschwerden geantwortet hat.\nAnna: Und dann?\nBernd: Schluss."
    (found,) = read_file(written(tmp_path, "x.txt", text))
    assert found.language == "de"
    assert len(found.turns) == 4
    assert "another language (de)" in found.warnings[0]
