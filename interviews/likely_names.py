"""Names that no list holds: capitalised words that the language does not know, where a person may stand.

Used only where names are hidden. In the middle of a sentence such a word counts as a person's unless the words around
it speak of a company, a product or a place; at its beginning only where they speak of a person. A company may be taken
for a person this way; those that are known are spared.
"""

import re
from collections.abc import Iterator

from interviews.likely_people import CAPITAL, NO_SURNAME, everyday_words
from interviews.redaction_patterns import Found

_WORD = re.compile(CAPITAL)
_JOINS = re.compile(r"\s(?:(?:de|van|von|der|den|da|di|del|la|le|el|al|bin|ter)\s){0,2}")
_PERSON_AFTER = re.compile(
    r",?\s(?:(?:never|also|just|then|always|once|only|still|even|herself|himself|really)\s)?"
    r"(?:said|says|rang|told|asked|laughed|retired|signed|wrote|promised|knew|knows|thought|thinks|wanted|wants|drove"
    r"|sat|drew|counted|fixed|shrugged|resigned|left|swore|explained|translated|insisted|agreed|admitted|apologised"
    r"|came|took|joined|met|called|phoned|emailed|mailed|noticed|understood|remembered|remembers|complained"
    r"|lost (?:his|her)"
    r"|ran|runs|chaired|typed|made|built|put|kept|tried|spent|stood|spoke|listened|answered|replied|looked|felt|feels"
    r"|believes|believed|hated|hates|loved|loves|likes|liked|decided|refused|warned|argued|pushed|sent|showed|taught"
    r"|who\b|whose\b|and (?:her|his|i|me)\b|had (?:to|promised|been|a|warned|left|gone)|has (?:left|been|gone|his|her)"
    r"|in (?:accounts|engineering|purchasing|finance|sales|support|ops|operations|procurement|legal|it)\b|at reception"
    r"|from (?:accounts|engineering|purchasing|finance|sales|support|your|ops|operations|procurement|legal|it)\b"
    r"|and\s[A-ZÀ-ÞŁŚŻ][a-zà-ÿ]+\s(?:run|ran|were|are|had|have|sat|both|came|went|wanted)"
    r"|was (?:brilliant|kind|our|my|the|very"
    r"|great|lovely|superb|helpful|rude|gone|away|off|ill|furious|angry|right|wrong)"
    r"|is (?:our|my|gone|away|very|great|right))\b",
    re.I,
)
_PERSON_AT_START = re.compile(
    r"\sand\s[A-ZÀ-Þ][^\W\d_]+\s(?!quoted|offered|charged|cost)[a-z]+(?:ed|t)\b"
    r"|['’]s\s+(?:desk|team|boss|last|idea|job|replacement|decision|office|phone|mail|email|words)\b|:\s"
)
_COMPANY_BEFORE = re.compile(
    r"(?i)(?:\b(?:the|a|an|our|your|their|its|this|that|these|every|each|any|of|in|at|near|on|onto|into|via|than|against|versus|vs"
    r"|like|outside|across|through|around|toward|towards|use|used|uses|using|chose|choose|bought|buy|buying|prefer|preferred"
    r"|tried|trial(?:led)?|compared|called it|evaluated|evaluating|implemented|installed|adopted|picked"
    r"|(?:go|went|gone|going|move|moved|moving|switch|switched|switching|migrate|migrated|migrating|change|changed|over|across"
    r"|lost|back|compared|next|close|similar|business|contract|travel|drive|drove|fly|flew)(?:\s(?:over|across|back))?\s(?:to|with)"
    r"|(?:signed|stayed|staying|work|went|deal|partnered)(?:\sup)?\swith"
    r"|(?:quote|quotes|offer|bid|proposal|price|product|software|machines?|system|salesman|rep|invoices?|bought|order\w*)\sfrom)"
    r"|\d|&|-)\s*$"
)
_PERSON_BEFORE = re.compile(
    r"(?i)\b(?:tell|told|ask|asked|asked for|ask for|poor|thanks?|dear|hi|hello|between us,|colleague|named|called|old"
    r"|spoke (?:to|with)|speak (?:to|with)|uncle|aunt|sister|brother|good (?:morning|afternoon|evening)"
    r"|thank you,?|well,)\s+$"
)
_COMPANY_AFTER = re.compile(
    r"(?:['’]s)?,?\s{1,3}(?:and\s(?:Sons|Co)\b|Ltd|Limited|Inc|LLC|GmbH|AG|plc|PLC|Group|Foods?|Paper|Mills?|University|Hospital|Hotel"
    r"|Systems?|Online|Services?|Bank|Brewery|Dairy|College|School|Council|Trust|Holdings|Partners|Software|Street|Road|Street"
    r"|Laundry|Linen|Campus|Airport|Times|Teams|Cloud|Pro\b|Plus\b|Desk\b|site|plant|depot|line\b|module|app\b|api\b"
    r"|quoted?|offers?|offered|charges?|charged|costs?|prices?|pricing|quote|platform|software|product|integration|portal"
    r"|system"
    r"|dashboard|licen[cs]e|users?|is (?:cheaper|half)|was (?:cheaper|half)|does (?:it|that)|controls"
    r"|version|import|export)\b"
)
_NOT_A_NAME = re.compile(
    r"(?:ly|ing|tion|sion|ness|ment|able|ible|ous|ive|ity|ised|ized|ism|ists?|ful|less|ware|soft|base|force|desk)$"
)
_WORD_BEFORE = re.compile(rf"(?<!\w)({CAPITAL})\s$")
_WORD_AFTER = re.compile(rf"\s({CAPITAL})(?!['’\w])")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…]['\"”’)]*\s|\n)\s*['\"“‘(\-–—>*•]*\s*$")


