"""What a reader makes of a file before anything is known about who the speakers are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from interviews.interview import Kind, Role


class ReadError(ValueError):
    """A sentence for the person: what could not be read, where, and what is accepted."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words as the file has them. `speaker` is None where the file names nobody, `role` where it says none."""

    speaker: str | None
    text: str
    start_seconds: float | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """One interview as its file has it.

    `facts` are what the file says about it, by our field names (`interviews.heads`), values still as text.
    `row` is where it stands in a sheet.
    """

    utterances: tuple[Utterance, ...]
    facts: dict[str, str] = field(default_factory=dict)
    title: str = ""
    kind: Kind | None = None
    warnings: tuple[str, ...] = ()
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A row or line of a file of many interviews that holds none: where it stands, why, and what it holds."""

    number: int
    reason: str
    original: dict[str, str]


MOST_TURNS = 20_000  # a day of talk has some 5,000; more is a table or a log, not an interview


def merged(utterances: Iterable[Utterance]) -> tuple[Utterance, ...]:
    """Neighbours of one speaker as one utterance, with the start of the first.

    A recorder cuts at every pause; a sentence cut in two would be read as two.

    Raises:
        ReadError: there are more than `MOST_TURNS` turns.
    """
    runs: list[list[Utterance]] = []
    for utterance in utterances:
        if not utterance.text.strip():
            continue
        if runs and (runs[-1][0].speaker, runs[-1][0].role) == (utterance.speaker, utterance.role):
            runs[-1].append(utterance)
        else:
            runs.append([utterance])
            if len(runs) > MOST_TURNS:
                raise ReadError(f"more than {MOST_TURNS:,} turns; an interview has fewer, split the file")
    return tuple(replace(run[0], text=joined(u.text for u in run)) for run in runs)


def joined(pieces: Iterable[str]) -> str:
    """Pieces of one turn as running text."""
    return " ".join(piece.strip() for piece in pieces if piece.strip())


def carried_on(utterances: Sequence[Utterance]) -> list[Utterance]:
    """Utterances without a speaker given to the speaker before them: some recorders name only the first cue."""
    result: list[Utterance] = []
    for utterance in utterances:
        if utterance.speaker is None and result:
            utterance = replace(utterance, speaker=result[-1].speaker)
        result.append(utterance)
    return result
