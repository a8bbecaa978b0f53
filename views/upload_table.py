"""A table before it is loaded: how each column is read, the questions about it, its first rows."""

from datetime import date

import pandas as pd
import streamlit as st

from analysis.loading.field_words import field_in_words, kind_in_words
from analysis.loading.upload_answers import mapping_of
from analysis.sentences import count_of
from records.mapping import Question
from records.preview import TablePreview
from views import upload_answers
from views.text import literal, passage, plain

LEFT_OUT = "(left out)"
OUTCOMES = ("won", "lost", "no_decision", "withdrawn", "disengaged", "open")


def show(table: TablePreview, key: str, *, is_settled: bool) -> None:
    """How each column is read, the questions, and the first rows. A plan names what is left out by itself."""
    about = "found from its headers"
    if st.session_state.get(f"said_kind_{key}"):
        about = "as you said"
    elif table.is_remembered:
        about = "read as the last file with these headers was"
    read = [column for column in table.columns if column.field]
    st.markdown(
        f"Holds **{kind_in_words(table.kind)}**, {about}: {len(read)} of {len(table.columns)} columns are read."
    )
    for question in table.questions:
        _question(question, key)
    with st.expander("How each column is read"):
        _mapping(table, key)
    if any(outcome for _, outcome in table.stages):
        with st.expander("What each stage means"):
            _stages(table, key)
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
                format_func=field_in_words,
                key=box,
                label_visibility="collapsed",
                on_change=_choose,
                args=(key, column.header, box),
            )


def _stages(table: TablePreview, key: str) -> None:
    """The outcome that each name of a stage is read as, with a box to change it; those not known are asked above."""
    for place, (name, outcome) in enumerate(table.stages):
        if outcome in OUTCOMES:
            box, index = f"stage_{key}_{place}", OUTCOMES.index(outcome)
            st.selectbox(
                plain(name), OUTCOMES, index, key=box, on_change=_choose, args=(key, name, box, "outcome:")
            )


def _choose(key: str, name: str, box: str, about: str = "") -> None:
    """Note what a column or, with `outcome:` before it, a stage stands for."""
    chosen = st.session_state[box]
    upload_answers.note(key, "answers", name, "" if chosen == LEFT_OUT else f"{about}{chosen}")


def _question(question: Question, key: str) -> None:
    """A choice that only a person can make, as one box."""
    passage(literal(question.sentence), name="under")
    if question.about == "kind":
        upload_answers.kind_box(key, None)
    elif question.about == "as_of":
        box = f"as_of_{key}"
        noted = {"on_change": upload_answers.keep, "args": (box, f"said_day_{key}")}
        st.date_input("As of", value=None, max_value=date.today(), key=box, width=240, **noted)
    else:
        choices = OUTCOMES if question.about == "stage" else question.choices
        box = f"answer_{key}_{question.about}_{question.field}_{'_'.join(question.columns)}"
        label = field_in_words(question.field)
        st.selectbox(
            label, choices, index=None, key=box, on_change=_answer, args=(key, question, box), width=320
        )


def _answer(key: str, question: Question, box: str) -> None:
    chosen = st.session_state[box]
    if chosen is not None:
        for column, field in mapping_of(question, chosen).items():
            upload_answers.note(key, "answers", column, field)
