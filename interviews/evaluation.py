"""Scores the tagger against coded interviews, in words and figures that a person can read."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from interviews.codebook import CAUSES
from interviews.coded_text import CodedInterview, read_coded
from interviews.scoring import Tally, f1, figures, precision, recall, tally
from interviews.tagging import load_tagger, tag

BINS = 5  # of the calibration table


class EvaluationError(ValueError):
    """A file that cannot be scored; the message says which and why."""


def evaluate_files(paths: Sequence[Path], *, with_model: bool | None = None) -> str:
    """The report on coded JSON-lines files: each file's figures, then all together in detail."""
    coded = list(_read(paths))
    readings = list(tag((one.interview for one in coded), tagger=load_tagger(with_model=with_model)))
    pairs = list(zip(coded, readings, strict=True))
    writers = dict.fromkeys(one.writer for one in coded)
    by_writer = {name: tally(pair for pair in pairs if pair[0].writer == name) for name in writers}
    return report(tally(pairs), by_writer)


def report(counts: Tally, by_writer: dict[str, Tally]) -> str:
    """Per-cause lines, confusion of root causes, calibration, the figures of each file and of all."""
    parts = [_cause_lines(counts), _confusion_lines(counts), _calibration_lines(counts)]
    if len(by_writer) > 1:
        parts.append([f"{name:12s} {_line(one)}" for name, one in by_writer.items()])
    parts.append([json.dumps({name: round(value, 3) for name, value in figures(counts).items()})])
    return "\n\n".join("\n".join(lines) for lines in parts)


def _read(paths: Sequence[Path]) -> Iterable[CodedInterview]:
    for path in paths:
        try:
            yield from read_coded([path])
        except OSError as error:
            raise EvaluationError(f"{path} cannot be read: {error.strerror}.") from error
        except (KeyError, TypeError, ValueError) as error:
            raise EvaluationError(
                f"{path} holds no coded interviews: {error!r}; expected JSON lines."
            ) from error


def _cause_lines(counts: Tally) -> list[str]:
    lines = [f"{'cause':20s}  unit: precision recall   F1   interview: F1"]
    for cause in CAUSES:
        unit = counts.unit[cause]
        shown = (
            f"{precision(unit):15.2f} {recall(unit):6.2f} {f1(unit):4.2f} {f1(counts.interview[cause]):15.2f}"
        )
        lines.append(f"{cause:20s}  {shown}")
    return lines


def _confusion_lines(counts: Tally) -> list[str]:
    """One line per true root cause: how many were found as what, the most frequent first."""
    lines = ["root cause: true -> found"]
    for cause in (*CAUSES, None):
        found = Counter(found for true, found, _ in counts.roots if true == cause)
        if found:
            told = ", ".join(f"{name or 'none'} {count}" for name, count in found.most_common())
            lines.append(f"{cause or 'none':20s}  {told}")
    return lines


def _calibration_lines(counts: Tally) -> list[str]:
    """How often evidence and root causes were right, by the score they came with."""
    roots = [(score, true == found) for true, found, score in counts.roots if found]
    lines = [f"{'score':12s}  evidence: n  right   root causes: n  right"]
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        cells = [_in_bin(scored, low, high) for scored in (counts.pieces, roots)]
        lines.append(f"{low:.1f} to {high:.1f}    {cells[0]:>12s}   {cells[1]:>22s}")
    return lines


def _in_bin(scored: Sequence[tuple[float, bool]], low: float, high: float) -> str:
    inside = [right for score, right in scored if low <= score < high or score == high == 1]
    return f"{len(inside):5d}  {sum(inside) / len(inside):.2f}" if inside else "    0     -"


def _line(counts: Tally) -> str:
    named = figures(counts)
    shown = (
        "primary_accuracy",
        "interview_micro_f1",
        "unit_micro_f1",
        "trap_rate",
        "step_micro_f1",
        "share_distance",
    )
    return "  ".join(f"{name} {named[name]:.3f}" for name in shown)
