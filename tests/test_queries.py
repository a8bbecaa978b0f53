"""Every SQL file says what it is for, and says it truly; every one binds to the schema."""

import re
from pathlib import Path

import duckdb
import pytest

from queries import store
from queries.statements import HERE

LAID_OUT = {"schema", "migrations"}  # several statements each; every test that opens a database runs them
READING = (
    HERE / "loading"
)  # pieces of one statement, put together for the columns of a file; tests/queries load with them
STRUCTURE = {"macros", "copying"}  # one statement each, which makes something instead of asking
QUERIES = sorted(
    path
    for path in HERE.rglob("*.sql")
    if path.parent.name not in LAID_OUT and not path.is_relative_to(READING)
)
HEADER = re.compile(
    r"-- (?P<purpose>[A-Z][^\n]+[.?])\n(?:-- [^\n]*\n)*?"
    r"-- Grain: (?P<grain>[^\n]+\.)\n(?:-- [^\n]*\n)*?"
    r"-- Parameters: (?P<parameters>[^\n]+)\n"
)


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def parameters_said(text: str) -> set[str]:
    found = HEADER.match(text)
    assert found, "expected: purpose, -- Grain: …, -- Parameters: …"
    said = found["parameters"].rstrip(".")
    return set() if said == "none" else {name.strip() for name in said.split(",")}


@pytest.fixture(scope="module")
def con() -> store.Connection:
    return store.memory_database()


@pytest.mark.parametrize("path", QUERIES, ids=named)
def test_header_names_the_parameters_of_the_one_statement(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    statements = duckdb.extract_statements(text)

    assert len(statements) == 1
    assert statements[0].named_parameters == parameters_said(text)


@pytest.mark.parametrize("path", QUERIES, ids=named)
def test_columns_of_tables_are_written_out(path: Path) -> None:
    """A star over a table would let a new column change what a query returns; over a named step it cannot."""
    statement = without_comments(path)
    steps = set(re.findall(r"(\w+) as (?:materialized )?\(", statement))
    starred = set(re.findall(r"select\s+(?:\w+\.)?\*\s+from\s+(\w+)", statement))

    assert starred <= steps


@pytest.mark.parametrize("path", [p for p in QUERIES if p.parent.name == "reports"], ids=named)
def test_reports_say_their_order(path: Path) -> None:
    assert "order by" in without_comments(path)


@pytest.mark.parametrize("path", [p for p in QUERIES if p.parent.name not in STRUCTURE], ids=named)
def test_each_query_binds_to_the_schema(con: store.Connection, path: Path) -> None:
    con.execute(f"prepare bound as {path.read_text(encoding='utf-8').split(chr(10), 1)[1]}")
    con.execute("deallocate bound")


def without_comments(path: Path) -> str:
    return re.sub(r"--[^\n]*", "", path.read_text(encoding="utf-8"))
