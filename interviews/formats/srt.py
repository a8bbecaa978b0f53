"""SubRip (.srt) and YouTube's SubViewer (.sbv): the same cues under two ways of writing the times."""

import re

from interviews.formats.cues import split_cues, utterances_of
from interviews.transcript import ReadError, Transcript

_SBV_TIMES = re.compile(r"(?m)^[ \t]*(\d{1,2}:\d{2}:\d{2}\.\d{1,3}),(\d{1,2}:\d{2}:\d{2}\.\d{1,3})[ \t]*$")


def read(text: str) -> list[Transcript]:
    """The transcript of a SubRip file; indexes may be missing, fractions may follow a comma or a point.

    Raises:
        ReadError: it has no cue with words.
    """
    utterances = utterances_of(split_cues(_SBV_TIMES.sub(r"\1 --> \2", text).split("\n")))
    if not utterances:
        raise ReadError(
            "no words under any line of times; expected cues such as '00:00:03,000 --> 00:00:07,000' with text below"
        )
    return [Transcript(utterances)]
