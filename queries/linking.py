"""Links between rows that came in with different files."""

from queries.merging import replace_changed, run
from queries.store import Connection


def link_deals(cursor: Connection, load_id: int) -> int:
    """Give each deal that names an account its id, where one account alone has that name; the number of deals."""
    run(cursor, "known_names")
    run(cursor, "link_deals")
    return replace_changed(cursor, "deals", ("deal_id",), ["account_id"], load_id)
