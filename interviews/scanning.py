"""The scan of very many notes: trigger words choose the sentences, and only these are read in full."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from spacy.language import Language
from spacy.util import minibatch

from interviews.codebook import CODEBOOK, Codebook
from interviews.interview import READ_ROLES, Evidence, Interview, Reading, Turn
from interviews.tagging import in_processes, load_tagger, tag
from interviews.triggers import Triggers, read_triggers
from interviews.units import unit_spans

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

    Sentences without trigger words are passed over, so a few in a hundred pieces of evidence are missed: for
    exit interviews use `tag`. With several processes each loads the tagger of this codebook.
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
    cuts = [[excerpt(turn, triggers) for turn in interview.turns] for interview in interviews]
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


def excerpt(turn: Turn, triggers: Triggers) -> Excerpt:
    """The chosen sentences of a turn, one a line; a turn that holds no evidence anyhow is left as it is."""
    if turn.role not in READ_ROLES:
        return Excerpt(turn, ())
    spans = [(a, b) for a, b in unit_spans(turn.text) if triggers.chooses(turn.text[a:b])]
    places, size = [], 0
    for start, end in spans:
        places.append((size, start))
        size += end - start + 1
    chosen = "\n".join(turn.text[a:b] for a, b in spans)
    return Excerpt(replace(turn, text=chosen, cut_from_words=turn.words), tuple(places))


def _restored(reading: Reading, excerpts: Sequence[Excerpt]) -> Reading:
    return replace(reading, evidence=tuple(_moved(piece, excerpts[piece.turn]) for piece in reading.evidence))


def _moved(piece: Evidence, cut: Excerpt) -> Evidence:
    """The evidence at its place in the whole turn; it never spans two chosen sentences, since each ends a line."""
    inside, outside = max(place for place in cut.places if place[0] <= piece.start)
    return replace(piece, start=piece.start - inside + outside, end=piece.end - inside + outside)
