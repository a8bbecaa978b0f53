"""Upload: files in, a look at them, the mapping, what a load would do, the load, its result and its undo."""

import streamlit as st

from analysis.loading import door, uploading
from analysis.places import own_database
from views import databases, session, upload_file, upload_history, upload_job, upload_result
from views.text import literal, passage
from views.upload_files import FORMATS, chosen_files


def hides_names() -> bool:
    """Whether names of people are to be hidden, and what redaction does and misses."""
    kept = session.ask(door.hides_names, database=databases.own())
    names = st.toggle("Hide names of people in what comes in", kept, key="hide_names")
    st.caption(door.what_is_hidden(names=names))
    return names


def the_files() -> None:
    """Each file with its preview, and one button that loads those that are ready."""
    files = chosen_files()
    hide_names = hides_names()
    beside = upload_file.accounts_named(files)
    ready = [wanted for path, name in files if (wanted := upload_file.show(path, name, beside))]
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
        st.session_state["job"] = upload_job.start(
            databases.open_own, ready, who=session.who(), hide_names=hide_names
        )
        st.rerun()


def not_ready(waiting: int, files: int) -> str:
    """How many of the files wait for an answer or cannot be read."""
    if waiting < files:
        rest = "other" if files - waiting == 1 else "others"
        return f"{waiting} of {files} files cannot be loaded yet; the {rest} can."
    return (
        "This file cannot be loaded yet." if files == 1 else f"None of the {files} files can be loaded yet."
    )


st.title("Upload")
where = f"What you load goes into your own data, {literal(own_database().name)}, on this machine only."
if session.current().is_sample:
    where += " The other pages still show the demo company, into which nothing of yours goes."
passage(where, name="under")
if (job := st.session_state.get("job")) is None:
    the_files()
elif not job.is_over:
    upload_result.under_way(job)
else:
    upload_result.show(job)
upload_history.show()
