"""Reads the rules: reviewed data, one JSON object a line, every rule with an id of its own."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from interviews.codebook import CAUSES, STATUSES, STEPS

RULES_FOLDER = Path(__file__).with_name("rules")
NO_CAUSE = "none"
CLAIM, DENIAL, TOPIC = "claim", "denial", "topic"
SCOPES = ("forward", "backward", "unit")
SIGNS = ("decided", "would_have_stayed", "began")
FRAMES = (
    "reason", "displeased", "owing", "rather", "named", "sole", "errand", "not", "supposed", "other", "resolved",
    "leaving", "stays", "elsewhere", "asked", "grievance",
)  # fmt: skip


class RuleError(ValueError):
    """A rule that cannot be used; the message names file, line and what is accepted."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`label` is what a match stands for (a cause, a status, a step or a sign of the decision).

    `kind` of a cause's rule: `claim` says that it happened, `denial` that it did not, `topic` only what is spoken
    of, so that it counts under a context alone. `kind` of a context rule is its scope: the words after the cue
    (`forward`), before it (`backward`), or the whole `unit`. `precision`: how often a match of a cause's rule is
    right on the bank of coded passages, drawn towards 0.35 where it seldom matches.
    """

    rule_id: str
    label: str
    kind: str
    pattern: str
    precision: float = 0.0


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules, and the word groups that their patterns name."""

    groups: dict[str, list[str]]
    causes: tuple[Rule, ...]
    context: tuple[Rule, ...]
    steps: tuple[Rule, ...]
    signs: tuple[Rule, ...]
    plain: tuple[Rule, ...]
    frames: tuple[Rule, ...]


def read_rules(folder: Path = RULES_FOLDER) -> RuleBook:
    """The rules of `folder`. Refused: an unknown label or kind, an id used twice."""
    rules = RuleBook(
        groups=tomllib.loads((folder / "words.toml").read_text(encoding="utf-8")),
        causes=_read(folder / "causes.jsonl", "cause", tuple(CAUSES), "kind", (CLAIM, DENIAL, TOPIC)),
        context=_read(folder / "context.jsonl", "status", STATUSES[1:], "scope", SCOPES),
        steps=_read(folder / "steps.jsonl", "step", STEPS),
        signs=_read(folder / "decision.jsonl", "sign", SIGNS),
        plain=_read(folder / "plain.jsonl", "cause", tuple(CAUSES), "kind", (CLAIM, TOPIC)),
        frames=_read(folder / "plain_frames.jsonl", "frame", FRAMES),
    )
    _refuse_twins(rules)
    return rules


def read_reason_rules(folder: Path = RULES_FOLDER) -> tuple[Rule, ...]:
    """The rules for the short reasons of loss records; the label "none" is for those that name no cause."""
    return _read(folder / "reasons.jsonl", "cause", (*CAUSES, NO_CAUSE))


def _read(
    path: Path, label: str, labels: tuple[str, ...], kind: str | None = None, kinds: tuple[str, ...] = ()
) -> tuple[Rule, ...]:
    rules = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        entry = json.loads(line)
        if entry[label] not in labels:
            raise RuleError(
                f"{path.name} line {number}: {label} '{entry[label]}'; accepted: {', '.join(labels)}."
            )
        if kind and entry[kind] not in kinds:
            raise RuleError(
                f"{path.name} line {number}: {kind} '{entry[kind]}'; accepted: {', '.join(kinds)}."
            )
        rules.append(
            Rule(
                entry["id"],
                entry[label],
                entry[kind] if kind else "",
                entry["pattern"],
                entry.get("precision", 0.0),
            )
        )
    return tuple(rules)


def _refuse_twins(rules: RuleBook) -> None:
    seen = set()
    for rule in (
        *rules.causes,
        *rules.context,
        *rules.steps,
        *rules.signs,
        *rules.plain,
        *rules.frames,
    ):
        if rule.rule_id in seen:
            raise RuleError(f"The rule id '{rule.rule_id}' is used twice; every rule needs its own.")
        seen.add(rule.rule_id)
