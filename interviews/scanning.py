"""The scan of very many notes: trigger words choose the sentences, and only these are read in full."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language

from interviews.interview import READ_ROLES, Evidence, Interview, Reading, Turn
from interviews.tagging import tag
from interviews.triggers import Triggers, read_triggers
from interviews.units import unit_spans


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
    batch_size: int = 64,
    processes: int = 1,
) -> Iterator[Reading]:
    """One reading per interview or note, in their order; offsets count in the whole turns.

    Sentences without trigger words are passed over, so a few in a hundred pieces of evidence are missed: for
    exit interviews use `tag`.
    """
    chosen = read_triggers() if triggers is None else triggers
    excerpts: list[list[Excerpt]] = []

    def cut_down() -> Iterator[Interview]:
        for interview in interviews:
            excerpts.append([excerpt(turn, chosen) for turn in interview.turns])
            yield replace(interview, turns=tuple(one.turn for one in excerpts[-1]))

    for reading in tag(cut_down(), tagger=tagger, batch_size=batch_size, processes=processes):
        yield _restored(reading, excerpts.pop(0))


def excerpt(turn: Turn, triggers: Triggers) -> Excerpt:
    """The chosen sentences of a turn, one a line; a turn that holds no evidence anyhow is left as it is."""
    if turn.role not in READ_ROLES:
        return Excerpt(turn, ())
    spans = [(a, b) for a, b in unit_spans(turn.text) if triggers.chooses(turn.text[a:b])]
    places, size = [], 0
    for start, end in spans:
        places.append((size, start))
        size += end - start + 1
    return Excerpt(replace(turn, text="\n".join(turn.text[a:b] for a, b in spans)), tuple(places))


def _restored(reading: Reading, excerpts: Sequence[Excerpt]) -> Reading:
    return replace(reading, evidence=tuple(_moved(piece, excerpts[piece.turn]) for piece in reading.evidence))


def _moved(piece: Evidence, cut: Excerpt) -> Evidence:
    """The evidence at its place in the whole turn; it never spans two chosen sentences, since each ends a line."""
    inside, outside = max(place for place in cut.places if place[0] <= piece.start)
    return replace(piece, start=piece.start - inside + outside, end=piece.end - inside + outside)
