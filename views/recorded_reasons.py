"""What the recorded reasons stand for, on Settings: a table to go through once and confirm."""

import pandas as pd
import streamlit as st

from analysis import addresses, recorded_reasons, verdicts, wording
from views import acting, figure, session, table


def show() -> None:
    """Each recorded reason with its causes; what is confirmed is kept with the company's data."""
    st.header("What the recorded reasons stand for")
    found = session.ask(recorded_reasons.to_confirm)
    if found.empty:
        st.caption("No loss on record bears a reason.")
        return
    st.caption(
        "Suggested by the tagger, until you confirm it. Agreement between our records and the root cause is counted "
        "by this table. A reason may stand for several causes, or for none."
    )
    edited = _table(found)
    report = "recorded_reasons"
    figure.behind(session.report(report), report=report, key="reasons", leads_to=addresses.of_recorded)
    if st.button("Confirm the table", icon=":material/check:", key="confirm_reasons"):
        acting.keep(
            recorded_reasons.confirm_table,
            edited,
            who=session.who(),
            now=session.now(),
            said="Confirmed. Figures of agreement are counted by it.",
        )


def _table(found: pd.DataFrame) -> pd.DataFrame:
    return st.data_editor(
        found,
        key="reasons_edited",
        hide_index=True,
        height="content" if len(found) < table.FITS else table.TALL,
        disabled=["recorded_reason", "losses", "why"],
        column_order=["recorded_reason", "losses", "causes", "why"],
        column_config={
            "recorded_reason": "Recorded reason",
            "losses": table.number("Losses"),
            "causes": st.column_config.MultiselectColumn(
                "Stands for",
                options=session.ask(verdicts.known_causes),
                format_func=wording.cause,
                width="large",
            ),
            "why": st.column_config.TextColumn("Because", width="large"),
        },
    )
