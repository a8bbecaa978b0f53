"""Accounts: which living customers are at risk, why, and what to do about each."""

import pandas as pd
import streamlit as st

from analysis import choices, paging
from analysis.early_warning import at_risk, scan
from analysis.locales import number
from views import account, acting, boxes, comment, empty, figure, forewarning, off_the_list, session, table
from views.text import lead

SHOWN = ("account_name", "value_at_risk", "stands", "annual_value", "asked", "plan", "owner")


def at_stake(frame: pd.DataFrame) -> None:
    """The sentence that the page opens with."""
    lead(at_risk.at_risk_sentence(frame, currency=session.currency(), today=acting.today()))


def read_notes() -> None:
    """Offer to read what nobody has read yet."""
    waiting = session.ask(scan.notes_waiting)
    if not waiting:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"{number(waiting)} notes have not been read for signs yet.", width="content")
        if st.button("Read them now", icon=":material/manage_search:"):
            bar = st.progress(0.0, "Reading notes …")
            done = scan.scan_notes(
                session.current().con,
                now=session.now(),
                progress=lambda n, of: bar.progress(n / of, f"{number(n)} of {number(of)} read"),
            )
            st.session_state[acting.SAID] = done.text()
            st.rerun()


def searched(frame: pd.DataFrame) -> pd.DataFrame:
    """The accounts that the reader looks for, the most value at risk first."""
    words = st.text_input(
        "Search", placeholder="A name, an id or an owner", icon=":material/search:", key="find", width=320,
        persist_state="page",
    )  # fmt: skip
    found = at_risk.named_like(frame, words)
    if found.empty:
        st.info("No living account has such a name, id or owner.", icon=":material/search_off:")
    return found


def ranked(frame: pd.DataFrame, whole: pd.DataFrame) -> str | None:
    """The accounts by value at risk. Returns the one that the reader has just chosen."""
    shown = at_risk.worded(frame)
    row = table.choose(
        shown,
        key="accounts",
        column_order=SHOWN,
        column_config={
            "account_name": table.account(),
            "annual_value": table.money("Worth a year"),
            "value_at_risk": table.money("At risk"),
            "stands": "Seen in notes",
            "asked": "Colleagues asked",
            "plan": "Save plan",
            "owner": "Owner",
        },
    )
    with st.container(horizontal=True):
        table.csv_button(whole, "accounts_at_risk")
        figure.behind(frame, report="accounts_at_risk", key="accounts_behind", leads_to=None)
        st.caption(
            "Choose a row to open the account. At risk: the value of a year times a risk that orders accounts and is "
            "no probability; the larger of what colleagues answered, from a third of the litmus test on, and what "
            "notes show."
        )
    return None if row is None else str(frame.iloc[row]["account_id"])


def open_one(account_id: str) -> None:
    """Show one account in the place of the list."""
    st.query_params["account"] = choices.digest(account_id)
    st.rerun()


def the_list() -> None:
    """What is at stake, a comment in a minute, what a sign was worth, and the accounts a page at a time."""
    filtered = boxes.head("Accounts", kinds=False, period=False)
    accounts = session.ask(at_risk.ranked_accounts, today=acting.today(), **filtered.places)
    off_the_list.show()
    if accounts.empty:
        empty.nothing_found("No living account is in this view.", by_period=False)
        if not filtered.count:
            st.page_link("views/losses.py", label="Those that left", icon=":material/arrow_forward:")
            st.page_link(
                "views/upload.py", label="Load accounts and contracts", icon=":material/upload_file:"
            )
        return
    at_stake(accounts)
    comment.in_a_minute(accounts)
    read_notes()
    forewarning.show(filtered)
    looked_at = searched(accounts)
    on_page = paging.page_of(looked_at, st.session_state.get("page", 1))
    picked = ranked(on_page, accounts)
    if len(looked_at) > paging.PAGE_SIZE:
        st.pagination(paging.pages_of(len(looked_at)), key="page", persist_state="page")
    if picked:
        open_one(picked)


if empty.leads_elsewhere():
    st.stop()
acting.say_what_was_kept()
if not account.is_asked_for():  # a run that stops short would keep the chosen row, and open it again
    the_list()
