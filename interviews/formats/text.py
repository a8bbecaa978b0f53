"""Plain text: dialogues as people and transcription services type them, and notes without speakers.

The label of a turn stands before its words on the line, or alone on the line above:
`Name: words`, `[00:00:03] Speaker 0: words`, `Name [0:03]: words`, `00:03<tab>Name<tab>words`, `Name  0:03`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interviews.clock import CLOCK, clock_seconds
from interviews.heads import add_fact, fact_of, head_line, read_date
from interviews.labels import could_be_label, looks_like_name, role_of_label, speaker_labels
from interviews.transcript import ReadError, Transcript, Utterance, merged

_LONGEST_LABEL_LINE = 90
_FEWEST_WORDS_OF_PROSE = 12  # shorter lines above a dialogue are headings, not words about the customer
_STAMP = rf"[\[(]?({CLOCK})[\])]?"
_NAME = r"([^:\t\n\[\]]{1,48}?)"
_ABOVE = re.compile(
    rf"\W{{0,3}}{_NAME}(?:[\])]\s+|\s{{2,}}|\t|\s*[|,–—-]\s*|\s+(?=[\[(]))\W{{0,2}}{_STAMP}\W{{0,3}}"
)
_TABLE_HEADS = frozenset(
    ("time", "speaker", "text", "timestamp", "name", "transcript", "words", "start", "content", "dialogue")
)
_HEADINGS_OF_TOOL = frozenset(("SUMMARY KEYWORDS", "KEYWORDS", "SPEAKERS"))
_STAMP_ABOVE = re.compile(rf"{_STAMP}\s+(?:[-|]\s+)?{_NAME}:?")
_NAME_ABOVE = re.compile(rf"{_NAME}\s{_STAMP}")  # one blank between: only a name of several words is one
_BY_RECORDER = re.compile(r".{2,60} (?:started|stopped) transcription|Meeting ended after [\d:]+.*", re.I)
# Zoom: `00:03:12 From Ann Lee to Everyone: words`; WhatsApp: `[06/05/2025, 10:00:01] Ann Lee: words`
_CHAT = re.compile(
    rf"^\W{{0,2}}(?:({CLOCK})\s+From\s+|\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{2,4}},?\s({CLOCK})(?:\s?[AP]M)?\]?(?:\s-)?\s)"
    r"\s*([^:]{1,48}?)(?:\s+to\s+[^:]{1,60}?)?\s*:(?:\s+|$)"
)
_STAMP_FIRST = re.compile(rf"{_STAMP}\s*[-–]?\s*{_NAME}\s*:(?:\s+|$)(.*)")
_STAMP_BETWEEN = re.compile(rf"{_NAME}\s*[\[(]({CLOCK})[\])]\s*:?\s*(.*)")
_NAMED = re.compile(r"([^:\n\t]{1,48}?)\s*:(?:\s+|$)(.*)")
_STARRED = re.compile(r"^(\s*)\*\*([^*\n:]{1,48}?)\s*(?::\s*\*\*|\*\*\s*:)\s*")
_STARRED_INLINE = re.compile(r"(?<=\S) +(?=\*\*[^*\n:]{1,48}:\*\*)")
_STAMP_ONLY = re.compile(rf"{_STAMP}(?:\s*(?:-->|-|–)\s*{_STAMP})?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as a possible start of a turn; `is_above` where the label has the line to itself."""

    speaker: str | None
    start_seconds: float | None
    words: str
    is_above: bool = False


def read(text: str) -> list[Transcript]:
    """The one transcript of a text: a dialogue where speakers are found, else a note.

    Raises:
        ReadError: the file has no words.
    """
    lines = [_plain_chat(line) for line in _unstarred(text).split("\n") if not _is_of_recorder(line)]
    if not any(re.search(r"\w", line) for line in lines):
        raise ReadError("the file has no words; expected a transcript or a note")
    parsed = [parse_line(line) for line in lines]
    speakers = _speakers(parsed, sum(bool(line.strip()) for line in lines))
    first = next((i for i, line in enumerate(parsed) if line.speaker in speakers), len(lines))
    facts, title, body = split_head(lines, first)
    if not speakers:
        return [Transcript((Utterance(None, paragraphs(body), role="note"),), facts, title, "cx_note")]
    before = [Utterance(None, p, role="note") for p in _prose(body)]
    return [Transcript((*before, *merged(_turns(parsed[first:], speakers))), facts, title)]


def _unstarred(text: str) -> str:
    """Text with `**Name:** words` as `Name: words`, each on a line of its own."""
    if "**" not in text:
        return text
    text = _STARRED_INLINE.sub("\n", text)
    lines = (_STARRED.sub(r"\1\2: ", line) for line in text.split("\n"))
    return "\n".join(line.replace("**", "") for line in lines)


def _is_of_recorder(line: str) -> bool:
    """Whether a line says what the recorder did, and nobody said."""
    return bool(_BY_RECORDER.fullmatch(line.strip()))


def _plain_chat(line: str) -> str:
    """The line of a chat as that of a transcript: `[00:03:12] Ann Lee: words`."""
    return _CHAT.sub(lambda m: f"[{m[1] or m[2]}] {m[3]}: ", line, count=1)


def parse_line(line: str) -> Line:
    """Label, time and words that a line could hold; whether the label is a speaker is decided over the whole file."""
    text = line.strip()
    if "\t" in text:
        tabbed = _tabbed(text)
        if tabbed:
            return tabbed
    if len(text) <= _LONGEST_LABEL_LINE and ":" in text:
        above = _above(text)
        if above:
            return above
    match = _STAMP_FIRST.match(text)
    if match and could_be_label(match.group(2)):
        return Line(match.group(2), clock_seconds(match.group(1)), match.group(3))
    match = _STAMP_BETWEEN.match(text)
    if match and could_be_label(match.group(1)):
        return Line(match.group(1), clock_seconds(match.group(2)), match.group(3))
    match = _NAMED.match(text)
    if match and could_be_label(match.group(1)):
        return Line(match.group(1), None, match.group(2))
    return Line(None, None, text)


