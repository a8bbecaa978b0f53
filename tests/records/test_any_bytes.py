"""Whatever a file holds, reading it ends in tables or in a sentence."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.loading import intake
from queries import store
from records.fields import RecordsError
from records.readers import open_tables

HEADERS = b"loss_id,account_id,lost_on,annual_value,reason\n"
CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n"), max_size=12)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=8)
ANYTHING = st.one_of(
    st.binary(max_size=400),
    st.binary(max_size=200).map(lambda tail: HEADERS + tail),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text(max_size=200).map(lambda text: text.encode("utf-16", "surrogatepass")),
)


@settings(max_examples=150)
@given(ANYTHING, st.sampled_from([".csv", ".tsv", ".json", ".jsonl", ".parquet"]))
@example(b'a,b\n"', ".csv")
@example(b"\xff\xfe", ".csv")
@example(b"[" * 5000, ".json")
@example(b'{"a": [{"b": NaN}]}', ".json")
def test_bytes_become_tables_or_a_sentence(content: bytes, ending: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"file{ending}"
        path.write_bytes(content)
        tables, refusal = [], ""
        try:
            tables = open_tables(path, Path(folder))
        except RecordsError as error:
            refusal = str(error)
    assert tables or refusal.startswith("file.")
    for table in tables:
        assert table.headers
        assert len(set(table.headers)) == len(table.headers)


@settings(max_examples=25)
@given(ROWS)
@example([[" "], ["\t", "\u00a0"]])
def test_rows_are_all_accounted_for(rows: list[list[str]]) -> None:
    """Accepted and rejected rows sum to the filled rows of the file, whatever stands in them."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    filled = [row for row in rows if any(cell.strip() for cell in row[:5]) or len(row) > 5]
    con = store.memory_database()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "losses.csv"
        path.write_bytes(HEADERS + b"L,A,2024-01-31,1,x\n" + out.getvalue().encode())
        [result] = intake.load_paths(con, [path], who="test")
        again = intake.load_paths(con, [path], who="test")[0]
    con.close()

    if result.error is None:
        assert result.in_file <= len(filled) + 1
        assert result.new + result.known + result.rejected == result.in_file
        assert (again.new, again.changed) == (0, 0)


@pytest.mark.long
@settings(max_examples=5_000)
@given(ANYTHING, st.sampled_from([".csv", ".json", ".jsonl"]))
def test_many_bytes_become_tables_or_a_sentence(content: bytes, ending: str) -> None:
    test_bytes_become_tables_or_a_sentence.hypothesis.inner_test(content, ending)  # type: ignore[attr-defined]
