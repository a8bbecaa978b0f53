"""The five whys of a loss, the lessons drawn from it."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from analysis import lessons
from analysis.sentences import day
from views import session
from views.text import literal, passage, plain

QUESTIONS = (
    "Why did they leave?",
    "Why did that happen?",
    "Why was that so?",
    "Why did nobody change it?",
    "Why would it happen again?",
)


def show(loss_id: str) -> None:
    """The form of the whys and the list of lessons."""
    st.header("Five whys and lessons")
    whys = session.ask(lessons.whys_of, loss_id=loss_id)
    kept = session.ask(lessons.lessons_of, loss_id=loss_id)
    answered = "".join(f"<li>{_answered(*why)}</li>" for why in sorted(whys.items()))
    if answered:
        passage(f"<ul>{answered}</ul>", name="under")
    with (
        st.expander(f"Five whys · {len(whys)} answered"),
        st.form(f"whys_{loss_id}", border=False),
    ):
        for number, question in enumerate(QUESTIONS, start=1):
            st.text_input(
                f"{number}. {question}", whys.get(number, ""), key=f"why_{loss_id}_{number}", max_chars=500
            )
        if st.form_submit_button("Keep the whys"):
            answers = {number: st.session_state[f"why_{loss_id}_{number}"] for number in range(1, 6)}
            _keep(lessons.keep_whys, loss_id, answers)
    for lesson in kept:
        passage(
            f"{literal(lesson['body'])}<small>{literal(lesson['written_by'])}, {day(lesson['written_at'])}</small>",
            name="quote",
        )
    with st.form(f"lesson_{loss_id}", clear_on_submit=True):
        body = st.text_area(
            "A lesson", placeholder="What should be done otherwise next time?", max_chars=2000
        )
        if st.form_submit_button("Add the lesson"):
            _keep(lessons.add_lesson, loss_id, body)


def _answered(number: int, why: str) -> str:
    """A why with its answer, to be read, on paper too."""
    return f"{QUESTIONS[number - 1]} <b>{literal(why)}</b>"


def _keep(act: Callable[..., None], loss_id: str, words: Any) -> None:
    try:
        act(session.current().con, loss_id, words, who=session.who(), now=session.now())
    except lessons.LessonError as error:
        st.error(plain(error), icon=":material/error:")
        return
    st.rerun()
