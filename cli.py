"""The terminal's entry: reads the command line and calls the command.

Results go to standard output, everything else to standard error. A command ends with 0 when it is done, 1 when it
could not be done (a sentence says why), 2 when it was called wrongly.
"""

import argparse
import os
import sys
from collections.abc import Sequence

from commands import accounts, data, questions, tagging, upkeep
from commands.terminal import UsageError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    os.umask(0o077)  # databases and exports hold customers' words: for their owner alone
    args = parser().parse_args(arguments)
    try:
        return int(args.function(args))
    except BrokenPipeError:  # `| head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (ValueError, OSError) as error:
        if type(error) is ValueError:  # what a person can cause has a class of its own; this is our mistake
            raise
        print(f"whyleft: {error}", file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 1
    except KeyboardInterrupt:
        print("whyleft: stopped; what was not finished was not written", file=sys.stderr)
        return 130


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    whole = argparse.ArgumentParser(prog="whyleft", description="Tells a company why its customers leave.")
    added = whole.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for module in (upkeep, data, accounts, tagging, questions):
        module.add(added)
    return whole


if __name__ == "__main__":
    sys.exit(main())
