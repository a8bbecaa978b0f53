"""Interviews in our own JSON form, one object with `turns`; codes such as `{{price:asserted|too dear}}` taken out."""

import re
from typing import Any

from interviews.transcript import ReadError, Transcript, Utterance

KINDS = ("exit_interview", "cx_note", "win_loss_interview", "call", "survey")
ROLES = ("customer", "interviewer", "vendor", "note")
_CODE = re.compile(r"\{\{[^{}|]*\|([^{}]*)\}\}")
_FACTS = (
    "account", "account_id", "held_on", "interviewee_role", "stated_reason", "loss_id", "deal_id", "industry",
    "consent", "keep_until", "with_decider", "led_by", "language",
)  # fmt: skip


def strip_codes(text: str) -> str:
    """Words of a coded turn without their codes."""
    return _CODE.sub(r"\1", text)


def read_object(value: Any) -> Transcript:
    """The transcript of one object: `id`, `turns` of `speaker`, `role`, `text`, and what else it says of itself.

    Raises:
        ReadError: no turns, or a turn without words or with an unknown role.
    """
    if not isinstance(value, dict) or not isinstance(value.get("turns"), list):
        raise ReadError("this is no interview; expected an object with a list 'turns'")
    turns = tuple(_turn(turn, number) for number, turn in enumerate(value["turns"]))
    if not any(turn.text.strip() for turn in turns):
        raise ReadError("'turns' holds no words; expected at least one turn with a 'text'")
    kind = value.get("kind")
    if kind is not None and kind not in KINDS:
        raise ReadError(f"kind {str(kind)[:60]!r} is unknown; accepted: {', '.join(KINDS)}")
    facts = {fact: str(value[fact]) for fact in _FACTS if isinstance(value.get(fact), str | bool | int)}
    if isinstance(value.get("id") or value.get("interview_id"), str | int):
        facts["interview_id"] = str(value.get("id") or value.get("interview_id"))
    return Transcript(turns, facts, kind=kind)


def _turn(turn: Any, number: int) -> Utterance:
    """One turn as the object has it; `text` is a must, the rest may be missing."""
    if not isinstance(turn, dict) or not isinstance(turn.get("text"), str):
        raise ReadError(f"turn {number} has no 'text'; expected an object with speaker, role and text")
    role = turn.get("role")
    if role is not None and role not in ROLES:
        raise ReadError(f"turn {number} has the role {str(role)[:60]!r}; accepted: {', '.join(ROLES)}")
    speaker = turn.get("speaker")
    return Utterance(
        speaker.strip() or None if isinstance(speaker, str) else None,
        strip_codes(turn["text"]),
        _time(turn.get("start_seconds")),
        role,
    )


def _time(value: Any) -> float | None:
    """Seconds from the start; None for what cannot be such."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and 0 <= value < 1e9 else None


def knows(value: Any) -> bool:
    """Whether a JSON value has this form."""
    return isinstance(value, dict) and isinstance(value.get("turns"), list)
