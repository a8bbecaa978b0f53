"""The demo company's CSV files, put into an empty database without the loader, for tests of the figures."""

import json
from datetime import date, datetime
from pathlib import Path

import pandas as pd

from analysis.loading import intake
from queries import store
from sample.build import AS_OF, FILES

ROOT = Path(__file__).resolve().parents[2]
SAMPLE, TRUTH = ROOT / "sample", ROOT / "tests" / "truth"
OUTCOMES = {
    "Closed Won": "won",
    "Closed Lost": "lost",
    "No decision": "no_decision",
    "Withdrawn": "withdrawn",
}


def demo_database(*, with_verdicts: bool = True) -> store.Connection:
    """The sample's records; with the coded primary of each exit interview and note as a human verdict."""
    con = store.memory_database()
    with store.write(con) as cursor:
        store.append(cursor, "accounts", accounts())
        store.append(cursor, "contracts", contracts())
        store.append(cursor, "defections", defections())
        store.append(cursor, "deals", deals())
        store.append(cursor, "settings", settings(observed_until="2025-07-01"))
        store.append(cursor, "interviews", interviews())
        if with_verdicts:
            store.append(cursor, "verdicts", human_verdicts())
    return con


def shipped_database() -> store.Connection:
    """The sample as shipped, through the loader, with the same human verdicts; nothing is tagged."""
    con = store.memory_database()
    for name in FILES:
        (result,) = intake.load_paths(con, [SAMPLE / name], as_of=AS_OF, who="test")
        assert result.error is None
    with store.write(con) as cursor:
        store.append(cursor, "verdicts", human_verdicts())
    return con


def settings(**chosen: object) -> pd.DataFrame:
    """Rows of the settings table."""
    return pd.DataFrame([{"setting": k, "setting_value": json.dumps(v)} for k, v in chosen.items()])


def table(name: str, dates: tuple[str, ...] = ()) -> pd.DataFrame:
    """A CSV of the sample with its dates as dates and empty cells as None."""
    frame = pd.read_csv(SAMPLE / name, dtype=object)
    frame = frame.where(frame.notna(), None)
    for column in dates:
        frame[column] = [date.fromisoformat(day) if day else None for day in frame[column]]
    return frame


def accounts() -> pd.DataFrame:
    frame = table("accounts.csv", ("since", "mgmt_change_on"))
    frame = frame.rename(
        columns={"account_manager": "owner", "since": "since_on", "mgmt_change_on": "management_changed_on"}
    )
    return frame.assign(exec_contact=frame["exec_contact"] == "yes", load_id=1)


def contracts() -> pd.DataFrame:
    frame = table("contracts.csv", ("starts_on", "ends_on", "cancel_notice_on"))
    frame = frame.rename(columns={"cancel_notice_on": "notice_on"})
    return frame.assign(monthly_fee=frame["monthly_fee"].astype(float), load_id=2)


def defections() -> pd.DataFrame:
    frame = table("losses.csv", ("lost_on", "notice_on"))
    frame = frame.rename(columns={"stated_reason": "recorded_reason", "account_manager": "owner"})
    frame = frame.assign(annual_value=frame["annual_value"].astype(float), load_id=3)
    return frame.assign(interviewed_flag=frame["interviewed"] == "yes").drop(columns="interviewed")


def deals() -> pd.DataFrame:
    frame = table("deals.csv", ("opened_on", "closed_on"))
    frame = frame.rename(
        columns={"amount": "annual_value", "lost_reason": "recorded_reason", "sales_rep": "owner"}
    )
    frame = frame.assign(annual_value=frame["annual_value"].astype(float), load_id=4)
    return frame.assign(outcome=frame["stage"].map(OUTCOMES))


def coded() -> list[dict]:
    """The coded interviews, as they are."""
    lines = (TRUTH / "interviews_coded.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def interviews() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "interview_id": talk["id"],
            "kind": talk["kind"],
            "account_name": talk["account"],
            "loss_id": talk.get("loss_id"),
            "deal_id": talk.get("deal_id"),
            "held_on": date.fromisoformat(talk["held_on"]),
            "language": "en",
            "content_sha256": talk["id"],
            "load_id": 5,
        }
        for talk in coded()
    )


def human_verdicts() -> pd.DataFrame:
    """One current verdict by a person per exit interview and note."""
    talks = [talk for talk in coded() if talk["kind"] in ("exit_interview", "cx_note")]
    return pd.DataFrame(
        {
            "verdict_id": number,
            "loss_id": talk["loss_id"],
            "cause": talk["primary"],
            "is_disputed": False,
            "source": "person",
            "is_audit": False,
            "decided_by": "coder",
            "codebook_version": "1",
            "model_version": "",
            "decided_at": datetime(2025, 7, 1),
            "is_current": True,
        }
        for number, talk in enumerate(talks, 1)
    )
