"""An account that an address names and that is not among the living ones: why, and what is on record of it."""

import streamlit as st

from analysis.early_warning import off_the_list
from views import account, session, ways


def show() -> None:
    """Nothing where the address names no account; else a sentence, its loss and its notes."""
    digest = st.query_params.get("account")
    if not digest:
        return
    found = session.ask(off_the_list.off_the_list, digest=digest)
    if found is None:
        st.info("The address names an account that is not in this database.", icon=":material/search_off:")
        return
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(found.why, width="content")
            if found.loss_id:
                ways.button("Its post-mortem", {"loss": found.loss_id}, key="loss_of_account")
        account.show_notes(found.account_id)
