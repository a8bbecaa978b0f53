"""Fits anew what needs no PyTorch: the decision by rules alone, and the trigger words of the scan.

Run `python -m interviews.refitting` after a change of rules or of the coded text; it takes a minute or two.
The decision that goes with the trained model is part of `whyleft train`.
"""

from collections.abc import Sequence
from pathlib import Path

from interviews.coded_text import CODED_FOLDER, CodedInterview, read_coded
from interviews.decision import write_decision
from interviews.findings import make_doc
from interviews.fitting import Scored, fit
from interviews.fitting_triggers import (
    coded_sentences,
    everyday_sentences,
    fit_triggers,
    write_triggers,
)
from interviews.shipped import RULES_DECISION
from interviews.tagging import RULE_PARTS
from interviews.tokens import tokenizing

VERSION = "rules-1"


def coded_files() -> list[Path]:
    """The interviews and the bank of passages that came with the corpus."""
    return [*sorted(CODED_FOLDER.glob("w?.jsonl")), *sorted(CODED_FOLDER.glob("phrases*.jsonl"))]


def scored_by_rules(coded: Sequence[CodedInterview]) -> list[Scored]:
    """Coded interviews with what the rules find in them."""
    nlp = tokenizing()
    for part in RULE_PARTS:
        nlp.add_pipe(part)
    docs = nlp.pipe(make_doc(one.interview.turns, one.interview.kind, nlp) for one in coded)
    return [Scored(one, doc._.findings) for one, doc in zip(coded, docs, strict=True)]


def main() -> None:
    """Writes rules/decision.json and triggers.json."""
    coded = list(read_coded(coded_files()))
    write_decision(fit(scored_by_rules(coded), VERSION), RULES_DECISION)
    write_triggers(fit_triggers(coded_sentences(coded), everyday_sentences()))


if __name__ == "__main__":
    main()
