"""Reports that rest on what was said: mentioned causes, price named first, won deals, evidence in reading order."""

from datetime import date, datetime

import pandas as pd
import pytest

from analysis import causes, coverage, losses, winloss
from queries import store

ANNOUNCED = date(2024, 3, 1)
INTERVIEWS = [  # interview, loss, deal, held on, led by, somebody of ours in the room
    ("I-1", "L-1", None, date(2024, 3, 10), "Ada", False),
    ("I-2", "L-2", None, date(2024, 4, 30), "Ada", True),
    ("I-3", "L-3", None, date(2024, 2, 1), "Bea", False),  # before the announcement
    ("I-4", None, "D-1", date(2024, 5, 1), "Bea", False),
]
EVIDENCE = [  # interview, turn, start, cause, step, status
    ("I-1", 1, 0, "price", None, "asserted"),
    ("I-1", 1, 30, "tone", None, "asserted"),
    ("I-1", 1, 60, "terms", None, "negated"),
    ("I-1", 1, 75, None, "step2", None),
    ("I-2", 1, 40, "tone", None, "asserted"),
    ("I-2", 1, 0, "tone", None, "asserted"),
    ("I-3", 1, 0, "price", None, "asserted"),
    ("I-4", 1, 0, "price", None, "resolved"),
]


@pytest.fixture(scope="module")
def con() -> store.Connection:
    """Three losses, all announced on 1 March 2024, of two of which there are words after it; and a won deal."""
    con = store.memory_database()
    ids = [f"L-{number}" for number in (1, 2, 3)]
    talks = pd.DataFrame(
        INTERVIEWS, columns=["interview_id", "loss_id", "deal_id", "held_on", "led_by", "with_seller"]
    )
    evidence = pd.DataFrame(
        EVIDENCE, columns=["interview_id", "turn", "start_offset", "cause", "step", "status"]
    ).astype(object)
    evidence = evidence.where(evidence.notna(), None)
    with store.write(con) as cursor:
        store.append(cursor, "accounts", pd.DataFrame({"account_id": ids, "name": ids, "load_id": 0}))
        store.append(
            cursor,
            "defections",
            pd.DataFrame(
                {"loss_id": ids, "account_id": ids, "lost_on": date(2024, 5, 31), "notice_on": ANNOUNCED}
            ).assign(currency="GBP", load_id=0),
        )
        deal = {"deal_id": ["D-1"], "closed_on": [date(2024, 4, 1)], "outcome": ["won"], "currency": ["GBP"]}
        store.append(cursor, "deals", pd.DataFrame(deal).assign(load_id=0))
        store.append(
            cursor,
            "interviews",
            talks.drop(columns="with_seller").assign(
                kind="exit_interview", language="en", content_sha256="", load_id=0
            ),
        )
        turns = [
            (t.interview_id, 0, "vendor" if t.with_seller else "interviewer") for t in talks.itertuples()
        ]
        turns += [(t.interview_id, 1, "customer") for t in talks.itertuples()]
        store.append(
            cursor,
            "turns",
            pd.DataFrame(turns, columns=["interview_id", "turn", "role"]).assign(
                speaker="x", body="0123456789" * 9
            ),
        )
        store.append(
            cursor,
            "evidence",
            evidence.assign(
                evidence_id=range(len(evidence)),
                end_offset=evidence["start_offset"] + 10,
                score=0.9,
                found_by="r",
                codebook_version="1",
                model_version="1",
            ),
        )
        store.append(
            cursor,
            "readings",
            talks[["interview_id"]].assign(
                primary_cause="tone",
                primary_score=0.8,
                codebook_version="1",
                model_version="1",
                read_at=datetime(2024, 6, 1),
            ),
        )
    return con


def test_mentioned_counts_each_loss_once_and_does_not_sum_to_one(con: store.Connection) -> None:
    found = causes.share_of_losses_by_cause(con, by="mentioned")

    assert found[["cause", "losses", "of"]].to_numpy().tolist() == [["tone", 2, 2], ["price", 1, 2]]


def test_fractional_spreads_each_loss_over_its_causes(con: store.Connection) -> None:
    found = causes.share_of_losses_by_cause(con, by="fractional").set_index("cause")

    assert found["losses"].to_dict() == {"tone": 1.5, "price": 0.5}
    assert found["of"].iloc[0] == 2


def test_stated_causes_are_the_first_named(con: store.Connection) -> None:
    found = causes.share_of_losses_by_stated_cause(con)

    assert found[["cause", "losses", "of"]].to_numpy().tolist() == [["price", 1, 2], ["tone", 1, 2]]


def test_price_named_first_by_lag_and_by_who_was_in_the_room(con: store.Connection) -> None:
    found = coverage.stated_price_by_lag(con)

    assert found[["asked_how", "group_name", "losses", "stated_price"]].to_numpy().tolist() == [
        ["days to the interview", "1: below 30", 1, 1],
        ["days to the interview", "3: 60 to 89", 1, 0],
        ["seller in the room", "no", 1, 1],
        ["seller in the room", "yes", 1, 0],
    ]


def test_days_to_the_interview_and_who_led_it(con: store.Connection) -> None:
    found = coverage.days_to_interview(con).iloc[0]

    assert (found.led_by, found.losses, found.median_days) == ("Ada", 2, (9 + 60) / 2)


def test_words_before_the_announcement_cover_nothing(con: store.Connection) -> None:
    found = coverage.coverage_of_losses(con).iloc[0]

    assert (found.losses, found.with_words, found.read) == (3, 2, 2)
    assert coverage.losses_not_interviewed(con, today=date(2024, 4, 1))["loss_id"].tolist() == ["L-3"]


def test_what_won_deals_speak_of(con: store.Connection) -> None:
    found = winloss.causes_in_won_deals(con)

    assert found.to_numpy().tolist() == [["price", "resolved", 1, 1, 1]]


def test_evidence_comes_in_reading_order_with_its_words(con: store.Connection) -> None:
    found = losses.evidence_of_loss(con, loss_id="L-1")

    assert found["start_offset"].tolist() == [0, 30, 60, 75]
    assert found["step"].tolist()[3] == "step2"
    assert found["words"].tolist() == ["0123456789", "0123456789", "0123456789", "5678901234"]
    assert losses.evidence_of_loss(con, loss_id="L-2")["start_offset"].tolist() == [0, 40]
