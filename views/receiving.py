"""What a person drops on a page goes to disk piece by piece as it arrives; Streamlit alone would hold it in memory."""

import asyncio
import hashlib
import os
import re
import shutil
from pathlib import Path

import streamlit as st
from python_multipart.exceptions import FormParserError
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analysis.places import dropped_beside, own_database
from views.upload_form import Form, boundary_of

UPLOAD = re.compile(r"/_stcore/upload_file/[^/]+/(?P<file_id>[^/]+)")
MEGABYTE = 1 << 20
FORM = 64 << 10  # bytes that a browser may add around the file


def folder() -> Path:
    """Where dropped files lie until they are loaded: beside the data, since /tmp is memory on some machines."""
    return dropped_beside(own_database())


def clear() -> None:
    """Leave none of them, nor what an app that was killed has left. Only whoever holds the data may ask it."""
    shutil.rmtree(folder(), ignore_errors=True)


def place_of(file_id: str) -> Path:
    """The folder of one file."""
    return folder() / hashlib.sha256(file_id.encode()).hexdigest()[:16]


def arrived(file_id: str, ending: str) -> Path:
    """The file under its own ending, by which the readers know it; it may not have come this way, and not exist."""
    place = place_of(file_id)
    path = place / f"file{ending}"
    if (place / "whole").exists():
        (place / "whole").rename(path)
    return path


class ToDisk:
    """Middleware around Streamlit: the content of an upload goes to disk, and an empty file of its name goes on.

    Streamlit asks for the content once it knows the session and the token of the browser, so nobody else's is taken.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, that of an upload without its content."""
        found = UPLOAD.search(scope["path"]) if scope["type"] == "http" else None
        if found and scope["method"] == "PUT":
            receive = _Upload(scope, receive, place_of(found["file_id"])).receive
        await self.app(scope, receive, send)


class _Upload:
    """One upload: its form is taken apart as it comes, and given on without the file's content."""

    def __init__(self, scope: Scope, receive: Receive, place: Path) -> None:
        self.type = dict(scope["headers"]).get(b"content-type", b"")
        self.browser, self.place = receive, place
        self.is_taken = False

    async def receive(self) -> Message:
        """The whole form with an empty file, once the content lies on disk; then whatever comes."""
        if self.is_taken:
            return await self.browser()
        self.is_taken = True
        try:
            return await self._taken()
        except FormParserError as error:
            raise HTTPException(400, f"This is no upload: {error}.") from None
        except OSError as error:
            raise HTTPException(507, f"The file cannot be written: {error}.") from None
        finally:
            (self.place / "part").unlink(missing_ok=True)

    async def _taken(self) -> Message:
        most = st.get_option("server.maxUploadSize") * MEGABYTE + FORM
        self.place.mkdir(mode=0o700, parents=True, exist_ok=True)
        private = os.open(self.place / "part", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(private, "wb") as out:
            form = Form(boundary_of(self.type), out.write)
            size, more = 0, True
            while more:
                message = await self.browser()
                if message["type"] != "http.request":
                    return message  # the browser is gone
                size += len(message.get("body", b""))
                if size > most:
                    raise HTTPException(413, "The file is too large.")
                await asyncio.to_thread(form.write, message.get("body", b""))
                more = message.get("more_body", False)
        (self.place / "part").rename(self.place / "whole")
        return {"type": "http.request", "body": form.without_content(), "more_body": False}
