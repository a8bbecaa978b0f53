"""After forgetting, no byte of a name or a quote is left in the file, and the counts are what they were."""

from datetime import date
from pathlib import Path

import pytest

from analysis.forgetting.forget import ForgetError, forget
from analysis.forgetting.forgotten import forgotten_among
from analysis.forgetting.masking import pattern_of
from analysis.loading.pseudonym_key import key_path, load_key, read_key, save_key
from analysis.places import dropped_beside
from interviews.redaction import Key
from queries import store

ACCOUNT, NAME = "BRINDLE-77", "Brindle Marsh Dairy"
SECRETS = (
    ACCOUNT,
    NAME,
    "Ottoline Quay",
    "the whey tank ran dry",
    "brindlemarsh",
    "curdling remark",
    "cheese letter",
)
ROWS = (Path(__file__).parents[1] / "rows_to_forget.sql").read_text(encoding="utf-8")


@pytest.fixture
def database(tmp_path) -> Path:
    path = tmp_path / "whyleft.duckdb"
    con = store.open_database(path)
    with store.write(con) as cursor:
        cursor.execute(ROWS)
    con.close()
    return path


def words_in(folder: Path) -> set[str]:
    """Secrets that stand in the bytes of any file of a folder."""
    content = b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file()).lower()
    return {secret for secret in SECRETS if secret.lower().encode() in content}


def texts_of(path: Path) -> str:
    """Everything that the database holds, as one text."""
    con = store.open_database(path)
    tables = [row[0] for row in con.execute("select table_name from duckdb_tables()").fetchall()]
    text = "\n".join(str(con.table(table).fetchall()) for table in tables)
    con.close()
    return text


def counts(path: Path) -> list[tuple]:
    con = store.open_database(path)
    rows = con.execute(
        "select kind, region, root_cause, recorded_reason is not null, has_words, is_read, lost_on from losses"
        " order by kind, lost_on"
    ).fetchall()
    con.close()
    return rows


def test_no_byte_of_a_forgotten_account_is_left_and_the_counts_stay(database):
    assert words_in(database.parent) >= {NAME, "the whey tank ran dry", "curdling remark"}
    before = [row for row in counts(database) if row[0] == "defection"]

    receipt = forget(database, account=ACCOUNT, who="me")

    assert words_in(database.parent) <= {
        "Ottoline Quay"
    }  # another customer names her; she is a person of her own
    assert not [s for s in SECRETS if s != "Ottoline Quay" and s.lower() in texts_of(database).lower()]
    assert [row for row in counts(database) if row[0] == "defection"] == before
    assert receipt.removed["turns"] == 2
    assert "Removed of account BRINDLE-77:" in str(receipt)
    assert "backups kept elsewhere" in str(receipt)


def test_no_byte_of_a_forgotten_person_is_left_and_evidence_elsewhere_still_fits(database):
    receipt = forget(database, person="Ottoline Quay", who="me")

    assert words_in(database.parent) & {"Ottoline Quay", "for a week"} == set()
    assert not [s for s in ("ottoline quay", "for a week") if s in texts_of(database).lower()]
    con = store.open_database(database)
    assert con.execute(
        "select speaker, body from turns where interview_id = 'i-1' and turn = 1"
    ).fetchone() == (
        "forgotten person",
        "[forgotten]",
    )
    (body,) = con.execute("select body from turns where interview_id = 'i-2'").fetchone()
    assert body[48:62] == "You never rang"
    assert con.execute("select interview_id from evidence").fetchall() == [("i-2",)]
    con.close()
    assert receipt.removed["interviews they speak in"] == 1


def test_files_that_were_dropped_and_never_loaded_go_too(database):
    place = dropped_beside(database)
    place.mkdir()
    (place / "call.txt").write_text(NAME)

    forget(database, account=ACCOUNT, dry_run=True)
    assert place.exists()

    forget(database, account=ACCOUNT, who="me")
    assert not place.exists()


def test_a_dry_run_says_the_same_and_changes_nothing(database):
    before = database.read_bytes()
    receipt = forget(database, account=ACCOUNT, dry_run=True)
    assert receipt.removed["turns"] == 2
    assert str(receipt).startswith("Would be removed")
    assert counts(database)
    assert NAME.encode() in before
    assert NAME.encode() in database.read_bytes()


def test_the_key_of_a_forgotten_person_is_thrown_away_and_the_others_kept(database):
    con = store.open_database(database)
    con.execute("update turns set body = '[person 1] and [person 2]' where interview_id = 'i-2'")
    con.close()
    key = Key()
    key.pseudonym("person", "gwen ash")
    key.pseudonym("person", "tim oak")
    save_key(key, key_path(database))

    forget(database, person="Gwen Ash", who="me")

    assert read_key(key_path(database)).pseudonyms == {("person", "tim oak"): "[person 2]"}
    assert words_in(database.parent) >= {NAME}


def test_a_person_is_refused_where_the_key_is_gone_or_nobody_knows_them(database):
    with pytest.raises(ForgetError, match="No stored text names 'Nobody Here'"):
        forget(database, person="Nobody Here")
    con = store.open_database(database)
    con.execute("update turns set speaker = '[person 9]' where interview_id = 'i-2'")
    con.close()
    with pytest.raises(ForgetError, match=r"the key whyleft\.pseudonyms\.json is gone"):
        forget(database, person="Sam Holt")


def test_an_unknown_account_and_two_wishes_at_once_are_refused(database):
    with pytest.raises(ForgetError, match="no account with the id 'nope'"):
        forget(database, account="nope")
    with pytest.raises(ForgetError, match="one of the two"):
        forget(database, account="a", person="b")
    with pytest.raises(ForgetError, match="nothing to forget"):
        forget(database.with_name("none.duckdb"), account="a")


def test_a_new_person_after_a_lost_key_gets_a_new_number(database):
    con = store.open_database(database)
    con.execute("update turns set body = 'Ask [person 4].' where interview_id = 'i-2'")
    assert load_key(con, None).pseudonym("person", "new face") == "[person 5]"
    con.close()


def test_what_was_forgotten_is_known_again_after_a_restore(database):
    forget(database, account=ACCOUNT, who="me")
    forget(database, person="Ottoline Quay", who="me")
    assert forgotten_among(database, "account", ["A-2", ACCOUNT]) == [ACCOUNT]
    assert forgotten_among(database, "person", ["ottoline quay", "Sam Holt"]) == ["ottoline quay"]


@pytest.mark.parametrize("name", ["O'Brien & Sons (North)", "Ann", "Éric Dubé", "50 % Off Ltd."])
def test_a_name_is_found_whatever_signs_it_holds(name):
    con = store.memory_database()
    found = con.execute(
        "select regexp_matches($text, $pattern, 'i')", {"text": f"so {name}!", "pattern": pattern_of(name)}
    )
    assert found.fetchone() == (True,)
    assert con.execute(
        "select regexp_matches('Annabel', $pattern, 'i')", {"pattern": pattern_of("Ann")}
    ).fetchone() == (False,)
    con.close()


def test_dates_of_the_fixture_are_as_the_counts_expect(database):
    assert [row[-1] for row in counts(database) if row[0] == "defection"] == [
        date(2024, 3, 31),
        date(2024, 5, 31),
    ]
