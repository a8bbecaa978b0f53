"""An upload as the server meets it: in pieces, perhaps broken off; its content on disk, its head to Streamlit."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive, Scope, Send

from views import receiving

CONTENT = b"--not the line\r\n" + bytes(range(256)) * 40 + b"\r\n--lin"
FORM = (
    b'--line\r\nContent-Disposition: form-data; name="file"; filename="Wer geht.csv"\r\nContent-Type: text/csv\r\n\r\n'
    + CONTENT
    + b"\r\n--line--\r\n"
)
SCOPE: Scope = {
    "type": "http",
    "method": "PUT",
    "path": "/_stcore/upload_file/session/one",
    "headers": [(b"content-type", b"multipart/form-data; boundary=line")],
}


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHYLEFT_DB", str(tmp_path / "own.duckdb"))


def given_on(messages: Sequence[Message]) -> list[Message]:
    """What Streamlit gets where the browser sends these messages."""
    sent, got = iter(messages), []

    async def browser() -> Message:
        return next(sent)

    async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
        got.append(await receive())

    async def nobody(message: Message) -> None:
        raise AssertionError(message)

    with ThreadPoolExecutor(1) as thread:  # a test in a browser leaves its loop of events in this one
        thread.submit(asyncio.run, receiving.ToDisk(streamlit)(SCOPE, browser, nobody)).result()
    return got


def pieces(form: bytes, size: int) -> list[Message]:
    cut = [form[start : start + size] for start in range(0, len(form), size)]
    return [
        {"type": "http.request", "body": piece, "more_body": place < len(cut)}
        for place, piece in enumerate(cut, start=1)
    ]


@pytest.mark.parametrize("size", [1, 7, 100, 100_000])
def test_the_content_goes_to_disk_whatever_the_pieces_and_the_head_goes_on(size: int) -> None:
    [message] = given_on(pieces(FORM, size))

    assert message == {
        "type": "http.request",
        "body": FORM.replace(CONTENT, b""),
        "more_body": False,
    }
    assert receiving.arrived("one", ".csv").read_bytes() == CONTENT


def test_an_upload_that_breaks_off_leaves_nothing() -> None:
    [message] = given_on([*pieces(FORM, 1000)[:3], {"type": "http.disconnect"}])

    assert message["type"] == "http.disconnect"
    assert not [path for path in receiving.folder().rglob("*") if path.is_file()]


def test_what_is_no_form_is_refused_and_leaves_nothing() -> None:
    with pytest.raises(HTTPException, match="This is no upload"):
        given_on(pieces(b"no form at all", 100))

    assert not [path for path in receiving.folder().rglob("*") if path.is_file()]
