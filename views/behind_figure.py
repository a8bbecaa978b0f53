"""Behind the figure: the accounts, deals or alerts that a number rests on, for figures that count no losses."""

from typing import Any

import streamlit as st

from analysis import addresses, listed, rows_behind
from views import behind_warnings, boxes, empty, filters, long_list, session, table, ways
from views.text import plain


def asked_for() -> tuple[dict[str, Any], list[str]]:
    """What the address asks for, without more the accounts at risk, and a note for each word that means nothing."""
    asked = {name: st.query_params[name] for name in listed.WORDS if name in st.query_params}
    meant, notes = session.ask(listed.understood, asked=tuple(asked.items()))
    is_list = any(word in meant for word in addresses.LISTS)
    return dict(meant) if is_list else meant | addresses.AT_RISK, notes


def accounts(chosen: filters.Filters, part: str) -> None:
    """The accounts behind a part of the bridge, and what each paid at both ends."""
    long_list.show(
        {"part": part, **dates(chosen)},
        report="accounts_behind_bridge",
        worded=listed.accounts_worded,
        every=rows_behind.every_account,
        says=lambda found: listed.accounts_in_words(found, part, chosen.period, session.currency()),
        headings={
            "account_name": table.account(),
            "what_happened": "What happened",
            "start_value": table.money("At the start"),
            "end_value": table.money("At the end"),
            "change_value": table.money("Change"),
            "segment": "Segment",
            "owner": "Owner",
        },
        opens=ways.open_account,
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
            "account_name": table.account(),
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


def open_deal(row: Any) -> None:
    """The post-mortem of a lost deal; another deal has none."""
    if row["outcome"] == "lost":
        ways.lead_on({"loss": row["deal_id"]})


if empty.leads_elsewhere():
    st.stop()
wanted, unknown = asked_for()
is_narrowed = not any(word in wanted for word in addresses.WARNINGS)
filtered = boxes.head("Behind the figure", kinds=False, period=is_narrowed, places=is_narrowed)
for note in unknown:
    st.warning(plain(note), icon=":material/link_off:")
if "stood" in wanted:
    behind_warnings.accounts(wanted["stood"])
elif "alerts" in wanted:
    behind_warnings.alerts(wanted["alerts"])
elif "ended" in wanted:
    deals(filtered, wanted)
else:
    accounts(filtered, wanted["moved"])
