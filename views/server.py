"""The process that serves the app: it owns the database from its first moment, before anybody looks.

`python -m views.server --server.port=8501 …` takes the options of `streamlit run`.
"""

import contextlib
import sys

from streamlit.web import cli

from queries import store
from views import databases
from views.launching import APP


def main(options: list[str]) -> None:
    """Take the database, then serve the app until the process is stopped."""
    with contextlib.suppress(store.StoreError):  # the pages say what is wrong with the file, and what to do
        databases.hold()
    cli.main(["run", str(APP), *options], prog_name="whyleft")


if __name__ == "__main__":
    main(sys.argv[1:])
