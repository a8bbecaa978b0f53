"""From bytes to clean text: encodings, byte order marks, what is no text at all."""

import re

from interviews.transcript import ReadError

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
BINARIES = (
    (b"PK\x03\x04", "a ZIP archive (Word and Excel files are such)"),
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old or password-protected Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PAR1", "a Parquet file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"RIFF", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\x7fELF", "a program"),
)
WINDOWS_WARNING = "The file is not UTF-8; it was read as Windows-1252. Look at accents and quotes."

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Text of a file, and warnings about how it was read.

    Byte order marks decide; then UTF-8; then UTF-16 where every other byte is zero; then Windows-1252.

    Raises:
        ReadError: the bytes are a picture, an archive or otherwise no text.
    """
    refuse_binary(content)
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return clean(_decode_as(content, encoding)), ()
    wide = _wide_encoding(content)
    if wide:
        return clean(_decode_as(content, wide)), ()
    place = content.find(b"\x00")
    if place >= 0:
        raise ReadError(f"byte {place + 1} is zero, so this is no text; expected text in UTF-8 or UTF-16")
    try:
        return clean(content.decode("utf-8")), ()
    except UnicodeDecodeError:
        return clean(_decode_as(content, "cp1252")), (WINDOWS_WARNING,)


def refuse_binary(content: bytes) -> None:
    """Stop at what has the first bytes of a known binary format."""
    for magic, what in BINARIES:
        if content.startswith(magic):
            raise ReadError(
                f"the content is {what}, not text; give the file its own suffix or save it as text"
            )


def clean(text: str) -> str:
    """Text with one kind of line end, without control characters and lone surrogates, which no store can hold."""
    text = _LINE_ENDS.sub("\n", text)
    text = _SURROGATE.sub("\ufffd", text)
    return _CONTROL.sub("", text)


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a mark: in text of Latin letters every other byte is zero."""
    head = content[:2000]
    if len(head) < 4:
        return None
    if head[1::2].count(0) > 0.4 * len(head) and head[0::2].count(0) < 0.05 * len(head):
        return "utf-16-le"
    if head[0::2].count(0) > 0.4 * len(head) and head[1::2].count(0) < 0.05 * len(head):
        return "utf-16-be"
    return None


def _decode_as(content: bytes, encoding: str) -> str:
    """Bytes by one encoding, what does not fit shown as U+FFFD, and refused where that is more than a tenth."""
    text = content.decode(encoding, errors="replace")
    if text.count("\ufffd") > len(text) // 10 + 2:
        raise ReadError(f"the content is neither UTF-8 nor {encoding} text; save it as UTF-8 and try again")
    return text
