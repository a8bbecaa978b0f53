"""Markdown: front matter and head lists become facts, marks of emphasis go, the rest is read as text."""

import re

from interviews.formats import text as plain_text
from interviews.heads import add_fact, fact_of
from interviews.transcript import Transcript

_FRONT_MATTER = re.compile(r"\A---\n(.{0,4000}?)\n---\n", re.S)
_TABLE_ROW = re.compile(r"\s*\|(.*)\|\s*")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}\)")
_MARK = re.compile(r"[|_`\[*-]")
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
_EMPHASIS = re.compile(r"(?<!\w)(?:__|_|`)(?=\S)|(?<=\S)(?:__|_|`)(?!\w)")


def read(text: str) -> list[Transcript]:
    """The transcript of a Markdown file, as `text.read` finds it.

    Raises:
        ReadError: the file has no words.
    """
    facts: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front:
        for line in front.group(1).split("\n"):
            label, _, value = line.partition(":")
            fact = fact_of(label)
            if fact:
                add_fact(facts, fact, value.strip(" \"'"))
        text = text[front.end() :]
    lines = [_plain(line) if line else "" for line in text.split("\n")]
    transcripts = plain_text.read("\n".join(lines))
    for transcript in transcripts:
        for fact, value in facts.items():
            transcript.facts.setdefault(fact, value)
    return transcripts


def _plain(line: str) -> str:
    """A line without marks; a rule across the page is no line at all."""
    if not _MARK.search(line):
        return line
    if _RULE.fullmatch(line):
        return ""
    return _EMPHASIS.sub("", _LINK.sub(r"\1", _table_row(line)))


def _table_row(line: str) -> str:
    """A row of a table as cells parted by tabs; the rule under its head as nothing."""
    match = _TABLE_ROW.fullmatch(line)
    if not match:
        return line
    cells = [cell.strip() for cell in match.group(1).split("|")]
    if plain_text.is_table_head(cells) or all(re.fullmatch(r":?-*:?", cell) for cell in cells):
        return ""
    return "\t".join(cells)
