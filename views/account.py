"""One living account: what notes show, the litmus test, a comment in a minute, the save plan."""

from typing import Any

import pandas as pd
import streamlit as st

from analysis import comments, litmus, palette, sheets, warning, wording
from analysis.questions import Question
from analysis.sentences import day
from views import acting, save_plan, session
from views.text import literal, passage, plain

KINDS = {"note": "Note", "call": "Call", "ticket": "Ticket", "comment": "Comment"}
HINTS = {"date": "YYYY-MM-DD, or never", "number": "a number", "words": "in your own words"}


def show(row: pd.Series) -> None:
    """Everything about one account, a tab for each thing to do."""
    key = str(row["account_id"])
    found = [s for s in session.ask(warning.standings) if s.account_id == key]
    standing = found[0] if found else None
    answers = session.ask(sheets.litmus_answers, account_id=key).get(key, [])
    result = litmus.litmus_of(key, answers, today=acting.today(), step=standing.step if standing else None)
    passage(f"<h1>{literal(row['account_name'])}</h1>", name="heading")
    signs, test, comment, plan = st.tabs(["Signs", "Litmus test", "Comment", "Save plan"])
    with signs:
        show_signs(standing, result)
    with test:
        litmus_test(key)
    with comment:
        short_comment(key)
    with plan:
        save_plan.show(key, result, standing)


def show_signs(standing: warning.Standing | None, result: litmus.Litmus) -> None:
    """The words that put the account at its step, then strengths and weaknesses."""
    if standing is None:
        st.text("No note, call or ticket of the last half year shows a step.")
    else:
        st.markdown(f"**{wording.step(standing.step)}** since {day(standing.since_on)}")
        for signal in standing.all_signals:
            about = f"{literal(signal.place)}, {day(signal.seen_on)} · {wording.step(signal.step)}"
            colour = palette.STEP_COLOURS[signal.step]
            passage(f"“{literal(signal.words)}”<small>{about}</small>", name="quote", colour=colour)
    for title, lines in (
        ("Strengths", result.strengths),
        ("Weaknesses", tuple(judged.question.weakness for judged in result.weaknesses)),
        ("To know", result.findings),
    ):
        if lines:
            passage(
                f"<b>{title}</b><ul>{''.join(f'<li>{literal(x)}</li>' for x in lines)}</ul>", name="under"
            )


def litmus_test(key: str) -> None:
    """The form: every question may be left out; several colleagues may answer, each under their name."""
    with st.form(f"litmus_{key}", clear_on_submit=True):
        who = st.text_input("Your name", session.who(), key=f"litmus_who_{key}")
        given = {question.key: asked(question, key) for question in litmus.litmus_form().questions}
        if st.form_submit_button("Keep my answers", type="primary"):
            acting.keep(
                sheets.keep_litmus,
                key,
                given,
                answered_by=who,
                now=acting.now(),
                said="Your answers are kept.",
            )


def asked(question: Question, about: str) -> str:
    """One question as the field that fits it, its answer as text; empty where it is left out."""
    key = f"{about}_{question.key}"
    label = question.text
    hint = f"Asked of {question.asked_of}, every {question.every_days} days."
    if question.kind == "scale":
        return text_of(st.segmented_control(label, list(range(1, 11)), key=key, help=hint))
    if question.kind == "yes_no":
        return text_of(st.segmented_control(label, ["yes", "no"], key=key, help=hint))
    placeholder = HINTS.get(question.kind, HINTS["date"])
    return st.text_input(label, key=key, help=hint, placeholder=placeholder, max_chars=2000)


def text_of(choice: Any) -> str:
    """A choice as text; empty for none."""
    return "" if choice is None else str(choice)


def short_comment(key: str) -> None:
    """Three fields for whoever has just met the customer, to be typed on a phone."""
    with st.form(f"comment_{key}", clear_on_submit=True):
        body = st.text_area("What did you see or hear?", max_chars=4000, key=f"comment_body_{key}")
        kind = st.segmented_control(
            "It was a", list(KINDS), format_func=KINDS.get, default="comment", key=f"kind_{key}"
        )
        who = st.text_input("Your name", session.who(), key=f"comment_who_{key}")
        if st.form_submit_button("Keep it", type="primary"):
            acting.keep(
                comments.add_comment, key, body=body, author=who, note_kind=kind or "comment", now=acting.now(),
                said="Kept, and read for signs.",
            )  # fmt: skip
    st.caption(plain("Write down what they said and did. Your own opinion is welcome; it is no evidence."))
