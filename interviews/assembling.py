"""From a transcript as a file has it to an interview: names, roles, kind, day, language, a lasting id."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from interviews.decoding import clean
from interviews.file_names import account_in_name, account_in_title, date_in_name, kind_in_words
from interviews.heads import read_date, role_at, yes_or_no
from interviews.interview import Interview, Kind, Turn
from interviews.labels import role_of_label
from interviews.language import language_of
from interviews.speakers import Staff, turns_of
from interviews.transcript import ReadError, Transcript

NO_SPEAKERS = (
    "No speakers are named, so all of it was read as one note; name the speakers if it is a conversation."
)


def assemble(transcript: Transcript, *, name: str, staff: Staff) -> Interview:
    """The interview that a transcript holds.

    What the file says goes before its title, the title before its name. The id is the file's own, else a hash of
    the words, so that the same words loaded again are known.

    Raises:
        ReadError: a date in the file is none, or nothing is left to read.
    """
    facts = {fact: clean(value).strip() for fact, value in transcript.facts.items()}
    kind = transcript.kind or _kind(transcript, facts, name)
    turns = tuple(_cleaned(t) for t in turns_of(transcript.utterances, facts, kind, staff))
    turns = tuple(t for t in turns if t.text) if transcript.kind is None else turns
    if not any(t.text for t in turns):
        raise ReadError("the file has no words; expected a transcript or a note")
    language, warnings = _language(turns, facts)
    interview = Interview(
        interview_id=_own_id(facts, kind, name) or _hashed_id(turns),
        turns=turns,
        kind=kind,
        account=facts.get("account") or _guessed_account(transcript, name),
        held_on=_day(facts, "held_on") or date_in_name(name) or date_in_name(transcript.title),
        language=language,
        source_file=name,
        warnings=(*transcript.warnings, *warnings, *_doubts(facts, transcript.row), *_unnamed(transcript)),
        led_by=facts.get("led_by") or facts.get("interviewer") or _leader(turns, kind),
        named_in=None if facts.get("account") else f"{facts.get('subject') or transcript.title} / {name}",
    )
    return _with_facts(interview, facts)


def _with_facts(interview: Interview, facts: Mapping[str, str]) -> Interview:
    """The interview with what only the file itself can say of it."""
    return replace(
        interview,
        interviewee_role=role_at(interview.account, facts.get("interviewee_role", "")) or None,
        stated_reason=facts.get("stated_reason") or None,
        loss_id=facts.get("loss_id") or None,
        deal_id=facts.get("deal_id") or None,
        industry=facts.get("industry") or None,
        with_decider=yes_or_no(facts.get("with_decider", "")),
        consent=yes_or_no(facts.get("consent", "")),
        keep_until=_day(facts, "keep_until"),
    )


def _unnamed(transcript: Transcript) -> tuple[str, ...]:
    """A warning where nobody is named as a speaker."""
    speakers = {u.speaker for u in transcript.utterances}
    return (NO_SPEAKERS,) if speakers == {None} and all(u.role is None for u in transcript.utterances) else ()


def _guessed_account(transcript: Transcript, name: str) -> str | None:
    """Account by title or file name; the subject of a mail, and a file named after it, say what it is about."""
    if "subject" in transcript.facts:
        return None
    return account_in_title(transcript.title) or account_in_name(name)


def _cleaned(turn: Turn) -> Turn:
    """A turn that any store can hold."""
    return Turn(
        clean(turn.speaker).strip() or "unnamed", turn.role, clean(turn.text).strip(), turn.start_seconds
    )


def _kind(transcript: Transcript, facts: Mapping[str, str], name: str) -> Kind:
    """Kind by the file's own word, its title, its name; else a call where an agent speaks, else an exit interview."""
    said = facts.get("kind", "").strip().lower().replace(" ", "_").replace("-", "_")
    kinds: dict[str, Kind] = {
        "exit_interview": "exit_interview", "cx_note": "cx_note", "note": "cx_note", "call": "call",
        "win_loss_interview": "win_loss_interview", "win_loss": "win_loss_interview", "survey": "survey",
    }  # fmt: skip
    labels = {role_of_label(u.speaker) for u in transcript.utterances if u.speaker}
    default: Kind = "call" if "vendor" in labels and "interviewer" not in labels else "exit_interview"
    return kinds.get(said) or kind_in_words(transcript.title) or kind_in_words(name) or default


def _day(facts: Mapping[str, str], fact: str) -> date | None:
    """A day that the file states; one that cannot be read is left out rather than guessed."""
    return read_date(facts[fact]) if fact in facts else None


def _doubts(facts: Mapping[str, str], row: int | None) -> tuple[str, ...]:
    """A day that the file gives and that is none, or could be two."""
    the = f"Row {row}: the" if row else "The"
    return tuple(
        f"{the} {words} '{facts[fact][:40]}' is no day, or could be two, and was left out; expected YYYY-MM-DD."
        for fact, words in (("held_on", "date"), ("keep_until", "keep-until date"))
        if fact in facts and read_date(facts[fact]) is None
    )


def _own_id(facts: Mapping[str, str], kind: Kind, name: str) -> str | None:
    """The file's own id; a bare number in a survey is one only together with the file's name."""
    own = facts.get("interview_id")
    return f"{PurePath(name).stem}-{own}" if own and kind == "survey" and own.isdigit() else own


def _leader(turns: tuple[Turn, ...], kind: Kind) -> str | None:
    """Who led the interview; nobody leads a survey."""
    if kind == "survey":
        return None
    return next((t.speaker for t in turns if t.role == "interviewer"), None)


def _language(turns: tuple[Turn, ...], facts: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Language of the words, and a warning where it is not English."""
    words = " ".join(t.text for t in turns)
    language = language_of(words)
    if language == "en":
        return "en", ()
    return language, (
        f"The words seem to be in another language ({language}); they are kept and left untagged.",
    )


def _hashed_id(turns: tuple[Turn, ...]) -> str:
    """An id that the same words always get."""
    words = "\n".join(f"{t.speaker}\t{t.text}" for t in turns)
    return "i-" + hashlib.sha256(words.encode("utf-8")).hexdigest()[:12]
