"""A CRM may number its opportunities and its lost accounts alike: both come in, told apart."""

from datetime import datetime
from pathlib import Path

import pytest

from analysis.loading import intake, undo
from analysis.loading.load_result import LoadResult
from queries import store

LOSSES = "loss_id,account_id,lost_on\n17,A,2024-03-31\n18,B,2024-04-30\n"
DEALS = """deal_id,account_name,stage,opened_on,closed_on
17,Quay,Closed Lost,2024-01-05,2024-02-29
19,Vale,Open,2024-01-05,
"""
TURNS = '"turns": [{"speaker": "Ann", "role": "customer", "text": "You were late."}]'
INTERVIEWS = f"""{{"id": "i-1", "kind": "exit_interview", "loss_id": "17", {TURNS}}}
{{"id": "i-2", "kind": "win_loss_interview", "deal_id": "17", {TURNS}}}
"""


def load(con: store.Connection, folder: Path, name: str, text: str) -> LoadResult:
    (folder / name).write_text(text)
    [result] = intake.load_paths(con, [folder / name], who="test")
    assert result.error is None
    return result


def ids(con: store.Connection) -> list[tuple[str, str]]:
    return con.execute("select kind, loss_id from losses order by kind, loss_id").fetchall()


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            (("losses.csv", LOSSES), ("deals.csv", DEALS)),
            [("defection", "17"), ("defection", "18"), ("lost_deal", "deal 17")],
        ),
        (
            (("deals.csv", DEALS), ("losses.csv", LOSSES)),
            [("defection", "18"), ("defection", "loss 17"), ("lost_deal", "17")],
        ),
    ],
)
def test_a_deal_and_a_lost_account_of_one_id_stand_side_by_side(
    tmp_path: Path, files: tuple[tuple[str, str], ...], expected: list[tuple[str, str]]
) -> None:
    con = store.memory_database()

    results = [load(con, tmp_path, *file) for file in files]

    assert ids(con) == expected
    assert [result.new for result in results] == [2, 2]
    assert "1 id that" in results[1].notes[-1]
    for file in files:
        again = load(con, tmp_path, *file)
        assert (again.new, again.changed, again.known) == (0, 0, 2)
    load(con, tmp_path, "words.jsonl", INTERVIEWS)
    linked = con.execute("select loss_id, deal_id from interviews order by interview_id").fetchall()
    by_kind = {kind: key for kind, key in ids(con) if key.endswith("17")}
    assert linked == [(by_kind["defection"], None), (None, by_kind["lost_deal"])]


def test_a_loss_told_apart_is_amended_under_the_id_of_its_file(tmp_path: Path) -> None:
    con = store.memory_database()
    load(con, tmp_path, "deals.csv", DEALS)
    load(con, tmp_path, "losses.csv", LOSSES)

    result = load(
        con, tmp_path, "more.csv", "loss_id,account_id,lost_on,annual_value\n17,A,2024-03-31,1200\n"
    )

    assert (result.new, result.changed) == (0, 1)
    assert con.execute("select annual_value from defections where loss_id = 'loss 17'").fetchall() == [
        (1200,)
    ]


def test_what_was_told_apart_is_undone(tmp_path: Path) -> None:
    con = store.memory_database()
    load(con, tmp_path, "losses.csv", LOSSES)
    deals = load(con, tmp_path, "deals.csv", DEALS).load_id
    assert deals is not None

    undo.undo_load(con, deals, who="test", now=datetime(2026, 1, 5))

    assert ids(con) == [("defection", "17"), ("defection", "18")]
