"""Whatever a file holds, a reader gives interviews that can be stored, or one sentence; never a trace."""

import json
import string

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from interviews.interview import Interview
from interviews.reading import FILE_READERS, TEXT_READERS, ReadError, read_file

FINE_HERE = [
    HealthCheck.function_scoped_fixture,
    HealthCheck.too_slow,
]  # each example writes the same file anew
ANY_TEXT = st.text(max_size=400)
NAMES = st.sampled_from(
    ["Ann Lee", "Bo", "Interviewer", "Speaker 1", "Customer", "María José", "note", "00:01"]
)
WORDS = st.text(alphabet=string.ascii_letters + " .,?!'é-:<>&\t", min_size=1, max_size=80)
LINES = st.one_of(
    WORDS,
    st.builds("{}: {}".format, NAMES, WORDS),
    st.builds("**{}:** {}".format, NAMES, WORDS),
    st.builds("<v {}>{}</v>".format, NAMES, WORDS),
    st.builds("{}  {}:{:02d}".format, NAMES, st.integers(0, 99), st.integers(0, 59)),
    st.builds("[00:{:02d}:{:02d}] {}: {}".format, st.integers(0, 59), st.integers(0, 59), NAMES, WORDS),
    st.builds("00:{:02d}:01.000 --> 00:{:02d}:09.000".format, st.integers(0, 59), st.integers(0, 59)),
    st.builds("{},{}".format, WORDS, WORDS),
    st.sampled_from(
        ["", "WEBVTT", "NOTE", "1", "-->", "- Date: 2024-02-30", "---", "From: a@b.example", "| a | b |"]
    ),
)
DOCUMENTS = st.lists(LINES, max_size=30).map("\n".join)
BYTES = st.one_of(
    st.binary(max_size=300),
    DOCUMENTS.map(str.encode),
    st.tuples(DOCUMENTS, st.sampled_from(["utf-16", "utf-16-le", "cp1252", "utf-8-sig"])).map(
        lambda pair: pair[0].encode(pair[1], errors="replace")
    ),
)
SUFFIXES = sorted({*TEXT_READERS, ".eml", ".csv"})
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "turns",
                    "text",
                    "speaker",
                    "role",
                    "start",
                    "callTranscripts",
                    "sentences",
                    "parties",
                    "id",
                    "x",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


def storable(interviews: list[Interview]) -> bool:
    """Whether every text can be stored: words in each interview, no NUL, no lone surrogate, plain roles."""
    for interview in interviews:
        assert interview.interview_id
        assert any(turn.text for turn in interview.turns)
        for turn in interview.turns:
            assert turn.role in ("customer", "interviewer", "vendor", "note")
            assert turn.speaker
            for text in (turn.text, turn.speaker):
                text.encode("utf-8")
                assert "\x00" not in text
            assert turn.start_seconds is None or 0 <= turn.start_seconds < float("inf")
    return bool(interviews)


def outcome(path, content: bytes) -> str | None:
    """The refusal of a file with this content; None where it was read."""
    path.write_bytes(content)
    try:
        assert storable(read_file(path))
    except ReadError as error:
        return str(error)
    return None


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=150, suppress_health_check=FINE_HERE)
@given(content=BYTES)
def test_any_bytes_give_interviews_or_a_sentence(suffix, content, tmp_path):
    refusal = outcome(tmp_path / f"some call{suffix}", content)
    assert refusal is None or (refusal.startswith("some call") and refusal.endswith("."))


@settings(max_examples=300, suppress_health_check=FINE_HERE)
@given(value=JSON_VALUES)
@example(value={"callTranscripts": [{"transcript": [{"sentences": True}], "parties": True}], "calls": True})
@example(value={"callTranscripts": [{"transcript": True}], "parties": 1})
def test_any_json_gives_interviews_or_a_sentence(value, tmp_path):
    outcome(tmp_path / "call.json", json.dumps(value).encode())
    outcome(tmp_path / "call.jsonl", json.dumps(value).encode())


@pytest.mark.parametrize("suffix", sorted(FILE_READERS))
@settings(max_examples=4, suppress_health_check=FINE_HERE)
@given(content=BYTES)
def test_any_bytes_under_a_binary_suffix_give_a_sentence(suffix, content, tmp_path):
    refusal = outcome(tmp_path / f"some call{suffix}", content)
    assert suffix in (".csv", ".tsv", ".eml", ".xlsx") or refusal


@settings(max_examples=200, suppress_health_check=FINE_HERE)
@given(
    turns=st.lists(
        st.tuples(
            st.sampled_from(["Ann Lee", "Bo Ray"]),
            st.from_regex(r"[a-z]{1,9}( [a-z]{1,9}){0,9}\.", fullmatch=True),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_a_dialogue_comes_back_from_every_way_of_writing_it(turns, tmp_path):
    turns = [("Ann Lee", "so it starts."), ("Bo Ray", "it does."), *turns]
    runs: list[tuple[str, str]] = []
    for speaker, words in turns:
        if runs and runs[-1][0] == speaker:
            runs[-1] = (speaker, f"{runs[-1][1]} {words}")
        else:
            runs.append((speaker, words))
    cues = [
        (f"00:00:{n:02d}.000 --> 00:00:{n:02d}.900", speaker, words)
        for n, (speaker, words) in enumerate(turns)
    ]
    files = {
        "teams.vtt": "WEBVTT\n\n" + "\n".join(f"{t}\n<v {s}>{w}</v>\n" for t, s, w in cues),
        "zoom.vtt": "WEBVTT\n\n" + "\n".join(f"{n}\n{t}\n{s}: {w}\n" for n, (t, s, w) in enumerate(cues, 1)),
        "zoom.srt": "\n".join(f"{n}\n{t.replace('.', ',')}\n{s}: {w}\n" for n, (t, s, w) in enumerate(cues, 1)),
        "otter.txt": "\n".join(f"{s}  0:{n:02d}\n{w}\n" for n, (s, w) in enumerate(turns)),
        "brackets.txt": "\n".join(f"[00:00:{n:02d}] {s}: {w}" for n, (s, w) in enumerate(turns)),
        "tabs.txt": "\n".join(f"00:00:{n:02d}\t{s}\t{w}" for n, (s, w) in enumerate(turns)),
        "utterances.json": json.dumps([{"speaker": s, "text": w, "start": n} for n, (s, w) in enumerate(turns)]),
    }  # fmt: skip
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
        (found,) = read_file(tmp_path / name)
        assert [(t.speaker, t.text) for t in found.turns] == runs, name
