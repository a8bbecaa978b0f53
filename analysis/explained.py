"""Which definitions a reader needs to understand a report; their words are those of analysis/definitions.py."""

from analysis.definitions import DEFINITIONS

TERMS: dict[str, tuple[str, ...]] = {
    "logo_churn_by_period": ("logo_churn", "at_risk"),
    "revenue_retention_by_period": ("gross_retention", "net_retention"),
    "bridge_of_period": ("gross_retention", "net_retention", "returning"),
    "cohort_triangle": ("cohort", "tenure"),
    "survival_by": ("survival", "tenure"),
    "cumulative_incidence_by_cause": ("cumulative_incidence", "root_cause"),
    "share_of_losses_by_cause": (
        "share_of_losses",
        "root_cause",
        "weighted_share",
        "mentioned",
        "fractional",
    ),
    "share_of_losses_by_recorded_reason": ("recorded_reason", "loss"),
    "causes_by_period": ("share_of_losses", "announced_on", "announced_until"),
    "win_rate_by": ("win_rate", "win_rate_with_no_decision", "size_band"),
    "head_to_head": ("win_rate",),
    "days_to_close_by_outcome": ("win_rate",),
    "agreement_of_reasons": ("agreement", "recorded_reason", "stated_cause", "root_cause"),
}


def explained(report: str) -> str:
    """The definitions behind a report, then what its interval covers, as one text."""
    return " ".join(DEFINITIONS[term] for term in (*TERMS.get(report, ("loss",)), "interval"))
