"""The letter that ends a courtship in public, and makes one last attempt to open the conversation."""

import re
from dataclasses import dataclass
from pathlib import Path
from string import Template

LETTER = Path(__file__).parent / "forms" / "letter.md"


class LetterError(ValueError):
    """A sentence: which blank of the letter is not filled, or not known."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What the template leaves open, as words: `months` 'eight months', `subject` 'the dosing line'."""

    contact: str
    months: str
    subject: str
    reason: str
    sender: str
    company: str


def letter_template() -> str:
    """The template as shipped; the page lets a person edit it before it is filled in."""
    return LETTER.read_text(encoding="utf-8")


def filled_letter(letter: Letter, template: str | None = None) -> str:
    """The letter with every blank filled in.

    Raises:
        LetterError: a blank is empty, or the template names one that does not exist.
    """
    blanks = {name: getattr(letter, name).strip() for name in letter.__slots__}
    empty = [name for name, words in blanks.items() if not words]
    if empty:
        raise LetterError(f"The letter has nothing to put for {', '.join(empty)}; fill in each blank.")
    text = letter_template() if template is None else template
    unknown = sorted(set(re.findall(r"\$\{?([a-z_]+)", text)) - set(blanks))
    if unknown:
        known = ", ".join(f"${name}" for name in blanks)
        raise LetterError(f"The template has a blank ${unknown[0]} that nothing fills; use {known}.")
    return Template(text).safe_substitute(blanks)
