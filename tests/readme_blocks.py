"""The parts of the README that the tree decides. `python -m tests.readme_blocks` writes them anew."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path

import cli
from analysis.definitions import DEFINITIONS
from analysis.reports import REPORTS
from interviews.codebook import CODEBOOK

COMMON = {"since", "until", "segment", "region", "owner"}
README = Path(__file__).resolve().parents[1] / "README.md"


def commands() -> str:
    """One row per command of the terminal."""
    (choices,) = (a for a in cli.parser()._actions if isinstance(a, argparse._SubParsersAction))
    rows = [
        f"| `{' '.join(usage(parser).split())}` | {parser.description} |"
        for parser in choices.choices.values()
    ]
    return "\n".join(["| command | what it does |", "| --- | --- |", *rows])


def usage(parser: argparse.ArgumentParser) -> str:
    text = parser.format_usage().removeprefix("usage: ").replace("[-h] ", "").replace(" [-h]", "")
    return text.replace("|", "\\|")


def reports() -> str:
    """One row per report."""
    rows = [
        f"| `{report.name}` | {report.question} | {own_parameters([p.name for p in report.parameters])} |"
        for report in REPORTS.values()
    ]
    return "\n".join(["| report | question | parameters |", "| --- | --- | --- |", *rows])


def own_parameters(names: list[str]) -> str:
    """What a report takes beyond the period and the groups that nearly all take; said where it takes no such."""
    own = ", ".join(f"`{name}`" for name in names if name not in COMMON)
    return own if set(names) >= COMMON else f"{own} alone"


def causes() -> str:
    """One row per cause of the codebook."""
    rows = [f"| `{cause.key}` | {cause.name} | {cause.definition} |" for cause in CODEBOOK.causes]
    return "\n".join(["| key | name | it is this |", "| --- | --- | --- |", *rows])


def definitions() -> str:
    """One row per term, in the words that pages and reviews show."""
    rows = [f"| `{term}` | {words} |" for term, words in DEFINITIONS.items()]
    return "\n".join(["| term | what it means here |", "| --- | --- |", *rows])


BLOCKS: dict[str, Callable[[], str]] = {
    "commands": commands,
    "reports": reports,
    "definitions": definitions,
    "causes": causes,
}


def block(text: str, name: str) -> str:
    """What stands in the README between the two marks of a block."""
    found = re.search(rf"<!-- {name}: begin -->\n(.*?)\n?<!-- {name}: end -->", text, re.S)
    assert found, f"README.md has no block '{name}'"
    return found[1]


def rewritten(text: str) -> str:
    """The README with every block as the tree has it."""
    for name, made in BLOCKS.items():
        begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
        head, _, rest = text.partition(begin)
        text = f"{head}{begin}\n{made()}\n{end}{rest.partition(end)[2]}"
    return text


if __name__ == "__main__":
    README.write_text(rewritten(README.read_text(encoding="utf-8")), encoding="utf-8")
