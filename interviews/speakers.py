"""Who is who in a conversation: customer, interviewer, vendor.

In this order, the first that says anything decides: the file itself, a role word as label, the head of the file,
the vendor's own staff, who asks the questions. A person can correct it afterwards (`with_roles`).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from interviews.interview import Interview, Kind, Role, Turn
from interviews.labels import role_of_label
from interviews.transcript import Utterance

UNNAMED = "unnamed"
_ASKING = re.compile(r"\?\s*$|\?[\"'”’)]*\s")
_SECOND_PERSON = re.compile(r"\b(?:you|your|you'd|you're|you've|yours)\b", re.I)
_FIRST_PERSON = re.compile(r"\b(?:i|we|our|my|us|we're|we'd|we've|i'd|i've|i'm|me|ours)\b", re.I)
_OPENING = re.compile(
    r"\b(?:thank(?:s| you)(?: again| both| all| so much)? for"
    r" (?:joining|taking|making|your time|calling|talking|agreeing|coming|ringing|speaking)"
    r"|how (?:can|may) i (?:help|assist)|could you (?:introduce|start|tell)|would you (?:tell|mind|introduce)"
    r"|tell me|can you (?:tell|walk)|walk me through|what happened|the reason (?:we|on)|anything else|recording"
    r"|you're through to)\b",
    re.I,
)
_SURE_ASKER = 0.05  # below this lead nobody is taken for the interviewer


@dataclass(frozen=True, slots=True)
class Staff:
    """The vendor's own people, as far as they are known: full names, and domains of their e-mail."""

    names: frozenset[str] = field(default_factory=frozenset)
    domains: frozenset[str] = field(default_factory=frozenset)

    def holds(self, speaker: str) -> bool:
        """Whether a speaker's name or e-mail address is one of ours; case and spacing aside."""
        name, domain = _name_and_domain(speaker)
        return domain in {d.lower() for d in self.domains} or name in {_folded(n) for n in self.names}


def _folded(name: str) -> str:
    """A name without case, doubled spaces, and `Surname, First` turned round."""
    last, comma, first = name.partition(",")
    return " ".join((f"{first} {last}" if comma else name).lower().split())


def _name_and_domain(speaker: str) -> tuple[str, str]:
    """`Ann Lee <ann@x.example>` as `ann lee` and `x.example`."""
    match = re.search(r"[^\s<>@]+@([\w.-]+)", speaker)
    domain = match.group(1).lower() if match else ""
    return _folded(re.sub(r"[<(\[]?[^\s<>@()\[\]]+@[\w.-]+[>)\]]?", "", speaker)), domain


def with_roles(interview: Interview, roles: Mapping[str, Role]) -> Interview:
    """The interview with the roles of these speakers as a person set them."""
    turns = tuple(replace(t, role=roles.get(t.speaker, t.role)) for t in interview.turns)
    return replace(interview, turns=turns)


def speakers_of(interviews: Iterable[Interview]) -> list[tuple[str, Role]]:
    """Everybody who speaks, with the role of their first turn, in the order in which they are heard."""
    roles: dict[str, Role] = {}
    for interview in interviews:
        for turn in interview.turns:
            roles.setdefault(turn.speaker, turn.role)
    return list(roles.items())


def turns_of(
    utterances: Sequence[Utterance], facts: Mapping[str, str], kind: Kind, staff: Staff
) -> tuple[Turn, ...]:
    """Turns with a full name and a role for every utterance."""
    known = [facts[f] for f in ("interviewer", "interviewee", "author") if f in facts] + sorted(staff.names)
    full = full_names((u.speaker for u in utterances if u.speaker), known)
    spoken = [replace(u, speaker=full.get(u.speaker, u.speaker) if u.speaker else None) for u in utterances]
    roles = roles_of(spoken, facts, kind, staff)
    alone = facts.get("author") or UNNAMED
    return tuple(
        Turn(u.speaker or alone, u.role or roles.get(u.speaker or "", "note"), u.text, u.start_seconds)
        for u in spoken
    )


