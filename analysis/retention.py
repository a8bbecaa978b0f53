"""How much revenue is kept: gross and net, the bridge from start to end, cohorts."""

from typing import Unpack

import numpy as np
import pandas as pd

from analysis.churn import DIMENSIONS
from analysis.filters import GRAINS, Grain, GroupFilters, expect, group_parameters
from queries import store

PARTS = ["expansion", "contraction", "lost_value"]


def revenue_retention_by_period(
    con: store.Connection,
    *,
    grain: Grain = "quarter",
    dimension: str = "all",
    **filters: Unpack[GroupFilters],
) -> pd.DataFrame:
    """What became of the yearly fees of the accounts at risk on the first day of each period.

    Per account, all lines summed, fee on the day `since` against fee on the day `until` (0 when gone): gross is the
    sum of the smaller of the two / sum at start, net the sum at the end / at start; new and returning accounts
    are in neither.

    Returns:
        period_start, group_name, start_value, expansion, contraction, lost_value, gross_retention_share,
        net_retention_share, complete; values a year, in the reporting currency.
    """
    expect("grain", grain, GRAINS)
    expect("dimension", dimension, DIMENSIONS)
    asked = group_parameters(**filters)
    found = store.frame(con, "revenue_retention_by_period", grain=grain, dimension=dimension, **asked)
    start = found["start_value"].replace(0, np.nan)
    kept = found["start_value"] - found["contraction"] - found["lost_value"]
    found["gross_retention_share"] = kept / start
    found["net_retention_share"] = (kept + found["expansion"]) / start
    columns = ["period_start", "group_name", "start_value", *PARTS, "gross_retention_share"]
    return found[[*columns, "net_retention_share", "complete"]]
