"""What is doubtful in the records, and what the figures leave out because of it."""

import pandas as pd

from queries import store

COLUMNS = ["rule", "table_name", "row_key", "finding", "left_out"]


def rules() -> list[str]:
    """The names of the checks, each a query of that name."""
    return store.names("checks")


def findings(con: store.Connection, *, rule: str | None = None) -> pd.DataFrame:
    """Every doubtful row with the reason, and what figures leave out.

    Rows that break a law of the schema never come in; those here did, and are counted as `left_out` says.

    Args:
        rule: one check alone.

    Returns:
        rule, table_name, row_key, finding, left_out.
    """
    found = [store.frame(con, name, "checks").assign(rule=name) for name in ([rule] if rule else rules())]
    found = [frame for frame in found if len(frame)]
    return pd.concat(found, ignore_index=True)[COLUMNS] if found else pd.DataFrame(columns=COLUMNS)


def summary(con: store.Connection) -> pd.DataFrame:
    """How many rows each check finds, those that find none left out: rule, rows, left_out, purpose."""
    counted = findings(con).groupby(["rule", "left_out"], as_index=False, sort=False).size()
    purposes = [store.sql(rule, "checks").splitlines()[0].removeprefix("-- ") for rule in counted["rule"]]
    return counted.rename(columns={"size": "rows"}).assign(purpose=purposes)