def full_names(labels: Iterable[str], known: Sequence[str]) -> dict[str, str]:
    """Labels that are the first name or initials of exactly one known person, with that person's full name."""
    result = {}
    for label in set(labels):
        plain = label.lower().replace(".", "")
        matches = {
            name
            for name in known
            if len(name.split()) > 1
            and plain in (name.lower().split()[0], "".join(w[0] for w in name.lower().split()))
        }
        if len(matches) == 1:
            result[label] = matches.pop()
    return result


def roles_of(
    utterances: Sequence[Utterance], facts: Mapping[str, str], kind: Kind, staff: Staff
) -> dict[str, Role]:
    """Role of every named speaker."""
    speakers = list(dict.fromkeys(u.speaker for u in utterances if u.speaker and u.role is None))
    asker: Role = "vendor" if kind == "call" else "interviewer"
    roles: dict[str, Role] = {}
    for speaker in speakers:
        role = _role_in_label(speaker, speakers) or _role_in_head(speaker, facts)
        if role:
            roles[speaker] = role
    ours = {s for s in speakers if s not in roles and staff.holds(s)}
    open_ = [s for s in speakers if s not in roles and s not in ours]
    said: dict[str, list[str]] = {speaker: [] for speaker in speakers}
    for utterance in utterances:
        if utterance.speaker in said:
            said[utterance.speaker].append(utterance.text)
    scores = {speaker: asking_score(texts, speaker == speakers[0]) for speaker, texts in said.items()}
    has_interviewer = "interviewer" in roles.values() or (asker == "vendor" and "vendor" in roles.values())
    for rank, speaker in enumerate(sorted(ours, key=lambda s: -scores[s])):
        roles[speaker] = asker if rank == 0 and not has_interviewer else "vendor"
    if not ours and not has_interviewer and len(speakers) > 1:
        found = _asker(open_, scores)
        if found:
            roles[found] = asker
    roles.update({speaker: "customer" for speaker in open_ if speaker not in roles})
    return roles


def _role_in_label(speaker: str, speakers: Sequence[str]) -> Role | None:
    """Role that a label says in words; `A` answers only where a label asks, beside a `B` it is but a letter."""
    role = role_of_label(speaker)
    is_letter = speaker.strip().lower() == "a"
    return None if is_letter and "interviewer" not in map(role_of_label, speakers) else role


def _role_in_head(speaker: str, facts: Mapping[str, str]) -> Role | None:
    """Role that the head of the file gives a name."""
    name = _folded(speaker)
    if name in map(_folded, _people(facts.get("interviewer", ""))):
        return "interviewer"
    return "customer" if name in map(_folded, _people(facts.get("interviewee", ""))) else None


def _people(value: str) -> list[str]:
    """Names in `Ann Lee; Bo Ray` or `Ann Lee and Bo Ray`."""
    return [name for name in re.split(r"\s*(?:;|/|&|\band\b)\s*", value) if name]


def asking_score(texts: Sequence[str], is_first: bool) -> float:
    """How much a speaker talks like one who leads a conversation: asks, says "you", opens it, keeps it short."""
    joined = "\n".join(texts)[:20_000]
    turns = max(len(texts), 1)
    asks = sum(bool(_ASKING.search(t)) for t in texts) / turns
    you, i = len(_SECOND_PERSON.findall(joined)), len(_FIRST_PERSON.findall(joined))
    to_you = you / (you + i + 1)
    opens = min(len(_OPENING.findall(joined)), 3) / 3
    brief = 1 / (1 + len(joined.split()) / turns / 25)
    return 0.45 * asks + 0.25 * to_you + 0.2 * opens + 0.1 * brief + (0.1 if is_first else 0.0)


def _asker(speakers: Sequence[str], scores: Mapping[str, float]) -> str | None:
    """The speaker who leads, if one stands out."""
    ranked = sorted(speakers, key=lambda s: -scores[s])
    if not ranked:
        return None
    lead = scores[ranked[0]] - (scores[ranked[1]] if len(ranked) > 1 else 0.0)
    return ranked[0] if lead >= _SURE_ASKER else None
