"""What the review meeting writes down: notes, decisions with an owner and a day, and the approval that freezes it."""

from datetime import date

import streamlit as st

from analysis.review import freeze as review_freeze
from analysis.review import notes as review_notes
from analysis.review import restating as review_restating
from analysis.sentences import day, moment
from views import acting, session
from views.text import literal, passage


def show(since: date, until: date) -> None:
    """Notes and decisions so far, two short forms, and the approval."""
    for note in session.ask(review_notes.meeting_notes, since=since, until=until):
        written(note)
    note_form(since, until)
    decision_form(since, until)
    approval(since, until)


def written(note: review_notes.MeetingNote) -> None:
    """One note or decision, with a way to take it back."""
    about = f"{note.owner} by {day(note.due_on)}; " if note.due_on else ""
    title = "Decided: " if note.note_kind == "decision" else ""
    passage(
        f"{title}{literal(note.body)}<small>{literal(about)}written by {literal(note.written_by)}</small>",
        name="quote",
    )
    if st.button("Take back", key=f"note_{note.review_note_id}", type="tertiary", icon=":material/undo:"):
        acting.keep(review_notes.delete_note, note.review_note_id, said="Taken back.")


def note_form(since: date, until: date) -> None:
    """A note of the meeting."""
    about = acting.new_form("review_note")
    with st.form(about):
        body = st.text_area("A note", max_chars=2000, key=f"{about}_body")
        if st.form_submit_button("Keep the note"):
            acting.keep(
                review_notes.add_note, since, until, body=body, written_by=session.who(), now=acting.now(),
                said="The note is part of the review.",
            )  # fmt: skip


def decision_form(since: date, until: date) -> None:
    """A decision of the meeting."""
    about = acting.new_form("review_decision")
    with st.form(about):
        body = st.text_input("A decision", max_chars=500, key=f"{about}_body")
        owner = st.text_input("Who does it?", max_chars=100, key=f"{about}_owner")
        due = acting.day_field("By", acting.today(), key=f"{about}_due")
        if st.form_submit_button("Keep the decision"):
            acting.keep(
                review_notes.add_note, since, until, body=body, written_by=session.who(), now=acting.now(),
                note_kind="decision", owner=owner, due_on=due, said="The decision is part of the review.",
            )  # fmt: skip


def approval(since: date, until: date) -> None:
    """Approve the review, or what was frozen when it was approved and what stands otherwise today."""
    approved = session.ask(review_freeze.approved_review, since=since, until=until)
    if approved is None:
        with st.form("approve_review"):
            who = st.text_input("Who approves the review?", session.who(), key="approver")
            acting.note_on_names()
            if st.form_submit_button("Approve and freeze the figures", type="primary", key="approve"):
                acting.keep(
                    review_freeze.approve, since, until, approved_by=who, now=session.now(),
                    said="Approved: the figures are frozen.",
                )  # fmt: skip
        return
    if st.session_state.get("approve"):  # on a page drawn before somebody else approved
        who = st.session_state["approver"]
        acting.mark(review_freeze.approve, since, until, approved_by=who, now=session.now())
    when = moment(approved.approved_at)
    passage(literal(f"Approved by (entered as) {approved.approved_by} on {when}."), name="under")
    changed = session.ask(review_restating.restated, approved=approved, currency=session.currency())
    lines = "".join(f"<li>{literal(f'{r.what}: {r.was}, now {r.now} ({r.why})')}</li>" for r in changed)
    passage(
        f"Restated since:<ul>{lines}</ul>" if changed else "Nothing has been restated since.", name="under"
    )
