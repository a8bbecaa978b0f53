"""One file before it is loaded: what it is taken for, what a load would bring, why rows would be rejected."""

import hashlib
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import streamlit as st

from analysis.loading import uploading
from analysis.loading.load_result import LoadResult
from analysis.sentences import count_of
from records.fields import fields
from views import databases, session, upload_answers, upload_table, upload_words
from views.text import literal, passage, plain
from views.upload_files import is_temporary
from views.upload_job import Wanted


def key_of(path: Path) -> str:
    """What the answers about a file are kept under."""
    return hashlib.sha256(str(path).encode()).hexdigest()[:12]


def accounts_named(files: Iterable[tuple[Path, str]]) -> tuple[str, ...]:
    """The accounts that the tables among the files name, so that interviews beside them find theirs."""
    own = databases.own()
    asked = [{"path": path, "name": name, "choices": upload_answers.of(key_of(path))} for path, name in files]
    if not any(session.ask(uploading.is_words, database=own, **one) for one in asked):
        return ()
    found = (session.ask(uploading.accounts_in, database=own, **one) for one in asked)
    return tuple(sorted(set(chain.from_iterable(found))))


def show(path: Path, name: str, beside: tuple[str, ...]) -> Wanted | None:
    """The file with its preview; what to load, or None while something is open or the file cannot be read."""
    own, key = databases.own(), key_of(path)
    choices = upload_answers.of(key)
    asked = {"path": path, "name": name, "choices": choices, "beside": beside}
    seen = session.ask(uploading.preview, database=own, **asked)
    with st.container(border=True, key=f"file_{key}"):
        passage(f"<strong>{literal(name)}</strong>", name="under")
        if seen.error:
            st.error(plain(seen.error), icon=":material/error:")
            upload_answers.kind_box(key, choices.as_)
            return None
        if choices.as_:
            upload_answers.kind_box(key, choices.as_)
        for table in seen.tables:
            upload_table.show(table, key, is_settled=seen.is_settled)
        if seen.interviews:
            upload_words.show(seen.interviews, key)
        if not seen.is_settled:
            st.caption("Answer the questions above, then the file can be loaded.")
            return None
        planned = session.ask(uploading.plan, database=own, **asked)
        _plan(planned)
        if any(result.error for result in planned):
            return None
        return Wanted(path, name, choices, planned, is_temporary=is_temporary(path))


def _plan(planned: list[LoadResult]) -> None:
    """What a load would bring, before anything is written."""
    for result in planned:
        for note in result.notes:
            st.caption(plain(note))
        if result.error:
            st.error(plain(result.error), icon=":material/error:")
        if result.rejected:
            _reasons(result)
    st.markdown(f"**{uploading.plan_text(planned)}**")


def _reasons(result: LoadResult) -> None:
    """Why rows would not come in: the fields that must be mapped, then the first rows with their columns."""
    lines = [f"{count_of(result.rejected, 'row')} of {result.in_file:,} would be rejected."]
    if result.unmapped:
        needed = ", ".join(_needed(field, result.kind or "") for field in result.unmapped)
        lines.append(f"Needed, and not mapped to any column: {needed}.")
    lines += [f"{reason[:1].upper()}{reason[1:]}." for reason in result.reasons]
    if len(result.reasons) < result.rejected:
        lines.append("All of them can be downloaded with their reasons once the others are loaded.")
    st.warning("  \n".join(plain(line) for line in lines), icon=":material/warning:")


def _needed(field: str, kind: str) -> str:
    """A needed field, with the one that does instead: an account without an id is known by its name."""
    names = [name for name in ("account_name", "name") if name in fields(kind)]
    return f"{field} or {names[0]}" if field == "account_id" and names else field
