"""Open a format that can attack its reader (Word, PDF, Excel) in a child process with limits of memory and time.

`python -m interviews.guarded FORMAT FILE SECONDS` prints JSON: `{"content": …}` or `{"refused": sentence}`.
"""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from interviews.transcript import ReadError

ROOT = Path(__file__).resolve().parents[1]
MEMORY_LIMIT = 512 * 1024 * 1024  # bytes of address space, the interpreter and its libraries included
LARGEST_FILE = 100 * 1024 * 1024
_SECONDS = 10  # of processor time; a busy machine may take longer by the clock
_SLACK = 6  # times the processor time that the clock may show
_SECONDS_A_MEGABYTE = 1
_REFUSED = 3
_WHAT = {"docx": "Word document", "pdf": "PDF", "sheet": "Excel workbook"}


def open_guarded(form: str, path: Path) -> Any:
    """What `interviews.formats.<form>.extract` makes of the file, as plain lists and strings.

    Raises:
        ReadError: the file is damaged, locked or too large, or reading it took too much memory or time.
    """
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise ReadError(f"the {_WHAT[form]} has {size:,} bytes; at most {LARGEST_FILE:,} are read")
    limit = _SECONDS + _SECONDS_A_MEGABYTE * size // 1_000_000
    command = [sys.executable, "-E", "-s", "-m", "interviews.guarded", form, str(path.resolve()), str(limit)]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=_SLACK * limit, check=False)
    except subprocess.TimeoutExpired:
        raise ReadError(
            f"reading the {_WHAT[form]} took more than {_SLACK * limit} seconds; save it anew"
        ) from None
    if done.returncode not in (0, _REFUSED):
        raise ReadError(
            f"the {_WHAT[form]} is damaged, or takes more memory or time than a transcript would; save it anew"
        )
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise ReadError(answer["refused"])
    return answer["content"]


def limit_resources(seconds: int) -> None:
    """Hold this process to `MEMORY_LIMIT` and to some seconds of processor time, on systems that can."""
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit still holds
        return
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    except (ValueError, OSError):  # macOS refuses a limit below what the process has mapped
        return


def main(form: str, path: str, seconds: str) -> int:
    """Read one file under the limits and print the answer."""
    limit_resources(int(seconds))
    try:
        content = import_module(f"interviews.formats.{form}").extract(Path(path))
    except ReadError as error:
        sys.stdout.write(json.dumps({"refused": str(error)}))
        return _REFUSED
    sys.stdout.write(json.dumps({"content": content}))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
