"""Accounts: which living customers are at risk, why, and what to do about each."""

import pandas as pd
import streamlit as st

from analysis import at_risk, choices, scan, wording
from views import account, acting, empty, figure, filters, forewarning, session
from views.text import lead

COLUMNS = {
    "account_name": st.column_config.TextColumn("Account"),
    "annual_value": st.column_config.NumberColumn("Worth a year", format="localized"),
    "value_at_risk": st.column_config.NumberColumn("At risk", format="localized"),
    "stands": st.column_config.TextColumn("Seen in notes"),
    "last_asked_on": st.column_config.DateColumn("Last asked", format="localized"),
    "has_plan": st.column_config.CheckboxColumn("Plan"),
    "owner": st.column_config.TextColumn("Owner"),
}
SHOWN = 12


def at_stake(frame: pd.DataFrame) -> None:
    """The sentence that the page opens with."""
    lead(at_risk.at_risk_sentence(frame, currency=session.currency(), today=acting.today()))


def read_notes() -> None:
    """Offer to read what nobody has read yet."""
    waiting = session.ask(scan.notes_waiting)
    if not waiting:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"{waiting:,} notes have not been read for signs yet.", width="content")
        if st.button("Read them now", icon=":material/manage_search:"):
            bar = st.progress(0.0, "Reading notes …")
            done = scan.scan_notes(
                session.current().con,
                now=session.now(),
                progress=lambda n, of: bar.progress(n / of, f"{n:,} of {of:,} read"),
            )
            st.session_state[acting.SAID] = done.text()
            st.rerun()


def ranked(frame: pd.DataFrame) -> str | None:
    """The accounts by value at risk. Returns the one that the reader has chosen."""
    shown = frame.assign(
        stands=[wording.step(step) if isinstance(step, str) else "" for step in frame["step"]]
    )
    picked = st.dataframe(
        shown, key="accounts", hide_index=True, column_order=list(COLUMNS), column_config=COLUMNS,
        height=38 * (min(len(shown), SHOWN) + 1), on_select="rerun", selection_mode="single-row",
        alt=f"Table of {len(shown)} living accounts by value at risk.",
    )  # fmt: skip
    with st.container(horizontal=True):
        figure.csv_button(frame, "accounts_at_risk")
        st.caption(
            "At risk: the value of a year times a risk that orders accounts and is no probability; the larger of what "
            "colleagues answered and what notes show."
        )
    rows = picked["selection"]["rows"]
    return str(frame.iloc[rows[0]]["account_id"]) if rows else None


def chosen(frame: pd.DataFrame, picked: str | None) -> str | None:
    """The account to look at: the row chosen, else the one in the address or in the box."""
    names = dict(zip(frame["account_id"], frame["account_name"], strict=True))
    by_digest = {choices.digest(key): key for key in names}
    if picked and st.session_state.get("_picked") != picked:
        st.session_state["_picked"] = st.session_state["account"] = picked
    if "account" not in st.session_state:
        st.session_state["account"] = by_digest.get(st.query_params.get("account", ""))
    if st.session_state["account"] not in names:
        st.session_state["account"] = None
    key = st.selectbox(
        "Account",
        list(names),
        format_func=lambda key: names.get(key, key),
        key="account",
        placeholder="Choose an account, or a row above",
    )
    if key:
        st.query_params["account"] = choices.digest(key)
    return key


if empty.leads_elsewhere():
    st.stop()
acting.say_what_was_kept()
filtered = filters.head("Accounts", kinds=False)
accounts = session.ask(at_risk.accounts_at_risk, today=acting.today(), **filtered.places)
if accounts.empty:
    empty.nothing_found("No living account is in this view.")
    st.stop()
at_stake(accounts)
read_notes()
if key := chosen(accounts, ranked(accounts)):
    account.show(accounts[accounts["account_id"] == key].iloc[0])
forewarning.show()
