"""E-mail (.eml): each message of the thread a turn, quoted history and signatures dropped.

Read with the standard library's `email`. A thread saved as one file holds its earlier messages as attachments; saved
as several files, each is an interview of its own.
"""

import html
import re
from collections.abc import Iterator
from datetime import UTC
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.message import Message
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path

from interviews.decoding import decode, refuse_binary
from interviews.file_names import kind_in_words
from interviews.transcript import ReadError, Transcript, Utterance

MOST_MESSAGES = 500
_QUOTE_START = re.compile(
    r"^(?:-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|message d'origine).*"
    r"|_{20,}|on .{5,120}\bwrote:|am .{5,120}\bschrieb.{0,80}:|le .{5,120}\ba écrit\s?:"
    r"|>?\s*from:\s.{1,200})$",
    re.I,
)
_WROTE_ABOVE = re.compile(r"^(?:on|am|le)\s.{5,120}$", re.I)
_WROTE_BELOW = re.compile(r".{0,120}(?:wrote|schrieb|a écrit)\s?:$", re.I)
_SIGNATURE = re.compile(r"^--\s?$")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})\b[^<>]{0,2000}>")
_BLOCKS = frozenset(("br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN = frozenset(("style", "script", "head", "title", "blockquote"))


def read(path: Path) -> list[Transcript]:
    """The thread that a message file holds, earliest message first.

    Raises:
        ReadError: the file is no e-mail or has no words.
    """
    content = path.read_bytes()
    refuse_binary(content)
    message = message_from_bytes(content, policy=default)
    if not any(message.get(name) for name in ("From", "Date", "Subject", "To")):
        raise ReadError(
            "this is no e-mail: no line such as 'From:' or 'Date:' at its head; save the message as .eml"
        )
    turns = sorted(_messages(message), key=lambda turn: turn[0])
    if not turns:
        raise ReadError("the e-mail has no words of its own; expected text besides quoted history")
    subject = _header(message, "Subject")[:200]
    facts = {"subject": subject}
    if turns[-1][0]:
        facts["held_on"] = turns[-1][0]
    utterances = tuple(Utterance(speaker, text) for _, speaker, text in turns)
    is_exit = kind_in_words(subject) == "exit_interview"
    return [Transcript(utterances, facts, kind="exit_interview" if is_exit else "call")]


def _messages(message: Message) -> Iterator[tuple[str, str, str]]:
    """Day, sender and words of a message and of the messages attached to it."""
    for number, part in enumerate(_thread(message)):
        if number >= MOST_MESSAGES:
            raise ReadError(f"the thread has more than {MOST_MESSAGES} messages; split it")
        words = own_words(_body(part))
        if words:
            yield _day(part), _sender(part), words


def _thread(message: Message) -> Iterator[Message]:
    """The message and every message inside it."""
    yield message
    for part in message.walk():
        if part is not message and part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                yield inner[0]


def _body(message: Message) -> str:
    """Text of a message: its plain part, else its HTML part without tags; attached messages are left to themselves."""
    plain, rich = "", ""
    for part in _own_parts(message):
        if part.get_content_disposition() == "attachment":
            continue
        if part.get_content_type() == "text/plain" and not plain:
            plain = _text(part)
        elif part.get_content_type() == "text/html" and not rich:
            rich = _text(part)
    return plain if plain.strip() else _without_tags(rich)


def _own_parts(message: Message) -> Iterator[Message]:
    """Leaves of a message that do not belong to another message inside it."""
    if message.get_content_type() == "message/rfc822":
        return
    if not message.is_multipart():
        yield message
        return
    for part in message.get_payload():
        if isinstance(part, Message):
            yield from _own_parts(part)


def _text(part: Message) -> str:
    """Text of one part in its own character set, or as it can be guessed."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload:
        return ""
    charset = part.get_content_charset() or ""
    try:
        return payload.decode(charset) if charset else decode(payload)[0]
    except (LookupError, UnicodeDecodeError):
        return decode(payload)[0]


def _without_tags(rich: str) -> str:
    """Text of an HTML mail, styles, scripts and quoted blocks left out, in one pass over its tags."""
    pieces: list[str] = []
    hidden, last = "", 0
    for match in _TAG.finditer(rich):
        closes, name = bool(match.group(1)), match.group(2).lower()
        if not hidden:
            pieces.append(rich[last : match.start()])
            hidden = name if name in _HIDDEN and not closes else ""
            pieces.append("\n" if name in _BLOCKS else "")
        elif closes and name == hidden:
            hidden = ""
        last = match.end()
    pieces.append("" if hidden else rich[last:])
    return html.unescape("".join(pieces)).replace("\xa0", " ")


def own_words(body: str) -> str:
    """What the sender wrote in this message: no quoted lines, nothing below a quote's head or a signature's dashes."""
    kept: list[str] = []
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines):
        plain = line.strip()
        below = lines[number + 1].strip() if number + 1 < len(lines) else ""
        if kept and (_QUOTE_START.match(plain) or (_WROTE_ABOVE.match(plain) and _WROTE_BELOW.match(below))):
            break
        if _SIGNATURE.match(line):
            break
        if not plain.startswith(">"):
            kept.append(plain)
    paragraphs = re.split(r"\n\s*\n", "\n".join(kept))
    return "\n".join(" ".join(p.split()) for p in paragraphs if p.strip())


def _header(message: Message, name: str) -> str:
    """A header as text; empty where it is missing or broken."""
    try:
        return str(message.get(name) or "")
    except (ValueError, IndexError, AttributeError, HeaderParseError, MessageError):
        return ""


def _sender(message: Message) -> str:
    """`Name <address>` of the sender, or what there is of it."""
    name, address = parseaddr(_header(message, "From"))
    return f"{name} <{address}>" if name and address else name or address or "unknown sender"


def _day(message: Message) -> str:
    """Time of a message in ISO form and UTC, so that messages sort; empty where unknown."""
    try:
        moment = parsedate_to_datetime(_header(message, "Date"))
        return (moment.astimezone(UTC) if moment.tzinfo else moment).replace(tzinfo=None).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
