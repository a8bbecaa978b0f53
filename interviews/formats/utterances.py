"""Utterances in the JSON of recorders: which keys hold the words, the speaker and the start."""

import math
from collections.abc import Mapping
from typing import Any

from interviews.clock import clock_seconds
from interviews.heads import add_fact, fact_of
from interviews.transcript import Transcript

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


def objects_in(value: Any) -> list[Mapping[str, Any]]:
    """The objects of a list; none where a file has something else in its place."""
    return [member for member in value if isinstance(member, dict)] if isinstance(value, list) else []


def is_utterances(members: list[Any]) -> bool:
    """Whether a list is one of utterances: objects of which most have words, and a speaker or a time."""
    sample = members[:50]
    good = sum(isinstance(m, dict) and bool(words_of(m)) and _has_speaker_or_time(m) for m in sample)
    return bool(sample) and good > len(sample) / 2


def _has_speaker_or_time(member: Mapping[str, Any]) -> bool:
    """Whether an object names a speaker (be it null) or a start."""
    return any(key in member for key in SPEAKER_KEYS) or any(key in member for key in START_KEYS)


def words_of(member: Mapping[str, Any]) -> str:
    """What an utterance says, under whichever key; Gong keeps its sentences one level down, Rev.ai its words."""
    for key in TEXT_KEYS:
        if isinstance(member.get(key), str) and member[key].strip():
            return str(member[key])
    if parts := objects_in(member.get("elements")):  # Rev.ai: a word each
        return "".join(part["value"] for part in parts if isinstance(part.get("value"), str)).strip()
    sentences = member.get("sentences")
    if isinstance(sentences, list):
        return " ".join(
            s["text"] for s in sentences if isinstance(s, dict) and isinstance(s.get("text"), str)
        )
    return ""


def speaker_of(member: Mapping[str, Any]) -> str | None:
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


def start_of(member: Mapping[str, Any]) -> float | None:
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


def with_facts(transcript: Transcript, around: Mapping[str, Any]) -> Transcript:
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
