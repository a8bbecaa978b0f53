"""Commands about accounts: make one of two that are the same customer."""

import argparse
import getpass

from commands.terminal import Added, UsageError, add_command, add_forms, confirm, now, own_data, print_frame


def merge(args: argparse.Namespace) -> int:
    """Make one account of two that are the same customer, or take that back; without names, print the merges."""
    from analysis.loading import merging_accounts as merging

    who = getpass.getuser()
    if args.keep and not args.merged:
        raise UsageError("Name two accounts: the one to keep, then the one that becomes part of it.")
    with own_data() as con:
        if args.undo is not None:
            merging.undo_merge(con, args.undo, who=who, now=now())
            print(f"Merge {args.undo} is undone.")
        elif not args.keep:
            print_frame(merging.merges_in_words(con), args)
        else:
            keep_id, merge_id = (merging.account_meant(con, named) for named in (args.keep, args.merged))
            confirm(f"All that belongs to {merge_id} becomes that of {keep_id}.", args)
            number = merging.merge_accounts(con, keep_id, merge_id, who=who, now=now())
            print(f"{merge_id} is part of {keep_id} now. To take it back: whyleft merge --undo {number}")
    return 0


def add(added: Added) -> None:
    """The command of this module with its options."""
    merging = add_command(added, merge)
    merging.add_argument("keep", nargs="?", metavar="KEEP", help="id or name of the account that stays")
    merging.add_argument(
        "merged", nargs="?", metavar="MERGED", help="id or name of the one that becomes part of it"
    )
    merging.add_argument("--undo", type=int, metavar="MERGE", help="the number of a merge to take back")
    merging.add_argument("--yes", action="store_true", help="do not ask")
    add_forms(merging)
