"""WebVTT as Teams, Zoom and others write it. Source of the syntax: W3C, "WebVTT: The Web Video Text Tracks Format"."""

import re

from interviews.formats.cues import split_cues, timing, utterances_of
from interviews.heads import fact_of
from interviews.transcript import ReadError, Transcript

_NO_CUES = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")


def read(text: str) -> list[Transcript]:
    """The transcript of a WebVTT file.

    Raises:
        ReadError: it has no cue with words.
    """
    lines = text.split("\n")
    facts = _head_facts(lines)
    utterances = utterances_of(split_cues(_without_comments(lines)))
    if not utterances:
        raise ReadError(
            "no words under any line of times; expected cues such as '00:00:03.000 --> 00:00:07.000' with text below"
        )
    return [Transcript(utterances, facts)]


def _head_facts(lines: list[str]) -> dict[str, str]:
    """What the lines before the first cue say, such as `Language: en`."""
    facts: dict[str, str] = {}
    for line in lines[:20]:
        if timing(line):
            break
        label, _, value = line.partition(":")
        if fact_of(label) == "language":
            facts["language"] = value.strip()
    return facts


def _without_comments(lines: list[str]) -> list[str]:
    """Lines without the header and without NOTE, STYLE and REGION blocks, which end at a blank line."""
    kept: list[str] = []
    skipping = bool(lines) and lines[0].lstrip().upper().startswith("WEBVTT")
    before = ""
    for line in lines:
        if timing(line):
            skipping = False
        elif not before.strip() and _NO_CUES.match(line):
            skipping = True
        if not skipping:
            kept.append(line)
        if not line.strip():
            skipping = False
        before = line
    return kept
