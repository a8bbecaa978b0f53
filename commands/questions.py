"""Commands that ask the data: reports, checks, the quarterly review."""

import argparse
import textwrap
from datetime import date
from pathlib import Path

from commands.terminal import Added, UsageError, add_command, add_forms, day, present_data, print_frame


def query(args: argparse.Namespace) -> int:
    """Print a report, or with --list what reports there are."""
    from analysis import reports
    from analysis.filters import ReportError

    if args.list or not args.name:
        return _print_list(args)
    if args.sql:
        return _print_statements(args.name)
    with present_data() as con:
        try:
            given = dict(args.parameters)
            answer = reports.run(con, args.name, _with_today(args.name) | given)
        except ReportError as error:
            raise UsageError(str(error)) from error
    print_frame(answer, args)
    return 0


def _with_today(name: str) -> dict[str, str]:
    """The day it is, for a report that counts from it."""
    from analysis.reports import REPORTS

    known = REPORTS[name].parameters if name in REPORTS else ()
    return {"today": date.today().isoformat()} if any(one.name == "today" for one in known) else {}


def _print_list(args: argparse.Namespace) -> int:
    import pandas as pd

    from analysis.reports import REPORTS

    known = [
        {
            "name": report.name,
            "question": report.question,
            "grain": report.grain,
            "parameters": ", ".join(parameter.name for parameter in report.parameters),
        }
        for report in REPORTS.values()
    ]
    print_frame(pd.DataFrame(known), args)
    return 0


def _print_statements(name: str) -> int:
    """What a report counts, in words, and the SQL behind it, statement by statement."""
    from analysis.explained import explained
    from analysis.reports import REPORTS
    from queries import store

    if name not in REPORTS:
        raise UsageError(f"No report named '{name}'; `whyleft query --list` has all.")
    words = textwrap.fill(explained(name), width=118, initial_indent="-- ", subsequent_indent="-- ")
    print("\n\n".join([words, *(store.sql(query).strip() for query in REPORTS[name].queries)]))
    return 0


def check(args: argparse.Namespace) -> int:
    """Print what in the data is doubtful, with row and reason, and what the figures leave out."""
    from analysis.checks import findings

    with present_data() as con:
        print_frame(findings(con), args)
    return 0


def report(args: argparse.Namespace) -> int:
    """Write the quarterly review as slides or as one page of HTML."""
    from analysis.review.review import write_review

    with present_data() as con:
        written = write_review(con, since=args.since, until=args.until, out=args.out)
    print(written.path)
    return 0


def add(added: Added) -> None:
    """The commands of this module with their options."""
    asking = add_command(added, query)
    asking.add_argument("name", nargs="?", metavar="NAME", help="a report of `whyleft query --list`")
    asking.add_argument("parameters", nargs="*", type=_parameter, metavar="name=value")
    asking.add_argument("--list", action="store_true", help="the reports: name, question, grain, parameters")
    asking.add_argument(
        "--sql", action="store_true", help="what the report counts, in words and in SQL, not its answer"
    )
    add_forms(asking)

    add_forms(add_command(added, check))

    reviewing = add_command(added, report)
    reviewing.add_argument("--since", type=day, required=True, metavar="DATE", help="first day of the period")
    reviewing.add_argument("--until", type=day, required=True, metavar="DATE", help="first day after it")
    reviewing.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="review.pptx or review.html"
    )


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise argparse.ArgumentTypeError(f"'{text}' has no '='; expected name=value")
    return name, value
