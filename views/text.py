"""Words that people wrote, shown as they stand: nothing in them is ever markup."""

import html
import re

import streamlit as st

DIGITS, SIZE, SIGN = r"\d(?:[\d.,\u202f]*\d)?", "(?: million| billion)", "[£€$¥]"
FIGURES = re.compile(  # '32 of 228', '£1.56 million', '1,56 million £', '1.20 million CHF'
    rf"{DIGITS} of {DIGITS}|{SIGN}{DIGITS}{SIZE}?|{DIGITS}{SIZE}?\u00a0{SIGN}|{DIGITS}{SIZE}"
)
SHARE = re.compile(rf"{DIGITS}(?:–{DIGITS})? %")  # '14.0 %', '10–19 %'
ISOLATES = ("⁨", "⁩")  # first strong isolate, pop: right-to-left text inside cannot turn what is around it


def literal(words: object) -> str:
    """The words as HTML that reads the same: markup escaped, direction of writing kept to themselves."""
    return f"<bdi>{html.escape(str(words))}</bdi>"


def unbroken(words: object) -> str:
    """The words as `literal` writes them, with no line ending inside a share or its interval."""
    return SHARE.sub(r'<span class="figure">\g<0></span>', literal(words))


def plain(words: object) -> str:
    """The words as Markdown that reads the same, for the few labels that Streamlit takes only as Markdown."""
    escaped = "".join(
        f"&#{ord(letter)};" if letter in "\\`*_{}[]()<>#+-.!|$~:&" else letter for letter in str(words)
    )
    return f"{ISOLATES[0]}{escaped}{ISOLATES[1]}".replace("\n", " ")


def passage(markup: str, *, name: str, colour: str = "") -> None:
    """Show markup of our own, its data already through `literal`, in the style that `name` has in style.css."""
    style = f' style="--cause:{colour}"' if colour else ""
    st.html(f'<div class="{name}"{style}>{markup}</div>')


def quoted(words: str) -> str:
    """Words in quotation marks, escaped; marks that already stand around all of them are not doubled."""
    inner = words.strip()
    for before, after in (('"', '"'), ("“", "”"), ("‘", "’")):
        if (
            len(inner) > 1
            and inner.startswith(before)
            and inner.endswith(after)
            and before not in inner[1:-1]
        ):
            inner = inner[1:-1]
    return f"“{literal(inner)}”"


def lead(sentence: str) -> None:
    """The first sentence of a page, its figures set off."""
    st.html(f'<p class="lead">{emphasised(sentence)}</p>')


def emphasised(sentence: str) -> str:
    """The sentence as HTML that reads the same, counts and amounts set off, shares on one line."""
    whole = SHARE.sub(r'<span class="figure">\g<0></span>', html.escape(sentence))
    return FIGURES.sub(r"<b>\g<0></b>", whole)
