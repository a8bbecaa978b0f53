"""Compares readings with the codes of careful readers, by the definitions of the corpus' own scorer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import nan

from interviews.codebook import CAUSES
from interviews.coded_text import CodedInterview, CodedSpan
from interviews.interview import Evidence, Reading
from interviews.units import unit_spans

Counts = dict[str, Counter[str]]


@dataclass(slots=True)
class Tally:
    """Counts over any number of interviews. `unit`, `interview`, `step`: label -> hits, false alarms, misses."""

    unit: Counts = field(default_factory=lambda: defaultdict(Counter))
    interview: Counts = field(default_factory=lambda: defaultdict(Counter))
    step: Counts = field(default_factory=lambda: defaultdict(Counter))
    traps: int = 0
    traps_taken: int = 0
    roots: list[tuple[str | None, str | None, float]] = field(default_factory=list)  # true, found, score
    pieces: list[tuple[float, bool]] = field(
        default_factory=list
    )  # score of asserted evidence, whether right


def tally(pairs: Iterable[tuple[CodedInterview, Reading]]) -> Tally:
    """Counts every unit, trap and root cause of the pairs."""
    counts = Tally()
    for coded, reading in pairs:
        _add_turns(counts, coded, reading)
        _add_traps(counts, coded, reading)
        true = {label for span in coded.spans if span.status == "asserted" for label in span.labels}
        _compare(
            counts.interview, true, {piece.cause for piece in _asserted(reading.evidence) if piece.cause}
        )
        counts.roots.append((coded.primary, reading.primary, reading.primary_score))
    return counts


def figures(counts: Tally) -> dict[str, float]:
    """The scorer's figures: F1 of units and interviews, root cause, traps, steps, distance of shares (all 0 to 1).

    A unit is a sentence cut at 30 words; it carries a cause when an asserted span of it overlaps. A trap is a
    coded span that is not asserted. The distance is the total variation between true and found root causes.
    """
    units, interviews, steps = _sum(counts.unit), _sum(counts.interview), _sum(counts.step)
    n = len(counts.roots)
    return {
        "interviews": n,
        "unit_micro_f1": f1(units),
        "unit_micro_p": precision(units),
        "unit_micro_r": recall(units),
        "unit_macro_f1": _macro(counts.unit),
        "interview_micro_f1": f1(interviews),
        "interview_macro_f1": _macro(counts.interview),
        "primary_accuracy": sum(true == found for true, found, _ in counts.roots) / n if n else 0.0,
        "trap_rate": counts.traps_taken / counts.traps if counts.traps else 0.0,
        "step_micro_f1": f1(steps),
        "share_distance": share_distance([(true, found) for true, found, _ in counts.roots]),
    }


def share_distance(roots: Sequence[tuple[str | None, str | None]]) -> float:
    """Half the sum of absolute differences between the true and the found share of each root cause."""
    true, found = Counter(pair[0] for pair in roots), Counter(pair[1] for pair in roots)
    return sum(abs(true[cause] - found[cause]) for cause in true | found) / 2 / len(roots) if roots else 0.0


def f1(counts: Counter[str]) -> float:
    """Harmonic mean of precision and recall; no number where there was nothing to find and nothing was found."""
    total = 2 * counts["hit"] + counts["false"] + counts["miss"]
    return 2 * counts["hit"] / total if total else nan


def precision(counts: Counter[str]) -> float:
    """Share of what was found that is right; 0 where nothing was found."""
    found = counts["hit"] + counts["false"]
    return counts["hit"] / found if found else 0.0


def recall(counts: Counter[str]) -> float:
    """Share of what is there that was found; 0 where nothing is there."""
    true = counts["hit"] + counts["miss"]
    return counts["hit"] / true if true else 0.0


def _add_turns(counts: Tally, coded: CodedInterview, reading: Reading) -> None:
    for number, turn in enumerate(coded.interview.turns):
        spans = [span for span in coded.spans if span.turn == number]
        evidence = [piece for piece in reading.evidence if piece.turn == number]
        for start, end in unit_spans(turn.text):
            true, found = _spans_in(spans, start, end), _evidence_in(evidence, start, end)
            told = [piece for piece in found if piece.status == "asserted"]
            causes = {label for span in true if span.status == "asserted" for label in span.labels}
            _compare(counts.unit, causes, {piece.cause for piece in told if piece.cause})
            counts.pieces += [(piece.score, piece.cause in causes) for piece in told]
            steps = {span.labels[0] for span in true if span.status == "step"}
            _compare(counts.step, steps, {piece.step for piece in found if piece.step})


def _add_traps(counts: Tally, coded: CodedInterview, reading: Reading) -> None:
    told = _asserted(reading.evidence)
    for span in coded.spans:
        if span.status not in ("asserted", "step"):
            for label in span.labels:
                counts.traps += 1
                counts.traps_taken += any(p.cause == label and _meets(p, span) for p in told)


def _asserted(evidence: Iterable[Evidence]) -> list[Evidence]:
    return [piece for piece in evidence if piece.status == "asserted"]


def _meets(piece: Evidence, span: CodedSpan) -> bool:
    return piece.turn == span.turn and piece.start < span.end and piece.end > span.start


def _spans_in(spans: Iterable[CodedSpan], start: int, end: int) -> list[CodedSpan]:
    return [span for span in spans if span.start < end and span.end > start]


def _evidence_in(evidence: Iterable[Evidence], start: int, end: int) -> list[Evidence]:
    return [piece for piece in evidence if piece.start < end and piece.end > start]


def _compare(counts: Counts, true: set[str], found: set[str]) -> None:
    for label, outcome in _outcomes(true, found):
        counts[label][outcome] += 1


def _outcomes(true: set[str], found: set[str]) -> Iterator[tuple[str, str]]:
    yield from ((label, "hit") for label in true & found)
    yield from ((label, "false") for label in found - true)
    yield from ((label, "miss") for label in true - found)


def _sum(counts: Counts) -> Counter[str]:
    return sum(counts.values(), Counter())


def _macro(counts: Counts) -> float:
    return sum(f1(counts[cause]) if counts[cause] else 0.0 for cause in CAUSES) / len(CAUSES)
