"""One living account: what notes show, the litmus test, a comment in a minute, the save plan."""

import pandas as pd
import streamlit as st

from analysis import choices
from analysis.action import litmus, litmus_words, sheets
from analysis.early_warning import at_risk, notes_read, warning
from views import acting, arriving, comment, litmus_test, save_plan, session, signs
from views.text import literal, passage


def is_asked_for() -> bool:
    """Show the living account that the address names, whatever the filters; false where it names none."""
    digest = st.query_params.get("account")
    if not digest:
        return False
    living = session.ask(at_risk.ranked_accounts, today=acting.today())
    named = living[living["account_id"] == choices.by_digest(living["account_id"], digest)]
    if named.empty:
        return False
    st.button("All accounts", icon=":material/arrow_back:", type="tertiary", on_click=back)
    show(named.iloc[0])
    arriving.at(digest)
    return True


def back() -> None:
    """Close the account."""
    st.query_params.pop("account", None)


def show(row: pd.Series) -> None:
    """Everything about one account, a tab for each thing to do."""
    key = str(row["account_id"])
    standing = session.ask(warning.standing, account_id=key, today=acting.today())
    answers = session.ask(sheets.litmus_answers, account_id=key).get(key, [])
    result = litmus.litmus_of(key, answers, today=acting.today(), step=standing.step if standing else None)
    passage(f"<h1>{literal(row['account_name'])}</h1>", name="heading")
    value = None if pd.isna(row["annual_value"]) else float(row["annual_value"])
    passage(literal(litmus_words.stake(result, value, session.currency())), name="under")
    seen, test, said, plan = st.tabs(["Signs", "Litmus test", "Comment", "Save plan"])
    with seen:
        show_signs(standing, result)
        show_notes(key)
    with test:
        litmus_test.show(key, result)
    with said:
        comment.show(key)
    with plan:
        save_plan.show(key, result, standing)


def show_signs(standing: warning.Standing | None, result: litmus.Litmus) -> None:
    """The words that put the account at its step, then strengths and weaknesses."""
    passage(f"<b>{literal(litmus_words.standing_in_words(standing))}</b>", name="under")
    signs.show(standing.signals if standing else ())
    for title, lines in (
        ("Strengths", result.strengths),
        ("Weaknesses", tuple(judged.question.weakness for judged in result.weaknesses)),
        ("To know", result.findings),
    ):
        if lines:
            passage(
                f"<b>{title}</b><ul>{''.join(f'<li>{literal(x)}</li>' for x in lines)}</ul>", name="under"
            )


def show_notes(account_id: str) -> None:
    """What was written about the account of late, with what was read in each note, whether or not it counts."""
    written = session.ask(notes_read.notes_read, account_id=account_id)
    if not written:
        return
    passage("<b>Written of late, and what was read in it</b>", name="under")
    for note in written:
        lines = "<br>".join(literal(found) for found in (note.about, *note.found))
        passage(f"{literal(note.words)}<small>{lines}</small>", name="quote")
