"""Living accounts ranked by what they are worth and by what endangers them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Unpack

import numpy as np
import pandas as pd

from analysis import sentences, wording
from analysis.action.answers import Answer
from analysis.action.litmus import ASKED_WITHIN_DAYS, litmus_form, litmus_of
from analysis.action.sheets import litmus_answers
from analysis.early_warning.warning import which_signs
from analysis.filters import Places, in_places
from analysis.locales import number
from analysis.paging import ALL_ROWS, PAGE_SIZE, start_of
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
    page: int = 1,
    **places: Unpack[Places],
) -> pd.DataFrame:
    """`ranked_accounts`, 200 to a page, the first page first."""
    return ranked_accounts(
        con, today=today, as_of=as_of, page_size=PAGE_SIZE, page_start=start_of(page), **places
    )


def ranked_accounts(
    con: store.Connection,
    *,
    today: date,
    as_of: date | None = None,
    page_size: int = ALL_ROWS,
    page_start: int = 0,
    **places: Unpack[Places],
) -> pd.DataFrame:
    """Living accounts, the highest value at risk first, last those of unknown value or risk; all, or some of these.

    `risk` (0 to 1) orders accounts and is no probability; it comes from the litmus answers or, where they show
    more, from the step in notes. Accounts are those of the day `as_of` (the last one observed), with what was written
    by then; without it, also what was written since, up to `today`.
    """
    answers = litmus_answers(con)
    frame = store.frame(
        con, "accounts_at_risk", as_of=as_of, page_size=page_size, page_start=page_start, **in_places(**places),
        **which_signs(con, today=today), **known_risks(answers, today=today),
    )  # fmt: skip
    judged = judgements(frame["account_id"], frame["step"], answers, today=today)
    frame = pd.concat([frame, judged], axis="columns")
    frame["value_at_risk"] = frame["risk"] * frame["annual_value"]
    for name in ("last_asked_on", "next_litmus_on", "since_on"):
        frame[name] = days_in(frame[name])
    return frame[COLUMNS]


def at_risk_in_short(con: store.Connection, *, today: date) -> dict[str, Any]:
    """Living accounts counted: all, those at risk and what they pay, never asked, about to leave without a plan."""
    known = known_risks(litmus_answers(con), today=today)
    signs = which_signs(con, today=today)
    return store.rows(con, "accounts_at_risk_in_short", "action", as_of=None, **signs, **known)[0]


def known_risks(answers: Mapping[str, list[Answer]], *, today: date) -> dict[str, Any]:
    """The risk by the answers about each account, None where they are too few, and that of each step."""
    accounts, of_steps = pd.Series(list(answers), dtype=object), litmus_form().extras["step_risk"]
    judged = judgements(accounts, pd.Series(None, index=accounts.index, dtype=object), answers, today=today)
    return {
        "accounts": list(answers),
        "answer_risks": [None if pd.isna(risk) else float(risk) for risk in judged["risk"]],
        "steps": list(of_steps),
        "step_risks": list(of_steps.values()),
    }


def named_like(frame: pd.DataFrame, words: str) -> pd.DataFrame:
    """The accounts whose name, id or owner holds some words, in any case; all where there are none."""
    wanted = words.strip().casefold()
    if not wanted:
        return frame
    text = (
        frame[["account_name", "account_id", "owner"]].fillna("").astype(str).agg("\n".join, axis="columns")
    )
    return frame[text.str.casefold().str.contains(wanted, regex=False)].reset_index(drop=True)


def judgements(
    accounts: pd.Series, steps: pd.Series, answers: Mapping[str, list[Answer]], *, today: date
) -> pd.DataFrame:
    """Risk, where it comes from, and the first finding of each account.

    Accounts with the same answers and the same step are judged alike, so each such pair is judged once; first of
    all the pair of neither, which most accounts share.
    """
    has_either = (accounts.isin(list(answers)) | steps.notna()).to_numpy()
    asked = zip(accounts[has_either], steps[has_either], strict=True)
    given = [((), None), *((tuple(answers.get(a, ())), None if pd.isna(s) else s) for a, s in asked)]
    tests = {pair: litmus_of("", pair[0], today=today, step=pair[1]) for pair in dict.fromkeys(given)}
    lines = [
        (tests[pair].risk, tests[pair].risk_from, next(iter(tests[pair].findings), "")) for pair in given
    ]
    judged = pd.DataFrame(lines, columns=["risk", "risk_from", "finding"])
    places = np.where(has_either, has_either.cumsum(), 0)
    return judged.astype({"risk": float}).take(places).set_axis(accounts.index)


def days_in(column: pd.Series) -> pd.Series:
    """A column of timestamps as days, None where there is none."""
    days = pd.Series([None] * len(column), index=column.index, dtype=object)
    days[column.notna()] = column.dropna().dt.date
    return days


def worded(frame: pd.DataFrame) -> pd.DataFrame:
    """`accounts_at_risk` as it is read: whole amounts, the step by name, when colleagues were asked, the plan."""
    return frame.assign(
        annual_value=frame["annual_value"].round(),
        value_at_risk=frame["value_at_risk"].round(),
        stands=[wording.step(step) if isinstance(step, str) else "" for step in frame["step"]],
        asked=[
            asked_in_short(when, source)
            for when, source in zip(frame["last_asked_on"], frame["risk_from"], strict=True)
        ],
        plan=["open" if has else "" for has in frame["has_plan"]],
    )


def asked_in_short(when: date | None, risk_from: str) -> str:
    """'3 March 2025', 'never', '3 March 2025, too few answers'."""
    if pd.isna(when):
        return "never"
    few = ", too few answers" if risk_from == "too few answers" else ""
    return f"{sentences.day(when)}{few}"


def at_risk_sentence(frame: pd.DataFrame, *, currency: str, today: date) -> str:
    """'28 of 210 living accounts show a risk and pay £1.42 million a year; …' from `accounts_at_risk`."""
    risky = frame[frame["risk"] > 0]
    asked = f"{asked_within_a_year(frame, today)}{too_few_answers(frame)}"
    if risky.empty:
        return f"None of the {number(len(frame))} living accounts shows a risk, and {asked}."
    show = showing_a_risk(len(risky), float(risky["annual_value"].sum()), currency)
    return (
        f"{number(len(risky))} of {number(len(frame))} living accounts {show}; {leaving(frame)}, and {asked}."
    )


def showing_a_risk(accounts: int, annual_value: float, currency: str) -> str:
    """'show a risk and pay £1.42 million a year': what they pay, not that times a risk, which is no probability."""
    shows = sentences.fitting(accounts, "shows", "show")
    if not annual_value:
        return f"{shows} a risk"
    pays = sentences.fitting(accounts, "pays", "pay")
    return f"{shows} a risk and {pays} {sentences.amount(annual_value, currency)} a year"


def leaving(frame: pd.DataFrame) -> str:
    """'by what is written 1 has decided to leave, 3 look into leaving'."""
    decided, looking = int((frame["step"] == "step4").sum()), int((frame["step"] == "step3").sum())
    looks = f"{number(looking)} {sentences.fitting(looking, 'looks', 'look')}" if looking else "none looks"
    if not decided:
        return f"{looks} into leaving"
    has = sentences.fitting(decided, "has", "have")
    return f"by what is written {number(decided)} {has} decided to leave, {looks} into leaving"


def asked_within_a_year(frame: pd.DataFrame, today: date) -> str:
    """For how many accounts nobody has answered the questions within a year."""
    oldest = pd.Timestamp(today - timedelta(days=ASKED_WITHIN_DAYS))
    asked_on = pd.to_datetime(frame["last_asked_on"])
    unasked = int((asked_on.isna() | (asked_on < oldest)).sum())
    if unasked == len(frame):
        return "no colleague has answered our questions about any account within a year"
    if unasked:
        of_all = f"{number(unasked)} of all {number(len(frame))}"
        return f"about {of_all} no colleague has answered our questions within a year"
    return "colleagues have answered our questions about all of them within a year"


def too_few_answers(frame: pd.DataFrame) -> str:
    """', for 2 too few to say what is at risk', to follow how many were asked; nothing where there are none."""
    thin = int((frame["risk_from"] == "too few answers").sum())
    return f", for {number(thin)} too few to say what is at risk" if thin else ""
