"""Open a database file, or say in a sentence why it cannot be opened."""

import re
from pathlib import Path

import duckdb

CONFIG: dict[str, str | bool | int | float | list[str]] = {
    # no extension is ever fetched or loaded: what Whyleft needs is built in
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    # a file five times as large, written in three quarters of the time, and no slower to read
    "force_compression": "uncompressed",
    "lock_configuration": True,
}

_LOCKED_BY = re.compile(r"Conflicting lock is held in (?P<program>.*?) ?\(PID (?P<process>\d+)\)")


class StoreError(ValueError):
    """A sentence for the person: what happened to the database, and what to do."""


class DatabaseInUseError(StoreError):
    """Another process owns the file; `held` says so without the advice, which depends on what was wanted."""

    def __init__(self, held: str, advice: str) -> None:
        """Say who holds the file, then what to do."""
        self.held = held
        super().__init__(held + advice)


def connect(path: Path | str) -> duckdb.DuckDBPyConnection:
    """A connection to the file, which DuckDB makes where it is missing.

    Raises:
        DatabaseInUseError: another process has the file open; the sentence names it and the Upload page.
        StoreError: no database, a damaged one, a folder, or no permission.
    """
    try:
        return duckdb.connect(str(path), config=CONFIG)
    except duckdb.Error as error:
        raise in_words(path, str(error)) from error


def in_words(path: Path | str, message: str) -> StoreError:
    """What DuckDB's message means for the person, and what to do."""
    locked = _LOCKED_BY.search(message)
    if locked:
        process = int(locked["process"])
        return DatabaseInUseError(
            f"{path} is in use by process {process} ({_name_of(process) or Path(locked['program']).name}). "
            "While the app runs it owns the file: ",
            "load and tag on its Upload page, or stop it and try again.",
        )
    if Path(path).is_dir():
        return StoreError(f"{path} is a folder; expected a database file.")
    if not Path(path).parent.is_dir():
        return StoreError(f"{path} cannot be made: there is no folder {Path(path).parent}.")
    if "not a valid DuckDB database file" in message:
        return StoreError(f"{path} is no database; name another file in WHYLEFT_DB, or restore a backup.")
    return StoreError(
        f"{path} cannot be opened, and was left as it is: {message.strip()} "
        "A backup can be put in its place with `whyleft restore FILE`."
    )


def _name_of(process: int) -> str:
    """The program that a process runs, without its path and options; empty where the system does not show it."""
    shown = Path(f"/proc/{process}/cmdline")
    if not shown.is_file():
        return ""
    words = shown.read_bytes().decode(errors="replace").split("\0")
    if Path(words[0]).name.startswith("python"):  # the script or the module says more
        words = [word for word in words[1:] if not word.startswith("-")] or words
    return Path(words[0]).name
