"""Caption files of two parser projects and a contact centre's calls: none crashes, the well-formed give their words."""

import re

import pytest

from interviews.reading import ReadError, read_file
from tests.shared_data import SHARED, needs_shared

CAPTIONS = SHARED / "data/captions"
CALLS = SHARED / "data/contact_centre"
FILES = sorted(p for p in CAPTIONS.rglob("*") if p.suffix in (".vtt", ".srt", ".sbv"))
CAPTION_TEXTS = " ".join(f"Caption text #{n}" for n in range(1, 7))
TIMES = re.compile(r"(?m)^(?:\d+:)?\d\d:\d\d[.,]\d{3} --> (?:\d+:)?\d\d:\d\d[.,]\d{3}")


def outcome(path) -> str | list[str]:
    """The refusal of a file, else the words of its turns."""
    try:
        return [turn.text for interview in read_file(path) for turn in interview.turns]
    except ReadError as error:
        return str(error)


@needs_shared
@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CAPTIONS)))
def test_a_caption_file_gives_words_or_a_sentence(path):
    found = outcome(path)
    if isinstance(found, str):
        assert re.fullmatch(rf"{re.escape(path.name)}: .+\.", found)
    else:
        assert all(found)


def has_proper_cue(path) -> bool:
    """Whether a line of times by the standard has words right below."""
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    below = (line for match in TIMES.finditer(text) for line in text[match.end() :].split("\n")[1:2])
    return any(line.strip() and "-->" not in line for line in below)


@needs_shared
def test_every_caption_file_with_a_proper_cue_gives_words():
    silent = [path.name for path in FILES if has_proper_cue(path) and isinstance(outcome(path), str)]
    assert silent == []


@needs_shared
@pytest.mark.parametrize(
    ("file", "turns"),
    [
        ("vtt.js/cuetext/voice/with-two-subclasses.vtt", [("Joe", "That's awesome!")]),
        ("vtt.js/cuetext/voice/with-closing-span.vtt", [("Joe", "Hee! Hee!")]),
        ("vtt.js/cuetext/escape-characters/amp.vtt", [("unnamed", "Some text & other stuff.")]),
        ("vtt.js/cuetext/timestamp/nested.vtt", [("unnamed", "Hee! Hee!")]),
        ("vtt.js/file-layout/cue-spacing.vtt", [("unnamed", "Text Text Text")]),
        ("vtt.js/integration/id.vtt", [("unnamed", "This Is A Test And stuff?")]),
        ("webvtt-py/subtitles/using_identifiers.vtt", [("unnamed", CAPTION_TEXTS)]),
        ("webvtt-py/subtitles/metadata_headers_multiline.vtt", [("unnamed", "Caption text #1 Caption text #2")]),
        ("vtt.js/cuetext/format/line-breaks.vtt", [
            ("unnamed 1", "It will perforate your stomach."), ("unnamed 2", "You could die."),
        ]),
        ("webvtt-py/subtitles/one_caption.srt", [("unnamed", "Caption text #1")]),
        (
            "webvtt-py/subtitles/two_captions.sbv",
            [("unnamed", "Caption text #1 Caption text #2 (line 1) Caption text #2 (line 2)")],
        ),
    ],
)  # fmt: skip
def test_the_words_of_a_caption_file(file, turns):
    (found,) = read_file(CAPTIONS / file)
    assert [(t.speaker, t.text) for t in found.turns] == turns


@needs_shared
def test_speakers_of_a_talk_alternate_as_its_voice_tags_do():
    (found,) = read_file(CAPTIONS / "vtt.js/integration/cycle-collector-talk.vtt")
    assert [t.speaker for t in found.turns[:3]] == ["Kyle Huey", "Chris Pearce", "Kyle Huey"]
    assert found.turns[1].start_seconds == 4


@needs_shared
def test_the_contact_centre_gives_188_calls_between_agent_and_customer():
    found = read_file(CALLS / "ContactCenter_usecase/sample_processed_data.json")
    assert len(found) == 188
    assert {(t.speaker, t.role) for i in found for t in i.turns} == {
        ("Agent", "vendor"),
        ("Customer", "customer"),
    }
    assert {i.kind for i in found} == {"call"}
    assert found[0].interview_id == "03cbc5cb-f280-4496-ae43-2daa75a77d37"


@needs_shared
def test_single_calls_are_read_with_and_without_speakers():
    for path in sorted(CALLS.glob("*/convo_*.json")):
        (found,) = read_file(path)
        assert found.kind == "call"
        if path.parent.name == "ContactCenter_usecase":
            assert {t.role for t in found.turns} == {"vendor", "customer"}
            assert len(found.turns) >= 25
        else:
            assert [t.role for t in found.turns] == ["note"]
            assert any("No speakers are named" in w for w in found.warnings)


@needs_shared
def test_a_list_of_key_phrases_is_refused_with_what_is_accepted():
    with pytest.raises(ReadError, match=r"no transcript in this JSON; accepted: Gong"):
        read_file(CALLS / "ContactCenter_usecase/sample_processed_data_key_phrases.json")
