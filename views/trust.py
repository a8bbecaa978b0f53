"""How far the shares of the causes can be trusted: who was asked, what would change them, who agrees, an audit."""

import streamlit as st

from analysis import addresses, trust_words
from analysis.sentences import count_of
from views import boxes, figure, filters, session, short_table, table, ways
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
    short_table.show(
        found,
        lambda groups: groups,
        report="coverage_of_losses",
        key="coverage",
        headings={
            "group_name": GROUPS[dimension],
            "losses": table.number("Losses"),
            "with_words": table.number("With words"),
            "coverage_share": table.column("coverage_share", found, "Share"),
            "low": table.column("low", found, "At least"),
            "high": table.column("high", found, "At most"),
            "read": table.number("Read"),
            "known": table.number("Known"),
            "disputed": table.number("Disputed"),
        },
        leads_to=lambda row: addresses.of_group(dimension, row["group_name"], chosen.period),
    )


def tipping(chosen: filters.Filters) -> None:
    """How the losses nobody knows about would have to look for another cause to come first."""
    found = session.report("tipping_point_of_losses", **chosen.parameters)
    passage(literal(trust_words.of_tipping(found)), name="under")
    unknown = int(found.iloc[0]["unknown"])
    if unknown:
        label = f"See the {count_of(unknown, 'loss', 'losses')} of unknown cause"
        ways.button(label, addresses.UNKNOWN, key="unknown")
    figure.behind(found, report="tipping_point_of_losses", key="tipping")
    avoidable = session.report("share_of_avoidable_losses", **chosen.parameters)
    if words := trust_words.of_avoidable(avoidable):
        passage(literal(words), name="under")
        figure.behind(
            avoidable, report="share_of_avoidable_losses", key="avoidable", leads_to=addresses.could_be_kept
        )


def agreement(chosen: filters.Filters) -> None:
    """How often our records, the first words and the whole story name the same cause."""
    found = session.report("agreement_of_reasons", **chosen.parameters)
    short_table.show(
        found,
        trust_words.agreement_table,
        report="agreement_of_reasons",
        key="agreement",
        caption="Choose a row to see the losses that are compared.",
        headings={"pair": "What is compared", "same": "The same cause", "kappa": "Beyond chance (kappa)"},
        leads_to=addresses.of_pair,
    )
    st.markdown("**Recorded, said first, and found**")
    short_table.show(
        session.report("recorded_against_root_cause", **chosen.parameters),
        lambda three: three,
        report="recorded_against_root_cause",
        key="three_reasons",
        headings={
            "recorded_reason": "What our records say",
            "stated_cause": "What they said first",
            "root_cause": "Root cause",
            "losses": table.number("Losses"),
        },
        leads_to=addresses.of_three_reasons,
    )


def audit(chosen: filters.Filters) -> None:
    """The shares with the machine's error taken out, once enough losses of a random sample were read by a person."""
    found = session.report("corrected_share_of_losses_by_cause", **chosen.parameters)
    passage(literal(trust_words.of_audit(found)), name="under")
    st.page_link("views/losses.py", label="Review ten losses", icon=":material/fact_check:")
    short_table.show(
        found,
        trust_words.audit_table,
        report="corrected_share_of_losses_by_cause",
        key="audit",
        caption="Choose a row to see the losses that the machine put down to the cause.",
        headings={"cause": "Cause", "machine": "As read by machine", "corrected": "Corrected"},
        leads_to=addresses.by_machine,
    )
