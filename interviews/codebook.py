"""The codebook as data: the causes, statuses and steps that words are tagged with."""

import hashlib
import re
import tomllib
from collections.abc import Iterable
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
    """The causes in order and the version that evidence remembers. `additions`: the company's own part, as TOML."""

    version: str
    causes: tuple[Cause, ...]
    additions: str = ""

    @property
    def added(self) -> tuple[Cause, ...]:
        """The causes that a company added; the trained heads do not know them."""
        return tuple(cause for cause in self.causes if cause.is_added)


def read_codebook(additions: Path | None = None) -> Codebook:
    """The shipped codebook, followed by the causes of a company's own file; see `extended_codebook`."""
    return (
        extended_codebook("") if additions is None else extended_codebook(text_of(additions), additions.name)
    )


def extended_codebook(additions: str, name: str = "own codebook") -> Codebook:
    """The shipped codebook, followed by a company's own causes (TOML, `[[cause]]` tables); `name` is for errors.

    The version of an extended codebook carries a digest of the additions, so that any change is seen.

    Raises:
        CodebookError: a key or name that exists, a key that is no lower-case word, a missing definition, fewer
            than five different examples.
    """
    shipped = tomllib.loads(CODEBOOK_FILE.read_text(encoding="utf-8"))
    causes = tuple(_cause(entry, CODEBOOK_FILE.name) for entry in shipped["cause"])
    if not additions.strip():
        return Codebook(shipped["version"], causes)
    added = _added_causes(additions, name, causes)
    digest = hashlib.sha256(additions.encode()).hexdigest()[:8]
    return Codebook(f"{shipped['version']}+{digest}", causes + added, additions)


def text_of(path: Path) -> str:
    """The words of a codebook file.

    Raises:
        CodebookError: the file cannot be read as UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(
            f"{path}: the codebook cannot be read ({error}); expected a TOML file in UTF-8."
        ) from error


def _added_causes(text: str, name: str, shipped: tuple[Cause, ...]) -> tuple[Cause, ...]:
    try:
        entries = tomllib.loads(text).get("cause", [])
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(
            f"{name}: no TOML ({error}); expected [[cause]] tables as in codebook.toml."
        ) from error
    if not isinstance(entries, list) or not entries:
        raise CodebookError(f"{name}: no cause in it; expected at least one [[cause]] table.")
    causes = list(shipped)
    for entry in entries:
        cause = _cause(entry, name, is_added=True)
        _refuse_twin(cause, causes, name)
        _refuse_few_examples(cause, name)
        causes.append(cause)
    return tuple(causes[len(shipped) :])


def _refuse_twin(cause: Cause, others: Iterable[Cause], name: str) -> None:
    """No two causes may share a key or a name: a reader could not tell them apart."""
    for other in others:
        if cause.key == other.key:
            raise CodebookError(f"{name}: the cause '{cause.key}' exists already; choose another key.")
        if cause.name.casefold() == other.name.casefold():
            raise CodebookError(
                f"{name}: the name '{cause.name}' belongs to the cause '{other.key}' already; choose another name."
            )


def _refuse_few_examples(cause: Cause, name: str) -> None:
    different = len({example.casefold() for example in cause.examples})
    if different < MIN_EXAMPLES:
        raise CodebookError(
            f"{name}: the cause '{cause.key}' has {different} different examples; at least {MIN_EXAMPLES} are needed."
        )


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
