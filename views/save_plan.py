"""The save plan of one account: proposed from its weaknesses, taken on by people, ticked off."""

from datetime import timedelta

import pandas as pd
import streamlit as st

from analysis import choices
from analysis.action import litmus, save_plans
from analysis.early_warning import warning
from analysis.sentences import day
from views import acting, session
from views.text import literal, passage, plain

FIRST_TAKEN = 3  # steps that are ticked to begin with


def show(account_id: str, result: litmus.Litmus, standing: warning.Standing | None) -> None:
    """The open plan with its progress, or a proposal to open one."""
    frame = session.ask(save_plans.save_plans, today=acting.today(), account_id=account_id)
    if frame.empty:
        propose(account_id, result, standing)
    else:
        progress(frame)


def progress(frame: pd.DataFrame) -> None:
    """Each step with a box to tick; unticking undoes it."""
    plan = frame.iloc[0]
    st.progress(
        float(plan["steps_done"] / plan["steps"]), f"{plan['steps_done']} of {plan['steps']} steps done"
    )
    late = "; it is overdue" if plan["is_litmus_overdue"] else ""
    st.caption(f"Opened {day(plan['opened_on'])}. Next litmus test: {day(plan['next_litmus_on'])}{late}.")
    for step in frame.to_dict("records"):
        done = not pd.isna(step["done_on"])
        state = f"done {day(step['done_on'])}" if done else f"due {day(step['due_on'])}"
        late = ", overdue" if step["is_overdue"] else ""
        key = f"step_{step['plan_step_id']}"
        st.checkbox(
            plain(step["title"]), done, key=key, on_change=tick, args=(key, int(step["plan_step_id"]))
        )
        why = f"<br>{literal(step['weakness'])}" if step["weakness"] else ""
        passage(f"{literal(step['owner'])}, {state}{late}{why}", name="caption")
    if st.button("Close the plan", icon=":material/task_alt:", key=f"close_{plan['save_plan_id']}"):
        acting.keep(
            save_plans.close_plan,
            int(plan["save_plan_id"]),
            closed_on=acting.today(),
            said="The plan is closed.",
        )


def tick(key: str, plan_step_id: int) -> None:
    """Mark a step as done or not done."""
    done_by = session.who() if st.session_state[key] else None
    acting.mark(save_plans.mark_step, plan_step_id, done_by=done_by, today=acting.today())


def propose(account_id: str, result: litmus.Litmus, standing: warning.Standing | None) -> None:
    """Steps proposed from what is weak; a person takes those that make sense, with an owner and a day."""
    today = acting.today()
    steps = save_plans.proposed_steps(result, standing, today=today)
    st.text(
        "No plan is open. These steps follow from what is weak; the first are ticked. Leave ticked what to take on."
    )
    with st.form(f"plan_{account_id}"):
        owner = st.text_input("Who owns the plan?", session.who(), key=f"plan_owner_{account_id}")
        taken = [one_step(account_id, n, step) for n, step in enumerate(steps)]
        own = st.text_input("A step of your own", key=f"own_{account_id}", max_chars=300)
        if own.strip():
            taken.append(save_plans.PlannedStep(own, None, "", today + timedelta(days=30)))
        following = acting.day_field(
            "Next litmus test", save_plans.next_litmus(today), key=f"next_{account_id}"
        )
        if st.form_submit_button("Open the plan", type="primary"):
            acting.keep(
                save_plans.open_plan, account_id, [planned for planned in taken if planned],
                opened_by=owner, next_litmus_on=following, today=today, said="The plan is open.",
            )  # fmt: skip


def one_step(account_id: str, number: int, step: save_plans.ProposedStep) -> save_plans.PlannedStep | None:
    """A proposed step with a box, a day and an owner; None where it is not taken on."""
    key = f"{account_id}_{choices.digest(step.title)}"  # another step in its place is asked for a day of its own
    taken = st.checkbox(plain(step.title), number < FIRST_TAKEN, key=f"take_{key}")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = st.text_input("Who", key=f"who_{key}", placeholder="the owner of the plan", width=260)
        due = acting.day_field("By", step.due_on, key=f"due_{key}", width=160)
    passage(literal(step.weakness), name="caption")
    return save_plans.PlannedStep(step.title, step.weakness, who, due) if taken else None
