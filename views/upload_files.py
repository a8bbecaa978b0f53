"""Which files are to be loaded: those dropped on the page, which lie on disk, or those of a folder."""

from pathlib import Path
from typing import Any

import streamlit as st

from analysis.loading import intake
from views import receiving
from views.text import plain

FORMATS = "CSV, Excel, Parquet and JSON tables; VTT, SRT, Word, PDF, e-mail, text and JSON transcripts"


def is_temporary(path: Path) -> bool:
    """Whether a file is our copy of one that was dropped on the page."""
    return receiving.folder() in path.parents


def stored(upload: Any) -> Path:
    """The file dropped on the page, where it was written as it arrived, or is now where another server brought it."""
    path = receiving.arrived(upload.file_id, Path(upload.name).suffix.lower())
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(upload.getvalue())
    return path


def forget_removed(dropped: list[Path]) -> None:
    """Leave no copy of files that the person took away again."""
    for path in set(st.session_state.get("dropped", ())) - set(dropped):
        path.unlink(missing_ok=True)
    st.session_state["dropped"] = dropped


def chosen_files() -> list[tuple[Path, str]]:
    """The files dropped on the page, or those of the folder that was named."""
    uploads = st.file_uploader(
        "Files",
        accept_multiple_files=True,
        key="files",
        help=f"{FORMATS}.",
    )
    st.caption(
        "A file of more than 500 MB is marked red and not taken: close the app and run `whyleft load FILE`. "
        "A file of words may have 100 MB."
    )
    dropped = [(stored(upload), upload.name) for upload in uploads]
    forget_removed([path for path, _ in dropped])
    if dropped:
        return dropped
    with st.expander("Or name a folder on this machine"):
        named = st.text_input("Folder", key="folder", placeholder="/home/you/exports")
    if not named.strip():
        return []
    place = Path(named.strip()).expanduser()
    if not place.is_dir():
        st.error(plain(f"There is no folder {place}; expected the full path of a folder on this machine."))
        return []
    return [(path, path.name) for path in intake.files_of([place])]
