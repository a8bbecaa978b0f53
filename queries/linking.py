"""Links between rows that came in with different files."""

from collections.abc import Iterator
from contextlib import contextmanager

from queries.merging import replace_changed, run
from queries.store import Connection, sql, value

APART = {
    "deals": {
        "table": "deals",
        "key": "deal_id",
        "word": "deal",
        "other": "defections",
        "other_key": "loss_id",
    },
    "defections": {
        "table": "defections",
        "key": "loss_id",
        "word": "loss",
        "other": "deals",
        "other_key": "deal_id",
    },
}


def link_deals(cursor: Connection, load_id: int) -> int:
    """Give each deal that names an account its id, where one account alone has that name; the number of deals."""
    if not value(cursor, "has_unlinked_deals", "state"):
        return 0
    run(cursor, "known_names")
    run(cursor, "link_deals")
    return replace_changed(cursor, "deals", ("deal_id",), ["account_id"], load_id)


def tell_apart(cursor: Connection, kind: str) -> int:
    """Let a deal and a lost account of one id stand side by side, `deal 17` beside `17`; the number of rows so named.

    Verdicts, whys and links name a loss by its id, whichever kind it is, so the second that comes takes another.
    """
    holes = APART.get(kind)
    if not holes or not cursor.execute(sql("steps/shares_ids", "loading").format_map(holes)).fetchall()[0][0]:
        return 0
    return run(cursor, "tell_apart", None, **holes)


@contextmanager
def keeping_verdicts(cursor: Connection, load_id: int) -> Iterator[None]:
    """What is settled inside belongs to the load: an undo of it brings the former verdicts back."""
    run(cursor, "verdicts_before")
    yield
    run(cursor, "keep_settled", {"load_id": load_id})
