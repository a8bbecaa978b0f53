"""JSON of recorders and call platforms: Gong, Fireflies, AssemblyAI, Zoom- and Teams-like lists, contact centres.

Field names as these vendors document them. What is none of these but holds a list of objects with words, or one
text with a whole transcript, is read all the same.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from interviews.clock import in_seconds
from interviews.formats import gong, own
from interviews.formats import text as plain_text
from interviews.formats.utterances import is_utterances, speaker_of, start_of, with_facts, words_of
from interviews.transcript import ReadError, Transcript, Unread, Utterance, merged

CONTENT_KEYS = (
    "Content",
    "content",
    "transcript",
    "Transcript",
    "transcription",
    "text",
    "body",
    "conversation",
)
_DEEPEST = 6
_ACCEPTED = (
    "accepted: Gong (callTranscripts), Fireflies (sentences), AssemblyAI (utterances), lists of objects with speaker"
    " and text, an object with 'turns', or one with the whole text as Content"
)


def read(text: str) -> list[Transcript]:
    """Transcripts that a JSON file holds.

    Raises:
        ReadError: no JSON, or nothing in it that is a transcript.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError also where a number has too many digits
        raise ReadError(f"this is no JSON ({error}); {_ACCEPTED}") from None
    found = list(_transcripts(value, 0))
    if not found:
        raise ReadError(f"no transcript in this JSON; {_ACCEPTED}")
    return found


def read_lines(text: str) -> list[Transcript | Unread]:
    """Transcripts of a file with one JSON object a line, of our own form or a vendor's, and the lines that hold none.

    Raises:
        ReadError: there is no line at all.
    """
    found: list[Transcript | Unread] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                found.extend(read(line))
            except ReadError as error:
                found.append(Unread(number, str(error), {"line": line}))
    if not found:
        raise ReadError(
            "the file has no line with an interview; expected one JSON object with 'turns' a line"
        )
    return found


def holds_words(value: Any) -> bool:
    """Whether a parsed JSON value has the form of a transcript, or of a list of them.

    A list of notes on accounts has speakers and words too, but an `account_id` in each: these are rows of records.
    """
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, dict) and "account_id" in first and not own.knows(first):
        return False
    try:
        return next(_transcripts(value, 0), None) is not None
    except ReadError:
        return False


def _transcripts(value: Any, depth: int) -> Iterator[Transcript]:
    """Every transcript in a value: the value itself, else what its members hold."""
    if depth > _DEEPEST or not isinstance(value, dict | list):
        return
    if own.knows(value):
        yield own.read_object(value)
    elif isinstance(value, dict) and isinstance(value.get("callTranscripts"), list):
        yield from (
            gong.transcript(call, value) for call in value["callTranscripts"] if isinstance(call, dict)
        )
    elif isinstance(value, list) and is_utterances(value):
        yield _listed(value, {})
    elif isinstance(value, dict):
        yield from _of_object(value, depth)
    else:
        for member in value:
            yield from _transcripts(member, depth + 1)


def _of_object(value: Mapping[str, Any], depth: int) -> Iterator[Transcript]:
    """Transcript of an object that holds a list of utterances or one long text; else what lies deeper."""
    lists = [member for member in value.values() if isinstance(member, list) and is_utterances(member)]
    if lists:  # some vendors list single words beside the utterances
        yield _listed(max(lists, key=_words_each), value)
        return
    for key in CONTENT_KEYS:
        content = value.get(key)
        if isinstance(content, str) and len(content.split()) >= 5:
            yield with_facts(_recorded(content), value)
            return
    for member in value.values():
        yield from _transcripts(member, depth + 1)


def _recorded(content: str) -> Transcript:
    """Transcript of a recording whose words are one text; without speakers it is still a conversation, not a note."""
    transcript = plain_text.read(content)[0]
    if transcript.kind != "cx_note":
        return transcript
    return Transcript(
        tuple(replace(u, role=None) for u in transcript.utterances), transcript.facts, kind="call"
    )


def _words_each(members: list[Any]) -> float:
    """Mean number of words of the utterances of a list."""
    return sum(len(words_of(m).split()) for m in members[:50] if isinstance(m, dict)) / len(members[:50])


def _listed(members: list[Any], around: Mapping[str, Any]) -> Transcript:
    """Transcript of a list of utterances, with what the object around it says."""
    said = [m for m in members if isinstance(m, dict) and words_of(m)]
    words = sum(len(words_of(m).split()) for m in said)
    starts = in_seconds([start_of(m) for m in said], words)
    turns = [Utterance(speaker_of(m), words_of(m), start) for m, start in zip(said, starts, strict=True)]
    return with_facts(Transcript(merged(turns)), around)
