"""Every rule in the tree has an id of its own, compiles, and finds words that it was written for."""

import json
from pathlib import Path

import pytest

from interviews.patterns import PatternError, compile_pattern
from interviews.rule_files import RULES_FOLDER, RuleError, read_reason_rules, read_rules
from interviews.rule_matching import RuleMatcher
from interviews.tokens import tokenizing

NLP = tokenizing()


def test_all_rules_compile() -> None:
    rules = read_rules()
    told = (*rules.causes, *rules.context, *rules.steps, *rules.signs, *rules.plain, *rules.frames)
    for rule in (*told, *read_reason_rules()):
        compiled = compile_pattern(rule.pattern, rules.groups, NLP)
        assert compiled.sequences, rule.rule_id
        assert compiled.triggers, rule.rule_id


def test_no_pattern_stands_twice() -> None:
    rules = read_rules()
    for group in (rules.causes, rules.context, rules.steps, rules.signs, rules.plain, rules.frames):
        patterns = [(rule.label, rule.pattern) for rule in group]
        assert len(patterns) == len(set(patterns))


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("nobody ~2 called", "Nobody ever called.", ["Nobody ever called"]),
        ("nobody ~2 called", "Nobody ever has quite called.", []),
        ("nobody ~2 called", "Nobody. Called.", []),
        ("did_not|never work", "It didn't work, it never work.", ["didn't work", "never work"]),
        ("dear|steep", "My dear, it was steep.", ["dear", "steep"]),
    ],
)
def test_pattern_language(pattern: str, text: str, expected: list[str]) -> None:
    from interviews.rule_files import Rule

    matcher = RuleMatcher([Rule("r", "price", "claim", pattern)], {}, NLP)
    doc = NLP.make_doc(text)
    assert [doc[m.start : m.end].text for m in matcher.find(doc, [doc[:]]).get(0, [])] == expected


@pytest.mark.parametrize("pattern", ["~3", "@unknown word"])
def test_wrong_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError, match="expected at least one|does not have"):
        compile_pattern(pattern, {}, NLP)


def test_unknown_label_is_refused_with_file_and_line(tmp_path: Path) -> None:
    for path in RULES_FOLDER.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    line = {"id": "x", "cause": "weather", "kind": "claim", "pattern": "rain"}
    (tmp_path / "causes.jsonl").write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(RuleError, match=r"causes\.jsonl line 1: cause 'weather'"):
        read_rules(tmp_path)
