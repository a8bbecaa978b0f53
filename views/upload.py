"""Upload: files in, a look at them, the mapping, what a load would do, the load, its result and its undo."""

import hashlib
import tempfile
from pathlib import Path
from typing import Any

import streamlit as st

from analysis import intake, uploading
from analysis.places import own_database
from views import databases, session, upload_file, upload_history, upload_job
from views.text import literal, passage, plain

FORMATS = "CSV, Excel, Parquet and JSON tables; VTT, SRT, Word, PDF, e-mail, text and JSON transcripts"


@st.cache_resource(show_spinner=False)
def folder() -> Path:
    """Where the files dropped on the page lie until they are loaded; the system clears it."""
    return Path(tempfile.mkdtemp(prefix="whyleft-uploads-"))


def stored(upload: Any) -> Path:
    """The file dropped on the page, written under its own name where the readers can open it."""
    place = folder() / hashlib.sha256(f"{upload.file_id}".encode()).hexdigest()[:12]
    path = place / f"file{Path(upload.name).suffix.lower()}"
    if not path.exists():
        place.mkdir(exist_ok=True)
        with path.open("wb") as out:
            upload.seek(0)
            out.write(upload.getbuffer())
    return path


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


def the_files() -> None:
    """Each file with its preview, and one button that loads those that are ready."""
    files = chosen_files()
    ready = [wanted for path, name in files if (wanted := upload_file.show(path, name))]
    if not files:
        st.caption(
            f"Drop everything at once: {FORMATS}. Nothing is written before you have seen what would come in."
        )
        return
    if len(ready) < len(files):
        st.caption(not_ready(len(files) - len(ready), len(files)))
    planned = [result for wanted in ready for result in wanted.planned]
    brings = any(result.new or result.changed for result in planned)
    label = uploading.plan_text(planned)
    if st.button(label, type="primary", icon=":material/upload:", disabled=not brings, key="load"):
        st.session_state["job"] = upload_job.start(databases.open_own, ready, who=session.who())
        st.rerun()


def not_ready(waiting: int, files: int) -> str:
    """How many of the files wait for an answer or cannot be read."""
    if waiting < files:
        rest = "other" if files - waiting == 1 else "others"
        return f"{waiting} of {files} files cannot be loaded yet; the {rest} can."
    return (
        "This file cannot be loaded yet." if files == 1 else f"None of the {files} files can be loaded yet."
    )


@st.fragment(run_every="500ms")
def under_way(job: upload_job.Job) -> None:
    """How far the load is; when it is over, the page starts anew."""
    st.progress(job.part, plain(job.words))
    if job.is_over:
        session.look_at("own")
        st.rerun(scope="app")


def result(job: upload_job.Job) -> None:
    """What came in, what did not and why, and where to go on."""
    st.header("What came in")
    if job.error:
        st.error(plain(job.error), icon=":material/error:")
    for number, loaded in enumerate(job.results):
        passage("<br>".join(literal(line) for line in loaded.text().splitlines()), name="under")
        if loaded.rejected and loaded.load_id is not None:
            upload_history.rejected_button(loaded.load_id, f"result_{number}")
    if job.tagged:
        st.markdown(job.tagged.text())
    with st.container(horizontal=True):
        if st.button("See why they leave", type="primary", icon=":material/insights:", key="to_overview"):
            st.switch_page("views/overview.py")
        if st.button("See the losses", icon=":material/manage_search:", key="to_losses"):
            st.switch_page("views/losses.py")
        if st.button("Load more", icon=":material/add:", key="load_more"):
            del st.session_state["job"]
            st.rerun()


st.title("Upload")
passage(
    f"Files go into {literal(own_database().name)}, on this machine only. The demo company is never touched.",
    name="under",
)
if (job := st.session_state.get("job")) is None:
    the_files()
elif not job.is_over:
    under_way(job)
else:
    result(job)
upload_history.show()
