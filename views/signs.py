"""Signs one by one: the words, the step that they show, where they stand, who saw them and when."""

from collections.abc import Iterable

from analysis import wording
from analysis.early_warning.signals import Signal
from analysis.figures import palette
from analysis.sentences import day
from views.text import literal, passage


def show(signals: Iterable[Signal]) -> None:
    """Each sign as a quote, in the colour of its step."""
    for signal in signals:
        about = f"{literal(signal.place)}, {day(signal.seen_on)} · {wording.step(signal.step)}"
        colour = palette.STEP_COLOURS[signal.step]
        passage(f"{literal(signal.quoted)}<small>{about}</small>", name="quote", colour=colour)
