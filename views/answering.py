"""A question of a form as the field that fits it; its answer is text, empty where it is left out."""

from typing import Any

import streamlit as st

from analysis.questions import Question

HINTS = {"date": "YYYY-MM-DD, or never", "number": "a number", "words": "in your own words"}


def asked(question: Question, about: str) -> str:
    """One question as a field."""
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
