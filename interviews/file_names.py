"""What the name of a file says: the day, the account, the kind of conversation."""

import re
from datetime import date
from pathlib import PurePath

from interviews.heads import read_date
from interviews.interview import Kind

KIND_WORDS: tuple[tuple[str, Kind], ...] = (
    (r"win[\s_-]?loss|lost[\s_-]deal|closed[\s_-]lost", "win_loss_interview"),
    (r"survey|questionnaire|responses", "survey"),
    (r"exit|leaver|churn|offboarding|cancellation|lost[\s_-]customer", "exit_interview"),
    (r"\bnotes?\b|\bmemo\b", "cx_note"),
    (r"\bcall\b|\bconvo\b|support|helpdesk|ticket|contact[\s_-]?cent", "call"),
)
_STOCK = """
    exit interview interviews win loss lost deal call calls meeting recording recorded transcript transcription
    transcribed note notes cx final draft copy otter ai zoom teams gong audio video session review debrief with the of
    and customer client leaver churn survey response responses gmt utc gmt en us gb captions caption subtitles
    auto generated chat leaving conversation convo memo minutes summary v1 v2 v3 new export file untitled
    document word text follow up followup feedback voice memo phone service
    cancellation cancelling cancelled termination support helpdesk fathom chorus avoma fireflies whisper deepgram
    assemblyai whatsapp qualtrics typeform surveymonkey saved mp4 m4a wav vtt srt txt docx pdf"""
STOCK_WORDS = frozenset(_STOCK.split())
_STAMPS = (
    re.compile(r"(?<!\d)(\d{4})[-_.](\d{2})[-_.](\d{2})(?!\d)"),
    re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)"),
)
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[._-](\d{1,2})[._-](20\d{2})(?!\d)")
_NOISE = re.compile(
    r"GMT|(?<![0-9a-f])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f])"
    r"|(?<![A-Za-z])\d{2,}(?:[A-Za-z]{0,2}(?![A-Za-z]))|\(\d+\)|%[0-9A-F]{2}",
    re.I,
)


def date_in_name(name: str) -> date | None:
    """The day that a file name carries, year first or unmistakably day or month first."""
    for pattern in _STAMPS:
        for match in pattern.finditer(name):
            day = read_date("-".join(match.groups()))
            if day:
                return day
    slashed = _DAY_FIRST.search(name)
    return read_date("/".join(slashed.groups())) if slashed else None


def kind_in_words(text: str) -> Kind | None:
    """Kind of conversation that a file name or title names."""
    words = text.replace("_", " ").lower()
    return next((kind for pattern, kind in KIND_WORDS if re.search(pattern, words)), None)


def account_in_title(title: str) -> str | None:
    """Account in a title such as `Exit interview: Pockley's Laundry`; None where it names no kind of conversation."""
    return account_in_name(title) if kind_in_words(title) and len(title.split()) <= 10 else None


def account_in_name(name: str) -> str | None:
    """Words of a file name that are left when dates, tools and kinds are taken away; None where none are left.

    May be a part of the account's name or hold a word too many: the match with the accounts is made elsewhere.
    """
    stem = PurePath(name).name
    while PurePath(stem).suffix and len(PurePath(stem).suffix) <= 11 and " " not in PurePath(stem).suffix:
        stem = PurePath(stem).stem
    for pattern in (*_STAMPS, _DAY_FIRST):
        stem = pattern.sub(" ", stem)
    words = re.split(r"[\s_\-–—,:|]+", _NOISE.sub(" ", stem))
    while words and words[0].lower() in STOCK_WORDS | {""}:
        words = words[1:]
    while words and words[-1].lower() in STOCK_WORDS | {""}:
        words = words[:-1]
    account = " ".join(w for w in words if w)
    if not re.search(r"[A-Za-z]{3}", account):
        return None
    return account if account != account.lower() else account.title()