def unlisted_names(text: str, spared: frozenset[str]) -> Iterator[Found]:
    """Capitalised words that are no everyday ones and not spared, alone or in a row, where a person may stand.

    Args:
        spared: words of companies that are known, in lower case.
    """
    place = 0
    while match := _WORD.search(text, place):
        end = match.end()
        place = end
        if not _is_odd(match.group(), spared) or text[match.start() - 1 : match.start()].isalnum():
            continue
        while (join := _JOINS.match(text, end)) and (following := _WORD.match(text, join.end())):
            if not _is_odd(following.group(), spared):
                break
            end = following.end()
        if _stands_for_person(text, match.start(), end, is_pair=end > match.end()):
            start, end = _with_everyday_part(text, match.start(), end)
            name = re.sub(r"['’]s$", "", text[start:end])
            yield Found(start, start + len(name), "person", " ".join(name.lower().split()))
        place = end


def _with_everyday_part(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with an everyday word that is a part of the name: `Blessing Okoye`, `Ottoline Quay`."""
    before = _WORD_BEFORE.search(text[max(0, start - 30) : start])
    if before and not _SENTENCE_START.search(text[max(0, start - 70) : start - len(before.group())]):
        start -= len(before.group()) if _may_be_part(before.group(1)) else 0
    after = _WORD_AFTER.match(text, end)
    return start, after.end() if after and _may_be_part(after.group(1)) else end


def _may_be_part(word: str) -> bool:
    return word.lower() not in NO_SURNAME and not _is_abbreviation(word)


def _is_odd(word: str, spared: frozenset[str]) -> bool:
    """Whether a capitalised word is neither everyday, nor an abbreviation, nor of a known company."""
    plain = re.sub(r"['’](?:s|d|m|t|ve|ll|re)$", "", word).lower()
    return (
        len(plain) > 1
        and not _is_abbreviation(word)
        and plain not in everyday_words()
        and plain not in spared
    )


def _is_abbreviation(word: str) -> bool:
    return (word[:2].isupper() and "'" not in word[:2]) or any(map(str.isupper, word[3:].partition("-")[0]))


def _stands_for_person(text: str, start: int, end: int, *, is_pair: bool) -> bool:
    """Whether the words around a name speak of a person rather than a company, a product or a place."""
    bare = end - 2 if re.search(r"['’]s$", text[start:end]) else end
    if _COMPANY_AFTER.match(text, bare):
        return False
    before = text[max(0, start - 40) : start]
    if (before.endswith("& ") or text.startswith(" & ", end)) and not _PERSON_BEFORE.search(before):
        return False  # `Alder & Pike` trades under that name
    if _PERSON_AFTER.match(text, end) or _PERSON_BEFORE.search(before):
        return True
    if is_pair:
        return not re.search(r"(?i)\b(?:the|in|at|near)\s+$", before)
    if _COMPANY_BEFORE.search(before):
        return False
    if _SENTENCE_START.search(before):
        return bool(_PERSON_AT_START.match(text, bare)) or (
            bare < end and not _NOT_A_NAME.search(text[start:bare])
        )
    return not _NOT_A_NAME.search(text[start:bare])
