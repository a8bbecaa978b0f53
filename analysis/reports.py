"""Every question that Whyleft answers, by name: what the pages, the command line and the review all call."""

import difflib
import inspect
import typing
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from analysis import (
    agreement,
    audit,
    causes,
    checks,
    churn,
    coverage,
    incidence,
    leading,
    losses,
    recorded_reasons,
    retention,
    rows_behind,
    survival,
    trends,
    winloss,
)
from analysis.action import effects, save_plans, winback
from analysis.early_warning import at_risk, backtest, saves, warning, warning_time
from analysis.filters import ReportError
from analysis.report_parameters import Parameter, parsed
from queries import store

Function = Callable[..., pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Report:
    """A named question. `queries` are the SQL files behind it, for showing on request."""

    name: str
    question: str
    grain: str
    parameters: tuple[Parameter, ...]
    function: Function
    queries: tuple[str, ...]


def _report(function: Function, *more: str, question: str = "", grain: str = "") -> Report:
    """The report of a function; its question and grain stand in the head of the SQL file of the same name.

    They are given here where the function gathers the rows of that file, or of those named in `more`, further.
    """
    name = function.__name__
    own = () if question else (name,)
    found = header(name) if own else (question, grain)
    return Report(
        name, question or found[0], grain or found[1], tuple(_parameters(function)), function, own + more
    )


def header(name: str) -> tuple[str, str]:
    """Question and grain in the head of a report's SQL file."""
    lines = store.sql(name).splitlines()
    grain = next(line for line in lines if line.startswith("-- Grain: "))
    return lines[0].removeprefix("-- "), grain.removeprefix("-- Grain: ").rstrip(".")


def _parameters(function: Function) -> list[Parameter]:
    hints = typing.get_type_hints(function)
    found = []
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind is inspect.Parameter.VAR_KEYWORD:
            filters = typing.get_args(hints[parameter.name])[0]
            found += [
                Parameter(name, kind, None, False) for name, kind in typing.get_type_hints(filters).items()
            ]
        elif parameter.name != "con":
            required = parameter.default is inspect.Parameter.empty
            default = None if required else parameter.default
            found.append(Parameter(parameter.name, hints[parameter.name], default, required))
    return found


_LISTED: tuple[Report, ...] = (
    _report(churn.logo_churn_by_period),
    _report(churn.churn_of_snapshot),
    _report(churn.churn_on_renewal_by_period),
    _report(retention.revenue_retention_by_period),
    _report(
        retention.bridge_of_period,
        "revenue_retention_by_period",
        question="What leads from the yearly fees at the start of a period to those at its end?",
        grain="one row per part; start plus the parts is the end",
    ),
    _report(rows_behind.accounts_behind_bridge),
    _report(retention.cohort_triangle),
    _report(survival.survival_by, grain="one row per group and month or day of tenure"),
    _report(
        survival.median_tenure_by,
        "survival_by",
        question="After how many months has half of the customers left?",
        grain="one row per group",
    ),
    _report(
        survival.difference_in_survival,
        "survival_by",
        question="Do customers of different groups stay differently long, more than by chance?",
        grain="one row",
    ),
    _report(incidence.cumulative_incidence_by_cause, grain="one row per cause and month or day of tenure"),
    _report(
        causes.share_of_losses_by_cause, "losses_by_segment", "mentions_of_causes", grain="one row per cause"
    ),
    _report(
        causes.share_of_avoidable_losses,
        "share_of_losses_by_cause",
        question="How many of the losses could have been kept?",
        grain="one row for those that could, one for those that could not",
    ),
    _report(causes.share_of_losses_by_recorded_reason),
    _report(causes.share_of_losses_by_stated_cause),
    _report(causes.causes_by_period),
    _report(
        leading.leading_cause_of_losses,
        "share_of_losses_by_cause",
        "losses_by_segment",
        question="Which cause comes first, and can that be said at all?",
        grain="one row",
    ),
    _report(
        leading.tipping_point_of_losses,
        "share_of_losses_by_cause",
        "coverage_of_losses",
        question="How would the losses of unknown cause have to look for another cause to come first?",
        grain="one row",
    ),
    _report(
        audit.corrected_share_of_losses_by_cause,
        "audited_losses",
        question="What are the shares once the error is taken out that an audit of the tagger shows?",
        grain="one row per cause",
    ),
    _report(agreement.recorded_against_root_cause),
    _report(
        agreement.agreement_of_reasons,
        "recorded_against_root_cause",
        question="How often do our records, the customer's first words and the whole story name the same cause?",
        grain="one row per pair of the three",
    ),
    _report(trends.change_points_by_cause, grain="one row per cause"),
    _report(effects.effect_of_action, grain="one row per line of the comparison"),
    _report(
        effects.worth_of_cause,
        "share_of_losses_by_cause",
        "survival_by",
        question="What is it worth, at most, to keep a part of the losses of a cause?",
        grain="one row",
    ),
    _report(coverage.coverage_of_losses),
    _report(coverage.days_to_interview),
    _report(coverage.stated_price_by_lag),
    _report(coverage.losses_not_interviewed),
    _report(winloss.win_rate_by),
    _report(winloss.head_to_head),
    _report(winloss.days_to_close_by_outcome),
    _report(winloss.causes_in_won_deals),
    _report(rows_behind.deals),
    _report(recorded_reasons.recorded_reasons),
    _report(audit.audited_losses),
    _report(losses.losses),
    _report(losses.evidence_of_loss),
    _report(
        checks.findings,
        question="Which rows are doubtful, and what do the figures leave out?",
        grain="one row per row and rule",
    ),
    _report(warning_time.days_of_warning, grain="one row per root cause and step"),
    _report(saves.chance_of_save, grain="one row per step"),
    _report(saves.accounts_behind_saves),
    _report(warning.accounts_by_step, grain="one row per living account at a step"),
    _report(backtest.alerts_by_threshold, grain="one row per threshold"),
    _report(
        backtest.alerts_behind_threshold,
        "alerts_by_threshold",
        question="Which alerts would a threshold have raised, and how did each come out?",
        grain="one row per alert, the latest first",
    ),
    _report(at_risk.accounts_at_risk),
    _report(save_plans.save_plans),
    _report(winback.win_back_candidates),
)
REPORTS: dict[str, Report] = {report.name: report for report in _LISTED}


def run(con: store.Connection, name: str, params: dict[str, str] | None = None) -> pd.DataFrame:
    """The answer to a named question, its parameters given as text.

    Dates are YYYY-MM-DD, lists are separated by commas.

    Raises:
        ReportError: no such report or parameter, a parameter missing, or a value that is not understood.
    """
    report = _named(name)
    known = {parameter.name: parameter for parameter in report.parameters}
    for given in params or {}:
        if given not in known:
            raise ReportError(f"{name} has no parameter '{given}'; expected {', '.join(known) or 'none'}.")
    missing = [p.name for p in report.parameters if p.is_required and p.name not in (params or {})]
    if missing:
        raise ReportError(f"{name} needs {', '.join(f'{m}=…' for m in missing)}.")
    return report.function(
        con, **{given: parsed(known[given], text) for given, text in (params or {}).items()}
    )


def _named(name: str) -> Report:
    if name in REPORTS:
        return REPORTS[name]
    close = difflib.get_close_matches(name, REPORTS, n=3) or sorted(REPORTS)
    raise ReportError(
        f"No report named '{name}'; did you mean {', '.join(close)}? `whyleft query --list` has all."
    )
