"""Delimited text of any common encoding and delimiter, as a table that the database can read where it lies."""

import codecs
import csv
import io
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from charset_normalizer import from_bytes

from records.fields import RecordsError
from records.table import (
    FOOTER_WITHIN,
    HEADER_WITHIN,
    SAMPLE_ROWS,
    Dialect,
    Table,
    clean_headers,
    count_footer_rows,
    header_position,
)

HEAD_BYTES = 2_000_000
TAIL_BYTES = 64_000
MANY_LINES = 1_000
FIELD_BYTES = 1_000_000  # longest cell that a record may hold
DELIMITERS = (",", ";", "\t", "|")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def open_delimited(path: Path, name: str, work: Path) -> Table:
    """The table in a text file. A file that is not UTF-8 with its headers on top is copied so into the folder `work`.

    Raises:
        RecordsError: it is empty, holds only headers or no table, is no text, or is in no known encoding.
    """
    text, encoding = _head(path, name)
    of_old_mac = "\r" in text and "\n" not in text  # lines end with a carriage return alone
    text = text.replace("\r", "\n") if of_old_mac else text
    delimiter = find_delimiter(text)
    rows = _rows(text, delimiter, name)
    at = header_position(rows)
    if at is None:
        raise RecordsError(f"{name} has no line of headers in its first {HEADER_WITHIN} lines.")
    body = rows[at + 1 : at + 1 + SAMPLE_ROWS]
    if not any(cell.strip() for row in body for cell in row):
        raise RecordsError(f"{name} holds headers and no rows; nothing to load.")
    _refuse_wide(rows[at], body, name)
    is_utf8 = encoding in ("utf-8", "utf-8-sig", "ascii") and not of_old_mac
    plain = is_utf8 and at == 0 and "\n" not in "".join(rows[0])
    readable = path if plain else _tidy_copy(path, name, encoding, delimiter, at, work)
    return Table(
        file=path,
        name=name,
        headers=clean_headers(_trimmed(rows[at], body)),
        header_row=at + 1,
        sample=body,
        footer_rows=_footer(readable, delimiter, name),
        text=readable,
        dialect=Dialect(delimiter),
    )


def _head(path: Path, name: str) -> tuple[str, str]:
    """The text of the first bytes of a file, and its encoding."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head.strip():
        raise RecordsError(f"{name} is empty; a table with a line of headers is expected.")
    encoding = text_encoding(head, name)
    return decode_head(head, encoding, whole=len(head) < HEAD_BYTES), encoding


def _refuse_wide(headers: tuple[str, ...], body: list[tuple[str, ...]], name: str) -> None:
    """A large file of which most lines have cells beyond the headers would be rejected line by line for minutes."""
    wide = sum(len(row) > len(headers) for row in body)
    if len(body) >= MANY_LINES and wide > len(body) / 2:
        raise RecordsError(
            f"{name} has more cells than headers ({len(headers)}) in {wide:,} of its first {len(body):,} lines;"
            " put text that holds the separator into quotation marks, or name every column."
        )


def text_encoding(head: bytes, name: str) -> str:
    """The encoding of a text: its byte order mark, else UTF-8 where it fits, else the likeliest of the old ones."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    half_zero = head[:4000].count(0) / max(len(head[:4000]), 1)
    if 0.3 < half_zero < 0.6:
        return "utf-16-le" if head[1:2] == b"\0" else "utf-16-be"
    controls = sum(head[:4000].count(bytes([c])) for c in range(32) if c not in (9, 10, 12, 13, 27))
    if b"\0" in head or controls > 0.02 * len(head[:4000]):
        raise RecordsError(
            f"{name} is no text file (it holds bytes that no table has); save it as CSV or XLSX."
        )
    with suppress(UnicodeDecodeError):
        codecs.getincrementaldecoder("utf-8")().decode(head, final=len(head) < HEAD_BYTES)
        return "utf-8"
    return old_encoding(head, name)


def old_encoding(head: bytes, name: str) -> str:
    """The likeliest one-byte or East Asian encoding of a text that is not UTF-8."""
    found = from_bytes(head[:200_000]).best()
    if found is None:
        raise RecordsError(f"{name} is in no encoding that can be told; save it as CSV UTF-8.")
    # Western files are taken as windows-1252, which holds all of latin-1 that text uses, and the curly quotes and euro
    return "cp1252" if _is_western(head, found.encoding) else found.encoding


