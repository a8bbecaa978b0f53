"""Held-out figures: every writer scored by a model, and by decisions, that have seen nothing of theirs."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from spacy.language import Language

from interviews.coded_text import CodedInterview, read_coded
from interviews.components import SentenceEncoder
from interviews.deciding import evidence_of, root_cause_of
from interviews.decision import Decision, judge
from interviews.encoder import Encoder
from interviews.evaluation import report
from interviews.findings import make_doc
from interviews.fitting import Scored, fit
from interviews.interview import READ_ROLES, Reading
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
    answers = [answers_of(one) for one in coded]
    every = [one for own in answers for one in own]
    scored = _scored([*coded, *every], nlp, encoder)
    whole, alone = scored[: len(coded)], iter(scored[len(coded) :])
    return [
        replace(one, answers=tuple(islice(alone, len(own)))) for one, own in zip(whole, answers, strict=True)
    ]


def _scored(coded: Sequence[CodedInterview], nlp: Language, encoder: Encoder) -> list[Scored]:
    docs = nlp.pipe(make_doc(one.interview.turns, one.interview.kind, nlp) for one in coded)
    read = SentenceEncoder(encoder).pipe(docs, batch_size=BATCH)
    return [Scored(one, doc._.findings) for one, doc in zip(coded, read, strict=True)]


def answers_of(coded: CodedInterview) -> list[CodedInterview]:
    """Each turn that is read, with the question before it, as if nothing else had been said."""
    turns = coded.interview.turns
    return [_alone(coded, number) for number, turn in enumerate(turns) if turn.role in READ_ROLES]


def _alone(coded: CodedInterview, number: int) -> CodedInterview:
    turns = coded.interview.turns
    asked = [turn for turn in turns[max(number - 1, 0) : number] if turn.role == "interviewer"]
    spans = tuple(replace(span, turn=len(asked)) for span in coded.spans if span.turn == number)
    interview = replace(coded.interview, turns=(*asked, turns[number]))
    return replace(coded, interview=interview, spans=spans)


def held_back_in(folds: Sequence[Blind]) -> list[str]:
    """The writers that some fold holds back."""
    return sorted({name for fold in folds for name in fold})


def blind_scores(writer: str, folds: Sequence[Blind]) -> list[Scored]:
    """A writer's interviews by the model that holds it back as its test, else by one that holds it back at all."""
    holding = [fold for fold in folds if writer in fold]
    return next((fold[writer] for fold in holding if next(iter(fold)) == writer), holding[0][writer])


def fold_report(folds: Sequence[Blind]) -> str:
    """The scorer's figures of writers held out: per cause, confusion, calibration, by writer and pooled.

    The decisions for a writer rest on the other writers that the models blind to it hold back: in eight folds
    the writer after it and the one before. Neither those models nor these decisions have seen a word of it.
    The last but one line rests on more: on what all models say of writers that they have not seen, as the shipped
    decisions do. So these decisions have not seen the writer either, but some of the models behind them have.
    """
    strict = _pairs_by_writer(folds, lambda writer: _held_back_with(writer, folds))
    wide = _pairs_by_writer(folds, lambda writer: _of_all_others(writer, folds))
    by_writer = {writer: tally(pairs) for writer, pairs in strict.items()}
    told = report(_pooled(strict), by_writer).rsplit("\n\n", 1)
    return "\n\n".join([told[0], f"decisions from all other writers {_line(_pooled(wide))}", told[1]])


def _pairs_by_writer(
    folds: Sequence[Blind], told: Callable[[str], list[Scored]]
) -> dict[str, list[tuple[CodedInterview, Reading]]]:
    """Each writer's interviews with their readings, by decisions fitted on `told(writer)`."""
    found = {}
    for writer in held_back_in(folds):
        decision = fit(told(writer), "held out")
        found[writer] = [(one.coded, reading_of(one, decision)) for one in blind_scores(writer, folds)]
    return found


def _held_back_with(writer: str, folds: Sequence[Blind]) -> list[Scored]:
    return [one for fold in folds if writer in fold for name in fold if name != writer for one in fold[name]]


def _of_all_others(writer: str, folds: Sequence[Blind]) -> list[Scored]:
    return [one for name in held_back_in(folds) if name != writer for one in blind_scores(name, folds)]


def _pooled(pairs: dict[str, list[tuple[CodedInterview, Reading]]]) -> Tally:
    return tally(pair for of_writer in pairs.values() for pair in of_writer)


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
