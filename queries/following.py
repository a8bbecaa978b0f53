"""What people decided about accounts and deals holds when a later file says otherwise."""

from dataclasses import dataclass

from queries.merging import run
from queries.store import Connection, rows


@dataclass(frozen=True, slots=True)
class Merges:
    """Accounts merged into others: id -> the id that stands for it now, and name -> that id."""

    by_id: dict[str, str]
    by_name: dict[str, str]

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.by_id)

    def standing(self, account: str) -> str:
        """The account that an id or a name stands for; itself where it was never merged."""
        return self.by_id.get(account) or self.by_name.get(account.strip().lower()) or account


def live_merges(con: Connection) -> Merges:
    """The merges that were not undone, each led to the account that stands at its end."""
    by_id: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in rows(con, "live_merges", "accounts"):
        merged, kept = str(row["merge_id"]), str(row["keep_id"])
        by_id = {former: kept if now == merged else now for former, now in by_id.items()} | {merged: kept}
        if row["merged_name"]:
            names[str(row["merged_name"]).strip().lower()] = merged
    return Merges(by_id, {name: by_id[merged] for name, merged in names.items()})


def know_names(cursor: Connection, merges: Merges) -> None:
    """Let a file that names a merged account by its name find the account that stands for it."""
    if merges.by_name:
        run(
            cursor,
            "know_merged_names",
            {"names": list(merges.by_name), "kept": list(merges.by_name.values())},
        )


def follow(cursor: Connection, kind: str, merges: Merges) -> None:
    """Give arrived rows of merged accounts to those that stand for them; merged accounts themselves stay away."""
    if kind == "accounts":
        run(cursor, "pass_over_merged", {"merged": list(merges.by_id), "names": list(merges.by_name)})
    elif kind in ("contracts", "deals", "defections", "snapshot", "notes"):
        run(cursor, "follow_merges", {"merged": list(merges.by_id), "kept": list(merges.by_id.values())})
