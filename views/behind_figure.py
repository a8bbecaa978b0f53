"""Behind the figure: the accounts or deals that a number rests on, for figures that count no losses."""

from typing import Any

import streamlit as st

from analysis import addresses, choices, listed, rows_behind
from views import boxes, empty, filters, long_list, session, table, ways
from views.text import plain


def asked_for() -> dict[str, Any]:
    """What the address asks for; what means nothing is dropped with a note, and without more it is accounts at risk."""
    asked = {name: st.query_params[name] for name in listed.WORDS if name in st.query_params}
    meant, notes = session.ask(listed.understood, asked=tuple(asked.items()))
    for note in notes:
        st.warning(plain(note), icon=":material/link_off:")
    return dict(meant) if any(word in meant for word in addresses.LISTS) else meant | addresses.AT_RISK


def accounts(chosen: filters.Filters, part: str) -> None:
    """The accounts behind a part of the bridge, and what each paid at both ends."""
    long_list.show(
        {"part": part, **dates(chosen)},
        report="accounts_behind_bridge",
        worded=listed.accounts_worded,
        every=rows_behind.every_account,
        says=lambda found: listed.accounts_in_words(found, part, chosen.period, session.currency()),
        headings={
            "account_name": "Account",
            "segment": "Segment",
            "owner": "Owner",
            "start_value": table.money("At the start"),
            "end_value": table.money("At the end"),
            "change_value": table.money("Change"),
            "what_happened": "What happened",
        },
        opens=open_account,
        caption="Choose a row to open the account; of one that has left since, the post-mortem opens.",
    )


def deals(chosen: filters.Filters, meant: dict[str, Any]) -> None:
    """The deals that ended one way, of one group where that was clicked."""
    long_list.show(
        listed.narrowed(meant) | dates(chosen),
        report="deals",
        worded=listed.deals_worded,
        every=rows_behind.every_deal,
        says=lambda found: listed.deals_in_words(found, meant, chosen.period, session.currency()),
        headings={
            "account_name": "Account",
            "ended": "Ended",
            "annual_value": table.money("Value a year"),
            "closed_on": table.day("Closed on"),
            "competitor": "Competitor",
            "recorded_reason": "Recorded reason",
            "owner": "Owner",
            "deal_id": "Deal",
        },
        opens=open_deal,
        caption="Choose a deal that was lost to open its post-mortem.",
    )


def dates(chosen: filters.Filters) -> dict[str, Any]:
    """The filters that reports on accounts and deals take."""
    return {"since": chosen.period.since, "until": chosen.period.until, **chosen.places}


def open_account(row: Any) -> None:
    """The page of a living account, the post-mortem of one that has left."""
    if isinstance(row["loss_id"], str):
        ways.lead_on({"loss": row["loss_id"]})
    st.session_state["account"] = row["account_id"]
    st.switch_page("views/accounts.py", query_params={"account": choices.digest(row["account_id"])})


def open_deal(row: Any) -> None:
    """The post-mortem of a lost deal; another deal has none."""
    if row["outcome"] == "lost":
        ways.lead_on({"loss": row["deal_id"]})


if empty.leads_elsewhere():
    st.stop()
filtered = boxes.head("Behind the figure", kinds=False)
wanted = asked_for()
if "ended" in wanted:
    deals(filtered, wanted)
else:
    accounts(filtered, wanted["moved"])
