"""A made-up company of any size, the same for the same seed: what reports are timed on."""

import datetime as dt

import numpy as np
import pandas as pd

from benchmarks import generated_words
from queries import store

SEED = 20250701
FIRST_DAY, LAST_DAY = dt.date(2018, 1, 1), dt.date(2025, 6, 30)
SEGMENTS, REGIONS = ("key", "mid", "small"), ("North", "South", "East", "West")
OWNERS = tuple(f"Owner {number}" for number in range(1, 41))
REASONS = ("Price", "Competitor offer", "Service quality", "Product fit", "Contract terms", "Other")
RIVALS = ("Clearfall", "Tarnbeck", "Sluiceway", "Morrow & Finch")


def company(losses: int, *, seed: int = SEED, name: str = "") -> dict[str, pd.DataFrame]:
    """Rows for every table that reports read: two accounts, three contract rows and ten pieces of evidence a loss.

    Half of the losses have an interview of 16 pieces of evidence; every account has two notes, one in four a call,
    which hold the others. `name` stands before every id.
    """
    draw = np.random.default_rng(seed)
    accounts = _accounts(draw, name, 2 * losses)
    lives = _lives(draw, accounts, losses)
    defections = _defections(draw, name, lives)
    interviews = _interviews(draw, name, defections.iloc[::2])
    notes, note_evidence = generated_words.notes(draw, name, _days_served(draw, lives, each=2), OWNERS)
    calls, call_turns, call_evidence = generated_words.calls(
        draw, name, _days_served(draw, lives.iloc[::4], each=1), OWNERS
    )
    return {
        "accounts": accounts,
        "contracts": _contracts(draw, name, lives),
        "defections": defections,
        "deals": _deals(draw, name, losses),
        "interviews": pd.concat([interviews, calls], ignore_index=True),
        "turns": pd.concat([generated_words.turns(interviews), call_turns], ignore_index=True),
        "evidence": _numbered(
            pd.concat([generated_words.evidence(draw, interviews), call_evidence], ignore_index=True)
        ),
        "readings": generated_words.readings(draw, interviews),
        "notes": notes,
        "note_evidence": note_evidence,
        "actions": _actions(name),
    }


KEYS = {  # of each table: the columns that must differ between copies
    "accounts": ("account_id", "name"),
    "contracts": ("contract_id", "account_id"),
    "defections": ("loss_id", "account_id"),
    "deals": ("deal_id", "account_name"),
    "interviews": ("interview_id", "account_id", "loss_id"),
    "turns": ("interview_id",),
    "evidence": ("interview_id",),
    "readings": ("interview_id",),
    "notes": ("note_id", "account_id"),
    "note_evidence": ("note_id",),
}


def multiply(cursor: store.Connection, times: int) -> None:
    """So many times the company: every row is copied inside the database, under ids of its own."""
    for table, keys in KEYS.items():
        named = [f"{key} || '-' || copy as {key}" for key in keys]
        if table == "evidence":
            named.append("evidence_id + copy * (select count(*) from evidence) as evidence_id")
        cursor.execute(
            f"insert into {table} by name select {table}.* replace ({', '.join(named)})"
            f" from {table} cross join range(1, {times}) as copies(copy)"
        )


def _days(offsets: np.ndarray) -> pd.Series:
    return pd.Series(pd.Timestamp(FIRST_DAY) + pd.to_timedelta(offsets, unit="D"))


def _ids(letter: str, name: str, count: int) -> list[str]:
    return [f"{letter}-{name}{number}" for number in range(count)]


def _accounts(draw: np.random.Generator, name: str, count: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "account_id": _ids("A", name, count),
            "name": _ids("Company", name, count),
            "segment": draw.choice(SEGMENTS, count, p=[0.1, 0.3, 0.6]),
            "region": draw.choice(REGIONS, count),
            "owner": draw.choice(OWNERS, count),
            "load_id": 0,
        }
    )


def _lives(draw: np.random.Generator, accounts: pd.DataFrame, losses: int) -> pd.DataFrame:
    """First and last day of each account; the first `losses` accounts have left, the others run."""
    span = (LAST_DAY - FIRST_DAY).days
    starts = draw.integers(0, span - 400, len(accounts))
    ends = np.minimum(starts + draw.integers(200, 2000, len(accounts)), span - 1)
    lost = np.arange(len(accounts)) < losses
    return pd.DataFrame(
        {
            "account_id": accounts["account_id"],
            "starts": starts,
            "ends": np.where(lost, ends, -1),
            "lost": lost,
        }
    )


