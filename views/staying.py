"""How long customers stay: the survival curve, whole or by group, the medians, and whether groups differ."""

from analysis import captions, figures_retention, staying_words
from views import boxes, figure, filters, session, table
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
        nothing="Fewer than ten customers can be followed, so no curve is drawn.",
    )
    medians(chosen, dimension)


def medians(chosen: filters.Filters, dimension: str) -> None:
    """After how many months half have left; for groups a table and the test between them."""
    found = session.report("median_tenure_by", dimension=dimension, **chosen.places)
    if found.empty:
        return
    if dimension == "all":
        passage(literal(staying_words.of_medians(found)), name="under")
        return
    difference = session.report("difference_in_survival", dimension=dimension, **chosen.places)
    passage(literal(staying_words.of_difference(difference)), name="under")
    words = {
        "group_name": "Group",
        "customers": "Customers",
        "left": "Left",
        "half_left_after": "Half left after",
    }
    table.show(staying_words.median_table(found), key="medians", column_config=words)
    figure.behind(difference, report="difference_in_survival", key="difference")
