"""Notes and calls of the made-up company, written while accounts were customers: what warns of a loss."""

import numpy as np
import pandas as pd

from interviews.codebook import CODEBOOK

KINDS = ("note", "note", "note", "ticket", "comment")
CAUSES = tuple(cause.key for cause in CODEBOOK.causes)
STEPS = ("step2", "step3", "step4")
WITH_CAUSE = 0.6  # of the pieces of evidence; the others speak for a step
STATUSES = ("asserted", "asserted", "asserted", "negated", "other_party", "hypothetical", "resolved")
BODY = "words " * 40


def notes(
    draw: np.random.Generator, name: str, days: pd.DataFrame, authors: tuple[str, ...]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A note for each of `days` (account_id, day), and evidence in three of eight of them."""
    written = pd.DataFrame(
        {
            "note_id": [f"N-{name}{number}" for number in range(len(days))],
            "account_id": days["account_id"].to_numpy(),
            "written_on": days["day"].to_numpy(),
            "author": draw.choice(authors, len(days)),
            "note_kind": draw.choice(KINDS, len(days)),
            "body": BODY,
            "load_id": 0,
        }
    )
    telling = written[["note_id"]].iloc[draw.permutation(len(days))[: len(days) * 3 // 8]]
    return written, found_in(draw, telling.reset_index(drop=True))


def calls(
    draw: np.random.Generator, name: str, days: pd.DataFrame, authors: tuple[str, ...]
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """A call of one turn for each of `days`, with a piece of evidence each: interviews, turns, evidence."""
    ids = [f"T-{name}{number}" for number in range(len(days))]
    held = pd.DataFrame(
        {
            "interview_id": ids,
            "kind": "call",
            "account_id": days["account_id"].to_numpy(),
            "held_on": days["day"].to_numpy(),
            "led_by": draw.choice(authors, len(days)),
            "language": "en",
            "content_sha256": "",
            "load_id": 0,
        }
    )
    named = held[["interview_id"]]
    turns = named.assign(turn=0, speaker="Somebody", role="customer", body=BODY)
    return held, turns, found_in(draw, named.assign(turn=0))


def found_in(draw: np.random.Generator, places: pd.DataFrame) -> pd.DataFrame:
    """A piece of evidence for each row of `places`: a cause with its status, or a step."""
    is_cause = draw.random(len(places)) < WITH_CAUSE
    starts = draw.integers(0, 100, len(places))
    return places.assign(
        start_offset=starts,
        end_offset=starts + 15,
        cause=pd.Series(draw.choice(CAUSES, len(places)), dtype=object).where(is_cause, None),
        step=pd.Series(draw.choice(STEPS, len(places)), dtype=object).mask(is_cause, None),
        status=pd.Series(draw.choice(STATUSES, len(places)), dtype=object).where(is_cause, None),
        score=draw.random(len(places)),
        found_by="rule",
        codebook_version="1",
        model_version="generated",
    )
