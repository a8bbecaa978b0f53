"""Read a spreadsheet in a child process with limits of memory and time; a hostile file ends there, not here.

The child is this module run as a program: it reads one workbook and writes its sheets as JSON lines of rows of text.
"""

import json
import resource
import subprocess
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from records.fields import RecordsError

SECONDS = 120
MEMORY_BYTES = 4 * 1024**3
UNPACKED_BYTES = 2 * 1024**3
MEMBERS = 10_000
RATIO = 400  # of unpacked to packed; a real sheet of a million rows stays below 60

Rows = list[tuple[str, ...]]
_OLE_MAGIC = b"\xd0\xcf\x11\xe0"


def read_sheets(path: Path, name: str) -> dict[str, Rows]:
    """Visible sheets of a workbook: sheet name -> rows of cells as text; dates as ISO, empty cells as ''.

    Raises:
        RecordsError: the file is protected, broken, no workbook, or beyond the limits.
    """
    _refuse_bomb(path, name)
    with TemporaryDirectory() as folder:
        out = Path(folder) / "rows"
        command = [sys.executable, "-m", "records.sheets", str(path.resolve()), str(out)]
        try:
            ended = subprocess.run(
                command, cwd=Path(__file__).parent.parent, capture_output=True, timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            raise RecordsError(
                f"{name} took longer than {SECONDS} seconds to open; save it as CSV."
            ) from None
        if ended.returncode:
            raise RecordsError(_refusal(path, name, ended.stderr.decode(errors="replace")))
        return _collect(out)


def _refuse_bomb(path: Path, name: str) -> None:
    """Sum the sizes inside the archive before anything is unpacked."""
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = max(path.stat().st_size, 1)
    if len(members) > MEMBERS or unpacked > UNPACKED_BYTES or unpacked > max(RATIO * packed, 10_000_000):
        raise RecordsError(
            f"{name} unpacks to {unpacked:,} bytes in {len(members):,} parts, more than a workbook of its size should;"
            " it was not opened. Save the sheet as CSV."
        )


def _refusal(path: Path, name: str, error: str) -> str:
    with path.open("rb") as file:
        head = file.read(4)
    if "password" in error.lower() or (head == _OLE_MAGIC and path.suffix.lower() in (".xlsx", ".xlsm")):
        return f"{name} is protected by a password; save it without one and load it again."
    if "MemoryError" in error or "memory allocation" in error:
        return f"{name} needs more memory than a workbook may take here; save it as CSV."
    return f"{name} is no readable workbook (broken, or another kind of file); open it and save it as XLSX or CSV."


def _collect(out: Path) -> dict[str, Rows]:
    sheets: dict[str, Rows] = {}
    rows: Rows = []
    with out.open(encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            if isinstance(entry, dict):
                rows = sheets.setdefault(entry["sheet"], [])
            else:
                rows.append(tuple(entry))
    return sheets


def _text(cell: Any) -> str:
    """A cell as the text that the same column of a CSV would hold."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell.total_seconds())
    return str(cell)


def _write_rows(path: Path, out: Path) -> None:
    import python_calamine as calamine

    workbook = calamine.CalamineWorkbook.from_path(str(path))
    with out.open("w", encoding="utf-8", errors="replace") as lines:
        for sheet in workbook.sheets_metadata:
            if (
                sheet.visible != calamine.SheetVisibleEnum.Visible
                or sheet.typ != calamine.SheetTypeEnum.WorkSheet
            ):
                continue
            lines.write(json.dumps({"sheet": sheet.name}) + "\n")
            for row in workbook.get_sheet_by_name(sheet.name).iter_rows():
                lines.write(json.dumps([_text(cell) for cell in row]) + "\n")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    _write_rows(Path(sys.argv[1]), Path(sys.argv[2]))