def _days_served(draw: np.random.Generator, lives: pd.DataFrame, *, each: int) -> pd.DataFrame:
    """So many days of each account, drawn from those on which it was served."""
    told = lives.loc[lives.index.repeat(each)].reset_index(drop=True)
    last = np.where(told["lost"], told["ends"], (LAST_DAY - FIRST_DAY).days)
    days = _days(draw.integers(told["starts"], last + 1))
    return pd.DataFrame({"account_id": told["account_id"], "day": days.dt.date})


def _actions(name: str) -> pd.DataFrame:
    """One measure against the price, everywhere."""
    return pd.DataFrame(
        {
            "action_id": [f"X-{name}0"],
            "title": ["Prices fixed for two years"],
            "cause": ["price"],
            "scope_filter": ["{}"],
            "started_on": [dt.date(2022, 1, 1)],
            "load_id": [0],
        }
    )


def _contracts(draw: np.random.Generator, name: str, lives: pd.DataFrame) -> pd.DataFrame:
    """One row for half of the accounts, two for the others, which change their fee half-way."""
    changed = lives[np.arange(len(lives)) % 2 == 0]
    end = np.where(changed["lost"], changed["ends"], (LAST_DAY - FIRST_DAY).days)
    middle = (changed["starts"] + end) // 2
    first = pd.concat(
        [changed.assign(ends=middle - 1, lost=True), lives.drop(changed.index)], ignore_index=True
    )
    rows = pd.concat([first, changed.assign(starts=middle)], ignore_index=True)
    return pd.DataFrame(
        {
            "contract_id": _ids("C", name, len(rows)),
            "account_id": rows["account_id"],
            "starts_on": _days(rows["starts"].to_numpy()),
            "ends_on": _days(rows["ends"].to_numpy()).where(rows["lost"]),
            "renews_on": _days(rows["ends"].to_numpy()).where(rows["lost"]),
            "monthly_fee": draw.integers(50, 5000, len(rows)).astype(float),
            "currency": "GBP",
            "load_id": 0,
        }
    )


def _defections(draw: np.random.Generator, name: str, lives: pd.DataFrame) -> pd.DataFrame:
    gone = lives[lives["lost"]]
    losses = len(gone)
    return pd.DataFrame(
        {
            "loss_id": _ids("L", name, losses),
            "account_id": gone["account_id"],
            "lost_on": _days(gone["ends"].to_numpy()),
            "notice_on": _days(gone["ends"].to_numpy() - draw.integers(10, 120, losses)),
            "annual_value": draw.integers(600, 60000, losses).astype(float),
            "currency": "GBP",
            "recorded_reason": draw.choice(REASONS, losses),
            "competitor": draw.choice(RIVALS, losses),
            "load_id": 0,
        }
    )


def _deals(draw: np.random.Generator, name: str, count: int) -> pd.DataFrame:
    closed = draw.integers(60, (LAST_DAY - FIRST_DAY).days, count)
    return pd.DataFrame(
        {
            "deal_id": _ids("D", name, count),
            "account_name": _ids("Prospect", name, count),
            "opened_on": _days(closed - draw.integers(5, 60, count)),
            "closed_on": _days(closed),
            "outcome": draw.choice(
                ["won", "lost", "no_decision", "withdrawn"], count, p=[0.35, 0.4, 0.2, 0.05]
            ),
            "annual_value": draw.integers(600, 60000, count).astype(float),
            "currency": "GBP",
            "competitor": draw.choice(RIVALS, count),
            "recorded_reason": draw.choice(REASONS, count),
            "owner": draw.choice(OWNERS, count),
            "segment": draw.choice(SEGMENTS, count),
            "region": draw.choice(REGIONS, count),
            "load_id": 0,
        }
    )


def _interviews(draw: np.random.Generator, name: str, defections: pd.DataFrame) -> pd.DataFrame:
    days = pd.to_timedelta(draw.integers(1, 40, len(defections)), unit="D")
    return pd.DataFrame(
        {
            "interview_id": _ids("I", name, len(defections)),
            "kind": "exit_interview",
            "account_id": defections["account_id"].to_numpy(),
            "loss_id": defections["loss_id"].to_numpy(),
            "held_on": (defections["notice_on"].reset_index(drop=True) + days).dt.date,
            "led_by": draw.choice(OWNERS, len(defections)),
            "language": "en",
            "content_sha256": "",
            "load_id": 0,
        }
    )


def _numbered(evidence: pd.DataFrame) -> pd.DataFrame:
    return evidence.assign(evidence_id=np.arange(len(evidence)))
