"""The scan finds in chosen sentences what a full reading finds, at its place in the whole text."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from interviews.coded_text import CODED_FOLDER, read_coded
from interviews.findings import make_doc
from interviews.fitting_triggers import everyday_sentences
from interviews.interview import Interview, Reading, Turn
from interviews.plain import SHORT_WORDS
from interviews.scanning import chosen_by, excerpt, excerpts, scan
from interviews.shipped import has_model
from interviews.tagging import load_tagger, tag
from interviews.triggers import Triggers, read_triggers
from interviews.units import cut
from tests.interviews.reading_words import rules_tagger
from tests.interviews.test_framing import NOT_THE_REASON, THE_REASON
from tests.interviews.test_plain import ANSWERS, HARMLESS, NOTES, answer, note

SAMPLE = Path(__file__).parents[2] / "sample"
ONLY_CALLED = Triggers({"called": 1.0}, constant=0.0, per_word=0.0, threshold=1.0)


def test_only_sentences_with_triggers_are_kept() -> None:
    turn = Turn("N", "note", "Nice weather. Nobody called back. The dog is fine. They never called us.")
    cut_down = excerpt(turn, chosen_by(ONLY_CALLED, turn))
    assert cut_down.turn.text == "Nobody called back.\nThey never called us."
    assert [turn.text[place:][:6] for _, place in cut_down.places] == ["Nobody", "They n"]


def test_evidence_stands_at_its_place_in_the_whole_note() -> None:
    text = "Nice weather.  We rang about the boiler. Nobody ever called us back. The dog is fine."
    (reading,) = scan(
        [Interview("n", (Turn("N", "note", text),))], tagger=rules_tagger(), triggers=ONLY_CALLED
    )
    assert {text[piece.start : piece.end] for piece in reading.evidence} == {"Nobody ever called us back."}


def test_a_sentence_out_of_a_long_note_is_not_read_by_the_rules_for_short_ones() -> None:
    """Whether a text is short is judged on all of it, as a full reading does, not on what was cut out of it."""
    telling, tagger = "They left because of the price.", rules_tagger()
    for rest, is_plain in ((" Order sent.", True), (" Order sent." * SHORT_WORDS, False)):
        whole = Turn("N", "note", telling + rest)
        cut_down = excerpt(whole, [(0, len(telling))]).turn
        assert cut_down.text == telling
        (one,) = tagger(make_doc((cut_down,), "cx_note", tagger))._.findings
        first, *_ = tagger(make_doc((whole,), "cx_note", tagger))._.findings
        assert bool(one.plain) is bool(first.plain) is is_plain


def test_a_short_note_of_which_half_is_chosen_is_read_whole() -> None:
    def read(words: str) -> str:
        note = Interview("n", (Turn("N", "note", words),))
        (cut_down,) = excerpts(note, ONLY_CALLED, rules_tagger())
        return cut_down.turn.text

    assert read("Nice weather. They called.") == "Nice weather.\nThey called."
    assert read("Nice weather. They called. The dog is fine.") == "They called."
    assert read("Nice weather. The dog is fine.") == ""


def test_turns_of_others_stay_out() -> None:
    turns = (Turn("V", "vendor", "Nobody called you back."), Turn("C", "customer", "Fine weather."))
    (reading,) = scan([Interview("n", turns)], tagger=rules_tagger(), triggers=ONLY_CALLED)
    assert reading.evidence == ()


def test_shipped_triggers_choose_nearly_all_coded_sentences() -> None:
    """Recall on what they were fitted on; held-out recall stands in benchmarks/tagger.md."""
    triggers, chosen, coded = read_triggers(), 0, 0
    for one in read_coded([CODED_FOLDER / "w3.jsonl"]):
        for unit in cut(one.interview.turns):
            if any(s.turn == unit.turn and s.start < unit.end and s.end > unit.start for s in one.spans):
                coded += 1
                chosen += triggers.chooses(unit.text)
    assert chosen / coded >= 0.95


def test_a_figure_is_one_word_and_strange_words_weigh() -> None:
    triggers = Triggers({"#": 1.0}, constant=0.0, per_word=0.0, threshold=0.6, strange=-1.0)
    assert triggers.chooses("4411")
    assert triggers.chooses("4411 7781 8")
    assert not triggers.chooses("Meter 4411")


def test_everyday_notes_are_passed_over_by_trigger_words_and_plain_words_alike() -> None:
    triggers, tagger = read_triggers(), rules_tagger()
    notes = [Interview("n", (Turn("N", "note", words),), kind="cx_note") for words in everyday_sentences()]
    read = sum(bool(cut.places) for note in notes for cut in excerpts(note, triggers, tagger))
    assert read <= len(notes) / 50


def test_everyday_notes_are_mostly_passed_over() -> None:
    triggers = read_triggers()
    everyday = ["Delivered on 3 May.", "Meter read 4411.", "Order 7781 shipped.", "New address on file."]
    assert sum(triggers.chooses(note) for note in everyday) <= 1


@pytest.mark.skipif(not has_model(), reason="no trained model in the tree")
def test_short_notes_are_read_as_a_full_reading_reads_them() -> None:
    """Alone and among everyday sentences: trigger words alone passed six of the sixteen NOTES over."""
    tagger = load_tagger()
    told = [words for _, words in (*NOTES, *ANSWERS, *THE_REASON)]
    alone = [
        *told,
        *HARMLESS,
        *NOT_THE_REASON,
        "They are unhappy with the support.",
        "The price is too high.",
    ]
    among = [f"Meter read, 4411. {words} Coffee was good." for words in told]
    notes = [note(words) for words in (*alone, *among, "They have churned. It was because of the training.")]
    notes += [answer(words) for _, words in ANSWERS]
    scanned = [reading.primary for reading in scan(notes, tagger=tagger)]
    for one, found, in_full in zip(notes, scanned, tag(notes, tagger=tagger), strict=True):
        assert found == in_full.primary, one.turns[-1].text


@pytest.mark.skipif(not has_model(), reason="no trained model in the tree")
def test_few_pieces_of_evidence_are_missed_in_the_notes_of_the_sample() -> None:
    lines = (SAMPLE / "notes.jsonl").read_text(encoding="utf-8").splitlines()
    notes = [note(json.loads(line)["text"]) for line in lines]
    tagger = load_tagger()
    in_full, scanned = (_found(read(notes, tagger=tagger)) for read in (tag, scan))
    assert len(in_full & scanned) >= 0.9 * len(in_full)
    assert len(scanned - in_full) <= 0.1 * len(in_full)


def _found(readings: Iterable[Reading]) -> set[tuple]:
    return {
        (number, piece.start, piece.end, piece.cause, piece.step, piece.status)
        for number, reading in enumerate(readings)
        for piece in reading.evidence
    }


@pytest.mark.long
def test_the_scan_is_the_same_whatever_the_batch_or_number_of_processes() -> None:
    bodies = (
        "Nice weather. Nobody ever called them back.",
        "Delivered.",
        "",
        "Asked for a copy of the contract.",
    )
    notes = [Interview(str(n), (Turn("N", "note", bodies[n % 4]),), kind="cx_note") for n in range(9)]
    one_by_one = list(scan(notes, batch_size=1))
    assert [reading.interview_id for reading in one_by_one] == [note.interview_id for note in notes]
    assert list(scan(notes, batch_size=4)) == one_by_one
    assert list(scan(notes, batch_size=2, processes=2)) == one_by_one
