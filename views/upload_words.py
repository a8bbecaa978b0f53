"""Interviews before they are loaded: who speaks in which role, account, day and consent, all to be corrected."""

from collections.abc import Sequence

import streamlit as st

from analysis import locales
from analysis.sentences import count_of
from interviews.interview import Interview, Turn
from interviews.speakers import speakers_of
from views import upload_answers
from views.text import literal, passage, plain

ROLES = ("customer", "interviewer", "vendor", "note")
MOST_TURNS = 200
MOST_INTERVIEWS = 3
MOST_SPEAKERS = 12
CONSENTS = {"given": True, "refused": False}


def show(interviews: Sequence[Interview], key: str) -> None:
    """The first interviews of a file as they were read, and what can be corrected about all of them."""
    for interview in interviews[:MOST_INTERVIEWS]:
        _interview(interview)
    with st.expander("Correct who speaks, the account, the day, the consent"):
        _roles(interviews, key)
        if len(interviews) == 1:
            _about(interviews[0], key)
        _permission(interviews[0], key)


def _roles(interviews: Sequence[Interview], key: str) -> None:
    """A box for each speaker; what is chosen holds for the whole file."""
    for place, (speaker, role) in enumerate(speakers_of(interviews)[:MOST_SPEAKERS]):
        box = f"role_{key}_{place}"
        st.selectbox(
            f"Role of {plain(speaker)}",
            ROLES,
            index=ROLES.index(role),
            key=box,
            on_change=_note,
            args=(key, "roles", speaker, box),
            width=320,
        )


def _about(interview: Interview, key: str) -> None:
    """Account and day of a single interview."""
    account, day = f"account_{key}", f"day_{key}"
    st.text_input(
        "Account",
        interview.account or "",
        key=account,
        on_change=_note,
        args=(key, "details", "account", account),
        width=320,
    )
    st.date_input(
        "Held on",
        interview.held_on,
        key=day,
        on_change=_note,
        args=(key, "details", "held_on", day),
        width=320,
    )


def _permission(interview: Interview, key: str) -> None:
    """Consent, and the day after which the words are to be forgotten."""
    consent, until = f"consent_{key}", f"until_{key}"
    said = {value: word for word, value in CONSENTS.items()}.get(interview.consent)
    st.selectbox(
        "Consent",
        list(CONSENTS),
        index=list(CONSENTS).index(said) if said else None,
        key=consent,
        placeholder="not known",
        on_change=_note_consent,
        args=(key, consent),
        width=320,
    )
    st.date_input(
        "Keep until",
        interview.keep_until,
        key=until,
        on_change=_note,
        args=(key, "details", "keep_until", until),
        width=320,
    )


def _note(key: str, about: str, name: str, box: str) -> None:
    upload_answers.note(key, about, name, st.session_state[box] or None)


def _note_consent(key: str, box: str) -> None:
    upload_answers.note(key, "details", "consent", CONSENTS.get(st.session_state[box]))


def _interview(interview: Interview) -> None:
    """The turns of an interview as they were read, the names of its head, its warnings."""
    about = [
        interview.account or "no account named",
        locales.day(interview.held_on) if interview.held_on else "no date",
        count_of(len(interview.turns), "turn"),
    ]
    with st.expander(plain(" · ".join(about))):
        for warning in interview.warnings:
            st.warning(plain(warning), icon=":material/warning:")
        turns = [_turn(turn) for turn in interview.turns[:MOST_TURNS]]
        passage("".join(turns), name="transcript")


def _turn(turn: Turn) -> str:
    who = f'<span class="who">{literal(turn.speaker)} ({turn.role})</span>'
    return f'<div class="turn {turn.role}">{who}{literal(turn.text[:2000])}</div>'
