"""Privacy at the door: personal data replaced by pseudonyms before anything is stored.

The same person, address or number always becomes the same pseudonym (`[person 3]`). What stood there is kept only in
the `Key`, a file of its own that can be thrown away. Offsets of evidence count in the redacted text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from interviews.interview import Interview
from interviews.labels import role_of_label
from interviews.likely_names import unlisted_names
from interviews.likely_people import everyday_words, fold, likely_people, titled_people
from interviews.people import Known, People, known_companies, known_people, with_more
from interviews.redaction_patterns import Found, addresses, emails, numbers

__all__ = ["Found", "Key", "People", "find", "is_plain_label", "redact", "redact_interview"]

_PSEUDONYM = re.compile(r"\[(?:email|phone|card|account|address|person) \d+\]")


@dataclass(slots=True)
class Key:
    """What each pseudonym stands for. It only grows; `last` is the highest number given out of each sort.

    `contacts` are people whom files of records name and who are stored nowhere else: known, so that they are found.
    """

    pseudonyms: dict[tuple[str, str], str] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    contacts: set[str] = field(default_factory=set)

    def pseudonym(self, sort: str, value: str) -> str:
        """Pseudonym of a value, the same one whenever it is asked for."""
        found = self.pseudonyms.get((sort, value))
        if found is None:
            self.last[sort] = self.last.get(sort, 0) + 1
            found = self.pseudonyms[sort, value] = f"[{sort} {self.last[sort]}]"
        return found

    def person(self, name: str) -> str | None:
        """Pseudonym that a person has been given, if any."""
        return self.pseudonyms.get(("person", fold(name)))


def find(text: str, known: Known | None = None) -> list[Found]:
    """Personal data in a text, in order and without overlap; people only where `known` is given.

    Where two finds overlap, the one that starts first stands, of these the longer; what a check digit proves goes
    before what only looks alike.
    """
    taken = bytearray(len(text))  # a mark for every character that a find has covered
    for match in _PSEUDONYM.finditer(text):
        taken[match.start() : match.end()] = b"x" * (match.end() - match.start())
    result: list[Found] = []
    for sort, spans in _finders(text, known):
        for found in sorted(spans, key=lambda f: (f.start, f.start - f.end)):
            if not any(taken[found.start : found.end]):
                taken[found.start : found.end] = b"x" * (found.end - found.start)
                if sort == "personal":
                    result.append(found)
    return sorted(result, key=lambda f: f.start)


def _finders(
    text: str, known: Known | None
) -> Iterator[tuple[Literal["personal", "spared"], Iterator[Found]]]:
    """Groups of finds, surest first; what is spared is not searched by those that follow."""
    yield "personal", emails(text)
    yield "personal", numbers(text)
    yield "personal", addresses(text)
    if known is not None:
        yield "personal", known_people(text, known)
        yield "spared", known_companies(text, known)
        yield "personal", likely_people(text)
        yield "personal", unlisted_names(text, known.companies)


def redact(text: str, key: Key, *, people: People | Known | None = None, names: bool = False) -> str:
    """The text with personal data as pseudonyms; personal names too where `names` is set.

    Args:
        people: who is known by name, besides what looks like a name.
    """
    known = (people.here(()) if isinstance(people, People) else people) or People().here(())
    pieces, last = [], 0
    for found in find(text, known if names else None):
        pieces += [text[last : found.start], key.pseudonym(found.sort, found.value)]
        last = found.end
    return "".join((*pieces, text[last:]))


def redact_interview(
    interview: Interview, key: Key, *, people: People | None = None, names: bool = False
) -> Interview:
    """The interview with its words, speakers, file name and head redacted; ids, days and the account stay."""
    known = _known_here(interview, people or People(), names)

    def plain(text: str) -> str:
        return redact(text, key, people=known, names=names)

    turns = tuple(
        replace(t, text=plain(t.text), speaker=_speaker(t.speaker, key, known, names))
        for t in interview.turns
    )
    return replace(
        interview,
        turns=turns,
        interviewee_role=plain(interview.interviewee_role) if interview.interviewee_role else None,
        stated_reason=plain(interview.stated_reason) if interview.stated_reason else None,
        source_file=plain(interview.source_file) if interview.source_file else None,
        led_by=_speaker(interview.led_by, key, known, names) if interview.led_by else None,
    )


def _known_here(interview: Interview, people: People, names: bool) -> Known:
    """Who is known in an interview: its speakers, and with `names` whoever is named in full anywhere in it.

    So `Adeyemi` is found where `Mr Adeyemi` stood a turn before, and `Ann` where her address was read out.
    """
    speakers = (t.speaker for t in interview.turns if not is_plain_label(t.speaker))
    known = people.here(speakers, companies=(interview.account,) if interview.account else ())
    if not names:
        return known
    found = [one for turn in interview.turns for one in find(turn.text, known)]
    named = {one.value for one in found if one.sort == "person" and " " in one.value}
    titled = {one.value for turn in interview.turns for one in titled_people(turn.text)}
    return with_more(
        known, named | titled | {_name_in_address(one.value) for one in found if one.sort == "email"}
    )


def _name_in_address(address: str) -> str:
    """`ann ashworth` out of `ann.ashworth@mill.example`; nothing where it holds no two words, or everyday ones."""
    words = re.split(r"[._-]+", address.partition("@")[0])
    is_name = len(words) == 2 and all(len(word) > 2 and word.isalpha() for word in words)
    return " ".join(words) if is_name and not set(words) <= everyday_words() else ""


def _speaker(speaker: str, key: Key, known: Known, names: bool) -> str:
    """A speaker's label; a name becomes its pseudonym, `Speaker 2` and `Customer` stay."""
    if names and fold(speaker) and not is_plain_label(speaker):
        return key.pseudonym("person", known.short.get(fold(speaker), fold(speaker)))
    return redact(speaker, key)


def is_plain_label(speaker: str) -> bool:
    """Whether a label names a part in the conversation rather than a person."""
    plain = speaker.strip().lower()
    return bool(role_of_label(speaker)) or plain.startswith(("speaker", "unnamed", "person ", "participant"))