def is_table_head(cells: Sequence[str]) -> bool:
    """Whether a row of a table only names the columns of a transcript."""
    return len(cells) > 1 and all(cell.lower() in _TABLE_HEADS for cell in cells)


def _above(text: str) -> Line | None:
    """A line that holds only a name and a time; the words follow below."""
    match = _ABOVE.fullmatch(text)
    if match and could_be_label(match.group(1)):
        return Line(match.group(1), clock_seconds(match.group(2)), "", is_above=True)
    match = _NAME_ABOVE.fullmatch(text)
    if match and " " in match.group(1) and looks_like_name(match.group(1)):
        return Line(match.group(1), clock_seconds(match.group(2)), "", is_above=True)
    match = _STAMP_ABOVE.fullmatch(text)
    if (
        match
        and could_be_label(match.group(2))
        and (looks_like_name(match.group(2)) or role_of_label(match.group(2)))
    ):
        return Line(match.group(2), clock_seconds(match.group(1)), "", is_above=True)
    return None


def _tabbed(text: str) -> Line | None:
    """Time, speaker and words by tabs, the time first, second or absent."""
    cells = [cell.strip() for cell in text.split("\t")]
    times = [clock_seconds(cell.strip("[]()")) for cell in cells]
    labels = [c.rstrip(":").strip() for c, t in zip(cells, times, strict=True) if t is None]
    start = next((t for t in times[:2] if t is not None), None)
    if len(labels) >= 2 and could_be_label(labels[0]) and (start is not None or len(cells) == 2):
        return Line(labels[0], start, " ".join(labels[1:]).strip())
    return None


def _speakers(parsed: list[Line], lines: int) -> set[str]:
    """Labels of the file that are speakers. A label above its words with a time is one by its form."""
    above = {line.speaker for line in parsed if line.is_above and line.speaker}
    timed = {line.speaker for line in parsed if line.speaker and line.start_seconds is not None}
    candidates = [
        line.speaker for line in parsed if line.speaker and (line.words or not fact_of(line.speaker))
    ]
    labels = speaker_labels(candidates, lines)
    once = {label for label in labels if fact_of(label) and candidates.count(label) == 1}
    return above | timed | (labels - once if len(labels - once) > 1 or not labels else labels)


def _turns(parsed: list[Line], speakers: set[str]) -> Iterator[Utterance]:
    """Turns of a dialogue: a line without a label goes on with the turn above it."""
    speaker: str | None = None
    start: float | None = None
    words: list[str] = []
    for line in parsed:
        if line.speaker in speakers:
            yield Utterance(speaker, " ".join(words), start)
            speaker, start, words = line.speaker, line.start_seconds, [line.words]
        elif line.speaker:
            words.append(f"{line.speaker}: {line.words}".strip())
        elif not _STAMP_ONLY.fullmatch(line.words):
            words.append(line.words)
    yield Utterance(speaker, " ".join(" ".join(words).split()), start)


def split_head(lines: list[str], first: int) -> tuple[dict[str, str], str, list[str]]:
    """Facts and title in the lines before `first`, and the lines of prose that are left there.

    In a note (`first` is past the end) the head ends at the first line that is no part of it.
    """
    facts: dict[str, str] = {}
    title = ""
    prose: list[str] = []
    made_by_tool = _lines_of_tool(lines[:first])
    for number, line in enumerate(lines[:first]):
        if number in made_by_tool:
            continue
        found = head_line(line)
        if found:
            add_fact(facts, *found)
        elif line.strip() and read_date(line.strip("# ")):
            facts.setdefault("held_on", line.strip("# "))
        elif not title and not facts and _is_title(line, lines[number + 1 : number + 2]):
            title = line.strip("# \t")
        elif line.strip():
            if first == len(lines):
                return facts, title, lines[number:]
            prose.append(line)
    return facts, title, prose if first < len(lines) or facts else lines


def _lines_of_tool(lines: list[str]) -> set[int]:
    """Places of the lines that Otter puts above the words: its headings, each with the line that follows it."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    headings = [place for place, number in enumerate(filled) if lines[number].strip() in _HEADINGS_OF_TOOL]
    return {number for place in headings for number in filled[place : place + 2]}


def _is_title(line: str, following: list[str]) -> bool:
    """Whether a line is a heading: marked as one, or short and unpunctuated with a blank line or a fact below."""
    if line.lstrip().startswith("#"):
        return True
    below = following[0] if following else "words"
    return (
        0 < len(line.split()) <= 10
        and not line.rstrip().endswith((".", ",", "?", "!", ";"))
        and (not below.strip() or head_line(below) is not None or read_date(below.strip()) is not None)
    )


def _prose(lines: list[str]) -> list[str]:
    """Paragraphs above a dialogue that are long enough to say something about the customer."""
    return [p for p in paragraphs(lines).split("\n") if len(p.split()) >= _FEWEST_WORDS_OF_PROSE]


def paragraphs(lines: list[str]) -> str:
    """Prose with hard line breaks taken out; paragraphs and list items stay apart."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        plain = line.strip().lstrip("#>").strip()
        if not plain or re.match(r"[-*•]\s|\d{1,2}[.)]\s", plain):
            blocks.append([])
        if plain:
            blocks[-1].append(plain)
    return "\n".join(" ".join(block) for block in blocks if block)
