"""Reading everything again, on Settings: what would change is shown first, and kept once it is accepted."""

import streamlit as st

from analysis import rereading
from analysis.locales import number
from views import acting, session, table
from views.text import literal, passage

NEW = "_rereading"
COLUMNS = {
    "loss_id": st.column_config.TextColumn("Loss", width="small"),
    "account": "Account",
    "former_cause": "Root cause now",
    "cause": "Would be",
    "words": st.column_config.TextColumn("The words that decide", width="large"),
    "why": st.column_config.TextColumn("Because", width="large"),
}


def show() -> None:
    """The button, then the table of what would change, then the answer."""
    st.header("Read everything again")
    earlier = session.ask(rereading.readings_of_earlier_versions)
    st.caption(rereading.why_again(earlier))
    if st.button("Read again", icon=":material/refresh:", key="read_again"):
        _read()
    if new := st.session_state.get(NEW):
        _answer(new)


def _read() -> None:
    """Nothing is written here: a page that is left in the middle has changed nothing."""
    con = session.current().con
    total, bar = rereading.interviews_in_all(con), st.progress(0.0, "Reading …")
    done = 0

    def count(more: int) -> None:
        nonlocal done
        done += more
        bar.progress(min(done / max(total, 1), 1.0), f"{number(done)} of {number(total)} interviews read")

    st.session_state[NEW] = rereading.read_again(con, progress=count)
    bar.empty()


def _answer(new: rereading.Rereading) -> None:
    passage(literal(new.text()), name="under")
    if not new.changes.empty:
        st.dataframe(
            rereading.in_words(new.changes), hide_index=True, key="root_causes_changed",
            column_order=list(COLUMNS), column_config=COLUMNS,
            alt=f"Table of {len(new.changes)} rows: the losses whose root cause would change.",
        )  # fmt: skip
    table.csv_button(rereading.in_words(new.changes), "root-causes-changed")
    with st.container(horizontal=True):
        if st.button("Accept", type="primary", icon=":material/check:", key="accept_reading"):
            del st.session_state[NEW]
            acting.keep(rereading.accept, new, now=session.now(), said="The new reading stands.")
        if st.button("Leave it as it is", icon=":material/close:", key="refuse_reading"):
            del st.session_state[NEW]
            st.rerun()
