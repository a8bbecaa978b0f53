"""The post-mortem of one loss: facts, three reasons, the clock of its steps, its words, its whys and lessons."""

from typing import Any

import streamlit as st

from analysis import loss_list, marking, palette, timeline, wording
from analysis.sentences import amount, day
from views import judging, lessons, session, transcript
from views.text import literal, passage

KINDS = {
    "exit_interview": "Exit interview",
    "cx_note": "Note",
    "win_loss_interview": "Win/loss interview",
    "call": "Call",
    "survey": "Survey",
}
ENDS = {"defection": "announced", "lost_deal": "closed as lost"}


def show(loss_id: str) -> None:
    """The whole page; a sentence where there is no such loss."""
    facts = session.ask(loss_list.loss_facts, loss_id=loss_id)
    st.button("All losses", icon=":material/arrow_back:", type="tertiary", on_click=back)
    if facts is None:
        st.warning(
            "The address names a loss that is not in this database: it may stand in the other one, or be undone."
        )
        return
    heading(facts)
    reasons(facts)
    interviews = session.ask(marking.interviews_of_loss, loss_id=loss_id)
    judging.root_cause(facts, interviews)
    steps(facts)
    words(interviews)
    lessons.show(loss_id)


def back() -> None:
    """Close the post-mortem."""
    for name in ("loss", "mark"):
        st.query_params.pop(name, None)


def heading(facts: dict[str, Any]) -> None:
    """Who was lost, when, and what that is worth."""
    name = facts["account_name"] or facts["account_id"] or facts["loss_id"]
    passage(f"<h1>{literal(name)}</h1>", name="heading")
    about = [
        wording.KINDS[facts["kind"]][:-1],
        facts["loss_id"],
        facts["segment"],
        facts["industry"],
        facts["region"],
    ]
    about += [f"lost on {day(facts['lost_on'])}", f"announced on {day(facts['announced_on'])}"]
    about += [
        f"{amount(facts['annual_value'], facts['currency'])} a year"
        if facts["annual_value"] is not None
        else None
    ]
    about += [
        f"owner {facts['owner']}" if facts["owner"] else None,
        f"went to {facts['competitor']}" if facts["competitor"] else None,
    ]
    passage(" · ".join(literal(fact) for fact in about if fact), name="under")


def reasons(facts: dict[str, Any]) -> None:
    """Recorded, stated and root cause side by side."""
    root = "Disputed" if facts["is_disputed"] else wording.cause(facts["root_cause"])
    cards = (
        (
            "What our records say",
            facts["recorded_reason"] or "Nothing",
            facts["sub_reason"] or "",
            palette.RECORDED,
        ),
        (
            "What they said first",
            wording.cause(facts["stated_cause"]),
            "",
            palette.cause_colour(facts["stated_cause"]),
        ),
        ("Root cause", root, judging.rests_on(facts), palette.cause_colour(facts["root_cause"])),
    )
    passage(
        "".join(
            f'<div style="--cause:{colour}"><small>{title}</small><strong>{literal(answer)}</strong>'
            f"<small>{literal(note)}</small></div>"
            for title, answer, note, colour in cards
        ),
        name="reasons",
    )


def steps(facts: dict[str, Any]) -> None:
    """The clock: how long before the announcement each step could be seen."""
    clocks = session.ask(timeline.clocks, loss_id=facts["loss_id"], kind=facts["kind"])
    st.header("How it went")
    for clock in clocks:
        passage("".join(_step(clock, step) for step in wording.STEPS), name="steps")
        passage("<br>".join(literal(line) for line in timeline.clock_in_words(clock)), name="under")
    if not clocks:
        st.caption("The day of the announcement is not known, so no days of warning can be counted.")


def _step(clock: timeline.StepClock, step: str) -> str:
    first = clock.first(step)
    if first:
        seen = f"{day(first.seen_on)}<small>{clock.days_of_warning(step)} days before</small>"
    elif step == "step4":
        seen = f"{day(clock.announced_on)}<small>{ENDS[clock.kind]}</small>"
    else:
        seen = "not on record"
    unseen = "" if first or step == "step4" else " unseen"
    style = f'class="step{unseen}" style="--step:{palette.STEP_COLOURS[step]}"'
    return f"<div {style}><small>{wording.step(step)}</small>{seen}</div>"


def words(interviews: list[marking.MarkedInterview]) -> None:
    """Each interview with its evidence marked, the piece under judgement outlined."""
    chosen = judging.panel(interviews)
    st.header("What they said")
    if not interviews:
        st.info(
            "No interview, note or call is stored for this loss. Its words can be loaded on the Upload page.",
            icon=":material/mic_off:",
        )
    for interview in interviews:
        about = [
            KINDS.get(interview.kind, interview.kind),
            day(interview.held_on),
            f"{len(interview.marks)} pieces of evidence",
        ]
        with st.expander(" · ".join(fact for fact in about if fact), expanded=True):
            if not interview.is_read:
                st.warning(
                    f"Not read: it is in another language than English ({interview.language}), or waits for tagging."
                )
            passage(literal(interview.interviewee_role or ""), name="under")
            transcript.show(interview, chosen)
