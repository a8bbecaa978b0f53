"""A load under way, and what it brought."""

import streamlit as st

from analysis import observed
from analysis.loading.load_result import summed
from views import session, setting_box, upload_history, upload_job
from views.text import literal, passage, plain


@st.fragment(run_every="500ms")
def under_way(job: upload_job.Job) -> None:
    """How far the load is; when it is over, the page starts anew."""
    st.progress(job.part, plain(job.words))
    if job.is_over:
        session.look_at("own")
        st.rerun(scope="app")


def show(job: upload_job.Job) -> None:
    """What came in, what did not and why, and where to go on."""
    st.header("What came in")
    if job.error:
        st.error(plain(job.error), icon=":material/error:")
    for number, loaded in enumerate(summed(job.results)):
        passage("<br>".join(literal(line) for line in loaded.text().splitlines()), name="under")
        if loaded.rejected and loaded.load_id is not None:
            upload_history.rejected_button(loaded.load_id, f"result_{number}")
    if job.tagged and job.tagged.interviews:
        st.markdown(job.tagged.text())
    ask_what_is_covered(tuple(sorted({one.kind or "" for one in job.results if one.new or one.changed})))
    with st.container(horizontal=True):
        if st.button("See why they leave", type="primary", icon=":material/insights:", key="to_overview"):
            st.switch_page("views/overview.py")
        if st.button("See the losses", icon=":material/manage_search:", key="to_losses"):
            st.switch_page("views/losses.py")
        if st.button("Load more", icon=":material/add:", key="load_more"):
            del st.session_state["job"]
            st.rerun()


def ask_what_is_covered(brought: tuple[str, ...]) -> None:
    """From when to when the losses are complete, after a load of such kinds, until a person has said so."""
    if question := session.ask(observed.question, brought=brought):
        passage(literal(question), name="under")
        for name in observed.COVER:
            setting_box.show(name)
