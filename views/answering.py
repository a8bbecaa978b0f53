"""A question of a form as the field that fits it; its answer is text, empty where it is left out."""

from typing import Any

import streamlit as st

from analysis.action.questions import Question
from views import acting

HINTS = {"number": "a number", "words": "in your own words"}


def asked(question: Question, about: str) -> str:
    """One question as a field."""
    key = f"{about}_{question.key}"
    label = question.text
    hint = f"Asked of {question.asked_of}, every {question.every_days} days."
    if question.kind == "scale":
        with st.container(
            key=f"scale_{key}"
        ):  # in two rows of five where the screen is narrow, as style.css says
            return text_of(st.segmented_control(label, list(range(1, 11)), key=key, help=hint))
    if question.kind == "yes_no":
        return text_of(st.segmented_control(label, ["yes", "no"], key=key, help=hint))
    if question.kind in ("date", "future_date"):
        return day_or_never(question, key, hint)
    return st.text_input(label, key=key, help=hint, placeholder=HINTS[question.kind], max_chars=2000)


def day_or_never(question: Question, key: str, hint: str) -> str:
    """A day, up to today where it has to have passed, or the word never."""
    latest = acting.today() if question.kind == "date" else None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        day = acting.day_field(question.text, None, key=key, help=hint, max_value=latest, width="stretch")
        is_never = st.checkbox("Never", key=f"{key}_never", width=90)
    return "never" if is_never else day.isoformat() if day else ""


def text_of(choice: Any) -> str:
    """A choice as text; empty for none."""
    return "" if choice is None else str(choice)
