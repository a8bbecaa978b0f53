"""A database in which every text that a person could have written tries to be something else."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from queries import store

OUTSIDE = "http://outside.example/"
NAUGHTY = (
    "<script>document.title='taken'</script>",
    f"<img src={OUTSIDE}a.png onerror=\"document.title='taken'\">",
    "$5 and $10",
    f"![x]({OUTSIDE}b.png)",
    ":red[x] :smile: :material/home:",
    "[link](javascript:alert(1))",
    "\u202eright to left\u202c",
    "شركة المياه",
    '=HYPERLINK("http://outside.example")',
    "🏳️‍🌈 emoji",
    "{{ jinja }} `code` *bold* # head",
)
NAME = " ".join(NAUGHTY)
SPOKEN = f"{NAME} and nobody ever rang us back about it"
UNKNOWN_CAUSE = "nobody_knows_this_cause"


def hostile_database(path: Path) -> None:
    """One account, one contract, one loss, one interview with a turn of 20,000 letters, a cause nobody knows."""
    con = store.open_database(path)
    with store.write(con) as cursor:
        for table, rows in tables().items():
            store.append(cursor, table, pd.DataFrame(rows))
    con.close()


def tables() -> dict[str, list[dict[str, Any]]]:
    """The rows of every table, as literals."""
    account = {
        "account_id": "A<1>",
        "name": NAME,
        "segment": NAUGHTY[0],
        "industry": NAME,
        "region": NAUGHTY[3],
    }
    contract = {
        "contract_id": "C1",
        "account_id": "A<1>",
        "starts_on": date(2020, 1, 1),
        "ends_on": date(2024, 5, 31),
    }
    loss = {
        "loss_id": "L<1>",
        "account_id": "A<1>",
        "lost_on": date(2024, 5, 31),
        "notice_on": date(2024, 3, 1),
    }
    words = {"recorded_reason": NAME, "sub_reason": NAME, "competitor": NAME, "owner": NAME}
    interview = {
        "interview_id": "i<1>",
        "kind": "exit_interview",
        "loss_id": "L<1>",
        "held_on": date(2024, 6, 10),
    }
    return {
        "accounts": [account | {"owner": NAME, "load_id": 1}],
        "contracts": [contract | {"monthly_fee": 100, "currency": "GBP", "load_id": 1}],
        "defections": [loss | words | {"annual_value": 1200, "currency": "GBP", "load_id": 1}],
        "interviews": [
            interview | {"interviewee_role": NAME, "language": "en", "content_sha256": "x", "load_id": 1}
        ],
        "turns": [
            {"interview_id": "i<1>", "turn": 0, "speaker": NAME, "role": "interviewer", "body": NAME},
            {"interview_id": "i<1>", "turn": 1, "speaker": NAME, "role": "customer", "body": SPOKEN},
            {"interview_id": "i<1>", "turn": 2, "speaker": NAME, "role": "customer", "body": "long words " * 1819},
        ],
        "evidence": [evidence(1, 0, len(NAME), UNKNOWN_CAUSE), evidence(2, 5, len(SPOKEN), "no_response")],
        "verdicts": [verdict()],
    }  # fmt: skip


def evidence(evidence_id: int, start: int, end: int, cause: str) -> dict[str, Any]:
    """Evidence in the second turn; two pieces overlap."""
    found = {"interview_id": "i<1>", "turn": 1, "start_offset": start, "end_offset": end, "cause": cause}
    why = {"status": "asserted", "score": 0.9, "found_by": NAME, "why": NAME}
    return found | why | {"evidence_id": evidence_id, "codebook_version": "1", "model_version": "0"}


def verdict() -> dict[str, Any]:
    """The root cause is one that no codebook has."""
    given = {
        "verdict_id": 1,
        "loss_id": "L<1>",
        "cause": UNKNOWN_CAUSE,
        "is_disputed": False,
        "source": "model",
    }
    by = {"score": 0.5, "is_audit": False, "decided_by": NAME, "reason": NAME, "is_current": True}
    return given | by | {"codebook_version": "1", "model_version": "0", "decided_at": datetime(2024, 7, 1)}
