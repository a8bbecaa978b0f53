"""Finds rules in sentences: phrases trigger, and of the triggered rules only those run whose words all stand there."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc, Span

from interviews.patterns import compile_pattern
from interviews.rule_files import Rule


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `start` to `end` (half-open) of a doc that `rule` found."""

    rule: Rule
    start: int
    end: int


class RuleMatcher:
    """A set of rules ready to run over docs of one pipeline."""

    def __init__(self, rules: Sequence[Rule], groups: Mapping[str, Sequence[str]], nlp: Language) -> None:
        self._rules = list(rules)
        self._matchers: list[Matcher] = []
        self._triggers = PhraseMatcher(nlp.vocab, attr="NORM")
        self._rules_of: dict[int, list[int]] = {}
        self._needed: list[list[frozenset[int]]] = []  # by rule; words as the vocabulary numbers them
        triggered: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, rule in enumerate(self._rules):
            compiled = compile_pattern(rule.pattern, groups, nlp)
            matcher = Matcher(nlp.vocab, validate=False)
            matcher.add(rule.rule_id, compiled.sequences, greedy="LONGEST")
            self._matchers.append(matcher)
            self._needed.append(
                [frozenset(nlp.vocab.strings.add(word) for word in words) for words in compiled.needed]
            )
            for phrase in compiled.triggers:
                triggered[phrase].append(number)
        for phrase, numbers in triggered.items():
            self._add_trigger(phrase, numbers, nlp)

    def _add_trigger(self, phrase: tuple[str, ...], numbers: list[int], nlp: Language) -> None:
        words = Doc(nlp.vocab, words=list(phrase))
        for token, norm in zip(words, phrase, strict=True):
            token.norm_ = norm
        key = " ".join(phrase)
        self._triggers.add(key, [words])
        self._rules_of[nlp.vocab.strings[key]] = numbers

    def triggered(self, doc: Doc, units: Sequence[Span]) -> dict[int, list[int]]:
        """For each unit that holds a trigger, the numbers of the rules to try there, in order."""
        unit_of = {
            token: number for number, unit in enumerate(units) for token in range(unit.start, unit.end)
        }
        found: dict[int, set[int]] = defaultdict(set)
        for key, start, _ in self._triggers(doc):
            if start in unit_of:
                found[unit_of[start]].update(self._rules_of[key])
        return {number: sorted(rules) for number, rules in sorted(found.items())}

    def find(self, doc: Doc, units: Sequence[Span]) -> dict[int, list[Match]]:
        """The matches by number of unit, in order of the rules, then of the words."""
        found = {}
        for number, rules in self.triggered(doc, units).items():
            unit = units[number]
            words = {token.norm for token in unit}
            matches = [
                Match(self._rules[rule], unit.start + start, unit.start + end)
                for rule in rules
                if not any(words.isdisjoint(needed) for needed in self._needed[rule])
                for _, start, end in sorted(self._matchers[rule](unit))
            ]
            if matches:
                found[number] = matches
        return found
