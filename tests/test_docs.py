"""The README says what the tree holds: commands, reports, causes, tables, layout, dependencies."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import cli
from records.fields import KINDS
from records.fields import fields as fields_of
from tests.readme_blocks import BLOCKS, README, block

ROOT = README.parent
TEXT = README.read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", TEXT, re.S | re.M))
IMPORTED_AS = {
    "docx": "python-docx",
    "pptx": "python-pptx",
    "charset_normalizer": "charset-normalizer",
    "python_calamine": "python-calamine",
    "python_multipart": "python-multipart",
}


@pytest.mark.parametrize("name", BLOCKS)
def test_blocks_are_as_the_tree_has_them(name: str) -> None:
    assert block(TEXT, name) == BLOCKS[name](), "run: python -m tests.readme_blocks"


def test_make_targets_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    for target in re.findall(r"`make ([a-z-]+)`", TEXT):
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_shown_commands_parse() -> None:
    """Each command line in a code block is one that the program accepts."""
    shown = re.findall(r"^(?:\.venv/bin/)?whyleft (.+)$", TEXT, re.M)

    assert shown
    for line in shown:
        cli.parser().parse_args(line.split())


def test_layout_names_every_folder_and_file_of_the_root() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    roots = {name.split("/")[0] for name in tracked.splitlines()}
    listed = set(re.findall(r"^([.\w-]+)(?:/| )", block(TEXT, "layout"), re.M))

    assert listed == roots


def test_tables_name_the_fields_that_are_read() -> None:
    rows = re.findall(r"^\| `(\w+)`(?: \(also `\w+`\))? \|(.+)$", SECTIONS["Your own data"], re.M)

    assert {kind for kind, _ in rows} == set(KINDS)
    for kind, row in rows:
        assert set(re.findall(r"`(\w+)`", row)) == set(fields_of(kind)), kind


def test_every_dependency_is_named_with_its_reason() -> None:
    named = set(
        re.findall(r"[\w-]+", " ".join(re.findall(r"^\| ([\w, -]+) \|", SECTIONS["Design notes"], re.M)))
    )
    pinned = set(re.findall(r"^([\w-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.M))
    own = {path.stem for path in ROOT.iterdir()} | {"interviews"}
    imported = {
        IMPORTED_AS.get(name, name)
        for path in ROOT.rglob("*.py")
        if path.relative_to(ROOT).parts[0] in {"app.py", "cli.py", *ROOMS} and "training" not in path.parts
        for name in top_imports(path)
        if name not in sys.stdlib_module_names and name not in own
    }

    assert named - {"package", "---"} <= pinned
    assert imported <= {name.replace("_", "-") for name in named} | {"numpy"}


ROOMS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]


def top_imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
    return {
        name.split(".")[0]
        for name in names | {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    }


def test_files_named_in_the_text_are_there() -> None:
    for name in re.findall(r"`((?:\w+/)+[\w.-]+\.\w+)`", TEXT) + re.findall(
        r"\]\(((?:\w+/)*[\w.-]+)\)", TEXT
    ):
        assert (ROOT / name).is_file() or "NAME" in name or name.startswith("queries/migrations/"), name
