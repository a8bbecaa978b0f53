"""JSON of recorders and call platforms: Gong, Fireflies, AssemblyAI, Zoom- and Teams-like lists, contact centres.

Field names as these vendors document them. What is none of these but holds a list of objects with words, or one
text with a whole transcript, is read all the same.
"""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from interviews.clock import clock_seconds, in_seconds
from interviews.formats import own
from interviews.formats import text as plain_text
from interviews.heads import add_fact, fact_of
from interviews.transcript import ReadError, Transcript, Utterance, merged

TEXT_KEYS = (
    "text",
    "raw_text",
    "content",
    "words",
    "sentence",
    "transcript",
    "message",
    "body",
    "utterance",
    "value",
)
SPEAKER_KEYS = (
    "speaker_name", "speakerName", "speaker", "name", "user_name", "username", "user", "participant", "author", "from",
    "displayName", "speaker_label", "speakerId", "speaker_id", "channel", "role",
)  # fmt: skip
START_KEYS = (
    "start", "start_time", "startTime", "startOffset", "offset", "begin", "startTimestamp", "start_timestamp", "ts",
    "timestamp", "time", "startMs", "start_ms",
)  # fmt: skip
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
    except (json.JSONDecodeError, RecursionError) as error:
        raise ReadError(f"this is no JSON ({error}); {_ACCEPTED}") from None
    found = list(_transcripts(value, 0))
    if not found:
        raise ReadError(f"no transcript in this JSON; {_ACCEPTED}")
    return found


def holds_words(value: Any) -> bool:
    """Whether a parsed JSON value has the form of a transcript, or of a list of them."""
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
        yield from (_gong(call, value) for call in value["callTranscripts"] if isinstance(call, dict))
    elif isinstance(value, list) and _is_utterances(value):
        yield _listed(value, {})
    elif isinstance(value, dict):
        yield from _of_object(value, depth)
    else:
        for member in value:
            yield from _transcripts(member, depth + 1)


def _of_object(value: Mapping[str, Any], depth: int) -> Iterator[Transcript]:
    """Transcript of an object that holds a list of utterances or one long text; else what lies deeper."""
    for member in value.values():
        if isinstance(member, list) and _is_utterances(member):
            yield _listed(member, value)
            return
    for key in CONTENT_KEYS:
        content = value.get(key)
        if isinstance(content, str) and len(content.split()) >= 5:
            yield _with_facts(_recorded(content), value)
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


def _is_utterances(members: list[Any]) -> bool:
    """Whether a list is one of utterances: objects of which most have words, and a speaker or a time."""
    sample = members[:50]
    good = sum(isinstance(m, dict) and bool(_words(m)) and _has_speaker_or_time(m) for m in sample)
    return bool(sample) and good > len(sample) / 2


def _has_speaker_or_time(member: Mapping[str, Any]) -> bool:
    """Whether an object names a speaker (be it null) or a start."""
    return any(key in member for key in SPEAKER_KEYS) or any(key in member for key in START_KEYS)


def _words(member: Mapping[str, Any]) -> str:
    """What an utterance says, under whichever key; Gong keeps its sentences one level down."""
    for key in TEXT_KEYS:
        if isinstance(member.get(key), str) and member[key].strip():
            return str(member[key])
    sentences = member.get("sentences")
    if isinstance(sentences, list):
        return " ".join(
            s["text"] for s in sentences if isinstance(s, dict) and isinstance(s.get("text"), str)
        )
    return ""


def _speaker(member: Mapping[str, Any]) -> str | None:
    """Who speaks; numbers become `Speaker 0`."""
    for key in SPEAKER_KEYS:
        value = member.get(key)
        if isinstance(value, dict):
            value = value.get("name") or value.get("displayName") or value.get("id")
        if isinstance(value, str) and value.strip():
            return value.strip() if len(value) > 2 else f"Speaker {value.strip()}"
        if isinstance(value, int) and not isinstance(value, bool):
            return f"Speaker {value}"
    return None


def _start(member: Mapping[str, Any]) -> float | None:
    """When an utterance starts, in the file's own unit."""
    for key in START_KEYS:
        value = member.get(key)
        if isinstance(value, str):
            value = clock_seconds(value) if ":" in value else _number(value)
        if (
            isinstance(value, int | float)
            and not isinstance(value, bool)
            and math.isfinite(value)
            and value >= 0
        ):
            return float(value)
    return None


def _number(text: str) -> float | None:
    """A number written as text, as Fireflies writes times."""
    try:
        return float(text)
    except ValueError:
        return None


def _listed(members: list[Any], around: Mapping[str, Any]) -> Transcript:
    """Transcript of a list of utterances, with what the object around it says."""
    said = [m for m in members if isinstance(m, dict) and _words(m)]
    words = sum(len(_words(m).split()) for m in said)
    starts = in_seconds([_start(m) for m in said], words)
    turns = [Utterance(_speaker(m), _words(m), start) for m, start in zip(said, starts, strict=True)]
    return _with_facts(Transcript(merged(turns)), around)


def _gong(call: Mapping[str, Any], around: Mapping[str, Any]) -> Transcript:
    """A Gong call: monologues by speaker id, names in `parties`, wherever the export keeps them."""
    names = {str(p.get("speakerId")): p for p in _parties(call, around)}
    monologues = [m for m in call.get("transcript") or [] if isinstance(m, dict)]
    words = sum(len(_words(m).split()) for m in monologues)
    starts = in_seconds([_first_start(m) for m in monologues], words)
    turns = []
    for monologue, start in zip(monologues, starts, strict=True):
        party = names.get(str(monologue.get("speakerId")), {})
        name = party.get("name") or party.get("emailAddress") or f"Speaker {monologue.get('speakerId')}"
        ours = str(party.get("affiliation", "")).lower() == "internal"
        turns.append(Utterance(str(name), _words(monologue), start, "vendor" if ours else None))
    if not any(turn.text.strip() for turn in turns):
        raise ReadError(f"call {str(call.get('callId'))[:60]!r} has no sentences")
    return _with_facts(Transcript(merged(turns), kind="call"), call)


def _first_start(monologue: Mapping[str, Any]) -> float | None:
    """Start of a monologue's first sentence."""
    sentences = [s for s in monologue.get("sentences") or [] if isinstance(s, dict)]
    return _start(sentences[0]) if sentences else None


def _parties(call: Mapping[str, Any], around: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """People of a call, from the call, the file, or the file's list of calls."""
    places = [call, around, *(c for c in around.get("calls") or [] if isinstance(c, dict))]
    for place in places:
        for party in place.get("parties") or []:
            if isinstance(party, dict):
                yield party


def _with_facts(transcript: Transcript, around: Mapping[str, Any]) -> Transcript:
    """The transcript with the plain values of the object around it that we know the meaning of."""
    facts = dict(transcript.facts)
    title = transcript.title or next(
        (str(around[k]) for k in ("title", "subject", "topic") if around.get(k)), ""
    )
    for key, value in around.items():
        fact = fact_of(key)
        if (
            fact
            and fact != "interviewee_role"
            and isinstance(value, str | int)
            and not isinstance(value, bool)
        ):
            add_fact(facts, fact, str(value))
    return Transcript(transcript.utterances, facts, title[:200], transcript.kind)
