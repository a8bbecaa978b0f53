"""How long customers stay: the survival curve, whole or by group, the medians, and whether groups differ."""

from analysis import addresses, staying_words
from analysis.figures import captions
from analysis.figures import retention as figures_retention
from views import boxes, figure, filters, session, short_table, table
from views.text import literal, passage

DIMENSIONS = {
    "all": "All",
    "segment": "Segment",
    "region": "Region",
    "owner": "Owner",
    "industry": "Industry",
}


def show(chosen: filters.Filters) -> None:
    """The curve of all customers or of each group."""
    dimension = boxes.choice("Compare", DIMENSIONS, key="compare")
    figure.show(
        figures_retention.survival,
        session.report("survival_by", dimension=dimension, unit="month", **chosen.places),
        report="survival_by",
        caption=captions.of_survival,
        key="survival",
        title="How long do customers stay?",
        nothing="At no tenure are ten customers followed, so no curve is drawn.",
        by_period=False,
        leads_to=lambda clicked: addresses.of_months(clicked, dimension),
    )
    medians(chosen, dimension)


def medians(chosen: filters.Filters, dimension: str) -> None:
    """After how many months half have left; for groups a table and the test between them."""
    found = session.report("median_tenure_by", dimension=dimension, **chosen.places)
    if found.empty:
        return
    if dimension == "all":
        passage(literal(staying_words.of_medians(found)), name="under")
        figure.behind(
            found,
            report="median_tenure_by",
            key="median",
            leads_to=lambda row: addresses.of_months(row, dimension),
        )
        return
    difference = session.report("difference_in_survival", dimension=dimension, **chosen.places)
    passage(literal(staying_words.of_difference(difference)), name="under")
    figure.behind(difference, report="difference_in_survival", key="difference")
    short_table.show(
        found,
        staying_words.median_table,
        report="median_tenure_by",
        key="medians",
        caption="Choose a row to see the customers who left.",
        headings={
            "group_name": "Group",
            "customers": table.number("Customers"),
            "left": table.number("Left"),
            "half_left_after": "Half left after",
        },
        leads_to=lambda row: addresses.of_months(row, dimension),
    )
