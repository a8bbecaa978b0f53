"""What caption formats share: cues under a line of times, and who speaks in a cue.

Read line by line and leniently. Standard readers drop a cue whose times or index are a character off;
a transcript must not lose the words for that.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from interviews.clock import CLOCK, clock_seconds
from interviews.labels import could_be_label, speaker_labels
from interviews.transcript import Utterance, carried_on, merged

_TIMING = re.compile(rf"({CLOCK})?[^\s,]{{0,15}}\s*-->")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^<>]+)>")
_TAG = re.compile(r"</?(?:[a-zA-Z]+(?:\.[^\s<>]*)?(?:\s[^<>]*)?|\d[\d:.]*)\s*>|<\s*\d[\d:.]*\s*>|</\s*>")
_NAME_LINE = re.compile(r"[(\[]([^()\[\]]{2,48})[)\]]")
_NAMED = re.compile(r"([^:\n]{1,48}?)\s*:(?:\s+|$)(.*)", re.S)
_WORD_TIME = re.compile(r"<\d{1,2}:\d\d[:.]")
_DASH = re.compile(r"\s*[-–—]\s*(?=\S)")


@dataclass(slots=True)
class Cue:
    """Lines shown together, and when."""

    start_seconds: float | None
    lines: list[str]


def timing(line: str) -> re.Match[str] | None:
    """A line of times, its first time as group 1 where it can be read."""
    return _TIMING.match(line.lstrip()) if "-->" in line else None


def split_cues(lines: Iterable[str]) -> list[Cue]:
    """Cues of a file whose header and comments are gone.

    A line before the times is the cue's number or name where a blank line or the start stands before it.
    """
    cues: list[Cue] = []
    waiting: list[str] = []
    for line in lines:
        match = timing(line)
        if match:
            _close(cues, waiting, before_timing=True)
            cues.append(Cue(clock_seconds(match.group(1) or ""), []))
            waiting = []
        else:
            waiting.append(line)
    _close(cues, waiting, before_timing=False)
    return cues


def _close(cues: list[Cue], waiting: list[str], *, before_timing: bool) -> None:
    """Give the lines since the last times to its cue, without the next cue's own name."""
    if before_timing and waiting and _is_cue_name(waiting, first=not cues):
        waiting = waiting[:-1]
    if cues:
        cues[-1].lines = [line for line in waiting if line.strip() and "-->" not in line]


def _is_cue_name(waiting: list[str], *, first: bool) -> bool:
    """Whether the last line before the times is the name or number of the cue rather than words of the cue before."""
    return first or waiting[-1].strip().isdigit() or (len(waiting) > 1 and not waiting[-2].strip())


def _unroll(cues: list[Cue]) -> None:
    """Take out lines repeated from the cue before, where captions roll up word by word (as YouTube's do)."""
    if not any(_WORD_TIME.search(line) for cue in cues for line in cue.lines):
        return
    last = ""
    for cue in cues:
        fresh = []
        for line in cue.lines:
            plain = _plain(line)
            if plain and plain != last:
                fresh.append(line)
                last = plain
        cue.lines = fresh


def utterances_of(cues: list[Cue]) -> tuple[Utterance, ...]:
    """Turns of the speakers in the cues, neighbouring cues of one speaker merged."""
    _unroll(cues)
    pieces = [piece for cue in cues for piece in _voices(cue)]
    named = speaker_labels(_candidates(pieces), len(pieces))
    split = [part for piece in pieces for part in _by_label(piece, named)]
    return merged(carried_on(split))


def _voices(cue: Cue) -> Iterator[Utterance]:
    """Pieces of a cue: by voice tag, else by dash where every line has one, else the whole cue."""
    text = "\n".join(cue.lines)
    found = list(_VOICE.finditer(text))
    if found:
        yield Utterance(None, _plain(text[: found[0].start()]), cue.start_seconds)
        ends = [match.start() for match in found[1:]] + [len(text)]
        for match, end in zip(found, ends, strict=True):
            speaker = " ".join(html.unescape(match.group(1)).split())
            yield Utterance(speaker or None, _plain(text[match.end() : end]), cue.start_seconds)
    elif len(cue.lines) > 1 and all(_DASH.match(line) for line in cue.lines):
        for number, line in enumerate(cue.lines, 1):
            words = _plain(_DASH.sub("", line, count=1))
            yield Utterance(
                None if _NAMED.match(words) else f"unnamed {2 - number % 2}", words, cue.start_seconds
            )
    else:
        yield Utterance(None, _plain(text), cue.start_seconds)


def _plain(text: str) -> str:
    """Text of a cue without its markup; the words between tags all stay."""
    return html.unescape(_TAG.sub("", text)).replace("\xa0", " ").strip()


def _candidates(pieces: list[Utterance]) -> Iterator[str]:
    """Words before a colon at the start of a line, or a bracketed name on a line of its own."""
    for piece in pieces:
        if piece.speaker is None:
            for line in piece.text.split("\n"):
                named = _NAME_LINE.fullmatch(line.strip()) or _NAMED.match(line.strip())
                if named:
                    yield named.group(1).strip()


def _by_label(piece: Utterance, named: set[str]) -> Iterator[Utterance]:
    """A piece cut where a line starts with the label of a speaker."""
    if piece.speaker is not None or not named:
        yield Utterance(piece.speaker, " ".join(piece.text.split()), piece.start_seconds)
        return
    speaker: str | None = None
    words: list[str] = []
    for line in piece.text.split("\n"):
        found = _label(line.strip(), named)
        if found:
            yield Utterance(speaker, " ".join(words), piece.start_seconds)
            speaker, words = found[0], [found[1]]
        else:
            words.append(line.strip())
    yield Utterance(speaker, " ".join(" ".join(words).split()), piece.start_seconds)


def _label(line: str, named: set[str]) -> tuple[str, str] | None:
    """Speaker and words of a line that starts with one of these labels."""
    alone = _NAME_LINE.fullmatch(line)
    if alone and alone.group(1).strip() in named:
        return alone.group(1).strip(), ""
    match = _NAMED.match(line)
    if match and match.group(1).strip() in named and could_be_label(match.group(1).strip()):
        return match.group(1).strip(), match.group(2)
    return None
