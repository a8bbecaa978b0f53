"""The codebook as data: the causes, statuses and steps that words are tagged with."""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

CODEBOOK_FILE = Path(__file__).with_name("codebook.toml")
STATUSES = ("asserted", "negated", "other_party", "hypothetical", "resolved")
STEPS = ("step2", "step3", "step4")
MIN_EXAMPLES = 5  # a cause that the model was not trained on is told apart by its examples alone
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_FIELDS = {"key", "name", "definition", "inclusions", "exclusions", "examples", "is_catalyst", "is_avoidable"}


class CodebookError(ValueError):
    """A codebook file that cannot be used; the message says where and what is expected."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason to leave. `is_catalyst`: of step 1 of the model; `is_avoidable`: we could have kept them."""

    key: str
    name: str
    definition: str
    inclusions: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    is_catalyst: bool = False
    is_avoidable: bool = True
    examples: tuple[str, ...] = ()
    is_added: bool = False


@dataclass(frozen=True, slots=True)
class Codebook:
    """The causes in order and the version that evidence remembers."""

    version: str
    causes: tuple[Cause, ...]

    @property
    def added(self) -> tuple[Cause, ...]:
        """The causes that a company added; the trained heads do not know them."""
        return tuple(cause for cause in self.causes if cause.is_added)


def read_codebook(additions: Path | None = None) -> Codebook:
    """The shipped codebook, followed by the causes of a company's own file (TOML, `[[cause]]` tables).

    Refused: a key that exists or is no lower-case word, a missing definition, fewer than five examples.
    The version of an extended codebook carries a digest of the additions, so that any change is seen.
    """
    shipped = tomllib.loads(CODEBOOK_FILE.read_text(encoding="utf-8"))
    causes = tuple(_cause(entry, CODEBOOK_FILE.name) for entry in shipped["cause"])
    if additions is None:
        return Codebook(shipped["version"], causes)
    text = _text_of(additions)
    added = _added_causes(text, additions.name, {cause.key for cause in causes})
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return Codebook(f"{shipped['version']}+{digest}", causes + added)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(
            f"{path}: the codebook cannot be read ({error}); expected a TOML file in UTF-8."
        ) from error


def _added_causes(text: str, name: str, taken: set[str]) -> tuple[Cause, ...]:
    try:
        entries = tomllib.loads(text).get("cause", [])
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(
            f"{name}: no TOML ({error}); expected [[cause]] tables as in codebook.toml."
        ) from error
    if not isinstance(entries, list) or not entries:
        raise CodebookError(f"{name}: no cause in it; expected at least one [[cause]] table.")
    added = []
    for entry in entries:
        cause = _cause(entry, name, is_added=True)
        if cause.key in taken:
            raise CodebookError(f"{name}: the cause '{cause.key}' exists already; choose another key.")
        if len(cause.examples) < MIN_EXAMPLES:
            raise CodebookError(
                f"{name}: the cause '{cause.key}' has {len(cause.examples)} examples; at least {MIN_EXAMPLES} "
                "are needed."
            )
        taken = taken | {cause.key}
        added.append(cause)
    return tuple(added)


def _cause(entry: object, name: str, *, is_added: bool = False) -> Cause:
    if not isinstance(entry, dict) or not all(
        isinstance(entry.get(k), str) for k in ("key", "name", "definition")
    ):
        raise CodebookError(f"{name}: every [[cause]] needs key, name and definition, each a text.")
    if unknown := sorted(set(entry) - _FIELDS):
        raise CodebookError(
            f"{name}: '{unknown[0]}' is no field of a cause; accepted: {', '.join(sorted(_FIELDS))}."
        )
    if not _KEY.fullmatch(entry["key"]):
        raise CodebookError(
            f"{name}: the key '{entry['key']}' is no lower-case word such as 'price_promise'."
        )
    return Cause(
        key=entry["key"],
        name=entry["name"],
        definition=entry["definition"],
        inclusions=_texts(entry, "inclusions", name),
        exclusions=_texts(entry, "exclusions", name),
        is_catalyst=bool(entry.get("is_catalyst", False)),
        is_avoidable=bool(entry.get("is_avoidable", True)),
        examples=_texts(entry, "examples", name),
        is_added=is_added,
    )


def _texts(entry: dict, field: str, name: str) -> tuple[str, ...]:
    values = entry.get(field, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise CodebookError(f"{name}: '{field}' of '{entry['key']}' must be a list of texts.")
    return tuple(value.strip() for value in values if value.strip())


CODEBOOK = read_codebook()
CAUSES: dict[str, Cause] = {cause.key: cause for cause in CODEBOOK.causes}
