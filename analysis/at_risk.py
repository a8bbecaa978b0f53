"""Living accounts ranked by what they are worth and by what endangers them."""

from datetime import date, timedelta
from typing import Any

import pandas as pd

from analysis import sentences
from analysis.litmus import ASKED_WITHIN_DAYS, Litmus, litmus_of, value_at_risk
from analysis.sheets import litmus_answers
from analysis.warning import Standing, standings
from queries import store

COLUMNS = [
    "account_id", "account_name", "segment", "region", "owner", "annual_value", "risk", "risk_from", "value_at_risk",
    "step", "since_on", "last_asked_on", "finding", "has_plan", "next_litmus_on",
]  # fmt: skip


def accounts_at_risk(
    con: store.Connection,
    *,
    today: date,
    as_of: date | None = None,
    segment: list[str] | None = None,
    region: list[str] | None = None,
    owner: list[str] | None = None,
) -> pd.DataFrame:
    """Living accounts, the highest value at risk first, those of unknown risk last by value.

    `risk` (0 to 1) orders accounts and is no probability; it comes from the litmus answers or, where they show
    more, from the step in notes. Answers are dated by `today`, words by `as_of` (the last day observed).
    """
    at_a_step = standings(con, as_of=as_of, segment=segment, region=region, owner=owner)
    found = {standing.account_id: standing for standing in at_a_step}
    answers = litmus_answers(con)
    lines = []
    for row in store.rows(con, "accounts_at_risk", as_of=as_of, segment=segment, region=region, owner=owner):
        standing = found.get(row["account_id"])
        litmus = litmus_of(
            row["account_id"],
            answers.get(row["account_id"], []),
            today=today,
            step=standing.step if standing else None,
        )
        lines.append(line_of(row, litmus, standing))
    frame = pd.DataFrame(lines, columns=COLUMNS)
    frame = frame.astype({"annual_value": float, "risk": float, "value_at_risk": float})
    order = ["value_at_risk", "annual_value", "account_id"]
    return frame.sort_values(order, ascending=[False, False, True], na_position="last", ignore_index=True)


def line_of(row: dict[str, Any], litmus: Litmus, standing: Standing | None) -> dict[str, Any]:
    """One row of `accounts_at_risk`."""
    kept = {
        name: row[name]
        for name in ("account_id", "account_name", "segment", "region", "owner", "annual_value")
    }
    return kept | {
        "risk": litmus.risk,
        "risk_from": litmus.risk_from,
        "value_at_risk": value_at_risk(litmus, row["annual_value"]),
        "step": standing.step if standing else None,
        "since_on": standing.since_on if standing else None,
        "last_asked_on": row["last_asked_on"],
        "finding": litmus.findings[0] if litmus.findings else "",
        "has_plan": row["has_plan"],
        "next_litmus_on": row["next_litmus_on"],
    }


def at_risk_sentence(frame: pd.DataFrame, *, currency: str, today: date) -> str:
    """'28 of 210 living accounts show a risk, £1.42 million a year at stake; …' from `accounts_at_risk`."""
    risky = frame[frame["value_at_risk"] > 0]
    leaving = int((frame["step"] == "step3").sum())
    oldest = pd.Timestamp(today - timedelta(days=ASKED_WITHIN_DAYS))
    asked_on = pd.to_datetime(frame["last_asked_on"])
    unasked = int((asked_on.isna() | (asked_on < oldest)).sum())
    asked = (
        f"about {unasked:,} nobody has been asked for a year"
        if unasked
        else "all have been asked within a year"
    )
    if risky.empty:
        return f"None of the {len(frame):,} living accounts shows a risk, and {asked}."
    stake = sentences.amount(float(risky["value_at_risk"].sum()), currency)
    return (
        f"{len(risky):,} of {len(frame):,} living accounts show a risk, {stake} a year at stake; "
        f"{leaving:,} look into leaving, and {asked}."
    )
