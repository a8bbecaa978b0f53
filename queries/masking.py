"""Find a name in every text that the database holds, and write over it."""

from queries.merging import run
from queries.store import MARTS, Connection, rows

# Columns of our own words, numbers and hashes, whatever table they stand in: nobody's name can be in them.
OWN_WORDS = frozenset(
    """kind note_kind role course what_became status step cause primary_cause language loaded_as table_name field
    setting headers_fingerprint file_sha256 content_sha256 codebook_version model_version form_version derived_by
    content currency found_by""".split()
)
OWN_WORDS_OF_TABLES = frozenset(
    {("deals", "outcome"), ("win_backs", "outcome"), ("outcome_names", "outcome"), ("verdicts", "source")}
)
DROPPED = ("rejected_rows", "replaced_rows")  # rows as files had them: those that name somebody go as a whole


def columns_with_words(con: Connection) -> dict[str, list[str]]:
    """The columns that may hold words of a person, by table; found in the schema, so that no new table is missed."""
    found: dict[str, list[str]] = {}
    for row in rows(con, "columns_with_words", "forget", derived=list(MARTS)):
        table, column = str(row["table_name"]), str(row["column_name"])
        if column not in OWN_WORDS and (table, column) not in OWN_WORDS_OF_TABLES:
            found.setdefault(table, []).append(column)
    return found


def mentions(con: Connection, pattern: str) -> int:
    """How many stored rows name somebody."""
    with con.cursor() as cursor:
        return sum(
            run(cursor, "count_mentions", {"pattern": pattern}, table=table, texts=", ".join(columns))
            for table, columns in columns_with_words(con).items()
        )


def mask(cursor: Connection, pattern: str, stand_in: str) -> None:
    """Write over a name in every text, keys among them: the same in every table, so that rows still find each other."""
    for table, columns in columns_with_words(cursor).items():
        if table not in DROPPED:
            run(
                cursor,
                "mask_texts",
                {"pattern": pattern, "mask": stand_in},
                table=table,
                assignments=", ".join(f"{c} = regexp_replace({c}, $pattern, $mask, 'gi')" for c in columns),
                texts=", ".join(columns),
            )
