"""The clock of one loss: how long before the announcement each of its steps could be seen."""

from typing import Any

import streamlit as st

from analysis import wording
from analysis.early_warning import timeline
from analysis.figures import palette
from analysis.sentences import count_of, day
from views import figure, session, signs
from views.text import literal, passage

ENDS = {"defection": "announced", "lost_deal": "closed as lost"}


def show(facts: dict[str, Any]) -> None:
    """The clock: how long before the announcement each step could be seen."""
    clocks = session.ask(timeline.clocks, loss_ids=[facts["loss_id"]], kind=facts["kind"])
    st.header("How it went")
    for clock in clocks:
        passage("".join(_step(clock, step) for step in wording.STEPS), name="steps")
        passage("<br>".join(literal(line) for line in timeline.clock_in_words(clock)), name="under")
        if clock.seen:
            with st.expander(
                f"{count_of(len(clock.seen), 'sign')} before it was {ENDS[clock.kind]}", key="signs_seen"
            ):
                signs.show(clock.seen)
    evidence = session.report("evidence_of_loss", loss_id=facts["loss_id"])
    if not evidence.empty:
        figure.behind(evidence, report=("evidence_of_loss", "days_of_warning"), key="evidence")
    if not clocks:
        st.caption("The day of the announcement is not known, so no days of warning can be counted.")


def _step(clock: timeline.StepClock, step: str) -> str:
    first = clock.first(step)
    if first:
        seen = (
            f"{day(first.seen_on)}<small>{count_of(clock.days_of_warning(step) or 0, 'day')} before</small>"
        )
    elif step == "step4":
        seen = f"{day(clock.announced_on)}<small>{ENDS[clock.kind]}</small>"
    else:
        seen = "not on record"
    unseen = "" if first or step == "step4" else " unseen"
    style = f'class="step{unseen}" style="--step:{palette.STEP_COLOURS[step]}"'
    return f"<div {style}><small>{wording.step(step)}</small>{seen}</div>"
