"""Links between rows that came in with different files."""

from collections.abc import Iterator
from contextlib import contextmanager

from queries.merging import replace_changed, run
from queries.store import Connection, value


def link_deals(cursor: Connection, load_id: int) -> int:
    """Give each deal that names an account its id, where one account alone has that name; the number of deals."""
    if not value(cursor, "has_unlinked_deals", "state"):
        return 0
    run(cursor, "known_names")
    run(cursor, "link_deals")
    return replace_changed(cursor, "deals", ("deal_id",), ["account_id"], load_id)


@contextmanager
def keeping_verdicts(cursor: Connection, load_id: int) -> Iterator[None]:
    """What is settled inside belongs to the load: an undo of it brings the former verdicts back."""
    run(cursor, "verdicts_before")
    yield
    run(cursor, "keep_settled", {"load_id": load_id})
