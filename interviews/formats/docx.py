"""Word documents, by python-docx in a child process: paragraphs and tables in order, then read as text."""

from pathlib import Path
from typing import Any

from interviews.formats import text as plain_text
from interviews.formats.archive import refuse_unsafe
from interviews.guarded import open_guarded
from interviews.transcript import ReadError, Transcript

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(path: Path) -> list[Transcript]:
    """The transcript of a Word document.

    Raises:
        ReadError: it is damaged, locked, too large, or has no words.
    """
    return plain_text.read("\n".join(open_guarded("docx", path)))


def extract(path: Path) -> list[str]:
    """Lines of the document, run in the child. Cells of a table row are parted by tabs."""
    refuse_unsafe(path, needs="word/document.xml", what="Word document (.docx)")
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    try:
        body = docx.Document(str(path)).element.body
    except (KeyError, ValueError, XMLSyntaxError, AttributeError, OpcError) as error:
        raise ReadError(f"the Word document is damaged ({type(error).__name__}); save it anew") from None
    if body is None:
        raise ReadError("the Word document has no body; save it anew")
    lines: list[str] = []
    _walk(body, lines)
    return lines


def _walk(body: Any, lines: list[str]) -> None:  # lxml has no types
    """Paragraphs and table rows in document order.

    Goes over the XML below python-docx's objects: these look a cell up by walking the table, once a cell.
    """
    for child in body:
        if child.tag == _W + "p":
            lines.extend(_paragraph(child).split("\n"))
        elif child.tag == _W + "tbl":
            lines.extend(filter(None, map(_row, child.iterchildren(_W + "tr"))))
            lines.append("")
        elif child.tag in (_W + "sdt", _W + "sdtContent"):
            _walk(child, lines)


def _paragraph(paragraph: Any) -> str:
    """Text of a paragraph with its tabs and breaks; deleted text of tracked changes left out."""
    pieces = []
    for node in paragraph.iter(_W + "t", _W + "tab", _W + "br", _W + "cr"):
        if node.tag == _W + "t":
            pieces.append(node.text or "")
        elif node.getparent().tag == _W + "r":
            pieces.append("\t" if node.tag == _W + "tab" else "\n")
    return "".join(pieces)


def _row(row: Any) -> str:
    """A table row as a line; the row of headings of a transcript as nothing."""
    cells = [
        " ".join(" ".join(map(_paragraph, cell.iter(_W + "p"))).split())
        for cell in row.iterchildren(_W + "tc")
    ]
    return "" if plain_text.is_table_head(cells) else "\t".join(cells)
