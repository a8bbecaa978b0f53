"""Words of the made-up company and what was found in them: notes and calls that warn of a loss, exit interviews."""

import datetime as dt

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


def turns(interviews: pd.DataFrame) -> pd.DataFrame:
    """Four turns of each exit interview, every second the customer's."""
    told = interviews[["interview_id"]].loc[interviews.index.repeat(4)].reset_index(drop=True)
    return told.assign(
        turn=np.arange(len(told)) % 4,
        speaker="Somebody",
        role=np.where(np.arange(len(told)) % 2 == 0, "interviewer", "customer"),
        body="words " * 20,
    )


def evidence(draw: np.random.Generator, interviews: pd.DataFrame) -> pd.DataFrame:
    """Sixteen pieces of evidence of causes in each exit interview."""
    found = interviews[["interview_id"]].loc[interviews.index.repeat(16)].reset_index(drop=True)
    starts = draw.integers(0, 100, len(found))
    return found.assign(
        turn=1 + 2 * draw.integers(0, 2, len(found)),
        start_offset=starts,
        end_offset=starts + 15,
        cause=draw.choice(CAUSES, len(found)),
        status=draw.choice(STATUSES, len(found)),
        score=draw.random(len(found)),
        found_by="rule",
        codebook_version="1",
        model_version="generated",
    )


def readings(draw: np.random.Generator, interviews: pd.DataFrame) -> pd.DataFrame:
    """The root cause of each exit interview, the first causes more often than the last."""
    chances = np.geomspace(10, 1, len(CAUSES))
    return pd.DataFrame(
        {
            "interview_id": interviews["interview_id"],
            "primary_cause": draw.choice(CAUSES, len(interviews), p=chances / chances.sum()),
            "primary_score": draw.random(len(interviews)),
            "codebook_version": "1",
            "model_version": "generated",
            "read_at": dt.datetime(2025, 7, 1),
        }
    )
