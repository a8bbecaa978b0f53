"""People and companies that are known by name, and where a text names them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from interviews.likely_people import everyday_words, fold, given_names, is_month, without_accents
from interviews.redaction_patterns import Found

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_LEGAL_FORM = re.compile(  # the database folds the same forms out of names (queries/macros/company_words.sql)
    r"(?:[\s,&(]+(?:inc|incorporated|ltd|limited|l\.?l\.?c|l\.?l\.?p|plc|corp|corporation|co|company|group|pty|pte|pvt"
    r"|gmbh|mbh|ug|ag|kg|ohg|gbr|e\.?k|e\.?v|se|s\.?a|sas|s\.?[aà]\.?\s?r\.?l|s\.?r\.?l|s\.?p\.?a|s\.?l|b\.?v|n\.?v|ab|publ"
    r"|oyj?|a/?s|asa|aps|kft|s\.?r\.?o|d\.?o\.?o|sp\.?\sz\so\.?o)\.?\)?)+$",
    re.I,
)

Table = dict[str, tuple[tuple[str, ...], ...]]  # first word of a name -> names as words, longest first


@dataclass(frozen=True, slots=True)
class People:
    """Names that are known: of people (contacts, owners, staff), and of companies, which are no people."""

    names: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()

    def here(self, named: Iterable[str], *, companies: Iterable[str] = ()) -> "Known":
        """These people and those named in one interview, above all its speakers, ready to be looked for."""
        short = _short_forms({fold(name) for name in named} - {""})
        spared = frozenset(companies)
        return Known(
            _by_first_word(self.names),
            _table(tuple(name.split()) for name in short.full),
            short.by_word,
            _words(self.companies) | _words(spared),
            _company_table(self.companies),
            _company_table(spared),
        )


@dataclass(frozen=True, slots=True)
class Known:
    """Names to look for: of people known everywhere, of people here with their short forms; names of companies."""

    everywhere: Table
    here: Table
    short: dict[str, str]
    companies: frozenset[str] = frozenset()  # single words, in lower case
    company_names: Table | None = None
    company_names_here: Table | None = None


@dataclass(frozen=True, slots=True)
class _Short:
    full: frozenset[str]
    by_word: dict[str, str]


def _short_forms(names: set[str]) -> _Short:
    """Full names, and the first names and surnames that belong to one of them alone."""
    holders: dict[str, set[str]] = {}
    for name in names:
        for word in {name.split()[0], name.split()[-1]}:
            holders.setdefault(word, set()).add(name)
    by_word = {word: next(iter(full)) for word, full in holders.items() if len(full) == 1 and len(word) > 1}
    return _Short(frozenset(names), by_word)


def names_in(cell: str) -> list[str]:
    """The people whom a cell of a list of contacts names: 'Ann Ashworth (CFO); Lee, Bo' are Ann Ashworth and Bo Lee."""
    names: list[str] = []
    for part in re.split(r"[;/|&\n]", re.sub(r"\([^)]*\)|<[^>]*>|\S+@\S+", " ", cell)):
        last, comma, first = part.partition(",")
        is_turned = comma and len(last.split()) == 1 and 0 < len(first.split()) <= 2
        names += [f"{first} {last}"] if is_turned else part.split(",")
    return [
        " ".join(words)
        for name in names
        if 1 < len(words := name.split()) <= 4 and not re.search(r"\d", name)
    ]


def with_more(known: Known, names: Iterable[str]) -> Known:
    """`known` with people that were found by name in the interview itself; a speaker's short form goes first."""
    more = _short_forms({name for name in names if name.split()})
    sure = {word: full for word, full in more.by_word.items() if word not in everyday_words()}
    added = _table(tuple(name.split()) for name in more.full if len(name.split()) > 1)
    here = {first: (*known.here.get(first, ()), *added.get(first, ())) for first in {*known.here, *added}}
    return replace(known, here=here, short={**sure, **known.short})


def _table(names: Iterable[tuple[str, ...]]) -> Table:
    """Names by their first word."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for words in names:
        table.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in table.items()}


@lru_cache(maxsize=4)
def _by_first_word(names: frozenset[str]) -> Table:
    """Table of names of at least two words; kept, since every interview of a load asks with the same."""
    folded = (tuple(fold(name).split()) for name in names)
    return _table(words for words in folded if len(words) > 1)


@lru_cache(maxsize=64)
def _words(companies: frozenset[str]) -> frozenset[str]:
    """Words of the names of companies, in lower case."""
    return frozenset(word for company in companies for word in re.findall(r"[^\W\d_]+", company.lower()))


@lru_cache(maxsize=64)
def _company_table(companies: frozenset[str]) -> Table:
    """Names of companies as words, without `Ltd` and the like; one that is a given name alone is left out."""
    names = (tuple(_folded_words(_LEGAL_FORM.sub("", name))) for name in companies)
    return _table(
        words
        for words in names
        if words and (len(words) > 1 or without_accents(words[0]) not in given_names())
    )


def _folded_words(name: str) -> list[str]:
    return [word.lower().rstrip(".") for word in _WORD.findall(name)]


def known_people(text: str, known: Known) -> Iterator[Found]:
    """Known people by full name in any case, and people here by first name or surname with a capital."""
    words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
    folded = [w.lower().rstrip(".") for _, _, w in words]
    position = 0
    while position < len(words):
        size, person = _match(text, words, folded, position, known)
        if person:
            start, end = words[position][0], _without_ending(text, words[position + size - 1])
            yield Found(start, end, "person", person)
        position += max(size, 1)


def known_companies(text: str, known: Known) -> Iterator[Found]:
    """The full names of known companies, which are not searched for people."""
    tables = [table for table in (known.company_names, known.company_names_here) if table]
    if not tables:
        return
    words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
    folded = [_bare(w.lower().rstrip(".")) for _, _, w in words]
    for position, (start, _, original) in enumerate(words):
        for table in tables:
            for name in table.get(folded[position], ()):
                if original[0].isupper() and tuple(folded[position : position + len(name)]) == name:
                    end = _without_ending(text, words[position + len(name) - 1])
                    yield Found(start, end, "person", " ".join(name))


def _match(
    text: str, words: list[tuple[int, int, str]], folded: list[str], position: int, known: Known
) -> tuple[int, str]:
    """Number of words of the known name that starts here, and the person; 0 and '' for none."""
    word = _bare(folded[position])
    for name in (*known.here.get(word, ()), *known.everywhere.get(word, ())):
        tail = folded[position + 1 : position + len(name)]
        if len(tail) == len(name) - 1 and [*map(_bare, tail)] == list(name[1:]):
            return len(name), " ".join(name)
    start, _, original = words[position]
    if word in known.short and original[0].isupper() and not is_month(text, start, word):
        return 1, known.short[word]
    return 0, ""


def _bare(word: str) -> str:
    """A word without its possessive ending."""
    return re.sub(r"['’]s$", "", word)


def _without_ending(text: str, word: tuple[int, int, str]) -> int:
    """End of a name without `'s` or a full stop."""
    return word[0] + len(re.sub(r"(?:['’]s)?\.?$", "", word[2]))
