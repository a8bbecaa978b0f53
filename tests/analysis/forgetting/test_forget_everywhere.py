"""A marker planted in every text column of every table, found by reading the schema, is gone after forgetting."""

import json
from pathlib import Path
from typing import Any

import pytest

from analysis.forgetting.forget import forget
from queries import masking, store

ACCOUNT, PERSON = "KELD-9", "Zorblat Quimby"
TODAY = "2024-03-04"

# Values that the checks of the schema ask for; every other text holds the marker.
SPECIAL: dict[str, Any] = {
    "interviews.kind": "exit_interview", "turns.role": "customer", "evidence.status": "asserted", "evidence.step": None,
    "note_evidence.status": "asserted", "note_evidence.step": None, "verdicts.source": "person",
    "notes.note_kind": "note",
    "deals.outcome": "lost", "win_backs.outcome": "open", "outcome_names.outcome": "lost", "loads.loaded_as": "notes",
    "disengagements.course": "public", "disengagements.what_became": None, "review_notes.note_kind": "note",
    "disengagements.approved_by": None, "disengagements.approved_at": None, "plan_steps.done_on": None,
    "save_plans.next_litmus_on": "2024-04-04", "reviews.until_on": "2024-04-04", "review_notes.until_on": "2024-04-04",
    "whys.why_number": 1, "loads.rows_in_file": 3, "evidence.end_offset": 2, "note_evidence.end_offset": 2,
    "plan_steps.done_by": None, "changes.change_id": 1000,
}  # fmt: skip
KEYS = {
    "account_id": ACCOUNT,
    "loss_id": "L-1",
    "deal_id": "D-1",
    "interview_id": "I-1",
    "note_id": "N-1",
    "contract_id": "C-1",
    "table_name": "interviews",
    "row_key": "I-1",
}
JSON_COLUMNS = ("attributes", "figures", "losses", "mapping", "setting_value", "scope_filter", "original")
# What the counts are made by and shared by many accounts; the rest of a table is whoever's it belongs to.
COUNTED = (
    *(
        "segment",
        "industry",
        "region",
        "product",
        "product_line",
        "recorded_category",
        "competitor",
        "stage",
        "source",
    ),
    *(
        "deal_type",
        "owner",
        "currency",
        "question",
        "form_version",
        "language",
        "checked_by",
        "answered_by",
        "author",
    ),
    *("opened_by", "written_by", "decided_by", "asked_by", "loaded_by"),
)
# Tables that belong to no one account: a name in them is masked, other words are the company's own.
NOBODYS = (
    *(
        "actions",
        "settings",
        "mappings",
        "outcome_names",
        "reason_causes",
        "review_notes",
        "reviews",
        "loads",
        "changes",
    ),
    *("changes", "codebook_versions", "database_state", "exchange_rates", "rejected_rows", "replaced_rows"),
)


def planted(con: store.Connection, *, is_person: bool) -> list[str]:
    """Fill every table with one row that holds the marker in each of its texts; the columns that hold it."""
    described = con.execute(
        "select table_name, column_name, data_type from duckdb_columns() where table_name in"
        " (select table_name from duckdb_tables() where not temporary) order by table_name, column_index"
    ).fetchall()
    tables: dict[str, list[tuple[str, str]]] = {}
    for table, column, sort in described:
        if table not in store.MARTS and table != "database_state":
            tables.setdefault(table, []).append((column, sort))
    marked = []
    for table, columns in tables.items():
        values = []
        for column, sort in columns:
            place = f"{table}.{column}"
            value = value_of(place, sort, is_person=is_person)
            if isinstance(value, str) and ("Quimby" in value or "qqmark" in value):
                marked.append(place)
            values.append(value)
        holes = ", ".join("?" for _ in values)
        con.execute(f"insert into {table} values ({holes})", values)
    return marked


def value_of(place: str, sort: str, *, is_person: bool) -> Any:
    table, column = place.split(".")
    if place in SPECIAL:
        return SPECIAL[place]
    if sort != "VARCHAR":
        return {"DATE": TODAY, "TIMESTAMP": TODAY, "BOOLEAN": True}.get(
            sort, 0 if column.endswith(("offset", "rejected")) else 1
        )
    if column in KEYS and not (table == "changes" and column == "table_name"):
        return KEYS[column]
    if (table, column) in masking.OWN_WORDS_OF_TABLES or column in masking.OWN_WORDS:
        return "x"
    if column == "name" and table == "accounts":
        return "Keld Dairies" if not is_person else f"{PERSON} Dairies"
    words = f"{PERSON} said it in {place}" if is_person else f"qqmark in {place}"
    return (
        json.dumps({"account_id": ACCOUNT, "interview_id": "I-1", "x": words})
        if column in JSON_COLUMNS
        else words
    )


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "whyleft.duckdb"


def everything(database: Path) -> str:
    """All that the database holds, and the bytes of every file beside it, since a page may be compressed."""
    con = store.open_database(database)
    tables = [name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()]
    text = "\n".join(str(con.table(table).fetchall()) for table in tables)
    con.close()
    files = (path.read_bytes() for path in database.parent.rglob("*") if path.is_file())
    return text.lower() + b"".join(files).decode("utf-8", "replace").lower()


def left(database: Path, marker: str, marked: list[str]) -> list[str]:
    """The columns whose marker is still there."""
    content = everything(database)
    return [place for place in marked if f"{marker}{place}".lower() in content]


def test_a_person_is_gone_from_every_text_column_of_every_table(database: Path) -> None:
    con = store.open_database(database)
    marked = planted(con, is_person=True)
    con.close()
    assert len(marked) > 60
    marked.remove("accounts.name")  # holds the name in other words
    assert left(database, f"{PERSON} said it in ", marked) == marked

    forget(database, person=PERSON, who="me")

    assert left(database, f"{PERSON} said it in ", marked) == []
    assert PERSON.lower() not in everything(database)


def test_an_account_is_gone_from_every_text_column_that_is_its_own(database: Path) -> None:
    con = store.open_database(database)
    marked = planted(con, is_person=False)
    con.close()
    own = [p for p in marked if p.split(".")[0] not in NOBODYS and p.split(".")[1] not in COUNTED]
    own += ["rejected_rows.original", "replaced_rows.original", "changes.old_value", "changes.new_value"]
    assert left(database, "qqmark in ", own) == own

    forget(database, account=ACCOUNT, who="me")

    assert left(database, "qqmark in ", own) == []
    assert ACCOUNT.lower() not in everything(database)
    assert "keld dairies" not in everything(database)
