"""Where people are named in a text: first those who are known, then what looks like a name."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from interviews.redaction_patterns import Found

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Captain|Colonel|Father|Sir|Dame|Lord|Lady|Herr|Frau|Mme|Señora?|Monsieur|Madame)"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:['’-][A-ZÀ-ÖØ-Þ]?[^\W\d_]+)*"
_PARTICLE = r"(?:(?:de|van|von|der|den|da|di|del|la|le|el|al|bin|ter|O['’])\s?)"
_TITLED = re.compile(rf"\b{_TITLE}\.?\s+((?:{_CAPITAL}\s+|[A-Z]\.\s*)?{_PARTICLE}{{0,2}}{_CAPITAL})")
_INTRODUCED = re.compile(
    rf"(?i:\b(?:my name is|my name's|name is|called|i am|i'm|this is|it's|ask for|spoke (?:to|with)|speak (?:to|with)"
    rf"|regards,|best,|cheers,|sincerely,|thanks,|dear|attn:?|contact:?|signed|hi|hello|hey))\s+"
    rf"((?:{_CAPITAL})(?:\s+{_PARTICLE}{{0,2}}{_CAPITAL}){{1,2}})"
)
_NAMED = re.compile(
    rf"(?i:\b(?:my name is|my name's|the name is|name's))\s+((?:{_CAPITAL})(?:\s+{_PARTICLE}{{0,2}}{_CAPITAL}){{0,2}})"
)
_IN_OFFICE = re.compile(
    rf"\b(?i:director|manager|boss|engineer|consultant|buyer|controller|owner|executive|ceo|cfo|coo|cto|colleague"
    rf"|assistant|technician|foreman|officer|champion|lawyer|accountant|successor|predecessor|chairman|secretary)"
    rf"(?:,| is| was| were)?\s+"
    rf"({_PARTICLE}{{0,2}}{_CAPITAL}(?:\s+{_PARTICLE}{{0,2}}{_CAPITAL}){{1,2}}|(?<=,\s){_CAPITAL}(?=,))"
)
_SURNAME = re.compile(rf"\s+(?:[A-Z]\.\s*)?{_PARTICLE}{{0,2}}{_CAPITAL}")
_MONTHS_AND_THE_LIKE = frozenset(
    ("april", "may", "june", "august", "will", "mark", "rose", "grace", "faith", "hope")
)
_BEFORE_A_MONTH = re.compile(
    r"\b(?:in|since|until|by|last|next|this|during|from|of|before|after|early|late|mid|\d{1,2}(?:st|nd|rd|th)?)\s+$"
)
_NO_SURNAME = frozenset(
    """the and but or so if in on at to for from with we you he she they it i this that these those what when where who
    why how is was are were has had have do did does not no yes said says can could would will inc ltd llc gmbh plc
    corp company group university hospital street road avenue hotel foods bank north south east west january february
    march april may june july august september october november december monday tuesday wednesday thursday friday
    saturday sunday""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class People:
    """Names that are known: of people (contacts, owners, staff), and of companies, which are no people."""

    names: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()

    def here(self, speakers: Iterable[str]) -> "Known":
        """These people and the speakers of one interview, ready to be looked for."""
        folded = {fold(speaker) for speaker in speakers} - {""}
        short: dict[str, set[str]] = {}
        for name in folded:
            for word in {name.split()[0], name.split()[-1]}:
                short.setdefault(word, set()).add(name)
        return Known(
            _by_first_word(self.names),
            _table(tuple(name.split()) for name in folded),
            {word: next(iter(full)) for word, full in short.items() if len(full) == 1 and len(word) > 1},
            _words(self.companies),
        )


Table = dict[str, tuple[tuple[str, ...], ...]]  # first word of a name -> names as words, longest first


@dataclass(frozen=True, slots=True)
class Known:
    """Names to look for: of people known everywhere, of speakers here with their short forms; words of companies."""

    everywhere: Table
    here: Table
    short: dict[str, str]
    companies: frozenset[str] = frozenset()


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


@lru_cache(maxsize=4)
def _words(companies: frozenset[str]) -> frozenset[str]:
    """Words of the names of companies, in lower case."""
    return frozenset(word for company in companies for word in re.findall(r"[^\W\d_]+", company.lower()))


def fold(name: str) -> str:
    """A name in lower case with single spaces, without titles, address or a remark in brackets."""
    name = re.sub(r"\([^()]*\)|<[^<>]*>|\S+@\S+", " ", name)
    name = re.sub(rf"^\s*{_TITLE}\.?\s+", "", name.strip())
    return " ".join(_WORD.findall(name.lower())).replace(".", "")


@cache
def given_names() -> frozenset[str]:
    """Common given names of the shipped list, in lower case."""
    text = (Path(__file__).parent / "given_names.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(_first_part(word) for line in lines for word in line.split())


def known_people(text: str, known: Known) -> Iterator[Found]:
    """Known people by full name in any case, and speakers by first name or surname with a capital."""
    words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
    folded = [w.lower().rstrip(".") for _, _, w in words]
    position = 0
    while position < len(words):
        size, person = _match(text, words, folded, position, known)
        if person:
            start, end = words[position][0], _without_ending(text, words[position + size - 1])
            yield Found(start, end, "person", person)
        position += max(size, 1)


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
    if word in known.short and original[0].isupper() and not _is_month(text, start, word):
        return 1, known.short[word]
    return 0, ""


def _bare(word: str) -> str:
    """A word without its possessive ending."""
    return re.sub(r"['’]s$", "", word)


def _without_ending(text: str, word: tuple[int, int, str]) -> int:
    """End of a name without `'s` or a full stop."""
    return word[0] + len(re.sub(r"(?:['’]s)?\.?$", "", word[2]))


def _is_month(text: str, start: int, word: str) -> bool:
    """Whether `June` or `May` here is a time of the year, `Will` a verb, rather than a person."""
    if word not in _MONTHS_AND_THE_LIKE:
        return False
    return bool(_BEFORE_A_MONTH.search(text[max(0, start - 12) : start])) or bool(
        re.match(r"\w+\s+(?:\d{1,4}|you|we|they|it|the)\b", text[start : start + 30])
    )


def likely_people(text: str) -> Iterator[Found]:
    """Names by title, by introduction, and by a common given name with or without a surname."""
    for pattern in (_TITLED, _INTRODUCED, _NAMED, _IN_OFFICE):
        for match in pattern.finditer(text):
            if fold(match.group(1)).split()[0] not in _NO_SURNAME:
                start = match.start() if pattern is _TITLED else match.start(1)
                yield Found(start, match.end(1), "person", fold(match.group(1)))
    names = given_names()
    for match in _WORD.finditer(text):
        word = match.group().rstrip(".")
        plain = _bare(word)
        if plain[0].isupper() and _first_part(plain) in names:
            end = match.start() + len(plain)
            if plain == word:
                end = _with_surname(text, end)
            yield Found(match.start(), end, "person", fold(text[match.start() : end]))


def _first_part(word: str) -> str:
    """First half of a double name in lower case and without accents, as the list has it."""
    first = word.partition("-")[0].lower()
    return "".join(c for c in unicodedata.normalize("NFD", first) if not unicodedata.combining(c))


def _with_surname(text: str, end: int) -> int:
    """End of a name that starts with a given name: the next capitalised words where they can be a surname."""
    match = _SURNAME.match(text, end)
    if not match or match.group().split()[-1].lower().rstrip(".") in _NO_SURNAME:
        return end
    stop = match.end()
    return stop - 2 if re.search(r"['’]s$", match.group()) else stop
