"""How far the shares of the causes can be trusted, in sentences: who was asked, what would change it, who agrees."""

import math
from typing import Any

import pandas as pd

from analysis import sentences, wording
from analysis.audit import SMALLEST_SAMPLE
from analysis.locales import number
from analysis.rates import SMALLEST_BASE, Rate

PAIRS = {
    "recorded and root": "Our records and the root cause",
    "stated and root": "What they said first and the root cause",
    "recorded and stated": "Our records and what they said first",
}
AGREEMENT = {0.8: "nearly always", 0.6: "mostly", 0.4: "often", 0.2: "seldom"}  # kappa from here on


def of_coverage(groups: pd.DataFrame) -> str:
    """Of how many losses there are words, and of how many a root cause, from `coverage_of_losses`."""
    if groups.empty:
        return "No loss is in this view."
    losses, words, known = (int(groups[name].sum()) for name in ("losses", "with_words", "known"))
    heard = (
        Rate(words, losses).text().replace(" (", " losses (")
        if losses >= SMALLEST_BASE
        else f"{words} of {losses}"
    )
    said = f"Words are stored for {heard}, and a root cause is known for {number(known)}."
    rated = groups[groups["coverage_share"].notna() & (groups["group_name"] != "(none)")]
    if len(rated) < 2:
        return said
    ordered = rated.sort_values("coverage_share")
    least, most = (f"{row['group_name']} ({_heard(row)})" for row in (ordered.iloc[0], ordered.iloc[-1]))
    return f"{said} Least is known about {least}, most about {most}."


def _heard(row: pd.Series) -> str:
    return f"{number(row['with_words'])} of {number(row['losses'])}"


def of_tipping(found: pd.DataFrame) -> str:
    """The one row of `tipping_point_of_losses` with the causes by name."""
    row = found.iloc[0]
    if not row["second"]:
        return "Too few causes are known to compare any two."
    first, second = (wording.cause(row[name]).lower() for name in ("first", "second"))
    unknown, share = int(row["unknown"]), row["needed_share"]
    if share is None or math.isnan(share):
        return (
            f"{first.capitalize()} stays first even if all {sentences.count_of(unknown, 'loss', 'losses')} of unknown "
            f"cause were due to {second}."
        )
    return (
        f"Nobody knows why {sentences.count_of(unknown, 'loss', 'losses')} happened. For {second} to come first, "
        f"{number(math.ceil(share * unknown))} of them ({sentences.percent(share, 0)}) would have to be due to it."
    )


def agreement_table(found: pd.DataFrame) -> pd.DataFrame:
    """`agreement_of_reasons` as it is read: each pair by name, kappa only where there are enough pairs."""
    counts = found[["agreed", "of"]].astype(int).to_numpy()
    return pd.DataFrame(
        {
            "pair": found["pair"].map(PAIRS),
            "same": [Rate(int(agreed), int(of)).text() for agreed, of in counts],
            "kappa": [_kappa(value) for value in found["kappa"]],
        }
    )


def _kappa(value: float) -> str:
    if pd.isna(value):
        return "fewer than 30 pairs"
    often = next((words for least, words in AGREEMENT.items() if value >= least), "")
    return f"{number(value, 2)}, {f'{often} the same' if often else 'hardly more than by chance'}"


def of_audit(found: pd.DataFrame) -> str:
    """Whether the shares could be corrected, from `corrected_share_of_losses_by_cause`."""
    audited = 0 if found.empty else int(found["audited"].iloc[0])
    if audited < SMALLEST_SAMPLE:
        return (
            f"{sentences.count_of(audited, 'loss', 'losses')} of a random sample have been read by a person so far. "
            f"From {SMALLEST_SAMPLE} on, the shares are shown with the machine's error taken out."
        )
    return (
        f"A person read {number(audited)} losses of a random sample. Below are the shares as the machine found them, "
        "and with its error taken out."
    )


def audit_table(found: pd.DataFrame) -> pd.DataFrame:
    """The shares by machine and corrected, each with its interval, in words."""
    return pd.DataFrame(
        {
            "cause": found["cause"],
            "machine": [_share(row.share, row.low, row.high) for row in found.itertuples()],
            "corrected": [
                _share(row.corrected_share, row.corrected_low, row.corrected_high)
                for row in found.itertuples()
            ],
        }
    )


def _share(share: Any, low: Any, high: Any) -> str:
    around = sentences.interval(low, high)
    return f"{sentences.percent(share, 0)} ({around})" if around else sentences.percent(share, 0)


def of_avoidable(found: pd.DataFrame) -> str:
    """How many of the losses could have been kept, from `share_of_avoidable_losses` by count."""
    kept = found[found["group_name"] == "avoidable"]
    if kept.empty:
        return ""
    row = kept.iloc[0]
    return f"{Rate(int(row['losses']), int(row['of'])).text()} were avoidable: the need had not ended."
