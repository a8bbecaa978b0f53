"""What a page says when there is nothing to show, and where it leads."""

import streamlit as st

from analysis import period_notes
from analysis.observed import observed
from analysis.places import sample_database
from views import session


def leads_elsewhere() -> bool:
    """Whether the database holds no facts; then this says so and offers Upload and the sample."""
    if session.ask(observed).until is not None:
        return False
    st.title("Why do customers leave?")
    st.markdown(
        "There are no data here yet. Load a list of lost customers and what they said, or look at the demo company."
    )
    with st.container(horizontal=True):
        if st.button("Load your data", type="primary", icon=":material/upload_file:"):
            st.switch_page("views/upload.py")
        if st.button("Look at the demo company", icon=":material/science:"):
            open_sample()
    return True


def open_sample() -> None:
    """Turn to the demo company, building its database first where it does not exist yet."""
    from sample import build  # brings the tagger along, which no other page needs to start

    if not sample_database().exists():
        with st.spinner("Building the demo company: loading its files and reading its interviews …"):
            build.build(sample_database())
    session.look_at(session.SAMPLE)
    st.rerun()


def nothing_found(sentence: str, *, by_period: bool = True, by_filters: bool = True) -> None:
    """Say that nothing is left, and what of the period and the filters that act here could bring something in."""
    chosen = st.session_state["filters_of_page"]
    helps = period_notes.what_helps(
        by_period=by_period and chosen.period.since is not None,
        by_filters=by_filters and chosen.count > 0,
    )
    st.info(f"{sentence}{helps}", icon=":material/filter_alt_off:")
