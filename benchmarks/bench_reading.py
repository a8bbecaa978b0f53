"""How long it takes to read transcripts, beside the plain reading of the same bytes; and what redaction finds."""

from pathlib import Path

from benchmarks.figure import Figure, seconds
from interviews.reading import read_file
from interviews.redaction_recall import measure

FILES = 1_000
TURNS = 40
UNSEEN = Path(__file__).parents[1] / "tests/interviews/redaction_set_unseen.jsonl"
ASKED = "And what happened then, if I may ask?"
ANSWERED = "We rang three times, nobody called back, and in the end somebody came who had never heard of us."


def figures(work: Path) -> list[Figure]:
    """Seconds for `FILES` transcripts in one process."""
    for number in range(FILES):
        (work / f"Exit interview Tarn Mill {number}-20240304_101500.vtt").write_text(transcript(number))
    paths = sorted(work.glob("*.vtt"))
    taken = seconds(lambda: [read_file(path) for path in paths], runs=3)
    bare = seconds(lambda: [path.read_bytes() for path in paths], runs=3)
    recall = measure(UNSEEN).recall
    shown = f"{taken:.1f} s ({taken / bare:,.0f} times reading the bytes)"
    return [
        Figure(f"Read {FILES:,} WebVTT transcripts of {TURNS} turns", shown, "10 s"),
        Figure(
            "Personal data found by redaction, sentences it was not written for", recall["all"].text(), ""
        ),
    ]


def transcript(number: int) -> str:
    """A call as Teams writes it, each turn in two cues."""
    cues = []
    for turn in range(TURNS):
        speaker, words = ("Ann Lee", ASKED) if turn % 2 == 0 else ("Bo Ray", ANSWERED)
        half = len(words) // 2
        for part, piece in enumerate((words[:half], words[half:])):
            start = f"00:{turn:02d}:{part * 30:02d}"
            cues.append(f"{start}.000 --> {start}.900\n<v {speaker}>{piece} {number}</v>\n")
    return "WEBVTT\n\n" + "\n".join(cues)
