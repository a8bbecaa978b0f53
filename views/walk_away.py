"""Open deals: a sheet for each, the advice that follows from it, and walking away with a manager's approval."""

from typing import Any

import streamlit as st

from analysis.action import disengaging, letter, sheets, walkaway
from analysis.sentences import amount
from views import acting, answering, session, walked_away
from views.text import literal, passage

BLANKS = {
    "contact": "To whom?", "months": "For how long have you talked? (“nine months”)",
    "subject": "About what?", "reason": "Why do you stop? (ends in a full stop)",
    "sender": "Who signs?", "company": "For which company?",
}  # fmt: skip


def show() -> None:
    """The open deals and one of them in full, then the deals that were walked away from."""
    deals = {row["deal_id"]: row for row in session.ask(disengaging.open_deals)}
    if deals:
        key = st.selectbox(
            "Open deal", list(deals), key="deal",
            format_func=lambda d: named(deals[d]),
        )  # fmt: skip
        one_deal(deals[key])
    else:
        st.text("No deal is open in these data, so there is none to pursue or to walk away from.")
    walked_away.show()


def named(deal: dict[str, Any]) -> str:
    """A deal as the box lists it: whom with, and what it is worth."""
    return f"{deal['account_name'] or deal['deal_id']}, {amount(deal['annual_value'], deal['currency'])}"


def one_deal(deal: dict[str, Any]) -> None:
    """The advice first, then the sheet it rests on, then the way out."""
    answers = session.ask(sheets.qualification_answers, deal_id=deal["deal_id"])
    advice = walkaway.advise(answers, today=acting.today())
    st.header(walkaway.COURSES[advice.course])
    lines = [*advice.reasons, *(f"Another way in: {way}." for way in advice.ways_in)]
    passage(f"<ul>{''.join(f'<li>{literal(line)}</li>' for line in lines)}</ul>", name="under")
    about = acting.new_form(f"sheet_{deal['deal_id']}")
    with st.expander("Qualification sheet"), st.form(about):
        who = session.name_field(about)
        given = {q.key: answering.asked(q, about) for q in walkaway.qualification_form().questions}
        if st.form_submit_button("Keep my answers", type="primary"):
            acting.keep(
                sheets.keep_qualification, deal["deal_id"], given, answered_by=who, now=acting.now(),
                said="Your answers are kept.",
            )  # fmt: skip
    with st.expander("Walk away"):
        way_out(deal["deal_id"], advice)


def way_out(deal_id: str, advice: walkaway.Advice) -> None:
    """Propose it in private, or in public with a letter that makes one last attempt to talk."""
    is_public = st.toggle(
        "In public, with a letter; else in private, with a look every month", key=f"public_{deal_id}"
    )
    with st.form(f"out_{deal_id}", border=False):
        reasons = st.text_area("Why?", " ".join(advice.reasons), key=f"why_{deal_id}", max_chars=2000)
        who = st.text_input("Who proposes it?", session.who(), key=f"asks_{deal_id}")
        words, template = letter_fields(deal_id) if is_public else (None, "")
        acting.note_on_names()
        if st.form_submit_button("Propose to walk away"):
            acting.keep(
                disengaging.propose_with, deal_id, reasons=reasons, asked_by=who, now=acting.now(), letter=words,
                template=template, said="Proposed; a manager has to approve it.",
            )  # fmt: skip


def letter_fields(deal_id: str) -> tuple[letter.Letter, str]:
    """What fills the blanks of the letter, and its template, which may be changed."""
    blanks = {name: st.text_input(label, key=f"{name}_{deal_id}") for name, label in BLANKS.items()}
    template = st.text_area(
        "The letter; each word after a $ is filled in from above",
        letter.letter_template(),
        height=320,
        key=f"letter_{deal_id}",
    )
    return letter.Letter(**blanks), template
