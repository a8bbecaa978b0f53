"""PDF with a text layer, by pypdf in a child process, then read as text."""

import logging
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from interviews.formats import text as plain_text
from interviews.guarded import open_guarded
from interviews.transcript import ReadError, Transcript

if TYPE_CHECKING:  # read in a child process alone
    from pypdf import PdfReader

MOST_PAGES = 1_000
MOST_CHARACTERS = 20_000_000
_PAGE_NUMBER = re.compile(r"(?:page|seite|p\.)?\s*\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?", re.I)


def read(path: Path) -> list[Transcript]:
    """The transcript of a PDF.

    Raises:
        ReadError: it is damaged, locked, too large, or a picture of a text.
    """
    pages = [page.split("\n") for page in open_guarded("pdf", path)]
    if not any(line.strip() for page in pages for line in page):
        raise ReadError(
            "the PDF has no text layer, only pictures; run it through text recognition and load the result"
        )
    return plain_text.read("\n".join(_without_running_lines(pages)))


def _without_running_lines(pages: list[list[str]]) -> list[str]:
    """Lines of all pages without page numbers and the heads and feet that stand on most pages."""
    ends = Counter(line.strip() for page in pages for line in {*page[:2], *page[-2:]} if line.strip())
    running = {line for line, count in ends.items() if count > 2 and count > len(pages) / 2}
    return [
        line
        for page in pages
        for number, line in enumerate(page)
        if line.strip() not in running
        and not (number in (0, len(page) - 1) and line.strip() and _PAGE_NUMBER.fullmatch(line.strip()))
    ]


def extract(path: Path) -> list[str]:
    """Text of every page, run in the child."""
    with path.open("rb") as file:
        start = file.read(1024)
    if b"%PDF" not in start:
        raise ReadError("the content is no PDF; open it in the program that made it and save it as one")
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("the PDF is protected by a password; save it without one and load it again")
        if len(reader.pages) > MOST_PAGES:
            raise ReadError(f"the PDF has {len(reader.pages):,} pages; at most {MOST_PAGES:,} are read")
        return _pages(reader)
    except ReadError:
        raise
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        ArithmeticError,
    ) as error:
        raise ReadError(f"the PDF is damaged ({type(error).__name__}); print it to a new PDF") from None


def _pages(reader: "PdfReader") -> list[str]:
    """Text of the pages up to the limit of characters."""
    pages, size = [], 0
    for page in reader.pages:
        pages.append(page.extract_text())
        size += len(pages[-1])
        if size > MOST_CHARACTERS:
            raise ReadError(f"the PDF holds more than {MOST_CHARACTERS:,} characters; split it")
    return pages
