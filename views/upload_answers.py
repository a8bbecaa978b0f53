"""What a person answers about a file, kept for as long as the page is open."""

from typing import Any

import streamlit as st

from analysis.loading.details import Details
from analysis.loading.field_words import kind_in_words
from analysis.loading.uploading import Choices
from records.fields import KINDS


def of(key: str) -> Choices:
    """What the person has chosen for a file so far, as the loader takes it."""
    state = st.session_state
    return Choices(
        state.get(f"said_kind_{key}"),
        dict(state.get(f"answers_{key}", {})) or None,
        state.get(f"said_day_{key}"),
        Details(roles=dict(state.get(f"roles_{key}", {})), **state.get(f"details_{key}", {})),
    )


def keep(box: str, place: str) -> None:
    """Note what a box says under a name of its own: Streamlit forgets a box once it is not drawn."""
    st.session_state[place] = st.session_state[box]


def note(key: str, about: str, name: str, said: Any) -> None:
    """Note one answer among those `about` columns ('answers'), speakers ('roles') or interviews ('details')."""
    st.session_state.setdefault(f"{about}_{key}", {})[name] = said


def kind_box(key: str, kind: str | None) -> None:
    """What the file holds, to be chosen."""
    kinds = [*KINDS, "interviews"]
    st.selectbox(
        "What it holds",
        kinds,
        index=kinds.index(kind) if kind in kinds else None,
        format_func=kind_in_words,
        key=f"kind_{key}",
        width=240,
        on_change=_choose_kind,
        args=(key,),
    )


def _choose_kind(key: str) -> None:
    """Note the kind; columns were mapped to the fields of the former kind, so their mapping starts anew."""
    keep(f"kind_{key}", f"said_kind_{key}")
    st.session_state.pop(f"answers_{key}", None)
