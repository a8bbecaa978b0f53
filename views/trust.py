"""How far the shares of the causes can be trusted: who was asked, what would change them, who agrees, an audit."""

import streamlit as st

from analysis import trust_words
from views import boxes, figure, filters, session, table
from views.text import literal, passage

PARTS = {
    "asked": "Who was asked",
    "tipping": "What would change it",
    "agreement": "Records against words",
    "audit": "Checked by a person",
}
GROUPS = {
    "segment": "Segment",
    "region": "Region",
    "owner": "Owner",
    "recorded_reason": "Recorded reason",
    "year": "Year",
}


def show(chosen: filters.Filters) -> None:
    """One part at a time."""
    st.header("How far can this be trusted?")
    part = boxes.choice("Look at", PARTS, key="trust")
    {"asked": asked, "tipping": tipping, "agreement": agreement, "audit": audit}[part](chosen)


def asked(chosen: filters.Filters) -> None:
    """Of which losses there are words, by group."""
    dimension = boxes.choice("By", GROUPS, key="covered_by")
    found = session.report("coverage_of_losses", dimension=dimension, **chosen.parameters)
    passage(literal(trust_words.of_coverage(found)), name="under")
    columns = [
        "group_name",
        "losses",
        "with_words",
        "coverage_share",
        "low",
        "high",
        "read",
        "known",
        "disputed",
    ]
    table.show(
        found,
        key="coverage",
        column_order=columns,
        column_config=table.configured(found)
        | {
            "coverage_share": table.column("coverage_share", found, "With words, share"),
            "low": table.column("low", found, "At least"),
            "high": table.column("high", found, "At most"),
        },
    )
    figure.behind(found, report="coverage_of_losses", key="coverage_behind")


def tipping(chosen: filters.Filters) -> None:
    """How the losses nobody knows about would have to look for another cause to come first."""
    found = session.report("tipping_point_of_losses", **chosen.parameters)
    passage(literal(trust_words.of_tipping(found)), name="under")
    avoidable = session.report("share_of_avoidable_losses", **chosen.parameters)
    if words := trust_words.of_avoidable(avoidable):
        passage(literal(words), name="under")
    figure.behind(found, report="tipping_point_of_losses", key="tipping")


def agreement(chosen: filters.Filters) -> None:
    """How often our records, the first words and the whole story name the same cause."""
    found = session.report("agreement_of_reasons", **chosen.parameters)
    words = {"pair": "What is compared", "same": "The same cause", "kappa": "Beyond chance (kappa)"}
    table.show(trust_words.agreement_table(found), key="agreement", column_config=words)
    figure.behind(found, report="agreement_of_reasons", key="agreement_behind")
    st.markdown("**Recorded, said first, and found**")
    three = session.report("recorded_against_root_cause", **chosen.parameters)
    table.show(three, key="three_reasons")
    figure.behind(three, report="recorded_against_root_cause", key="three_behind")


def audit(chosen: filters.Filters) -> None:
    """The shares with the machine's error taken out, once enough losses of a random sample were read by a person."""
    found = session.report("corrected_share_of_losses_by_cause", **chosen.parameters)
    passage(literal(trust_words.of_audit(found)), name="under")
    st.page_link("views/losses.py", label="Review ten losses", icon=":material/fact_check:")
    if found.empty:
        return
    words = {"cause": "Cause", "machine": "As read by machine", "corrected": "Corrected"}
    table.show(trust_words.audit_table(found), key="audit", column_config=words)
    figure.behind(found, report="corrected_share_of_losses_by_cause", key="audit_behind")
