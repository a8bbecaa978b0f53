"""Spreadsheets with one interview or survey answer a row: each text column a turn, its header the question."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from interviews.clock import clock_seconds
from interviews.decoding import decode
from interviews.formats import text as plain_text
from interviews.formats.archive import refuse_unsafe
from interviews.guarded import LARGEST_FILE, open_guarded
from interviews.heads import DayOrder, add_fact, day_order, fact_of, read_date
from interviews.transcript import ReadError, Transcript, Unread, Utterance, carried_on, merged

MOST_ROWS = 200_000
RESPONDENT = "Respondent"
QUESTION = "Question"
_ASKS = re.compile(
    r"\?|^(?:why|what|how|which|who|when|where|please|describe|tell|explain|would|could|did|do|is|are|any)\b"
    r"|feedback|comment|verbatim|free ?text|answer|in your own words|open[- ]ended|improve|reason for leaving",
    re.I,
)
_WHOLE = re.compile(
    r"^(?:transcript|call transcript|conversation|dialogue|interview text|full text|words)$", re.I
)
_RECORD_WORDS = re.compile(
    r"^(?:amount|stage|close ?date|closedate|fee|monthly_?fee|mrr|arr|value|starts?_?on|ends?_?on|lost_?on|status"
    r"|outcome|probability|contract.*|tenure.*"
    r"|opportunity.*|pipeline|forecast.*|price|quantity|body|note|notes|text)$",
    re.I,
)
SPEAKER_HEADERS = frozenset({"speaker", "speaker name", "speaker label", "participant", "who"})
WORDS_HEADERS = frozenset(
    {"text", "transcript", "words", "utterance", "sentence", "message", "content", "caption"}
)
ANSWER_HEADS = frozenset({"response", "open-ended response"})  # of SurveyMonkey, under a question
START_HEADERS = frozenset({"start", "start time", "time", "timestamp", "timecode", "start timecode", "in"})
_FEWEST_WORDS = 4  # mean words of the filled cells from which a column without a question holds free text
_HEAD_ROWS = 10
csv.field_size_limit(LARGEST_FILE)


def read(path: Path) -> list[Transcript | Unread]:
    """Transcripts of the rows that have an answer, and the rows that have none.

    Raises:
        ReadError: the file is damaged, has no header, or no column of free text.
    """
    rows = _rows(path)
    head, body = split_header(rows)
    if told := transcript_columns(head):
        return [_told(body, *told)]
    texts = text_columns(head, body)
    if not texts:
        raise ReadError(
            "no column of free text; expected one interview or answer a row, with a header such as 'Why did you leave?'"
        )
    asked = " or ".join(repr(head[place][:60]) for place in texts[:3])
    above = len(rows) - len(body)
    orders = _day_orders(head, body)
    found: list[Transcript | Unread] = []
    for number, row in enumerate(body[:MOST_ROWS], above + 1):
        transcript = replace(_transcript(head, row, texts, orders), row=number)
        reason = f"has no words under {asked}; expected an answer or a transcript"
        found.append(transcript if transcript.utterances else Unread(number, reason, _cells(head, row)))
    if not any(isinstance(one, Transcript) for one in found):
        raise ReadError("no row has an answer in its text columns")
    return found


def _cells(head: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """A row by its headers; a header that comes twice keeps its number."""
    return {
        name if list(head).count(name) == 1 else f"{name} ({place})": cell
        for place, (name, cell) in enumerate(zip(head, row, strict=False), 1)
    }


def _rows(path: Path) -> list[list[str]]:
    """All rows as text: of a workbook by the child process, of a text file by its delimiter."""
    if path.read_bytes()[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        return workbook_rows(path)
    return delimited_rows(decode(path.read_bytes())[0])


def workbook_rows(path: Path) -> list[list[str]]:
    """Rows of an Excel workbook as text.

    Raises:
        ReadError: it is damaged, locked, too large or empty.
    """
    return [list(map(str, row)) for row in open_guarded("sheet", path)]


def delimited_rows(text: str) -> list[list[str]]:
    """Rows of delimited text; the delimiter is the one that the first line has most of.

    Raises:
        ReadError: the quoting is broken beyond reading.
    """
    first = text.lstrip("\n").partition("\n")[0]
    delimiter = max(",;\t|", key=first.count)
    try:
        return [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if any(map(str.strip, row))]
    except csv.Error as error:
        raise ReadError(
            f"the rows cannot be told apart ({error}); save the file as CSV with quoted text"
        ) from None


def split_header(rows: Sequence[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Header and rows below it: the first of the upper rows that is filled as widely as any of them.

    Raises:
        ReadError: there is no row below a header.
    """
    widths = [sum(bool(cell.strip()) for cell in row) for row in rows[:_HEAD_ROWS]]
    if len(rows) < 2 or not max(widths, default=0):
        raise ReadError("no row below a header; expected a line of column names and one interview a row")
    place = next(
        i for i, width in enumerate(widths) if width >= max(2, 0.6 * max(widths)) or max(widths) == 1
    )
    return _whole_header([cell.strip() for cell in rows[place]], [list(row) for row in rows[place + 1 :]])


