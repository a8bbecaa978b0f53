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
Blind = dict[
    str, list[Scored]
]  # the writers that one model has not seen (its test first), scored by that model


def scored_by(encoder: Encoder, paths: Iterable[Path]) -> list[Scored]:
    """Coded interviews with all that rules and this encoder find in them, nothing decided yet."""
    nlp = tokenizing()
    for part in RULE_PARTS:
        nlp.add_pipe(part)
    coded = list(read_coded(paths))
    docs = nlp.pipe(make_doc(one.interview.turns, one.interview.kind, nlp) for one in coded)
    read = SentenceEncoder(encoder).pipe(docs, batch_size=BATCH)
    return [Scored(one, doc._.findings) for one, doc in zip(coded, read, strict=True)]


def held_back_in(folds: Sequence[Blind]) -> list[str]:
    """The writers that some fold holds back."""
    return sorted({name for fold in folds for name in fold})


def blind_scores(writer: str, folds: Sequence[Blind]) -> list[Scored]:
    """A writer's interviews by the model that holds it back as its test, else by one that holds it back at all."""
    holding = [fold for fold in folds if writer in fold]
    return next((fold[writer] for fold in holding if next(iter(fold)) == writer), holding[0][writer])


def fold_report(folds: Sequence[Blind]) -> str:
    """The scorer's figures by writer and pooled.

    The decisions for a writer rest on the other writers that the models blind to it hold back: in eight folds
    the writer after it and the one before. Neither those models nor these decisions have seen a word of it.
    """
    lines, everything = [], []
    for writer in held_back_in(folds):
        told = [
            one for fold in folds if writer in fold for name in fold if name != writer for one in fold[name]
        ]
        decision = fit(told, "held out")
        pairs = [(one.coded, reading_of(one, decision)) for one in blind_scores(writer, folds)]
        lines.append(f"{writer:8s} {_line(tally(pairs))}")
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
