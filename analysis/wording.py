"""Short names for what the codebook has keys for, as they stand on charts and buttons."""

import re

from interviews.explaining import odds

CAUSES: dict[str, str] = {
    "no_response": "Unanswered complaints",
    "competition": "A competitor’s approach",
    "tone": "Tone and style",
    "indifference": "Indifferent service",
    "poor_meetings": "Poor meetings",
    "low_access": "Not calling high enough",
    "new_decision_makers": "New decision makers",
    "neglect": "Being taken for granted",
    "price": "Price and value",
    "product_gap": "Missing or unfit product",
    "reliability": "Quality and reliability",
    "delivery": "Onboarding and promises",
    "terms": "Contract and billing",
    "need_ended": "The need ended",
}

STATUSES: dict[str, str] = {
    "asserted": "happened",
    "negated": "denied",
    "other_party": "about others",
    "hypothetical": "hypothetical",
    "resolved": "put right",
}

STEPS: dict[str, str] = {
    "step1": "Catalyst",
    "step2": "Introspection",
    "step3": "Due diligence",
    "step4": "Deciding to defect",
}

SEEN: dict[str, str] = {  # what a step looks like from outside
    "step1": "A first reason to leave",
    "step2": "Asking themselves questions",
    "step3": "Comparing offers or looking into leaving",
    "step4": "Decided to leave",
}

OUTCOMES: dict[str, str] = {
    "won": "Won",
    "lost": "Lost",
    "no_decision": "No decision",
    "withdrawn": "Withdrawn",
    "disengaged": "We walked away",
}

KINDS: dict[str, str] = {"defection": "Lost customers", "lost_deal": "Lost deals"}


def cause(key: str | None) -> str:
    """The short name of a cause; a company's own is named by its key in words."""
    if not isinstance(key, str) or not key:
        return "Unknown"
    return CAUSES.get(key) or key.replace("_", " ").capitalize()


def step(key: str) -> str:
    """The short name of a step of the Defection Model."""
    return STEPS.get(key, key)


def seen(key: str | None) -> str:
    """What a step looks like, with its number: 'Comparing offers or looking into leaving (step 3)'."""
    return f"{SEEN[key]} (step {key[-1]})" if key in SEEN else key or ""


def status(key: str | None) -> str:
    """What the status of a piece of evidence means, in a word or two."""
    return STATUSES.get(key or "", key or "")


def group(name: str) -> str:
    """The name of a group; the one of rows without a name is said to be that, a quarter is written as sentences do."""
    if is_quarter(name):
        return f"{name[5:]} {name[:4]}"
    return "None named" if name == "(none)" else name


def is_quarter(name: str) -> bool:
    """Whether a group is a quarter, as reports name one: '2024-Q3'."""
    return re.fullmatch(r"\d{4}-Q[1-4]", name) is not None


def right_in(score: float) -> str:
    """How far the machine can be trusted, 'right in about 85 of 100': the one way in which every page says it.

    `score` is the probability that a root cause, or a piece of evidence with its status, is read right.
    """
    return odds(score)


def readers(versions: str) -> str:
    """Who read the words that root causes rest on, from the versions of the verdicts, as `versions_in_use` gives them.

    A person's verdict has an empty version, `rules` stands for the rules without a trained model.
    """
    named = {"": "by people", "none": "by nobody yet", "rules": "by machine (rules alone)"}
    read = [named.get(version, f"by machine (trained model {version})") for version in versions.split(", ")]
    return "words read " + " and ".join(read)
