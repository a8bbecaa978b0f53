"""What was loaded before: each file with its undo and rejected rows, interviews to match, accounts to merge."""

import streamlit as st

from analysis.loading import rejected, told, undo
from analysis.loading.field_words import kind_in_words
from analysis.locales import number
from analysis.sentences import moment
from views import acting, databases, session, upload_matching, upload_merging
from views.text import literal, passage, plain

MOST_SHOWN = 20


def show() -> None:
    """The loads, the latest first, and the interviews that belong to no loss yet."""
    own = databases.own()
    loads = session.ask(undo.loads, database=own)
    if loads.empty:
        return
    acting.say_what_was_done()
    upload_matching.show(own)
    st.header("Files loaded")
    for row in loads.head(MOST_SHOWN).to_dict("records"):
        _one(row)
    upload_merging.show(own)
    acting.forget_what_was_done()


def _one(row: dict) -> None:
    counts = ("new", "changed", "known", "rejected")
    about = ", ".join(f"{number(row[f'rows_{count}'])} {count}" for count in counts)
    state = " · undone" if str(row["undone_at"]) != "NaT" else ""
    with st.container(horizontal=True, vertical_alignment="center", key=f"load_{row['load_id']}"):
        small = f"{kind_in_words(row['loaded_as'])} · {about} · {moment(row['loaded_at'])}{state}"
        with st.container():
            passage(f"{literal(row['file_name'])}<small>{small}</small>", name="column")
        if row["rows_waiting"]:
            rejected_button(row["load_id"], f"history_{row['load_id']}")
        if not state:
            _undo_button(row)


def _undo_button(row: dict) -> None:
    """Undo in two clicks, between which the page says what would go."""
    with st.popover("Undo", icon=":material/undo:", key=f"ask_undo_{row['load_id']}"):
        st.markdown(plain(told.undo_in_words(row, is_done=False)))
        st.button("Take it back", key=f"undo_{row['load_id']}", type="primary", on_click=_undo, args=(row,))


def rejected_button(load_id: int, key: str) -> None:
    """Download of the rows that a load rejected, with their reasons; mended and loaded again they come in."""
    con = databases.own().con
    st.download_button(
        "Rejected rows",
        lambda: rejected.rejected_csv(con, load_id),
        file_name=f"rejected-{load_id}.csv",
        mime="text/csv",
        key=f"rejected_{key}",
        icon=":material/download:",
        on_click="ignore",
    )


def _undo(row: dict) -> None:
    try:
        undo.undo_load(databases.own().con, row["load_id"], who=session.who(), now=session.now())
    except undo.UndoError as error:
        st.toast(plain(error), icon=":material/error:")
        return
    acting.note_what_was_done(told.undo_in_words(row, is_done=True))
