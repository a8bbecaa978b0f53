"""Take a load back, and list the loads that there are."""

from datetime import datetime

import pandas as pd

from analysis.verdicts import settle
from queries import store, undoing

UndoError = undoing.UndoError


def loads(con: store.Connection) -> pd.DataFrame:
    """The files that came in, the latest first, with what became of their rows."""
    return store.frame(con, "loads", "loads")


def undo_load(con: store.Connection, load_id: int, *, who: str, now: datetime) -> None:
    """Take a whole load back, exact to the row; verdicts that rested on its words are settled anew.

    Raises:
        UndoError: there is no such load, it is undone already, or a later load changed what it brought.
    """
    with store.write(con) as cursor:
        store.execute(cursor, "drop_verdicts_since", "loads", load_id=load_id)
        undoing.undo(cursor, load_id, undone_at=now)
        store.rebuild_marts(cursor, stores_reports=False)
        store.execute(cursor, "drop_verdicts_of_nothing", "loads")
        store.execute(cursor, "revive_verdicts", "loads")
        settle(cursor, now=now)
        store.execute(
            cursor,
            "record_change",
            changed_at=now,
            changed_by=who,
            table_name="loads",
            row_key=str(load_id),
            field="undone_at",
            old_value=None,
            new_value=now.isoformat(),
            reason="load undone",
        )
