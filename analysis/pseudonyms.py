"""Names taken out of quotes that leave the house: the account, and people known or looking like one."""

import re
from collections.abc import Iterable

from interviews.people import People
from interviews.redaction import Key, redact


def without_names(
    words: str, key: Key, *, accounts: Iterable[str], people: Iterable[str], competitors: Iterable[str]
) -> str:
    """The words with '[the account]' and '[person 3]' where a name stood; the same person, the same number.

    Competitors stay: they are no people, and often the point of the quote. Redaction misses some names: whoever shows
    quotes outside the house reads them first.
    """
    for name in sorted({name for name in accounts if name.strip()}, key=len, reverse=True):
        words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "[the account]", words, flags=re.IGNORECASE)
    known = People(companies=frozenset(competitors)).here(people)
    return redact(words, key, people=known, names=True)
