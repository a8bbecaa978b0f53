"""Which definitions a reader needs to understand a report; their words are those of analysis/definitions.py."""

from analysis.definitions import DEFINITIONS

TERMS: dict[str, tuple[str, ...]] = {
    "logo_churn_by_period": ("logo_churn", "at_risk", "annualised"),
    "churn_of_snapshot": ("churn_of_snapshot",),
    "churn_on_renewal_by_period": ("churn_on_renewal",),
    "revenue_retention_by_period": ("gross_retention", "net_retention", "at_risk"),
    "bridge_of_period": ("gross_retention", "net_retention", "returning"),
    "accounts_behind_bridge": ("gross_retention", "net_retention", "returning"),
    "cohort_triangle": ("cohort", "tenure"),
    "survival_by": ("survival", "tenure"),
    "median_tenure_by": ("median_tenure", "survival"),
    "difference_in_survival": ("log_rank", "survival"),
    "cumulative_incidence_by_cause": ("cumulative_incidence", "root_cause"),
    "share_of_losses_by_cause": (
        "share_of_losses",
        "root_cause",
        "share_by_value",
        "weighted_share",
        "mentioned",
        "fractional",
    ),
    "share_of_avoidable_losses": ("avoidable", "root_cause"),
    "share_of_losses_by_recorded_reason": ("recorded_reason", "loss"),
    "share_of_losses_by_stated_cause": ("stated_cause", "loss"),
    "causes_by_period": ("share_of_losses", "announced_on", "announced_until"),
    "leading_cause_of_losses": ("leading_cause", "read_by_machine"),
    "tipping_point_of_losses": ("tipping_point", "root_cause"),
    "corrected_share_of_losses_by_cause": ("corrected_share", "audit"),
    "recorded_against_root_cause": ("recorded_reason", "stated_cause", "root_cause"),
    "recorded_reasons": ("recorded_reason", "agreement"),
    "agreement_of_reasons": ("agreement", "recorded_reason", "stated_cause", "root_cause"),
    "audited_losses": ("audit",),
    "change_points_by_cause": ("change_point", "announced_on", "announced_until"),
    "effect_of_action": ("effect_of_action", "announced_on"),
    "worth_of_cause": ("worth_of_cause", "value", "survival"),
    "coverage_of_losses": ("coverage", "root_cause"),
    "days_to_interview": ("days_to_interview", "announced_on"),
    "stated_price_by_lag": ("stated_price", "stated_cause"),
    "losses_not_interviewed": ("days_left", "coverage"),
    "win_rate_by": ("win_rate", "win_rate_with_no_decision", "size_band"),
    "head_to_head": ("head_to_head", "win_rate"),
    "days_to_close_by_outcome": ("days_to_close", "win_rate"),
    "causes_in_won_deals": ("won_deals",),
    "deals": ("win_rate", "value", "size_band"),
    "losses": ("loss", "value", "root_cause", "stated_cause", "recorded_reason", "shrunk_before_loss"),
    "evidence_of_loss": ("evidence", "step"),
    "findings": ("finding",),
    "days_of_warning": ("days_of_warning", "step"),
    "chance_of_save": ("chance_of_save", "step"),
    "accounts_behind_saves": ("chance_of_save", "step"),
    "accounts_by_step": ("step",),
    "alerts_by_threshold": ("alert", "step"),
    "alerts_behind_threshold": ("alert", "step"),
    "accounts_at_risk": ("value_at_risk", "step"),
    "save_plans": ("save_plan",),
    "win_back_candidates": ("win_back", "value"),
}
WITHOUT_INTERVAL = frozenset(
    {
        "accounts_behind_bridge",
        "accounts_behind_saves",
        "alerts_behind_threshold",
        "deals",
        "evidence_of_loss",
        "findings",
        "losses",
        "save_plans",
    }
)  # lists: nothing is estimated


def explained_by_term(report: str) -> dict[str, str]:
    """Each term behind a report in words ('Share of losses') with its definition; last what its interval covers."""
    terms = TERMS[report] if report in WITHOUT_INTERVAL else (*TERMS[report], "interval")
    return {term.replace("_", " ").capitalize(): DEFINITIONS[term] for term in terms}


def explained(report: str) -> str:
    """The definitions behind a report, then what its interval covers, as one text."""
    return " ".join(explained_by_term(report).values())
