"""The scan of very many notes: trigger words choose the sentences to read in full, in short notes plain words too."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from spacy.language import Language
from spacy.util import minibatch

from interviews.codebook import CODEBOOK, Codebook
from interviews.findings import make_doc
from interviews.interview import READ_ROLES, Evidence, Interview, Reading, Turn
from interviews.plain import SHORT_WORDS, PlainRules
from interviews.tagging import in_processes, load_tagger, tag
from interviews.triggers import Triggers, read_triggers
from interviews.units import unit_spans

Sentence = tuple[int, int]  # (start, end) in its turn, half-open

WHOLE = 0.5  # share of its chosen sentences from which on a short note is read whole
PASSED = "No sentence held words that evidence is told in."


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A turn cut to its chosen sentences. `places`: (start in the excerpt, start in the turn), in order."""

    turn: Turn
    places: tuple[tuple[int, int], ...]


def scan(
    interviews: Iterable[Interview],
    *,
    tagger: Language | None = None,
    triggers: Triggers | None = None,
    codebook: Codebook = CODEBOOK,
    batch_size: int = 500,
    processes: int = 1,
) -> Iterator[Reading]:
    """One reading per interview or note, in their order; offsets count in the whole turns.

    Sentences without trigger words are passed over, in short notes only where no plain words stand in them either, and
    the others may be read without them, so a few in a hundred pieces of evidence are missed (benchmarks/tagger.md).
    For exit interviews use `tag`. With several processes each loads the tagger of this codebook.
    """
    work = partial(scan_batch, triggers=triggers or read_triggers())
    batches = minibatch(interviews, batch_size)
    if processes > 1:
        for readings in in_processes(work, batches, codebook, processes):
            yield from readings
        return
    nlp = tagger or load_tagger(codebook)
    for batch in batches:
        yield from work(batch, nlp)


def scan_batch(interviews: Sequence[Interview], tagger: Language, *, triggers: Triggers) -> list[Reading]:
    """The readings of some notes; one in which no sentence is chosen costs no more than the look at its words."""
    cuts = [excerpts(interview, triggers, tagger) for interview in interviews]
    chosen = [any(cut.places for cut in of_one) for of_one in cuts]
    short = [
        replace(interview, turns=tuple(cut.turn for cut in of_one))
        for interview, of_one, is_chosen in zip(interviews, cuts, chosen, strict=True)
        if is_chosen
    ]
    readings = tag(short, tagger=tagger, batch_size=len(short) or 1)
    return [
        _restored(next(readings), of_one) if is_chosen else Reading(interview.interview_id, None, why=PASSED)
        for interview, of_one, is_chosen in zip(interviews, cuts, chosen, strict=True)
    ]


def excerpts(interview: Interview, triggers: Triggers, tagger: Language) -> list[Excerpt]:
    """Its turns cut to the sentences that are worth reading.

    Of a short note these are also those in which the rules for short texts find plain words for a cause, and beside any
    of them those that complain, since these rules look at the whole of a text. A short talk is read whole, and a note
    of which half is chosen, since each sentence is understood by those around it.
    """
    if sum(turn.words for turn in interview.turns if turn.role in READ_ROLES) > SHORT_WORDS:
        return [excerpt(turn, chosen_by(triggers, turn)) for turn in interview.turns]
    if len(interview.turns) > 1:
        return [excerpt(turn, unit_spans(turn.text)) for turn in interview.turns]
    return [excerpt(turn, _chosen_of_short(turn, triggers, tagger)) for turn in interview.turns]


def chosen_by(triggers: Triggers, turn: Turn) -> list[Sentence]:
    """The sentences that hold trigger words."""
    return [(start, end) for start, end in unit_spans(turn.text) if triggers.chooses(turn.text[start:end])]


def _chosen_of_short(turn: Turn, triggers: Triggers, tagger: Language) -> list[Sentence]:
    rules = cast(PlainRules, tagger.get_pipe("whyleft_plain"))
    chosen = chosen_by(triggers, turn)
    if not chosen and not rules.may_find_in(turn.text):
        return []
    findings = rules(make_doc((turn,), "", tagger))._.findings
    telling = {*chosen, *((found.unit.start, found.unit.end) for found in findings if found.plain)}
    complaining = {(found.unit.start, found.unit.end) for found in findings if found.complains}
    if not telling:
        return []
    chosen = sorted(telling | complaining)
    return chosen if len(chosen) < len(findings) * WHOLE else unit_spans(turn.text)


def excerpt(turn: Turn, chosen: Sequence[Sentence]) -> Excerpt:
    """The chosen sentences of a turn, one a line; a turn that holds no evidence anyhow is left as it is."""
    if turn.role not in READ_ROLES:
        return Excerpt(turn, ())
    places, size = [], 0
    for start, end in chosen:
        places.append((size, start))
        size += end - start + 1
    words = "\n".join(turn.text[start:end] for start, end in chosen)
    return Excerpt(replace(turn, text=words, cut_from_words=turn.words), tuple(places))


def _restored(reading: Reading, excerpts: Sequence[Excerpt]) -> Reading:
    return replace(reading, evidence=tuple(_moved(piece, excerpts[piece.turn]) for piece in reading.evidence))


def _moved(piece: Evidence, cut: Excerpt) -> Evidence:
    """The evidence at its place in the whole turn; it never spans two chosen sentences, since each ends a line."""
    inside, outside = max(place for place in cut.places if place[0] <= piece.start)
    return replace(piece, start=piece.start - inside + outside, end=piece.end - inside + outside)
