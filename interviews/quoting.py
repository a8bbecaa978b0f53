"""Which words of a sentence a rule found, as they stand in it."""

from collections.abc import Mapping, Sequence

from spacy.language import Language

from interviews.rule_files import Rule
from interviews.rule_matching import RuleMatcher


class RuleWords:
    """The rules by their ids, each made ready when it is first asked for."""

    def __init__(self, rules: Sequence[Rule], groups: Mapping[str, Sequence[str]], nlp: Language) -> None:
        self._rules = {rule.rule_id: rule for rule in rules}
        self._groups, self._nlp = groups, nlp
        self._ready: dict[str, RuleMatcher] = {}

    def found(self, rule_id: str, text: str) -> str:
        """The longest stretch of `text` that the rule finds; "" where it finds none, or there is no such rule."""
        if rule_id not in self._rules:
            return ""
        if rule_id not in self._ready:
            self._ready[rule_id] = RuleMatcher([self._rules[rule_id]], self._groups, self._nlp)
        doc = self._nlp.make_doc(text)
        matches = self._ready[rule_id].find(doc, [doc[:]]).get(0, [])
        return max((doc[match.start : match.end].text for match in matches), key=len, default="")
