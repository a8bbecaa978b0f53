"""At least 100,000 damaged copies of real files: every one gives interviews or a sentence, and in time."""

import io
import json
import random
import re
import time
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from interviews.interview import Interview
from interviews.reading import ReadError, read_file
from tests.interviews.written_files import PDF_OF_A_CALL, archive
from tests.shared_data import SHARED, needs_shared

TEXT_INPUTS = 100_000
GUARDED_INPUTS = 300  # each opens a process
LONGEST_SEED = 3_000  # bytes; damage to a longer file is damage to its parts
SECONDS_EACH = 1.0
SPICE = (
    b"-->", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\r", b"\n\n", b"<v ", b"</v>", b"{", b"}", b"[[", b"\\ud800",
    b"&#0;", b"00:00:00.000 --> 99:99:99.999", b": ", b"**", b"\t", b'"', b"NOTE", b"WEBVTT", b"=1+1", b"\xe2\x80\xae",
    b"A" * 300, b"1e999", b"-1", b"null", b"> ", b"From: ", b"| ", b"---\n", b"9" * 40, b"\xf0\x9f\x98\x80",
)  # fmt: skip
ODD_VALUES = (
    "null", "true", "-1", "1e308", "1e999", "9" * 40, '""', '"\\ud800"', '"\\u0000"', "[]", "{}", "[[]]",
    '"Ann Lee: yes"', '{"text": 1}', '"2024-02-30"', '"00:99"',
)  # fmt: skip


def seeds() -> list[tuple[str, bytes]]:
    """Suffix and content of small pieces of the caption, contact-centre and sample files."""
    found = []
    for folder in ("data/captions", "demo/files"):
        for path in sorted((SHARED / folder).rglob("*")):
            if path.suffix in (".vtt", ".srt", ".sbv", ".txt", ".md"):
                found.append((path.suffix, path.read_bytes()[:LONGEST_SEED]))
            if path.suffix in (".txt", ".md"):
                found.append((".eml", b"From: a@b.example\nDate: 1 May 2024\n\n" + found[-1][1]))
                found.append((".csv", b"Name,Why did you leave?\nAnn," + found[-2][1]))
    for path in sorted((SHARED / "data/contact_centre").rglob("convo_*.json")):
        call = json.loads(path.read_text(encoding="utf-8"))
        found.append((".json", json.dumps(call | {"Content": call["Content"][:1500]}).encode()))
    for line in (SHARED / "demo/interviews.jsonl").read_text(encoding="utf-8").splitlines():
        interview = json.loads(line)
        content = json.dumps(interview | {"turns": interview["turns"][:6]}).encode()
        found += [(".jsonl", content), (".json", content)]
    return found


def with_odd_value(content: bytes, chance: random.Random) -> bytes:
    """JSON that still parses, with one to three values or members replaced."""
    value = json.loads(content)
    for _ in range(chance.randint(1, 3)):
        place = value
        while isinstance(place, dict | list) and place:
            key = chance.choice(list(place) if isinstance(place, dict) else range(len(place)))
            if not isinstance(place[key], dict | list) or not place[key] or chance.random() < 0.3:
                place[key] = json.loads(chance.choice(ODD_VALUES))
                break
            place = place[key]
    return json.dumps(value).encode()


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content after one to six accidents: cut, doubled, swapped, flipped, spiced."""
    if content.startswith(b"{") and chance.random() < 0.7:
        return with_odd_value(content, chance)
    data = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(data) + 1)
        size = chance.choice((1, 1, 3, 20, 200))
        accident = chance.randrange(6)
        if accident == 0:
            del data[place : place + size]
        elif accident == 1:
            data[place:place] = data[place : place + size] * chance.choice((1, 2, 30))
        elif accident == 2:
            data[place:place] = chance.choice(SPICE)
        elif accident == 3:
            data[place : place + 1] = bytes((chance.randrange(256),))
        elif accident == 4:
            del data[place:]
        else:
            other = chance.randrange(len(data) + 1)
            data[place : place + size], data[other : other + size] = (
                data[other : other + size],
                data[place : place + size],
            )
    return bytes(data)


def damaged_inside(content: bytes, chance: random.Random) -> bytes:
    """A Word document whose archive is whole and whose text part is damaged."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    members["word/document.xml"] = damaged(members["word/document.xml"], chance)
    return archive(members)


def read(path: Path) -> list[Interview] | str:
    """The interviews of a file, or its refusal."""
    try:
        return read_file(path)
    except ReadError as error:
        return str(error)


def outcome(path: Path, content: bytes) -> tuple[str, float]:
    """What became of one input, and the processor time that it took in this process."""
    path.write_bytes(content)
    start = time.process_time()
    found = read(path)
    taken = time.process_time() - start
    if isinstance(found, str):
        assert re.fullmatch(r"call.+\.", found, re.S)
        return "refused", taken
    for interview in found:
        for turn in interview.turns:
            (turn.speaker + turn.text).encode("utf-8")
    return "read", taken


@needs_shared
@pytest.mark.long
@pytest.mark.timeout(1200)
def test_100_000_damaged_files_crash_and_hang_no_reader(tmp_path):
    chance, kept, became, slowest = random.Random(20240715), seeds(), Counter(), 0.0
    paths = {suffix: tmp_path / f"call 2024-05-01{suffix}" for suffix, _ in kept}
    weights = [300 + len(content) for _, content in kept]  # a file with more words has more to go wrong
    for suffix, content in chance.choices(kept, weights, k=TEXT_INPUTS):
        what, taken = outcome(paths[suffix], damaged(content, chance))
        became[suffix, what] += 1
        slowest = max(slowest, taken)
    assert sum(became.values()) == TEXT_INPUTS
    assert slowest < SECONDS_EACH
    read = sum(count for (_, what), count in became.items() if what == "read")
    assert read > TEXT_INPUTS / 3  # most accidents leave words: refusing all would be no feat


@needs_shared
@pytest.mark.long
@pytest.mark.timeout(600)
def test_damaged_word_and_pdf_files_end_in_a_sentence(tmp_path):
    chance = random.Random(7)
    kept = [p.read_bytes() for p in sorted((SHARED / "demo/files").glob("*.docx"))] + [PDF_OF_A_CALL]
    for number in range(GUARDED_INPUTS):
        content = kept[number % len(kept)]
        suffix = ".pdf" if content.startswith(b"%PDF") else ".docx"
        harm = damaged_inside if suffix == ".docx" and chance.random() < 0.7 else damaged
        outcome(tmp_path / f"call{suffix}", harm(content, chance))
