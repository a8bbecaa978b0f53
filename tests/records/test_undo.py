"""Undo of a load, exact to the row: whatever is loaded and in whatever order, taking it back leaves no trace."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.loading import intake, undo
from queries import store

NOW = datetime(2026, 1, 5, 12)
LOGS = {"changes", "loads", "database_state"}  # what happened stays on record

ACCOUNTS = st.lists(
    st.tuples(
        st.sampled_from("ABCD"),
        st.sampled_from(["Mill", "Mill Ltd", "Vale"]),
        st.sampled_from(["key", "small", ""]),
    ),
    min_size=1,
    max_size=5,
).map(lambda rows: ("accounts", "account_id,name,segment", rows))
LOSSES = st.lists(
    st.tuples(
        st.sampled_from(["L1", "L2", "L3"]),
        st.sampled_from("ABCDE"),
        st.sampled_from(["2024-01-31", "2024-02-29", "31/02/2024", ""]),
        st.sampled_from(["10", "12.5", "-1", "much", ""]),
    ),
    min_size=1,
    max_size=5,
).map(lambda rows: ("defections", "loss_id,account_id,lost_on,annual_value", rows))
DEALS = st.lists(
    st.tuples(
        st.sampled_from(["D1", "D2"]),
        st.sampled_from(["Mill", "MILL ltd.", "Vale", "Quay"]),
        st.sampled_from(["Closed Lost", "Closed Won", "Open"]),
        st.sampled_from(["2024-01-31", "2024-02-29", ""]),
    ),
    min_size=1,
    max_size=5,
).map(lambda rows: ("deals", "deal_id,account_name,stage,close_date", rows))
SNAPSHOTS = st.lists(
    st.tuples(st.sampled_from("ABC"), st.sampled_from(["yes", "no"]), st.sampled_from(["1", "12", "x"])),
    min_size=1,
    max_size=4,
).map(lambda rows: ("snapshot", "customer id,churned,tenure months", rows))
WORDS = st.lists(st.sampled_from(["Mill", "Vale", "Quay"]), min_size=1, max_size=2, unique=True).map(
    lambda names: ("interviews", "", [(name,) for name in names])
)


def write_file(folder: Path, number: int, file: tuple[str, str, list[tuple[str, ...]]]) -> Path:
    kind, headers, rows = file
    if kind == "interviews":
        path = folder / f"{number}.jsonl"
        turns = '[{"speaker": "Ann", "role": "customer", "text": "You were too dear."}]'
        path.write_text(
            "".join(
                f'{{"id": "i-{name}", "kind": "exit_interview", "account": "{name}", "held_on": "2024-03-01", '
                f'"turns": {turns.replace("dear", "dear in " + str(number))}}}\n'
                for (name,) in rows
            )
        )
    else:
        path = folder / f"{number}.csv"
        path.write_text("\n".join([headers, *(",".join(row) for row in rows)]) + "\n")
    return path


def contents(con: store.Connection) -> dict[str, list[str]]:
    tables = con.execute(
        "select table_name from information_schema.tables where table_catalog = current_database()"
    ).fetchall()  # views among them
    return {
        table: sorted(map(repr, con.execute(f"select * from {table}").fetchall()))
        for (table,) in tables
        if table not in LOGS
    }


def load(con: store.Connection, path: Path) -> list[int]:
    from datetime import date

    results = intake.load_paths(con, [path], as_of=date(2024, 6, 30), who="test")
    return [result.load_id for result in results if result.load_id is not None]


@pytest.mark.long
@settings(max_examples=15)
@given(st.lists(st.one_of(ACCOUNTS, LOSSES, DEALS, SNAPSHOTS, WORDS), min_size=1, max_size=5))
def test_loads_undone_in_turn_leave_every_table_as_it_was(
    files: list[tuple[str, str, list[tuple[str, ...]]]],
) -> None:
    con = store.memory_database()
    done: list[tuple[int, dict[str, list[str]]]] = []
    with TemporaryDirectory() as folder:
        for number, file in enumerate(files):
            before = contents(con)
            done.extend((load_id, before) for load_id in load(con, write_file(Path(folder), number, file)))

    for load_id, before in reversed(done):
        undo.undo_load(con, load_id, who="test", now=NOW)
        assert contents(con) == before
    con.close()


def test_a_load_that_a_later_one_built_on_is_not_undone_first(tmp_path: Path) -> None:
    con = store.memory_database()
    first = write_file(tmp_path, 1, ("accounts", "account_id,name,segment", [("A", "Mill", "key")]))
    second = write_file(tmp_path, 2, ("accounts", "account_id,name,segment", [("A", "Mill", "small")]))
    [brought], [changed] = load(con, first), load(con, second)

    with pytest.raises(
        undo.UndoError, match=f"Load {changed} changed rows that load {brought} brought; undo"
    ):
        undo.undo_load(con, brought, who="test", now=NOW)

    undo.undo_load(con, changed, who="test", now=NOW)
    undo.undo_load(con, brought, who="test", now=NOW)
    with pytest.raises(undo.UndoError, match="is undone already"):
        undo.undo_load(con, brought, who="test", now=NOW)
    assert con.execute("select count(*) from accounts").fetchone() == (0,)


LOSS = "loss_id,account_id,lost_on\nL-1,A,2024-01-31\n"


def interview(folder: Path, name: str, day: str, words: str) -> Path:
    path = folder / f"{name}.jsonl"
    turn = f'{{"speaker": "Ann", "role": "customer", "text": "{words}"}}'
    path.write_text(
        f'{{"id": "{name}", "account": "A", "held_on": "{day}", "with_decider": true, "turns": [{turn}]}}\n'
    )
    return path


def test_undo_is_exact_although_the_words_were_read_since(tmp_path: Path) -> None:
    con = store.memory_database()
    (tmp_path / "losses.csv").write_text(LOSS)
    empty = contents(con)
    early = interview(
        tmp_path, "i-1", "2024-02-10", "You raised the price by a third and we could not pay it."
    )
    late = interview(
        tmp_path, "i-2", "2024-03-10", "Nobody answered our tickets for weeks, support never called back."
    )
    [first_words] = load(con, early)
    [losses] = load(con, tmp_path / "losses.csv")
    intake.tag_untagged(con)
    before = contents(con)
    assert con.execute("select count(*) from verdicts where is_current").fetchone() == (1,)

    [second_words] = load(con, late)
    intake.tag_untagged(con)
    assert contents(con)["verdicts"] != before["verdicts"]
    undo.undo_load(con, second_words, who="test", now=NOW)
    assert contents(con) == before

    undo.undo_load(con, losses, who="test", now=NOW)
    undo.undo_load(con, first_words, who="test", now=NOW)
    after = contents(con)
    assert after.pop("codebook_versions")  # which codebook has read anything stays on record
    empty.pop("codebook_versions")
    assert after == empty
    con.close()
