"""What looks like a person's name: by title, introduction, office, sign-off, address line, or a common given name."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from interviews.redaction_patterns import Found

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Captain|Colonel|Father|Sister|Brother|Sir|Dame|Lord|Lady|Rev|Herr|Frau|Mme"
    r"|M\.|Señora?|Sra?|Monsieur|Madame|Signora?|Sig|Mevrouw|Meneer|Dhr|Pan|Pani|Don|Doña)"
)
CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽ][^\W\d_]*(?:['’-][^\W\d_]+)*"
_LONG = rf"(?=\w['’\w-]){CAPITAL}"
_PARTICLE = r"(?:(?:de|van|von|der|den|da|di|del|du|la|le|el|al|bin|ibn|ter|ten|zu|dos|ní|ó|mac|O['’])\s?)"
_TITLED = re.compile(rf"\b{TITLE}\.?\s+((?:{_LONG}\s+|(?:[A-Z]\.\s*){{1,2}})?{_PARTICLE}{{0,2}}{_LONG})")
_INITIALS = re.compile(rf"(?<![\w.])((?:[A-Z]\.\s?){{1,3}}{_PARTICLE}{{0,2}}{_LONG})")
_INTRODUCED = re.compile(
    rf"(?i:\b(?:my name is|my name's|name is|called|i am|i'm|this is|it's|ask for|spoke (?:to|with)|speak (?:to|with)"
    rf"|regards,?|best,?|wishes,?|cheers,?|sincerely,?|thanks,?|yours,|dear|attn:?|contact:?|signed|hi|hello|hey|morning"
    rf"|afternoon))\s+((?:{_LONG})(?:\s+{_PARTICLE}{{0,2}}{_LONG}){{1,2}})"
)
_NAMED = re.compile(
    rf"(?i:\b(?:my name is|my name's|the name is|name's|(?:man|woman|lady|lad|guy|girl|person|chap|colleague)"
    rf" (?:called|named)"
    rf"|(?:her|his) name (?:was|is)))\s+((?:{_LONG})(?:\s+{_PARTICLE}{{0,2}}{_LONG}){{0,2}})"
)
_SIGNED_OFF = re.compile(
    rf"(?im:^[^\w\n]{{0,12}}(?:(?:kind|best|warm|many)?[ \t]?(?:regards|wishes|thanks)|cheers|sincerely"
    rf"|yours(?:\s\w+)?|best"
    rf"|all the best))"
    rf"[\s,;.–-]{{1,6}}((?:{_LONG})(?:\s+{_PARTICLE}{{0,2}}{_LONG}){{0,2}})(?=\s*(?:$|[,\n|]))",
    re.M,
)
_IN_OFFICE = re.compile(
    rf"\b(?i:director|manager|boss|engineer|consultant|buyer|controller|owner|executive|ceo|cfo|coo|cto|colleague"
    rf"|assistant|technician|foreman|officer|champion|lawyer|accountant|successor|predecessor|chairman|secretary|driver"
    rf"|trainer|contact|lead|supervisor|partner|husband|wife|daughter|son|nurse|teacher|founder|president|specialist"
    rf"|representative|rep|planner|analyst|architect|developer|head of \w+)"
    rf"(?:,| is| was| were|, is|, was)?\s+"
    rf"({_PARTICLE}{{0,2}}{_LONG}(?:\s+{_PARTICLE}{{0,2}}{_LONG}){{1,2}}|(?<=,\s){_LONG}(?=,))"
)
_ADDRESSED = re.compile(
    r"(?im)^[^\w\n]{0,12}(?:cc|bcc|attendees|present|participants|attn|from|to)\s*:[ \t]{0,8}(?P<names>.{1,2000})"
)
_ONE_ADDRESSED = re.compile(
    rf"(?:^|(?<=[,;&])|(?<=\band))\s*({_LONG}(?:\s+{_PARTICLE}{{0,2}}{_LONG}){{1,2}})\s*(?=$|[,;&<(]|and\b)"
)
_SURNAME = re.compile(
    rf"\s{{1,3}}(?:[A-Z]\.\s?)?{_PARTICLE}{{0,2}}{_LONG}(?:\s+(?:van|von|de|di|da|del|Ní|Le|La)\s{_LONG})?"
)
_MONTHS_AND_THE_LIKE = frozenset(
    ("april", "may", "june", "august", "will", "mark", "rose", "grace", "faith", "hope")
)
_BEFORE_A_MONTH = re.compile(
    r"\b(?:in|since|until|by|last|next|this|during|from|of|before|after|early|late|mid|\d{1,2}(?:st|nd|rd|th)?)\s+$"
)
NO_SURNAME = frozenset(
    """the and but or so if in on at to for from with we you he she they it i this that these those what when where who
    why how is was are were has had have do did does not no yes said says can could would will inc ltd llc gmbh plc
    corp company group university hospital street road avenue hotel foods bank north south east west january february
    march april may june july august september october november december monday tuesday wednesday thursday friday
    saturday sunday""".split()
)


def likely_people(text: str) -> Iterator[Found]:
    """Names by title, by introduction, by office, at the end of a letter, and by a common given name."""
    for pattern in (_TITLED, _INITIALS, _INTRODUCED, _NAMED, _SIGNED_OFF, _IN_OFFICE):
        for match in pattern.finditer(text):
            if _may_be_name(match.group(1), is_sure=pattern is _TITLED):
                start = match.start() if pattern is _TITLED else match.start(1)
                yield Found(start, match.end(1), "person", fold(match.group(1)))
    for line in _ADDRESSED.finditer(text):
        for match in _ONE_ADDRESSED.finditer(line["names"]):
            offset = line.start("names")
            yield Found(offset + match.start(1), offset + match.end(1), "person", fold(match.group(1)))
    yield from _by_given_name(text)


def titled_people(text: str) -> Iterator[Found]:
    """Names behind `Mr`, `Dr` and the like."""
    for match in _TITLED.finditer(text):
        yield Found(match.start(), match.end(1), "person", fold(match.group(1)))


def _may_be_name(words: str, *, is_sure: bool) -> bool:
    """Whether what stands in the place of a name may be one: `Thanks, Customer` is none."""
    first, *others = fold(words).split() or [""]
    if not first or first in NO_SURNAME:
        return False
    return is_sure or bool(others) or first in given_names() or first not in everyday_words()


def _by_given_name(text: str) -> Iterator[Found]:
    """Common given names, with the surname that follows; without capitals only where the text has none at all."""
    names = given_names()
    is_low = is_without_capitals(text)
    for match in _WORD.finditer(text):
        word = match.group().rstrip(".")
        plain = re.sub(r"['’]s$", "", word)
        if not (plain[0].isupper() or (is_low and len(plain) > 2 and plain not in everyday_words())):
            continue
        if without_accents(plain) in names:
            end = match.start() + len(plain)
            if plain == word:
                end = _with_surname(text, end)
            yield Found(match.start(), end, "person", fold(text[match.start() : end]))


def is_without_capitals(text: str) -> bool:
    """Whether a recorder wrote everything small, so that small words may be names."""
    letters = sum(map(str.isalpha, text))
    return letters >= 20 and not any(map(str.isupper, re.sub(r"\bI\b", "", text)))


def fold(name: str) -> str:
    """A name in lower case with single spaces, without titles, address or a remark in brackets."""
    name = re.sub(r"\([^()]*\)|<[^<>]*>|\S+@\S+", " ", name)
    name = re.sub(rf"^\s*{TITLE}\.?\s+", "", name.strip())
    return " ".join(_WORD.findall(name.lower())).replace(".", "")


@cache
def given_names() -> frozenset[str]:
    """Common given names of the shipped list, in lower case and without accents."""
    return frozenset(without_accents(word) for word in _listed("given_names.txt"))


@cache
def everyday_words() -> frozenset[str]:
    """Words that are no names, in lower case."""
    return frozenset(_listed("everyday_words.txt"))


def _listed(name: str) -> list[str]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]


def is_month(text: str, start: int, word: str) -> bool:
    """Whether `June` or `May` here is a time of the year, `Will` a verb, rather than a person."""
    if word not in _MONTHS_AND_THE_LIKE:
        return False
    return bool(_BEFORE_A_MONTH.search(text[max(0, start - 12) : start])) or bool(
        re.match(r"\w+\s+(?:\d{1,4}|you|we|they|it|the)\b", text[start : start + 30])
    )


def without_accents(word: str) -> str:
    """First half of a double name in lower case and without accents, as the list has it."""
    first = word.partition("-")[0].lower().replace("ł", "l").replace("ø", "o")
    return "".join(c for c in unicodedata.normalize("NFD", first) if not unicodedata.combining(c))


def _with_surname(text: str, end: int) -> int:
    """End of a name that starts with a given name: the next capitalised words where they can be a surname."""
    for _ in range(2):
        match = _SURNAME.match(text, end)
        if not match or match.group().split()[-1].lower().rstrip(".") in NO_SURNAME:
            return end
        if re.search(r"['’]s$", match.group()):
            return match.end() - 2
        end = match.end()
    return end