def _is_western(head: bytes, guessed: str) -> bool:
    letters = Counter(byte for byte in head if byte >= 0x80)
    common = sum(
        letters[byte]
        for byte in b"\xe4\xf6\xfc\xdf\xc4\xd6\xdc\xe9\xe8\xe0\xe7\xea\xf1\xa3\x80\x92\x93\x94\x96"
    )
    families = ("cp125", "cp4", "cp8", "iso8859", "latin", "mac", "cp1140")
    alone = sum(
        before < 0x80 for before, byte in pairwise(head) if byte >= 0x80
    )  # East Asian letters stand in pairs
    is_single = guessed.startswith(families) or alone >= 0.9 * letters.total()
    return is_single and common >= 0.6 * letters.total()


def reread(table: Table, work: Path) -> Table:
    """The table copied from an old encoding, after bytes that are not UTF-8 turned up behind its first megabytes."""
    if table.text is None or table.dialect is None:
        return table
    window = _around_first_odd_byte(table.text)
    encoding = old_encoding(window, table.name)
    copy = _tidy_copy(table.text, table.name, encoding, table.dialect.delimiter, 0, work)
    return replace(table, text=copy)


def _around_first_odd_byte(path: Path) -> bytes:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        while chunk := file.read(HEAD_BYTES):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                return chunk[max(error.start - 50_000, 0) : error.start + 50_000]
    return b""


def decode_head(head: bytes, encoding: str, *, whole: bool) -> str:
    """The text of the first bytes; a character cut at their end is left out."""
    return codecs.getincrementaldecoder(encoding)("replace").decode(head, final=whole).lstrip("\ufeff")


def find_delimiter(text: str) -> str:
    """The delimiter that cuts most of the first lines into the same number of cells, above one."""
    lines = [line for line in text.splitlines()[: HEADER_WITHIN * 2] if line.strip()]
    return max(DELIMITERS, key=lambda mark: _agreement(lines, mark))


def _agreement(lines: list[str], mark: str) -> tuple[int, int]:
    with suppress(csv.Error):
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=mark))
        widths.pop(1, None)
        if widths:
            width, count = widths.most_common(1)[0]
            return count, width
    return 0, 0


def _rows(text: str, delimiter: str, name: str) -> list[tuple[str, ...]]:
    csv.field_size_limit(FIELD_BYTES)
    rows: list[tuple[str, ...]] = []
    try:
        for row in csv.reader(io.StringIO(text), delimiter=delimiter):
            rows.append(tuple(row))
            if len(rows) > HEADER_WITHIN + SAMPLE_ROWS:
                return rows
    except csv.Error as error:
        if "field larger" not in str(error):
            raise RecordsError(f"{name} line {len(rows) + 1} is no line of a table: {error}.") from None
        if len(rows) <= 1:
            raise RecordsError(
                f"{name} line {len(rows) + 1} holds a cell of more than {FIELD_BYTES:,} characters;"
                " close the quotation mark that opens it, or take the cell out."
            ) from None
    return rows[:-1] if len(text.encode()) >= HEAD_BYTES and len(rows) > 2 else rows


def _trimmed(headers: tuple[str, ...], body: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The headers without the empty ones at the end under which nothing stands."""
    width = len(headers)
    while (
        width
        and not headers[width - 1].strip()
        and not any(row[width - 1 : width] != () and row[width - 1].strip() for row in body)
    ):
        width -= 1
    return headers[:width] if width else headers


def _tidy_copy(path: Path, name: str, encoding: str, delimiter: str, skip: int, work: Path) -> Path:
    """The same table in UTF-8, its headers in the first line."""
    copy = work / f"{path.stem}.utf8.csv"
    reader = codecs.getreader("utf-8" if encoding == "ascii" else encoding)
    try:
        with path.open("rb") as raw, copy.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
            for index, row in enumerate(csv.reader(reader(raw), delimiter=delimiter)):
                if index >= skip:
                    writer.writerow([cell.replace("\n", " ") for cell in row] if index == skip else row)
    except (UnicodeDecodeError, csv.Error) as error:
        raise RecordsError(f"{name} cannot be read as {encoding}: {error}. Save it as CSV UTF-8.") from None
    return copy


def _footer(path: Path, delimiter: str, name: str) -> int:
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - TAIL_BYTES, 0))
        tail = file.read().decode("utf-8", errors="replace")
    lines = tail.splitlines()[-FOOTER_WITHIN:]
    with suppress(csv.Error):
        return count_footer_rows([tuple(row) for row in csv.reader(lines, delimiter=delimiter)])
    return 0
