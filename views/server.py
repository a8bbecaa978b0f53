"""The process that serves the app: it owns the database from its first moment, before anybody looks.

`python -m views.server '{"server.port": 8501, …}'` takes settings of Streamlit by their names, as JSON.
"""

import asyncio
import contextlib
import json
import signal
import sys
import webbrowser
from collections.abc import AsyncIterator
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from queries import store
from views import databases, receiving
from views.launching import APP


def main(settings: dict[str, Any]) -> None:
    """Take the database, then serve the app until the process is stopped."""
    with contextlib.suppress(store.StoreError):  # the pages say what is wrong with the file, and what to do
        databases.hold()
        receiving.clear()
    for ends in (signal.SIGINT, signal.SIGTERM):  # the server ends itself, then raises the signal again
        signal.signal(ends, lambda *_: sys.exit())
    sys.argv = [str(APP)]  # the theme is looked for beside it
    app = st.App(APP, lifespan=beginning, middleware=[Middleware(receiving.ToDisk)])
    try:
        app.run(config=settings)
    finally:
        receiving.clear()


@contextlib.asynccontextmanager
async def beginning(app: st.App) -> AsyncIterator[None]:
    """Open the browser once the server listens, where there is a screen."""
    if not st.get_option("server.headless"):
        page = f"http://localhost:{st.get_option('server.port')}"
        asyncio.get_running_loop().run_in_executor(None, webbrowser.open, page)
    yield


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
