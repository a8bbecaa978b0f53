"""One file before it is loaded: how it will be read, what must be asked, what a load would bring."""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from analysis import uploading
from analysis.load_result import LoadResult
from analysis.sentences import count_of
from analysis.upload_answers import mapping_of
from interviews.interview import Interview, Turn
from records.fields import KINDS, fields
from records.mapping import Question
from records.preview import TablePreview
from views import databases, session
from views.text import literal, passage, plain
from views.upload_job import Wanted

LEFT_OUT = "(left out)"
OUTCOMES = ("won", "lost", "no_decision", "withdrawn", "disengaged", "open")
MOST_TURNS = 200


def show(path: Path, name: str) -> Wanted | None:
    """The file with its preview; what to load, or None while something is open or the file cannot be read."""
    own, key = databases.own(), hashlib.sha256(str(path).encode()).hexdigest()[:12]
    choices = _choices(key)
    seen = session.ask(uploading.preview, database=own, path=path, name=name, **choices)
    with st.container(border=True, key=f"file_{key}"):
        passage(f"<strong>{literal(name)}</strong>", name="under")
        if seen.error:
            st.error(plain(seen.error), icon=":material/error:")
            _kind_box(key, choices["as_"])
            return None
        if choices["as_"]:
            _kind_box(key, choices["as_"])
        for table in seen.tables:
            _table(table, key, is_settled=seen.is_settled)
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
    return {
        "as_": state.get(f"said_kind_{key}"),
        "mapping": mapping or None,
        "as_of": state.get(f"said_day_{key}"),
    }


def _keep(box: str, place: str) -> None:
    """Note what a box says under a name of its own: Streamlit forgets a box once it is not drawn."""
    st.session_state[place] = st.session_state[box]


def _choose_kind(key: str) -> None:
    """Note the kind; columns were mapped to the fields of the former kind, so their mapping starts anew."""
    _keep(f"kind_{key}", f"said_kind_{key}")
    st.session_state.pop(f"answers_{key}", None)


def _plan(planned: list[LoadResult]) -> None:
    """What a load would bring, before anything is written."""
    for result in planned:
        for note in result.notes:
            st.caption(plain(note))
        if result.error:
            st.error(plain(result.error), icon=":material/error:")
        if result.rejected:
            _reasons(result)
    st.markdown(f"**{uploading.plan_text(planned)}**")


def _reasons(result: LoadResult) -> None:
    """Why rows would not come in: the fields that must be mapped, then the first rows with their columns."""
    lines = [f"{count_of(result.rejected, 'row')} of {result.in_file:,} would be rejected."]
    if result.unmapped:
        needed = ", ".join(_needed(field, result.kind or "") for field in result.unmapped)
        lines.append(f"Needed, and not mapped to any column: {needed}.")
    lines += [f"{reason[:1].upper()}{reason[1:]}." for reason in result.reasons]
    if len(result.reasons) < result.rejected:
        lines.append("All of them can be downloaded with their reasons once the others are loaded.")
    st.warning("  \n".join(plain(line) for line in lines), icon=":material/warning:")


def _needed(field: str, kind: str) -> str:
    """A needed field, with the one that does instead: an account without an id is known by its name."""
    names = [name for name in ("account_name", "name") if name in fields(kind)]
    return f"{field} or {names[0]}" if field == "account_id" and names else field


def _kind_box(key: str, kind: str | None) -> None:
    kinds = [*KINDS, "interviews"]
    st.selectbox(
        "What it holds",
        kinds,
        index=kinds.index(kind) if kind in kinds else None,
        key=f"kind_{key}",
        width=240,
        on_change=_choose_kind,
        args=(key,),
    )


def _table(table: TablePreview, key: str, *, is_settled: bool) -> None:
    """How each column is read, the questions, and the first rows. A plan names what is left out by itself."""
    about = "found from its headers"
    if st.session_state.get(f"said_kind_{key}"):
        about = "as you said"
    elif table.is_remembered:
        about = "read as the last file with these headers was"
    read = [column for column in table.columns if column.field]
    st.markdown(
        f"Holds **{table.kind.replace('_', ' ')}**, {about}: {len(read)} of {len(table.columns)} columns are read."
    )
    for question in table.questions:
        _question(question, key)
    with st.expander("How each column is read"):
        _mapping(table, key)
    with st.expander(f"The first {count_of(len(table.rows), 'row')}"):
        st.dataframe(
            pd.DataFrame(table.rows, columns=_unique(table.headers)),
            hide_index=True,
            alt="The first rows of the file",
        )
    if table.left_out and not is_settled:
        passage(f"Left out: {literal(', '.join(table.left_out))}", name="caption")


def _unique(headers: tuple[str, ...]) -> list[str]:
    return [
        header if headers.count(header) == 1 else f"{header} ({place})"
        for place, header in enumerate(headers, start=1)
    ]


def _mapping(table: TablePreview, key: str) -> None:
    """The mapping, each column with a box to change it."""
    for place, column in enumerate(table.columns):
        box = f"column_{key}_{table.kind}_{place}"
        left, right = st.columns([2, 3], vertical_alignment="center")
        with left:
            examples = ", ".join(column.examples[:3])
            passage(f"{literal(column.header)}<small>{literal(examples)}</small>", name="column")
        with right:
            st.selectbox(
                column.header,
                [LEFT_OUT, *table.fields],
                index=[LEFT_OUT, *table.fields].index(column.field or LEFT_OUT),
                key=box,
                label_visibility="collapsed",
                on_change=_choose,
                args=(key, column.header, box),
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
        box = f"as_of_{key}"
        st.date_input(
            "As of",
            value=None,
            max_value=date.today(),
            key=box,
            on_change=_keep,
            args=(box, f"said_day_{key}"),
            width=240,
        )
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
