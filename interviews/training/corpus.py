"""Coded interviews and passages as units with the labels that a model learns from."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from interviews.codebook import CAUSES, STATUSES, STEPS
from interviews.coded_text import CODED_FOLDER, CodedInterview, CodedSpan, read_coded
from interviews.units import Unit, cut

_CAUSE_NUMBER = {key: i for i, key in enumerate(CAUSES)}
NO_PRIMARY = len(CAUSES)


@dataclass(frozen=True, slots=True)
class Document:
    """One coded interview or passage: its units and, a row a unit, what they are.

    `mentioned` and `asserted` are (n, 14) of 0 and 1, `steps` (n, 3), `status` (n,) a number of STATUSES or -1
    where no cause is spoken of; `primary` is the number of the root cause, NO_PRIMARY where there is none.
    """

    document_id: str
    units: list[Unit]
    mentioned: np.ndarray
    asserted: np.ndarray
    steps: np.ndarray
    status: np.ndarray
    primary: int


def read_documents(paths: Iterable[Path]) -> list[Document]:
    """Every record of the files that has a unit, in the order of the files and their lines."""
    documents = (document(coded) for coded in read_coded(paths))
    return [found for found in documents if found.units]


def passage_files(folder: Path = CODED_FOLDER) -> list[Path]:
    """The files of coded passages: all that are not a writer's interviews."""
    return sorted(path for path in folder.glob("*.jsonl") if not _is_writer(path))


def own_files(folder: Path = CODED_FOLDER) -> list[Path]:
    """The files of this project's own coded text, passages and interviews alike: no writer's who is held out."""
    return sorted(folder.glob("own_*.jsonl"))


def bank_files(folder: Path = CODED_FOLDER) -> list[Path]:
    """The files of the bank of passages: all that stage 1 begins with."""
    own = own_files(folder)
    return [path for path in passage_files(folder) if path not in own]


def writer_files(folder: Path = CODED_FOLDER) -> list[Path]:
    """The files of coded interviews, one a writer (w1.jsonl, w2.jsonl, …)."""
    return sorted(path for path in folder.glob("*.jsonl") if _is_writer(path))


def document(coded: CodedInterview) -> Document:
    """The units and labels of one coded record; a unit carries every span that overlaps it."""
    units = cut(coded.interview.turns)
    rows = [_labels([span for span in coded.spans if overlaps(unit, span)]) for unit in units]
    mentioned, asserted, steps, status = (np.array([row[part] for row in rows]) for part in range(4))
    primary = NO_PRIMARY if coded.primary is None else _CAUSE_NUMBER[coded.primary]
    return Document(coded.interview.interview_id, units, mentioned, asserted, steps, status, primary)


def labels_of(span: CodedSpan) -> str:
    """What a person calls a span: "price:negated", "reliability+no_response:asserted", "step3"."""
    return span.labels[0] if span.status == "step" else f"{'+'.join(span.labels)}:{span.status}"


def _labels(spans: Sequence[CodedSpan]) -> tuple[list[int], list[int], list[int], int]:
    mentioned = {label for span in spans if span.status != "step" for label in span.labels}
    asserted = {label for span in spans if span.status == "asserted" for label in span.labels}
    steps = {label for span in spans if span.status == "step" for label in span.labels}
    statuses = sorted(STATUSES.index(span.status) for span in spans if span.status != "step")
    return (
        [int(cause in mentioned) for cause in CAUSES],
        [int(cause in asserted) for cause in CAUSES],
        [int(step in steps) for step in STEPS],
        statuses[0] if statuses else -1,
    )


def overlaps(unit: Unit, span: CodedSpan) -> bool:
    """Whether a coded span covers any of a unit."""
    return unit.turn == span.turn and span.start < unit.end and span.end > unit.start


def _is_writer(path: Path) -> bool:
    return re.fullmatch(r"w\d+", path.stem) is not None
