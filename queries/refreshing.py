"""Bring the marts up to date with some losses alone: what a rebuild makes of all of them, in a tenth of the time."""

from queries.statements import sql
from queries.store import Connection, execute, rows


def refresh_losses(cursor: Connection, loss_ids: list[str]) -> None:
    """Carry the evidence and the verdicts of some losses into the marts; those that are views show them as it is."""
    views = {row["view_name"] for row in rows(cursor, "views", "state")}
    for mart, clear in (("loss_words", "clear_words_of_losses"), ("loss_causes", "clear_causes_of_losses")):
        if mart not in views:
            execute(cursor, clear, loss_ids=loss_ids)
            cursor.execute(
                f"insert into {mart} by name from ({sql(mart, 'marts')})"
                " where list_contains($loss_ids::varchar[], loss_id)",
                {"loss_ids": loss_ids},
            )
    if "losses" not in views:
        execute(cursor, "show_words", loss_ids=loss_ids)
        execute(cursor, "show_verdicts", loss_ids=loss_ids)
