"""Two accounts that are one customer: made one, and parted again."""

import streamlit as st

from analysis.loading import merging_accounts as merging
from analysis.sentences import moment
from views import databases, session
from views.text import literal, passage, plain

MOST_SHOWN = 20


def show(own: databases.Database) -> None:
    """A form that makes one account of two, and the merges so far with their undo."""
    done = session.ask(merging.merges, database=own)
    with st.expander("Two accounts that are one customer", expanded=bool(done)):
        with st.form("merging", border=False):
            st.text_input("The account to keep, by its id or name", key="merge_keep")
            st.text_input("The account that is the same customer", key="merge_merged")
            st.form_submit_button("Make them one", icon=":material/merge:", on_click=_merge)
        for row in done[:MOST_SHOWN]:
            with st.container(horizontal=True, vertical_alignment="center"):
                small = f"{row['changed_by']} · {moment(row['changed_at'])}"
                with st.container():
                    passage(f"{literal(row['row_key'])}<small>{literal(small)}</small>", name="column")
                st.button(
                    "Part them",
                    key=f"part_{row['change_id']}",
                    icon=":material/undo:",
                    on_click=_part,
                    args=(row["change_id"],),
                )


def _merge() -> None:
    con = databases.own().con
    try:
        keep_id, merge_id = (
            merging.account_meant(con, st.session_state[box]) for box in ("merge_keep", "merge_merged")
        )
        merging.merge_accounts(con, keep_id, merge_id, who=session.who(), now=session.now())
    except merging.AccountError as error:
        st.toast(plain(error), icon=":material/error:")
        return
    st.toast(plain(f"{merge_id} is part of {keep_id} now."), icon=":material/merge:")


def _part(change_id: int) -> None:
    try:
        merging.undo_merge(databases.own().con, change_id, who=session.who(), now=session.now())
    except merging.AccountError as error:
        st.toast(plain(error), icon=":material/error:")
        return
    st.toast("They are two accounts again.", icon=":material/undo:")
