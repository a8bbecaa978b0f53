"""What a person chose once for files with the same headers, and for names of stages."""

import json
from datetime import datetime

from queries.store import Connection, execute, rows


def choices_for(con: Connection, fingerprint: str) -> dict[str, dict[str, str]]:
    """Kind -> the choices made for files with these headers, the latest kind first."""
    found = rows(con, "mapping_of", "state", headers_fingerprint=fingerprint)
    return {row["loaded_as"]: json.loads(row["mapping"]) for row in found}


def remember(
    cursor: Connection, *, fingerprint: str, kind: str, choices: str, saved_at: datetime, load_id: int
) -> None:
    """Keep the choices (JSON) for the next file with these headers; an undo of the load brings the former back."""
    execute(cursor, "keep_former_mapping", load_id=load_id, fingerprint=fingerprint, kind=kind)
    execute(cursor, "save_mapping", fingerprint=fingerprint, kind=kind, choices=choices, saved_at=saved_at)


def named_outcomes(con: Connection) -> dict[str, str]:
    """Folded stage name -> outcome, as the company named them."""
    return {row["stage_name"]: row["outcome"] for row in rows(con, "outcome_names", "state")}


def name_outcomes(cursor: Connection, outcomes: dict[str, str], load_id: int | None = None) -> None:
    """Say what stage names (folded) mean; they overrule the names delivered."""
    for stage_name, outcome in outcomes.items():
        execute(cursor, "keep_former_outcome", load_id=load_id or 0, stage_name=stage_name)
        execute(cursor, "save_outcome", stage_name=stage_name, outcome=outcome)
