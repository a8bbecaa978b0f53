"""Gong's JSON of calls: monologues by speaker id, names in `parties`. Fields as its public API documents them."""

from collections.abc import Iterator, Mapping
from typing import Any

from interviews.clock import in_seconds
from interviews.formats.utterances import objects_in, start_of, with_facts, words_of
from interviews.transcript import ReadError, Transcript, Utterance, merged


def transcript(call: Mapping[str, Any], around: Mapping[str, Any]) -> Transcript:
    """A Gong call: monologues by speaker id, names in `parties`, wherever the export keeps them."""
    names = {str(p.get("speakerId")): p for p in _parties(call, around)}
    monologues = objects_in(call.get("transcript"))
    words = sum(len(words_of(m).split()) for m in monologues)
    starts = in_seconds([_first_start(m) for m in monologues], words)
    turns = []
    for monologue, start in zip(monologues, starts, strict=True):
        party = names.get(str(monologue.get("speakerId")), {})
        name = party.get("name") or party.get("emailAddress") or f"Speaker {monologue.get('speakerId')}"
        ours = str(party.get("affiliation", "")).lower() == "internal"
        turns.append(Utterance(str(name), words_of(monologue), start, "vendor" if ours else None))
    if not any(turn.text.strip() for turn in turns):
        raise ReadError(f"call {str(call.get('callId'))[:60]!r} has no sentences")
    return with_facts(Transcript(merged(turns), kind="call"), call)


def _first_start(monologue: Mapping[str, Any]) -> float | None:
    """Start of a monologue's first sentence."""
    sentences = objects_in(monologue.get("sentences"))
    return start_of(sentences[0]) if sentences else None


def _parties(call: Mapping[str, Any], around: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """People of a call, from the call, the file, or the file's list of calls."""
    places = [call, around, *objects_in(around.get("calls"))]
    for place in places:
        yield from objects_in(place.get("parties"))
