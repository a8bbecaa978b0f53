"""What a ZIP-based document (Word, Excel) must pass before a library opens it."""

import zipfile
from pathlib import Path

from interviews.transcript import ReadError

MOST_MEMBERS = 5_000
MOST_UNPACKED = 150 * 1024 * 1024  # bytes of all members together
MOST_XML = 60 * 1024 * 1024
LARGEST_RATIO = 200
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refuse_unsafe(path: Path, *, needs: str, what: str) -> None:
    """Stop at a file that is locked, damaged, swollen or carries entities.

    Args:
        needs: the member without which it is not this kind of document, such as `word/document.xml`.
        what: the kind in words, with its suffix, for the sentence.

    Raises:
        ReadError: one of these; the sentence says which and what to do.
    """
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(_OLE):
        raise ReadError(_ole_sentence(path, what))
    if not zipfile.is_zipfile(path):
        raise ReadError(f"the content is no {what}; open it in the program that made it and save it as one")
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_members(archive, needs, what)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
    ) as error:
        raise ReadError(f"the {what} is damaged ({error}); save it anew") from None


def _ole_sentence(path: Path, what: str) -> str:
    """Why a file in the old container is refused: encrypted ones hold a stream of that name."""
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        return f"the {what} is protected by a password; save it without one and load it again"
    return f"this is the old format of Office (.doc, .xls); save it as {what}"


def _refuse_members(archive: zipfile.ZipFile, needs: str, what: str) -> None:
    """Look at every member's size before unpacking, and at every XML part for a document type."""
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    if len(members) > MOST_MEMBERS:
        raise ReadError(f"the {what} holds {len(members):,} parts; at most {MOST_MEMBERS:,} are read")
    if total > MOST_UNPACKED or (total > 10_000_000 and total / packed > LARGEST_RATIO):
        raise ReadError(f"the {what} unpacks to {total:,} bytes; at most {MOST_UNPACKED:,} are read")
    if needs not in archive.NameToInfo:
        raise ReadError(f"the archive has no part {needs}, so it is no {what}")
    if any(member.flag_bits & 0x1 for member in members):
        raise ReadError(f"the {what} is protected by a password; save it without one and load it again")
    for member in members:
        if member.filename.endswith((".xml", ".rels")):
            _refuse_entities(archive, member, what)


def _refuse_entities(archive: zipfile.ZipFile, member: zipfile.ZipInfo, what: str) -> None:
    """No part of an honest document declares a document type; one that does can swell or reach outside."""
    with archive.open(member) as part:
        data = part.read(MOST_XML + 1)  # counted while reading, since the stated size may lie
    if len(data) > MOST_XML:
        raise ReadError(f"the part {member.filename} of the {what} has more than {MOST_XML:,} bytes")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\x00" in data[:200]:
        raise ReadError(
            f"the part {member.filename} of the {what} declares a document type or entities; refused"
        )
