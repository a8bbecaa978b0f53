"""Held-out figures: every writer scored by a model, and by decisions, that have seen nothing of theirs."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from interviews.coded_text import read_coded
from interviews.components import SentenceEncoder
from interviews.deciding import evidence_of, root_cause_of
from interviews.decision import Decision, judge
from interviews.encoder import Encoder
from interviews.findings import make_doc
from interviews.fitting import Scored, fit
from interviews.interview import Reading
from interviews.scoring import Tally, figures, tally
from interviews.tagging import RULE_PARTS
from interviews.tokens import tokenizing

BATCH = 16


def scored_by(encoder: Encoder, paths: Iterable[Path]) -> list[Scored]:
    """Coded interviews with all that rules and this encoder find in them, nothing decided yet."""
    nlp = tokenizing()
    for part in RULE_PARTS:
        nlp.add_pipe(part)
    coded = list(read_coded(paths))
    docs = nlp.pipe(make_doc(one.interview.turns, one.interview.kind, nlp) for one in coded)
    read = SentenceEncoder(encoder).pipe(docs, batch_size=BATCH)
    return [Scored(one, doc._.findings) for one, doc in zip(coded, read, strict=True)]


def fold_report(tests: Sequence[Sequence[Scored]], inners: Sequence[Sequence[Scored]]) -> str:
    """The scorer's figures by writer and pooled. `tests` and `inners` by fold, as `parts_of_fold` names them.

    The decisions for a writer rest on the two next to it: the inner writer of its own fold, and the test writer
    of the fold before, whose model had this writer as its inner one; neither model has learned from this writer.
    """
    lines, everything = [], []
    for fold, (test, inner) in enumerate(zip(tests, inners, strict=True)):
        decision = fit([*inner, *tests[fold - 1]], "held out")
        pairs = [(one.coded, reading_of(one, decision)) for one in test]
        lines.append(f"{test[0].coded.writer:8s} {_line(tally(pairs))}")
        everything += pairs
    return "\n".join([*lines, f"{'pooled':8s} {_line(tally(everything))}"])


def reading_of(one: Scored, decision: Decision) -> Reading:
    """The interview's evidence and root cause by these decisions."""
    if not one.findings:
        return Reading("", None)
    judged = judge(one.findings, decision)
    evidence = evidence_of(one.findings, judged, decision)
    cause, score, why = root_cause_of(judged, evidence, decision)
    return Reading("", cause, primary_score=score, evidence=evidence, why=why)


def _line(counts: Tally) -> str:
    return json.dumps({name: round(value, 3) for name, value in figures(counts).items()})
