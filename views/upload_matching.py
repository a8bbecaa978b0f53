"""Interviews without a loss: one click matches them with an account of a near name, or with the one that is typed."""

import streamlit as st

from analysis import locales
from analysis.loading import matching, merging_accounts, told
from analysis.sentences import count_of
from views import acting, databases, session
from views.text import literal, passage, plain

MOST_SHOWN = 20


def show(own: databases.Database) -> None:
    """Interviews about no loss that is known; a near name is offered, never taken by itself."""
    waiting = session.ask(matching.unmatched, database=own)
    if not waiting:
        return
    st.header(f"{count_of(len(waiting), 'interview')} without a loss")
    for interview in waiting[:MOST_SHOWN]:
        _waiting(interview)


def _waiting(interview: matching.Unmatched) -> None:
    key = interview.interview_id
    about = f"{interview.source_file or key} · {locales.day(interview.held_on) if interview.held_on else 'no date'}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"waiting_{key}"):
        with st.container():
            named = literal(interview.account_name or "No account named")
            passage(f"{named}<small>{literal(about)}</small>", name="column")
        for account_id, name, likeness in interview.near:
            st.button(
                plain(f"{name} ({likeness} %)"),
                key=f"match_{key}_{account_id}",
                on_click=_match,
                args=(key, account_id),
            )
        st.text_input(
            "Another account",
            key=f"account_of_{key}",
            placeholder="Another account: name or id",
            label_visibility="collapsed",
            width=260,
            on_change=_match_named,
            args=(key,),
        )


def _match_named(interview_id: str) -> None:
    """Match an interview with the account that a person types; what no account is called is said."""
    named = st.session_state[f"account_of_{interview_id}"].strip()
    try:
        account_id = merging_accounts.account_meant(databases.own().con, named) if named else None
    except merging_accounts.AccountError as error:
        st.toast(plain(error), icon=":material/error:")
        return
    if account_id:
        _match(interview_id, account_id)


def _match(interview_id: str, account_id: str) -> None:
    con = databases.own().con
    try:
        matching.match_interview(
            con, interview_id, account_id=account_id, who=session.who(), now=session.now()
        )
    except matching.MatchError as error:
        st.toast(plain(error), icon=":material/error:")
        return
    acting.note_what_was_done(told.match_in_words(con, interview_id))
