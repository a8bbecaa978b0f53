"""Which files are to be loaded: those dropped on the page, written to disk at once, or those of a folder."""

import atexit
import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from analysis import intake
from views.text import plain

FORMATS = "CSV, Excel, Parquet and JSON tables; VTT, SRT, Word, PDF, e-mail, text and JSON transcripts"
PIECE = 1 << 20  # bytes copied at a time


@st.cache_resource(show_spinner=False)
def folder() -> Path:
    """Where the files dropped on the page lie until they are loaded; it goes when the app ends."""
    place = Path(tempfile.mkdtemp(prefix="whyleft-uploads-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return place


def is_temporary(path: Path) -> bool:
    """Whether a file is our copy of one that was dropped on the page."""
    return folder() in path.parents


def stored(upload: Any) -> Path:
    """The file dropped on the page, written under its own ending where the readers can open it."""
    place = folder() / hashlib.sha256(f"{upload.file_id}".encode()).hexdigest()[:12]
    path = place / f"file{Path(upload.name).suffix.lower()}"
    if not path.exists():
        place.mkdir(exist_ok=True)
        upload.seek(0)
        with path.open("wb") as out:
            shutil.copyfileobj(upload, out, PIECE)
        let_go(upload)
    return path


def let_go(upload: Any) -> None:
    """Free the memory that Streamlit holds a file in until its session ends: it lies on disk now."""
    run = get_script_run_ctx()
    if run is not None:
        empty = UploadedFileRec(upload.file_id, upload.name, upload.type, b"")
        run.uploaded_file_mgr.add_file(run.session_id, empty)
    upload.seek(0)
    upload.truncate()


def chosen_files() -> list[tuple[Path, str]]:
    """The files dropped on the page, or those of the folder that was named."""
    uploads = st.file_uploader(
        "Files",
        accept_multiple_files=True,
        key="files",
        help=f"{FORMATS}. Tables up to 500 MB each, larger ones with `whyleft load`; words up to 100 MB a file.",
    )
    if uploads:
        return [(stored(upload), upload.name) for upload in uploads]
    with st.expander("Or name a folder on this machine"):
        named = st.text_input("Folder", key="folder", placeholder="/home/you/exports")
    if not named.strip():
        return []
    place = Path(named.strip()).expanduser()
    if not place.is_dir():
        st.error(plain(f"There is no folder {place}; expected the full path of a folder on this machine."))
        return []
    return [(path, path.name) for path in intake.files_of([place])]
