"""The key of the pseudonyms is kept apart, survives a restart, and a lost key never gives a number out twice."""

import stat

import pytest

from analysis.loading.pseudonym_key import key_path, load_key, save_key
from interviews.redaction import Key, redact
from queries import store


@pytest.fixture
def con():
    con = store.memory_database()
    yield con
    con.close()


def test_a_saved_key_comes_back_and_only_its_owner_can_read_it(con, tmp_path):
    path = key_path(tmp_path / "whyleft.duckdb")
    key = Key()
    redact("jo@kiln.io and 07700 900461", key)
    save_key(key, path)
    assert path.name == "whyleft.pseudonyms.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load_key(con, path) == key


def test_a_lost_key_starts_after_the_numbers_in_use(con):
    con.execute(
        "insert into turns values ('i1', 0, '[person 4]', 'customer', null, 'Ask [person 7] or [email 2].')"
    )
    key = load_key(con, None)
    assert redact("jo@kiln.io", key) == "[email 3]"
    assert key.pseudonym("person", "ron tasker") == "[person 8]"


def test_a_damaged_key_is_refused_with_what_to_do(con, tmp_path):
    path = tmp_path / "whyleft.pseudonyms.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match="no key of pseudonyms"):
        load_key(con, path)
