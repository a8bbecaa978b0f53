"""Names that no list holds: capitalised words that the language does not know, where a person would stand.

Used only where names are hidden. A company may be taken for a person this way; those that are known are spared.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from interviews.redaction_patterns import Found

_WORD = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:['’-][A-ZÀ-ÖØ-Þ]?[^\W\d_]+)*")
_JOINS = re.compile(r"\s(?:(?:de|van|von|der|den|da|di|del|la|le|el|al|bin|ter)\s){0,2}")
_PERSON_AFTER = re.compile(
    r"\s(?:said|says|rang|told|asked|laughed|retired|signed|wrote|promised|knew|knows|thought|thinks|wanted|wants|drove"
    r"|sat|drew|counted|fixed|shrugged|resigned|left a|swore|explained|translated|insisted|agreed|admitted|apologised"
    r"|who\b|in accounts|at reception|from (?:accounts|engineering|purchasing|finance|sales|support|your))\b"
)
_PERSON_BEFORE = re.compile(
    r"(?i)\b(?:tell|told|ask|asked|asked for|ask for|poor|thanks?|dear|hi|hello|between us,|colleague|named|called"
    r"|spoke (?:to|with)|speak (?:to|with)|uncle|aunt|sister|brother)\s+$"
)
_COMPANY_AFTER = re.compile(
    r"\s+(?:&|and\s+(?:Sons|Co)\b|Ltd|Limited|Inc|LLC|GmbH|AG|plc|PLC|Group|Foods?|Paper|Mills?|University|Hospital|Hotel"
    r"|Systems?|Online|Services?|Bank|Brewery|Dairy|College|School|Council|Trust|Holdings|Partners|Software|Street|Road)\b"
)


@cache
def everyday_words() -> frozenset[str]:
    """Words that are no names, in lower case."""
    text = (Path(__file__).parent / "everyday_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def unlisted_names(text: str, spared: frozenset[str]) -> Iterator[Found]:
    """Two or three capitalised words that are no everyday ones, or one where its neighbours speak of a person.

    Args:
        spared: words of companies that are known, in lower case.
    """
    place = 0
    while match := _WORD.search(text, place):
        end = match.end()
        place = end
        if not _is_odd(match.group(), spared):
            continue
        while (join := _JOINS.match(text, end)) and (following := _WORD.match(text, join.end())):
            if not _is_odd(following.group(), spared):
                break
            end = following.end()
        if _stands_for_person(text, match.start(), end, is_pair=end > match.end()):
            name = re.sub(r"['’]s$", "", text[match.start() : end])
            yield Found(match.start(), match.start() + len(name), "person", " ".join(name.lower().split()))
        place = end


def _is_odd(word: str, spared: frozenset[str]) -> bool:
    """Whether a capitalised word is neither everyday, nor an abbreviation, nor of a known company."""
    plain = re.sub(r"['’](?:s|d|m|t|ve|ll|re)$", "", word).lower()
    return len(plain) > 1 and not word[:3].isupper() and plain not in everyday_words() and plain not in spared


def _stands_for_person(text: str, start: int, end: int, *, is_pair: bool) -> bool:
    """Whether the words around a name speak of a person rather than a company or a place."""
    if _COMPANY_AFTER.match(text, end) or text[max(0, start - 3) : start].endswith("& "):
        return False
    if is_pair:
        return True
    return bool(_PERSON_AFTER.match(text, end) or _PERSON_BEFORE.search(text[max(0, start - 24) : start]))
