"""Words in which somebody says that they leave, have left, or why."""

import re

_WE = r"\b(?:we|they|you)(?:['’](?:re|ve|d)|\s+(?:are|were|have|had|did|will))?(?:\s+(?:now|all|both|finally|then))?\s+"
_GOING = (
    r"(?:leav(?:e|ing)|left|cancel(?:l?ed|l?ing)?|switch(?:ed|ing)?|mov(?:ed|ing)\s+(?:away|on|to)"
    r"|go(?:ing|ne)?|went)\b"
)
_LEAVING = re.compile(
    rf"\b(?:why|reasons?)\s+(?:that\s+|for\s+which\s+)?{_WE}{_GOING}"
    r"|\b(?:reasons?|decision|decided)\s+(?:for|to|of)\s+(?:leav(?:e|ing)|cancel(?:l?ing)?|switch(?:ing)?|go(?:ing)?\s+elsewhere)\b"
    rf"|{_WE}leaving(?:\s+(?:you|your)\b|\s+(?:because|at|by|in|from|after|as|so)\b|\s*(?:[.,;:!?–-]|$))"
    rf"|{_WE}left\s+(?:you(?=\s*(?:[.,;:!?]|$|because|for\b|in\b))|because|for\b|in\b)"
    rf"|{_WE}(?:cancel(?:l?ed|l?ing)\s+(?:our|the|with)\b|(?:gave|given|giving)\s+(?:you\s+)?(?:our\s+)?notice\b)"
    rf"|{_WE}(?:decided\s+(?:not\s+to\s+(?:renew|stay|continue)|against\s+(?:renewing|staying)))"
    rf"|{_WE}(?:not\s+renew(?:ing)?\b|terminat(?:ed?|ing)\s+(?:our|the)\b)",
    re.IGNORECASE,
)


def speaks_of_leaving(words: str) -> bool:
    """Whether somebody says that they leave, have left, or why. Meant for accounts that have announced it."""
    return _LEAVING.search(words) is not None
