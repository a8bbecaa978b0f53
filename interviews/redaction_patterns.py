"""Where personal data stand in a text: addresses of e-mail and street, numbers of phones, cards and bank accounts.

Each finder gives half-open spans. Numbers that can be checked are (Luhn, ISO 7064 for IBANs); the others need the
form or the words of their kind around them, since a transcript is full of prices, dates and order numbers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Sort = Literal["email", "phone", "card", "account", "address", "person"]


@dataclass(frozen=True, slots=True)
class Found:
    """A span of personal data; `value` is what makes two spellings of it the same."""

    start: int
    end: int
    sort: Sort
    value: str


_TOP = r"(?:com|org|net|co|uk|de|fr|io|eu|edu|gov|info|biz|example|test|us|ca|ie|nl|es|it|ch|at|au|nz|in|pl|se|no|dk)"
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+'&-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
_DOT = re.compile(r"\bdot\b", re.I)
_SPOKEN_EMAIL = re.compile(
    rf"\b[a-z0-9]+(?:[\s,]+(?:dot|underscore|dash|hyphen)[\s,]+[a-z0-9]+|[._-][a-z0-9]+){{0,4}}[\s,]+at[\s,]+"
    rf"[a-z0-9-]+(?:[\s,]+[a-z0-9-]+)?(?:[\s,]+dot[\s,]+[a-z0-9]+){{0,2}}[\s,]+dot[\s,]+{_TOP}(?:[\s,]+dot[\s,]+{_TOP})?\b",
    re.I,
)
_DIGITS = re.compile(
    r"(?<![\w$£€.,])(?:\+|00)?[(\[]?\d(?:[\s().\-/\u2011\u2013]{0,3}\d){5,24}(?![\w%]|[.,]\d)"
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?\b")
_DIGIT_WORD = r"(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|hundred|\d)"
_SPOKEN_DIGITS = re.compile(rf"\b(?:plus\s+)?{_DIGIT_WORD}(?:[\s,.-]+{_DIGIT_WORD}){{5,24}}\b", re.I)
_NOT_A_NUMBER_OF_A_PERSON = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[\s-]+\d{1,2}\W?\d{2}.*)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
    r"|(?:19|20)\d{2}\s?[-/–]\s?(?:19|20)\d{2}|\d{1,3}(?:[ .]000)+"
)
_AMERICAN = re.compile(
    r"(?:1[\s.-]?)?\(?\d{3}\)?[\s.-]{1,2}\d{3}[\s.-]\d{4}|\d{3}-\d{4}|[2-9]\d{2}[2-9]\d{6}"
)
_CLOSING = {"(": ")", "[": "]"}
_BEFORE = 40  # characters before a number in which its kind may be named
_PHONE_WORDS = re.compile(
    r"\b(?:phone|tel|telephone|mobile|cell|fax|call|ring|reach|text|whatsapp|dial|direct line|extension|landline|rang)",
    re.I,
)
_CARD_WORDS = re.compile(r"\b(?:card|visa|mastercard|amex|credit|debit)\b", re.I)
_BANK_WORDS = re.compile(
    r"\b(?:sort ?code|account (?:number|no)|bank (?:account|details)|iban|routing|bsb|a/c|acct|social security"
    r"|ssn|national insurance|passport|swift)", re.I
)  # fmt: skip
_OTHER_WORDS = re.compile(
    r"\b(?:order|invoice|ticket|case|serial|part|reference|ref|po|version|build|sku|model)\b", re.I
)
_NATIONAL = re.compile(r"\b(?:\d{3}-\d{2}-\d{4}|[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D])\b")


def emails(text: str) -> Iterator[Found]:
    """E-mail addresses, written or spoken (`jo dot k at example dot com`)."""
    if "@" in text or "at)" in text or "at]" in text:
        for match in _EMAIL.finditer(text):
            value = re.sub(r"\s?(?:\(at\)|\[at\]|@)\s?", "@", match.group().lower())
            yield Found(match.start(), match.end(), "email", value)
    if _DOT.search(text):
        for match in _SPOKEN_EMAIL.finditer(text):
            plain = re.sub(r"[\s,]+dot[\s,]+", ".", match.group().lower())
            plain = re.sub(r"[\s,]+at[\s,]+", "@", plain)
            yield Found(match.start(), match.end(), "email", re.sub(r"[\s,]", "", plain))


def numbers(text: str) -> Iterator[Found]:
    """Numbers of cards, bank accounts and phones."""
    for match in _IBAN.finditer(text):
        compact = re.sub(r"[\s-]", "", match.group()).upper()
        if is_iban(compact):
            yield Found(match.start(), match.end(), "account", compact)
    for match in _NATIONAL.finditer(text):
        yield Found(match.start(), match.end(), "account", re.sub(r"\W", "", match.group()).upper())
    for match in _DIGITS.finditer(text):
        sort = _sort_of_number(match.group(), text[max(0, match.start() - _BEFORE) : match.start()])
        if sort:
            start = match.start() + _opens_beyond(match.group())
            yield Found(start, match.end(), sort, re.sub(r"\D", "", match.group()))
    for match in _SPOKEN_DIGITS.finditer(text):
        words = re.findall(r"[a-z]+|\d", match.group().lower())
        if sum(len(w) > 1 for w in words) >= 3:
            yield Found(match.start(), match.end(), "phone", " ".join(words))


def _opens_beyond(number: str) -> int:
    """1 where a number begins with a bracket that closes behind it, as in `(0171 5550199)`: both stay in the text."""
    return int(number[:1] in ("(", "[") and number.count(number[0]) > number.count(_CLOSING[number[0]]))


def _sort_of_number(number: str, before: str) -> Sort | None:
    """What a run of digits is, by its check digit, its form and the words before it."""
    digits = re.sub(r"\D", "", number)
    bare = number.strip(" ().-/")
    if len(digits) <= 18 and _BANK_WORDS.search(before):
        return "account"
    if _NOT_A_NUMBER_OF_A_PERSON.fullmatch(bare):
        return None
    if 13 <= len(digits) <= 19 and (passes_luhn(digits) or _CARD_WORDS.search(before)):
        return "card"
    if re.fullmatch(r"\d{2}-\d{2}-\d{2}[\s,/]+\d{7,8}", bare):
        return "account"
    if 7 <= len(digits) <= 15 and _is_phone(number, digits, before):
        return "phone"
    return None


def _is_phone(number: str, digits: str, before: str) -> bool:
    """Whether a number is written as phones are, or named as one."""
    if number.lstrip("([").startswith("+") and len(digits) >= 8:
        return True
    if _OTHER_WORDS.search(before[-20:]):
        return False
    if _PHONE_WORDS.search(before) or (digits.startswith("00") and len(digits) >= 10):
        return True
    grouped = bool(re.search(r"\d[\s().\-/\u2011\u2013]+\d", number))
    national = digits.startswith("0") and 9 <= len(digits) <= 12
    american = bool(_AMERICAN.fullmatch(number.strip()))
    return national or american or (grouped and number.lstrip().startswith("(") and len(digits) >= 9)


def passes_luhn(digits: str) -> bool:
    """Check digit of payment cards. Source: ISO/IEC 7812-1, annex B."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and len(set(digits)) > 1


