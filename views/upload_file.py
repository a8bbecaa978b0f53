"""One file before it is loaded: how it will be read, what must be asked, what a load would bring."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from analysis import uploading
from analysis.upload_answers import mapping_of
from interviews.interview import Interview, Turn
from records.fields import KINDS
from records.mapping import Question
from records.preview import TablePreview
from views import session
from views.text import literal, passage, plain
from views.upload_job import Wanted

LEFT_OUT = "(left out)"
OUTCOMES = ("won", "lost", "no_decision", "withdrawn", "disengaged", "open")
MOST_TURNS = 200


def show(path: Path, name: str) -> Wanted | None:
    """The file with its preview; what to load, or None while something is open or the file cannot be read."""
    own, key = session.own(), path.parent.name
    choices = _choices(key)
    seen = session.ask(uploading.preview, database=own, path=path, name=name, **choices)
    with st.container(border=True, key=f"file_{key}"):
        passage(f"<strong>{literal(name)}</strong>", name="under")
        if seen.error:
            st.error(plain(seen.error), icon=":material/error:")
            _kind_box(key, None)
            return None
        for table in seen.tables:
            _table(table, key)
        for interview in seen.interviews[:3]:
            _interview(interview)
        if not seen.is_settled:
            st.caption("Answer the questions above, then the file can be loaded.")
            return None
        planned = session.ask(uploading.plan, database=own, path=path, name=name, **choices)
        _plan(planned)
        return None if any(result.error for result in planned) else Wanted(path, name, choices, planned)


def _choices(key: str) -> dict[str, Any]:
    """What the person has chosen for this file so far, as the loader takes it."""
    state = st.session_state
    mapping = dict(state.get(f"answers_{key}", {}))
    return {"as_": state.get(f"kind_{key}"), "mapping": mapping or None, "as_of": state.get(f"as_of_{key}")}


def _plan(planned: list[Any]) -> None:
    """What a load would bring, before anything is written."""
    for result in planned:
        for note in result.notes:
            st.caption(plain(note))
        if result.error:
            st.error(plain(result.error), icon=":material/error:")
    st.markdown(f"**{uploading.plan_text(planned)}**")


def _kind_box(key: str, kind: str | None) -> None:
    kinds = [*KINDS, "interviews"]
    st.selectbox(
        "What it holds",
        kinds,
        index=kinds.index(kind) if kind in kinds else None,
        key=f"kind_{key}",
        width=240,
    )


def _table(table: TablePreview, key: str) -> None:
    """How each column is read, the questions, and the first rows."""
    about = (
        "read as the last file with these headers was" if table.is_remembered else "found from its headers"
    )
    read = [column for column in table.columns if column.field]
    st.markdown(
        f"Holds **{table.kind.replace('_', ' ')}**, {about}: {len(read)} of {len(table.columns)} columns are read."
    )
    for question in table.questions:
        _question(question, key)
    with st.expander("How each column is read"):
        _mapping(table, key)
    with st.expander(f"The first {len(table.rows)} rows"):
        st.dataframe(
            pd.DataFrame(table.rows, columns=_unique(table.headers)),
            hide_index=True,
            alt="The first rows of the file",
        )
    if table.left_out:
        passage(f"Left out: {literal(', '.join(table.left_out))}", name="caption")


def _unique(headers: tuple[str, ...]) -> list[str]:
    return [
        header if headers.count(header) == 1 else f"{header} ({place})"
        for place, header in enumerate(headers, start=1)
    ]


def _mapping(table: TablePreview, key: str) -> None:
    """The mapping, each column with a box to change it."""
    for place, column in enumerate(table.columns):
        left, right = st.columns([2, 3], vertical_alignment="center")
        with left:
            examples = ", ".join(column.examples[:3])
            passage(f"{literal(column.header)}<small>{literal(examples)}</small>", name="column")
        with right:
            st.selectbox(
                column.header,
                [LEFT_OUT, *table.fields],
                index=[LEFT_OUT, *table.fields].index(column.field or LEFT_OUT),
                key=f"column_{key}_{place}",
                label_visibility="collapsed",
                on_change=_choose,
                args=(key, column.header, f"column_{key}_{place}"),
            )


def _choose(key: str, header: str, box: str) -> None:
    chosen = st.session_state[box]
    st.session_state.setdefault(f"answers_{key}", {})[header] = "" if chosen == LEFT_OUT else chosen


def _question(question: Question, key: str) -> None:
    """A choice that only a person can make, as one box."""
    passage(literal(question.sentence), name="under")
    if question.about == "kind":
        _kind_box(key, None)
    elif question.about == "as_of":
        st.date_input("As of", value=None, max_value=date.today(), key=f"as_of_{key}", width=240)
    else:
        choices = OUTCOMES if question.about == "stage" else question.choices
        box = f"answer_{key}_{question.about}_{question.field}_{'_'.join(question.columns)}"
        label = question.field.replace("_", " ").capitalize()
        st.selectbox(
            label, choices, index=None, key=box, on_change=_answer, args=(key, question, box), width=320
        )


def _answer(key: str, question: Question, box: str) -> None:
    chosen = st.session_state[box]
    if chosen is not None:
        st.session_state.setdefault(f"answers_{key}", {}).update(mapping_of(question, chosen))


def _interview(interview: Interview) -> None:
    """The turns of an interview as they were read, the names of its head, its warnings."""
    about = [
        interview.account or "no account named",
        str(interview.held_on or "no date"),
        f"{len(interview.turns)} turns",
    ]
    with st.expander(plain(" · ".join(about))):
        for warning in interview.warnings:
            st.warning(plain(warning), icon=":material/warning:")
        turns = [_turn(turn) for turn in interview.turns[:MOST_TURNS]]
        passage("".join(turns), name="transcript")


def _turn(turn: Turn) -> str:
    who = f'<span class="who">{literal(turn.speaker)} ({turn.role})</span>'
    return f'<div class="turn {turn.role}">{who}{literal(turn.text[:2000])}</div>'
