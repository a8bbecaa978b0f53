"""Reads interviews that carry their codes as inline markup, and compares nothing: that is evaluation's work."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from interviews.codebook import STEPS
from interviews.interview import Interview, Kind, Turn

CODED_FOLDER = Path(__file__).with_name("coded")
MARK = re.compile(r"\{\{([^{}|]*)\|([^{}]*)\}\}")


@dataclass(frozen=True, slots=True)
class CodedSpan:
    """Coded words, `text[start:end]` of a turn. `labels`: causes, or one step where `status` is "step"."""

    turn: int
    start: int
    end: int
    labels: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True)
class CodedInterview:
    """An interview without its markup, and what a careful reader coded in it. `writer`: the file's name."""

    interview: Interview
    spans: tuple[CodedSpan, ...]
    primary: str | None
    writer: str


def read_coded(paths: Iterable[Path]) -> Iterator[CodedInterview]:
    """The interviews of coded JSON-lines files, in order. A file without codes gives interviews without spans."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                if line.strip():
                    yield _coded(json.loads(line), path.stem)


def split_markup(text: str, turn: int = 0) -> tuple[str, list[CodedSpan]]:
    """Plain words, and the spans that were marked in them."""
    pieces, found, size, last = [], [], 0, 0
    for mark in MARK.finditer(text):
        label, words = mark.groups()
        pieces += [text[last : mark.start()], words]
        size += mark.start() - last
        found.append(_span(turn, size, size + len(words), label))
        size, last = size + len(words), mark.end()
    return "".join([*pieces, text[last:]]), found


def _span(turn: int, start: int, end: int, label: str) -> CodedSpan:
    if label in STEPS:
        return CodedSpan(turn, start, end, (label,), "step")
    causes, _, status = label.partition(":")
    return CodedSpan(turn, start, end, tuple(causes.split("+")), status)


def _coded(record: dict, writer: str) -> CodedInterview:
    turns, spans = [], []
    for number, turn in enumerate(record["turns"]):
        words, found = split_markup(turn["text"], number)
        turns.append(Turn(turn["speaker"], turn["role"], words))
        spans += found
    kind: Kind = record["kind"] if record["kind"] != "phrase" else "exit_interview"
    interview = Interview(record["id"], tuple(turns), kind=kind, account=record.get("account"))
    return CodedInterview(interview, tuple(spans), record.get("primary"), writer)
