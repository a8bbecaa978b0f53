"""Imports point one way, one module knows DuckDB, files and functions stay short enough to be read."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("analysis", "commands", "interviews", "queries", "records", "sample", "views")
MAY_IMPORT = {  # beside itself
    "interviews": set(),
    "records": set(),
    "queries": set(),
    "analysis": {"interviews", "records", "queries"},
    "sample": {"analysis", "queries"},
    "views": {"analysis", "sample", "queries", "interviews", "records"},
    "commands": {"views", "analysis", "interviews", "queries"},
}
MODULES = [*ROOT.glob("*.py"), *(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))]
NEEDS_NO_BROWSER = ("analysis", "interviews", "queries", "records")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{named(path)}: imports name the whole path"
            yield node.module or ""


def functions_of(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


@pytest.mark.parametrize("path", [p for p in MODULES if p.parent != ROOT], ids=named)
def test_imports_point_one_way(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    others = {name.split(".")[0] for name in imports_of(path)} & {*ROOMS, "app", "cli"} - {room}

    assert others <= MAY_IMPORT[room]


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_only_queries_imports_duckdb(path: Path) -> None:
    assert path.relative_to(ROOT).parts[0] == "queries" or "duckdb" not in {
        name.split(".")[0] for name in imports_of(path)
    }


@pytest.mark.parametrize(
    "path", [p for p in MODULES if p.relative_to(ROOT).parts[0] in NEEDS_NO_BROWSER], ids=named
)
def test_below_the_pages_nothing_knows_streamlit(path: Path) -> None:
    assert "streamlit" not in {name.split(".")[0] for name in imports_of(path)}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_files_and_functions_are_short(path: Path) -> None:
    long_functions = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in functions_of(path)
        if node.end_lineno and node.end_lineno - node.lineno + 1 - docstring_lines(node) > 30
    ]

    most = 120 if path.parent == ROOT / "views" else 250
    assert len(path.read_text(encoding="utf-8").splitlines()) <= most
    assert not long_functions


def docstring_lines(node: ast.FunctionDef) -> int:
    first = node.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return (first.end_lineno or 0) - first.lineno + 1 if is_docstring and ast.get_docstring(node) else 0


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_nothing_catches_everything(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else ""
            swallows = not any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
            assert caught not in {"", "Exception", "BaseException"} or not swallows, f"line {node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_modules_and_public_functions_say_what_they_give(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]

    assert ast.get_docstring(tree) or path.read_text(encoding="utf-8").strip() == ""
    assert not silent


def test_names_that_say_nothing_are_absent() -> None:
    of_files = re.compile(r"(^|_)(utils?|common|helpers?|core)(_|$)")
    of_functions = re.compile(r"(^|_)(utils?|helpers?|manager)(_|$)|^(get|process|handle)_")

    assert not [
        f"{named(p)}: {n.name}" for p in MODULES for n in functions_of(p) if of_functions.search(n.name)
    ]
    assert not [named(path) for path in MODULES if of_files.search(path.stem)]


def test_pyproject_lists_every_package() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"][
        "packages"
    ]
    there = {".".join(p.parent.relative_to(ROOT).parts) for p in MODULES if p.parent != ROOT}

    assert there <= set(listed)
    assert all((ROOT / name.replace(".", "/")).is_dir() for name in listed)


def test_pyproject_takes_along_every_file_of_a_package() -> None:
    """An install that is not editable must hold the SQL, the codebook, the rules and the model too."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    tracked = subprocess.run(
        ["git", "ls-files", *ROOMS], cwd=ROOT, capture_output=True, text=True, check=True
    )
    data = {ROOT / line for line in tracked.stdout.splitlines() if not line.endswith(".py")}
    taken = {
        path
        for package, patterns in settings["package-data"].items()
        for pattern in patterns
        for path in (ROOT / package).glob(pattern)
    }

    assert sorted(map(named, data - taken)) == []
