"""Run every benchmark and write the table of the README: `make bench`, or `python -m benchmarks NAME …` for some."""

import multiprocessing
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.figure import Figure, figures_of

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


def main(wanted: list[str]) -> None:
    """Print the table; with all benchmarks run, put it into the README."""
    names = sorted(path.stem for path in HERE.glob("bench_*.py"))
    figures = [figure for name in wanted or names for figure in alone(name)]
    print(table(figures))
    if not wanted:
        text = README.read_text(encoding="utf-8")
        README.write_text(with_table(text, table(figures)), encoding="utf-8")


def alone(name: str) -> list[Figure]:
    """The figures of one benchmark, run in a process of its own: the most memory that one took is not another's."""
    print(f"{name} …", file=sys.stderr, flush=True)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(figures_of, name).result()


def table(figures: list[Figure]) -> str:
    """The figures as Markdown."""
    rows = [f"| {figure.what} | {figure.measured} | {figure.limit} |" for figure in figures]
    return "\n".join(["| what | measured | limit |", "| --- | --- | --- |", *rows])


def with_table(text: str, lines: str) -> str:
    """The README with these lines between the marks."""
    return re.sub(f"{BEGIN}.*{END}", lambda _: f"{BEGIN}\n{lines}\n{END}", text, flags=re.S)


if __name__ == "__main__":
    main(sys.argv[1:])