def is_iban(compact: str) -> bool:
    """Whether the check digits of an IBAN hold: modulo 97 is 1. Source: ISO 13616, ISO 7064 MOD 97-10."""
    if not 15 <= len(compact) <= 34 or not compact.isascii() or not compact[2:4].isdigit():
        return False
    moved = compact[4:] + compact[:4]
    return int("".join(str(int(c, 36)) for c in moved)) % 97 == 1


_STREET = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Close|Way|Crescent|Cres|Square|Sq|Place|Pl|Terrace"
    r"|Boulevard|Blvd|Highway|Hwy|Parkway|Pkwy|Row|Gardens|Grove|Mews|Walk|Quay|Wharf|Circle|Trail|Alley|Yard|Green"
    r"|Rise|Loop|View|Cottages|House|Estate|Broadway|Hill)"
)
_CITY = (
    r"(?:,?\s+[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){0,2}"
    r"(?=,?\s+(?:[A-Z]{2}\s+\d{5}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|\d{4,5}\b)))?"
)
_POSTCODE = r"(?:,?\s+(?:[A-Z]{2},?\s+)?(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}))?"
_ADDRESS = re.compile(
    rf"\b(?:(?:Flat|Apt|Apartment|Suite|Unit|Building|Floor|Block)\s\w{{1,5}},?\s)?\d{{1,5}}[A-Za-z]?(?:[-/]\d{{1,4}})?,?\s"
    rf"(?:[A-Z][\w'’.-]{{0,20}}\s){{1,4}}{_STREET}\b\.?{_CITY}{_POSTCODE}"
)
_LOWER_ADDRESS = re.compile(
    r"\b\d{1,5}[a-z]?,?\s(?!(?:in|on|this|the|of|our|their|its|same|a)\b)(?:[a-z][a-z'’]{1,20}\s){1,2}(?:street|road|avenue|lane|crescent|boulevard|terrace)\b"
)
_PROPER = r"[A-ZÀ-Ý][\w'’-]+(?:\s[A-ZÀ-Ý][\w'’-]+){0,2}"
_CONTINENTAL = re.compile(
    r"\b[A-ZÄÖÜ][a-zäöüß-]{2,25}(?:straße|strasse|str\.|weg|allee|platz|gasse|damm|ufer|laan|straat|gracht|plein)"
    r"\s\d{1,4}\s?[a-z]?\b(?:,\s(?:\d{4,5}\s)?[A-ZÄÖÜ][a-zäöüß]+)?"
    r"|\b\d{1,4}(?:\s(?:bis|ter))?,?\s(?:rue|avenue|boulevard|place|chemin|impasse|quai|allée)\s"
    rf"(?:d[eu]s?\s|de\sla\s|de\sl'|d'|l')?{_PROPER}(?:,\s(?:\d{{5}}\s)?[A-ZÀ-Ý][a-zà-ÿ]+)?"
    rf"|\b(?:Calle|Via|Piazza|Plaza|Avenida|Rua|Paseo|Corso)\s(?:de(?:l|\sla)?\s)?{_PROPER},?\s\d{{1,4}}\b"
)
_BOX = re.compile(
    r"\b(?i:P\.?\s?O\.?\s?Box)\s\d{1,6}\b"
    r"|\b(?i:postcode|zip(?: code)?)(?: is|:)?\s+(?=[A-Z0-9]{0,4}\d)[A-Z0-9]{2,5}(?:[\s-][A-Z0-9]{3,4})?\b"
)
_UK_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[ABD-HJLNP-UW-Z]{2}\b")


def addresses(text: str) -> Iterator[Found]:
    """Street addresses in English, German, Dutch, French, Spanish and Italian form, boxes and postcodes."""
    for pattern in (_ADDRESS, _LOWER_ADDRESS, _CONTINENTAL, _BOX, _UK_POSTCODE):
        for match in pattern.finditer(text):
            yield Found(
                match.start(), match.end(), "address", re.sub(r"\W+", " ", match.group()).lower().strip()
            )
