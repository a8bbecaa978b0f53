"""The chance that an account stays, by the step it stood at: counted, or in the words of the model.

Only words written at the time put an account at a step; what a customer tells in an exit interview would make
every chance zero. Each account is followed for 180 days from the first signal of the step.
"""

import pandas as pd

from analysis import paging, rates
from analysis.early_warning.signals import STEPS, Step, which_count
from analysis.filters import expect
from queries import store

FOLLOWED_DAYS = 180
MODEL_WORDS: dict[Step, str] = {
    "step1": "good",
    "step2": "good",
    "step3": "much lower",
    "step4": "a miracle, or a huge concession",
}


def chance_of_save(con: store.Connection) -> pd.DataFrame:
    """Per step: accounts seen at it, saved, lost, still followed, and the share saved with its interval.

    An account was lost where its next notice came within 180 days of the first signal of the step in this spell
    as a customer, saved where they passed without one; those still followed are counted and enter no share.
    """
    counted = store.frame(con, "chance_of_save", followed_days=FOLLOWED_DAYS, **which_count(con))
    return save_frame(counted)


def accounts_behind_saves(con: store.Connection, *, step: Step = "step3", page: int = 1) -> pd.DataFrame:
    """The accounts that `chance_of_save` counts at a step, the latest first sign first, 200 to a page.

    Returns:
        account_id, account_name, owner, seen_on (first sign of the step), outcome (saved, lost, still followed),
        announced_on and loss_id (next notice, however late), found (on all pages), and of these all_saved, all_lost,
        all_still_followed.
    """
    return _accounts(con, step, paging.PAGE_SIZE, paging.start_of(page))


def every_account(con: store.Connection, *, step: Step) -> pd.DataFrame:
    """All the accounts that `accounts_behind_saves` gives page by page, for a download."""
    return _accounts(con, step, None, 0)


def _accounts(con: store.Connection, step: Step, page_size: int | None, page_start: int) -> pd.DataFrame:
    expect("step", step, STEPS)
    return store.frame(
        con,
        "accounts_behind_saves",
        step=step,
        followed_days=FOLLOWED_DAYS,
        page_size=page_size,
        page_start=page_start,
        **which_count(con),
    )


def save_frame(counted: pd.DataFrame) -> pd.DataFrame:
    """`chance_of_save` from the counts of each step that any account stood at."""
    frame = counted.set_index("step").reindex(STEPS, fill_value=0).rename_axis("step").reset_index()
    came_out = frame["saved"] + frame["lost"]
    shares = rates.with_shares(frame.assign(of=came_out), "saved", "of", share="saved_share")
    return shares.drop(columns="of").assign(model_says=list(MODEL_WORDS.values()))
