"""Ten losses to be read by a person who does not see what the machine made of them, and how that came out."""

from dataclasses import replace
from datetime import datetime

from analysis import audit, marking, verdicts
from analysis.sentences import count_of
from queries import store

TEN = 10


def drawn(con: store.Connection, *, kind: str = "defection") -> list[str]:
    """The next ten losses of the random sample; a loss once audited is not drawn again."""
    return audit.losses_to_audit(con, size=TEN, kind=kind)


def still_to_read(con: store.Connection, *, losses: tuple[str, ...]) -> list[str]:
    """Those of the losses that nobody has audited, in their order."""
    audited = {loss for loss in losses if any(given["is_audit"] for given in verdicts.history(con, loss))}
    return [loss for loss in losses if loss not in audited]


def words_alone(con: store.Connection, *, loss_id: str) -> list[marking.MarkedInterview]:
    """What was said about a loss, without a mark of what was found in it."""
    return [
        replace(interview, turns=tuple(_plain(turn) for turn in interview.turns))
        for interview in marking.interviews_of_loss(con, loss_id=loss_id)
    ]


def keep(con: store.Connection, loss_id: str, cause: str | None, *, who: str, now: datetime) -> None:
    """Keep what a person read in a loss; None: the words do not tell."""
    audit.record_audit(con, loss_id, cause, who=who, now=now)


def so_far(con: store.Connection, *, kind: str = "defection") -> str:
    """How many losses are audited, how often person and machine agreed, and how many are still needed."""
    found = audit.audited_losses(con, kind=kind)
    audited = found[found["is_audited"]]
    number = int(audited["losses"].sum())
    if not number:
        return "No loss has been read by a person without seeing the machine's answer yet."
    agreed = int(audited.loc[audited["machine_cause"] == audited["auditor_cause"], "losses"].sum())
    said = (
        f"{count_of(number, 'loss', 'losses')} read so; person and machine named the same cause in {agreed}."
    )
    short = audit.SMALLEST_SAMPLE - number
    return (
        said if short <= 0 else f"{said} Shares are corrected from {audit.SMALLEST_SAMPLE} on: {short} to go."
    )


def _plain(turn: marking.MarkedTurn) -> marking.MarkedTurn:
    words = "".join(piece.words for piece in turn.pieces)
    return replace(turn, pieces=(marking.Piece(words),))
