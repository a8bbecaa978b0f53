"""The company's own causes beside the shipped codebook: kept in the database, so that every run tags with them."""

import json
import re
from collections.abc import Iterable
from datetime import datetime

from analysis import wording
from interviews.codebook import Cause, Codebook, CodebookError, extended_codebook
from queries import store

SETTING = "own_codebook"  # its value is the TOML text of the additions


def codebook_of(con: store.Connection) -> Codebook:
    """The codebook that this database is tagged with: the shipped one, and the company's own causes."""
    stored = store.value(con, "setting", "state", setting=SETTING)
    return extended_codebook(json.loads(stored) if stored else "")


def catalysts(con: store.Connection) -> list[str]:
    """The keys of all causes that begin a defection, the company's own among them, in their order by name."""
    return sorted(cause.key for cause in codebook_of(con).causes if cause.is_catalyst)


def unavoidable(con: store.Connection) -> frozenset[str]:
    """The keys of all causes that nobody could have prevented, the company's own among them."""
    return frozenset(cause.key for cause in codebook_of(con).causes if not cause.is_avoidable)


def put_codebook(
    con: store.Connection, additions: str, *, name: str = "own codebook", who: str, now: datetime
) -> Codebook:
    """Let these additions (TOML) stand in the place of the former ones; evidence is found by them from the next run.

    Raises:
        CodebookError: they cannot be used; the sentence says why, and the former ones stand.
    """
    codebook = extended_codebook(additions, name)
    for cause in codebook.added:
        _refuse_known_words(cause, name)
    former = codebook_of(con)
    if codebook.additions == former.additions:
        return former
    with store.write(con, marts=()) as cursor:
        store.execute(cursor, "choose_setting", setting=SETTING, setting_value=json.dumps(codebook.additions))
        store.execute(
            cursor,
            "record_change",
            changed_at=now,
            changed_by=who,
            table_name="settings",
            row_key=SETTING,
            field="setting_value",
            old_value=json.dumps(former.additions),
            new_value=json.dumps(codebook.additions),
            reason=f"codebook {former.version} becomes {codebook.version}",
        )
    return codebook


def put_codebook_file(
    con: store.Connection, content: bytes, *, name: str, who: str, now: datetime
) -> Codebook:
    """Do what `put_codebook` does with a file as it came in.

    Raises:
        CodebookError: it is no text in UTF-8, or its causes cannot be used.
    """
    try:
        additions = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CodebookError(
            f"{name}: the codebook cannot be read ({error}); expected TOML in UTF-8."
        ) from error
    return put_codebook(con, additions, name=name, who=who, now=now)


def add_cause(
    con: store.Connection,
    *,
    name: str,
    definition: str,
    examples: Iterable[str],
    inclusions: Iterable[str] = (),
    exclusions: Iterable[str] = (),
    is_catalyst: bool = False,
    is_avoidable: bool = True,
    who: str,
    now: datetime,
) -> Cause:
    """Add one cause, known by its name in lower case with underscores.

    Raises:
        CodebookError: no name or definition, a name that is taken, fewer than five different examples.
    """
    if not name.strip() or not definition.strip():
        raise CodebookError("A cause needs a name and a definition.")
    cause = Cause(
        key=key_of(name),
        name=" ".join(name.split()),
        definition=" ".join(definition.split()),
        inclusions=_lines(inclusions),
        exclusions=_lines(exclusions),
        is_catalyst=is_catalyst,
        is_avoidable=is_avoidable,
        examples=_lines(examples),
        is_added=True,
    )
    put_codebook(con, as_toml([*codebook_of(con).added, cause]), name="The new cause", who=who, now=now)
    return cause


def drop_cause(con: store.Connection, key: str, *, who: str, now: datetime) -> None:
    """Take one of the own causes out of the codebook; what was found by it goes when everything is read again."""
    left = [cause for cause in codebook_of(con).added if cause.key != key]
    put_codebook(con, as_toml(left), who=who, now=now)


def definition(con: store.Connection, *, cause: str) -> str:
    """What a cause is, as the codebook of this database has it."""
    found = [known.definition for known in codebook_of(con).causes if known.key == cause]
    return found[0] if found else "A cause that was taken out of the codebook."


def key_of(name: str) -> str:
    """The key that a name gets: 'Climate and waste' becomes 'climate_and_waste'."""
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")


def as_toml(causes: Iterable[Cause]) -> str:
    """The causes as `[[cause]]` tables. A JSON string is a TOML string, but for the control character 7F."""
    return "\n".join(_table(cause) for cause in causes)


def _table(cause: Cause) -> str:
    fields = (
        "key",
        "name",
        "definition",
        "inclusions",
        "exclusions",
        "examples",
        "is_catalyst",
        "is_avoidable",
    )
    lines = [f"{field} = {_written(getattr(cause, field))}" for field in fields]
    return "\n".join(["[[cause]]", *lines, ""])


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for text in texts if (line := " ".join(text.split())))


def _refuse_known_words(cause: Cause, name: str) -> None:
    """Charts show short names; an own cause may not look like a shipped one there."""
    for key, words in wording.CAUSES.items():
        if words.casefold() in (cause.name.casefold(), wording.cause(cause.key).casefold()):
            raise CodebookError(
                f"{name}: '{words}' is the name of the cause '{key}' already; choose another name."
            )
