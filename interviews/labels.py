"""Which words before a colon are the name of a speaker, and which are part of what was said."""

import re
from collections import Counter
from collections.abc import Iterable

from interviews.interview import Role

ROLE_WORDS: dict[str, Role] = {
    **dict.fromkeys(
        ("interviewer", "host", "moderator", "researcher", "facilitator", "question", "q", "int", "questioner"),
        "interviewer",
    ),
    **dict.fromkeys(
        (
            "agent", "rep", "representative", "support", "vendor", "supplier", "csm", "advisor", "adviser",
            "account manager", "customer success manager", "sales", "sales rep", "service desk", "helpdesk",
            "operator", "support agent", "customer service", "customer service representative", "us",
        ),
        "vendor",
    ),
    **dict.fromkeys(
        (
            "customer", "client", "interviewee", "participant", "guest", "respondent", "caller", "answer", "a",
            "buyer", "user", "lost customer", "subject", "contact", "prospect",
        ),
        "customer",
    ),
}  # fmt: skip
SAID_BEFORE_A_COLON = frozenset(
    """honestly anyway well look note notes so but yes no question listen ok okay right true fair point plus also
    background summary reason reasons why what when where who how result results outcome next actions action
    todo status update subject date time attendees present agenda topic title account company customer client
    competitor price pricing product service support billing contract risk risks feedback overview context
    first second third firstly secondly finally answer remember example warning important problem solution
    http https re fw fwd ps nb cc bcc sent to from quote conclusion recommendation follow-up""".split()
)
_NUMBERED = re.compile(
    r"(?:speaker|person|participant|spk|user|voice|sprecher|unknown speaker)[ _-]?\w{0,3}", re.I
)
_LABEL = re.compile(r"[^\W_][\w.'’\-&/() ,]*")


def role_of_label(label: str) -> Role | None:
    """Role that a label says in words, as `Host` or `Customer 2` do."""
    plain = re.sub(r"[\s_#-]*\d+$", "", label.strip().lower())
    return ROLE_WORDS.get(plain)


def could_be_label(label: str) -> bool:
    """Whether these words have the form of a speaker's label: short, no sentence."""
    return 0 < len(label) <= 48 and len(label.split()) <= 6 and bool(_LABEL.fullmatch(label))


def looks_like_name(label: str) -> bool:
    """Whether every word starts with a capital, as names do, and none is a common opening of a sentence."""
    words = [w for w in re.split(r"[\s/,]+", label) if w]
    capital = all(
        w[0].isupper() or w[0] == "(" or w.lower() in ("de", "van", "von", "der", "da", "al") for w in words
    )
    return bool(words) and capital and words[0].lower() not in SAID_BEFORE_A_COLON


def speaker_labels(candidates: Iterable[str], lines: int) -> set[str]:
    """Those candidates that are speakers, given all candidates of a file in order and its number of text lines.

    A role word or a numbered speaker is one always; another label where it looks like a name and either comes
    back, or stands beside one that does, or nearly every line of the file carries a label.
    """
    count = Counter(label for label in candidates if could_be_label(label))
    sure = {label for label in count if _NUMBERED.fullmatch(label)}
    roles = {label for label in count if role_of_label(label)}
    names = {label for label in count if looks_like_name(label)} - sure - roles
    if sum(count[label] for label in roles) >= 2 or sure:
        sure |= roles
    recurring = {label for label in names if count[label] >= 2}
    dense = len(count) >= 2 and sum(count[n] for n in names | sure) >= 0.6 * max(lines, 1)
    if recurring or sure or dense:
        return sure | {label for label in names if count[label] >= 2 or dense or len(label.split()) >= 2}
    return sure