def _whole_header(head: list[str], body: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Header and rows where a survey tool writes more than one line of headers.

    Qualtrics: names of columns, the questions, ids as JSON. SurveyMonkey: the questions, what is answered under each.
    """
    if len(body) > 1 and sum('"ImportId"' in cell for cell in body[1]) > len(body[1]) / 2:
        return [cell.strip() for cell in body[0]], body[2:]
    under = [cell.strip() for row in body[:1] for cell in row]
    if not ANSWER_HEADS & {cell.lower() for cell in under}:
        return head, body
    questions, whole = "", []
    for place, answered in enumerate([*under, *[""] * (len(head) - len(under))][: len(head)]):
        questions = head[place] or questions
        whole.append(head[place] if head[place] or not questions else f"{questions} {answered}".strip())
    return whole, body[1:]


def text_columns(head: Sequence[str], body: Sequence[Sequence[str]]) -> list[int]:
    """Places of the columns that hold a customer's words."""
    found = []
    for place, name in enumerate(head):
        cells = [row[place].strip() for row in body[:500] if place < len(row) and row[place].strip()]
        mean = sum(len(cell.split()) for cell in cells) / len(cells) if cells else 0.0
        asks = fact_of(name) is None and bool(_ASKS.search(name) or _WHOLE.match(name))
        if cells and ((asks and mean > 1) or (fact_of(name) is None and mean >= _FEWEST_WORDS)):
            found.append(place)
    return found


def transcript_columns(head: Sequence[str]) -> tuple[int, int, int] | None:
    """Places of speaker, words and start in a sheet with a turn a row, as transcription tools write it."""
    names = [re.sub(r"[\s_]+", " ", name).strip().lower() for name in head]
    places = [
        next((place for place, name in enumerate(names) if name in known), -1)
        for known in (SPEAKER_HEADERS, WORDS_HEADERS, START_HEADERS)
    ]
    return None if -1 in places else (places[0], places[1], places[2])


def _told(body: Sequence[Sequence[str]], speaker: int, words: int, start: int) -> Transcript:
    """The one conversation of a sheet with a turn a row."""
    whole = [row for row in body[:MOST_ROWS] if len(row) > max(speaker, words, start)]
    spoken = [Utterance(row[speaker].strip() or None, row[words], clock_seconds(row[start])) for row in whole]
    if not any(utterance.text.strip() for utterance in spoken):
        raise ReadError("no row has words of a speaker")
    return Transcript(merged(carried_on(spoken)))


def is_answers(head: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Whether a sheet is one of words rather than of records: turns, or a question as header and nothing of a CRM's."""
    if transcript_columns(head):
        return True
    if any(_RECORD_WORDS.match(name) for name in head):
        return False
    asked = [p for p in text_columns(head, body) if _ASKS.search(head[p]) or _WHOLE.match(head[p])]
    return bool(asked)


def _day_orders(head: Sequence[str], body: Sequence[Sequence[str]]) -> dict[int, DayOrder]:
    """Place of a column of days -> what comes first in them, where the column tells."""
    places = [place for place, name in enumerate(head) if fact_of(name) in ("held_on", "keep_until")]
    found = {place: day_order(row[place] for row in body if place < len(row)) for place in places}
    return {place: order for place, order in found.items() if order}


def _transcript(
    head: Sequence[str], row: Sequence[str], texts: Sequence[int], orders: Mapping[int, DayOrder]
) -> Transcript:
    """One row as an interview; empty answers leave out their question."""
    facts: dict[str, str] = {}
    order = sorted(range(min(len(head), len(row))), key=lambda p: fact_of(head[p]) != "account")
    for place in order:
        fact = fact_of(head[place])
        if fact and place not in texts:
            day = read_date(row[place], orders[place]) if place in orders else None
            add_fact(facts, fact, day.isoformat() if day else row[place])
    turns: list[Utterance] = []
    for place in texts:
        words = row[place].strip() if place < len(row) else ""
        if _WHOLE.match(head[place]) and len(words.split("\n")) > 1:
            turns += plain_text.read(words)[0].utterances
        elif any(c.isalnum() for c in words):
            turns.append(Utterance(QUESTION, head[place] or QUESTION, role="interviewer"))
            turns.append(Utterance(facts.get("interviewee") or RESPONDENT, words, role="customer"))
    return Transcript(tuple(turns), facts, kind="survey" if not facts.get("kind") else None)


def extract(path: Path) -> list[list[str]]:
    """Rows of the first sheet of a workbook that has any, run in the child."""
    refuse_unsafe(path, needs="xl/workbook.xml", what="Excel workbook (.xlsx)")
    import python_calamine

    try:
        workbook = python_calamine.CalamineWorkbook.from_path(str(path))
        for name in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(name).to_python()
            if len(rows) > 1:
                return [[_plain(cell) for cell in row] for row in rows[: MOST_ROWS + _HEAD_ROWS]]
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise ReadError(f"the Excel workbook is damaged ({error}); save it anew") from None
    raise ReadError("no sheet of the workbook has more than one row")


def _plain(cell: object) -> str:
    """A cell as text: whole numbers without a point, days in ISO form."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
