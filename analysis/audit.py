"""What a person's reading of a random sample says about the shares that the tagger found.

Prediction-powered estimate (Angelopoulos and others, Science 382, 2023): the tagger's share over all losses, put
right by its mean error in the sample.
"""

from datetime import datetime
from typing import Unpack

import numpy as np
import pandas as pd
from scipy import stats

from analysis import rates, verdicts
from analysis.filters import KINDS, Filters, ReportError, expect, parameters
from queries import store

SMALLEST_SAMPLE = 50
CORRECTED = ["corrected_share", "corrected_low", "corrected_high"]
COLUMNS = ["cause", "losses", "of", "share", "low", "high", "audited", *CORRECTED]


def losses_to_audit(
    con: store.Connection, *, size: int = SMALLEST_SAMPLE, seed: int = 1, kind: str = "defection"
) -> list[str]:
    """A random sample of losses with a verdict by machine, for a person to read without seeing it.

    The same seed gives the same order, so that a sample can be gone on with; those audited already are left out.
    """
    expect("kind", kind, KINDS)
    found = store.frame(con, "losses_to_audit", "state", kind=kind, seed=seed, size=size)
    return found["loss_id"].tolist()


def audited_losses(con: store.Connection, **filters: Unpack[Filters]) -> pd.DataFrame:
    """Losses by what the machine said, and what a person said who read them for an audit without seeing that.

    Returns:
        machine_cause, auditor_cause (None where not audited, or where the auditor could not tell), is_audited, losses.
    """
    return store.frame(con, "audited_losses", **parameters(**filters))


def corrected_share_of_losses_by_cause(con: store.Connection, **filters: Unpack[Filters]) -> pd.DataFrame:
    """Shares by machine, and the same corrected for the error that an audit of at least 50 losses shows.

    Only losses drawn for audit count, not ordinary corrections. Shares are clipped at 0 and rescaled to sum to one,
    their intervals with them.

    Returns:
        cause, losses, of, share, low, high, audited, corrected_share, corrected_low, corrected_high; the corrected
        columns are NaN while fewer than 50 are audited.
    """
    found = audited_losses(con, **filters)
    names = sorted(set(found["machine_cause"]) | set(found["auditor_cause"].dropna()))
    audited = found[found["is_audited"]]
    rows = pd.DataFrame(
        {"cause": names, "of": int(found["losses"].sum()), "audited": int(audited["losses"].sum())}
    )
    by_machine = found.groupby("machine_cause")["losses"].sum()
    rows["losses"] = rows["cause"].map(by_machine).fillna(0).astype(int)
    rows = rates.with_shares(rows, "losses", "of")
    corrected = np.array([_corrected(cause, found, audited) for cause in names]).reshape(-1, 3)
    rescaled = np.clip(corrected / (corrected[:, 0].sum() or 1.0), 0, 1)
    for column, values in zip(CORRECTED, rescaled.T, strict=True):
        rows[column] = pd.Series(values).where(rows["audited"] >= SMALLEST_SAMPLE)
    return rows.sort_values("losses", ascending=False, ignore_index=True)[COLUMNS]


def _corrected(cause: str, found: pd.DataFrame, audited: pd.DataFrame) -> tuple[float, float, float]:
    """Clipped estimate and bounds of one cause before rescaling."""
    total, sample = int(found["losses"].sum()), int(audited["losses"].sum())
    share = float(found.loc[found["machine_cause"] == cause, "losses"].sum()) / total
    if sample == 0:
        return share, 0.0, 1.0
    missed = audited.loc[
        (audited["auditor_cause"] == cause) & (audited["machine_cause"] != cause), "losses"
    ].sum()
    wrong = audited.loc[
        (audited["auditor_cause"] != cause) & (audited["machine_cause"] == cause), "losses"
    ].sum()
    return corrected_bounds(share, total, int(missed), int(wrong), sample)


def corrected_bounds(
    share: float, total: int, missed: int, wrong: int, sample: int
) -> tuple[float, float, float]:
    """The corrected share of one cause, clipped to 0 and 1, and its 95 % bounds with Student's t."""
    estimate, spread = prediction_powered(share, total, missed, wrong, sample)
    reach = float(stats.t.ppf((1 + rates.LEVEL) / 2, sample - 1)) * spread if sample > 1 else 1.0
    return min(max(estimate, 0.0), 1.0), max(estimate - reach, 0.0), min(estimate + reach, 1.0)


def prediction_powered(share: float, total: int, missed: int, wrong: int, sample: int) -> tuple[float, float]:
    """The corrected share and its standard error.

    Args:
        share: by machine, of `total` losses.
        missed: audited losses of the cause that the machine put elsewhere.
        wrong: audited losses that the machine put there and the auditor did not.

    The variance of the error gets one missed and one wrong loss added, since a rare cause shows no error in a
    small sample without being free of it (as Agresti and Coull add to a proportion).
    """
    estimate = share + (missed - wrong) / sample
    softened = sample + 2
    mean = (missed - wrong) / softened
    variance_of_error = (missed + wrong + 2) / softened - mean**2
    return estimate, float(np.sqrt(share * (1 - share) / total + variance_of_error / sample))


def record_audit(
    con: store.Connection, loss_id: str, cause: str | None, *, who: str, now: datetime | None = None
) -> None:
    """A person's reading of a loss drawn for audit.

    Raises:
        ReportError: the machine has given this loss no verdict, so that there is nothing to audit.
    """
    if not any(verdict["source"] != "person" for verdict in verdicts.history(con, loss_id)):
        raise ReportError(f"Loss '{loss_id}' has no verdict by machine, so there is nothing to audit.")
    verdicts.decide(con, loss_id, cause, who=who, reason="audit", audit=True, now=now)
