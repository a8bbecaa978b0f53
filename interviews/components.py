"""The pipeline's parts, each doing one thing to the findings of a doc; registered with spaCy by name."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch

from interviews.anew import Heard, rejudged
from interviews.codebook import Codebook, extended_codebook
from interviews.context import causes_in_context, denied_by_answer
from interviews.deciding import evidence_of, in_order, root_cause_of, with_added
from interviews.decision import Decision, judge, read_decision
from interviews.echoes import begins_the_answer, echoes_the_question
from interviews.explaining import Explainer
from interviews.features import CAUSE_KEYS
from interviews.findings import register_extensions, spans
from interviews.interview import Evidence, Reading
from interviews.nearest import read_passages
from interviews.plain import PlainRules
from interviews.quoting import RuleWords
from interviews.rule_files import Rule, RuleBook, read_rules
from interviews.rule_matching import RuleMatcher
from interviews.shipped import MODEL_DECISION, MODEL_FOLDER, RULES_DECISION

if TYPE_CHECKING:
    from interviews.added_causes import AddedCauses
    from interviews.encoder import Encoder

NOTHING_SAID = Reading("", None, why="No words of the customer to read.")

register_extensions()


@lru_cache(maxsize=1)
def _rule_book() -> RuleBook:
    return read_rules()


def _matcher(rules: Sequence[Rule], nlp: Language) -> RuleMatcher:
    return RuleMatcher(rules, _rule_book().groups, nlp)


class CauseRules:
    """Looks for the rules of causes in every unit, and in the question before the first unit of an answer."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._matcher = _matcher(_rule_book().causes, nlp)

    def __call__(self, doc: Doc) -> Doc:
        for number, matches in self._matcher.find(doc, spans(doc)).items():
            doc._.findings[number].matches = matches
        for found in doc._.findings:
            if begins_the_answer(found.unit):
                found.question_causes = self._causes_of(found.unit.question)
        return doc

    def _causes_of(self, question: str) -> frozenset[str]:
        doc = self._nlp.make_doc(question)
        matches = self._matcher.find(doc, [doc[:]]).get(0, [])
        return frozenset(match.rule.label for match in matches)


class ContextRules:
    """Gives every cause found its status, from the cues around it and the question before."""

    def __init__(self, nlp: Language) -> None:
        self._matcher = _matcher(_rule_book().context, nlp)

    def __call__(self, doc: Doc) -> Doc:
        cues = self._matcher.find(doc, spans(doc))
        for number, found in enumerate(doc._.findings):
            found.cues = cues.get(number, [])
            found.causes = causes_in_context(doc, found.matches, found.cues)
            first_words = [token.norm_ for token in doc[found.start : min(found.end, found.start + 4)]]
            found.causes = denied_by_answer(first_words, found.question_causes) | found.causes
        return doc


class StepRules:
    """Looks for signals of steps 2 to 4; of several rules of a step the most reliable is kept."""

    def __init__(self, nlp: Language) -> None:
        self._matcher = _matcher(_rule_book().steps, nlp)

    def __call__(self, doc: Doc) -> Doc:
        for number, matches in self._matcher.find(doc, spans(doc)).items():
            by_precision = sorted(matches, key=lambda match: match.rule.precision)
            doc._.findings[number].steps = {match.rule.label: match.rule for match in by_precision}
        return doc


class SignRules:
    """Looks for words of decision: what settled it, what would have kept them, what began it."""

    def __init__(self, nlp: Language) -> None:
        self._matcher = _matcher(_rule_book().signs, nlp)

    def __call__(self, doc: Doc) -> Doc:
        for number, matches in self._matcher.find(doc, spans(doc)).items():
            doc._.findings[number].signs = {match.rule.label: match.rule.rule_id for match in matches}
        return doc


class SentenceEncoder:
    """Adds the trained encoder's scores to every unit; it reads the units of many docs at once."""

    def __init__(self, encoder: "Encoder") -> None:
        self._encoder = encoder

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc], batch_size=1))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        for batch in minibatch(docs, batch_size):
            scored = self._encoder.read_many([[found.unit for found in doc._.findings] for doc in batch])
            for doc, scores in zip(batch, scored, strict=True):
                for found, figures in zip(doc._.findings, scores, strict=True):
                    found.scores = figures
                yield doc


class DecisionMaker:
    """Decides what is evidence and what the root cause is, from all that was found in the interview."""

    def __init__(self, decision: Decision, explainer: Explainer, added: "AddedCauses | None" = None) -> None:
        self._decision, self._explainer, self._added = decision, explainer, added

    def __call__(self, doc: Doc) -> Doc:
        doc._.reading = self._reading(doc) if doc._.findings else NOTHING_SAID
        return doc

    def _reading(self, doc: Doc) -> Reading:
        judged = judge(doc._.findings, self._decision)
        found = evidence_of(doc._.findings, judged, self._decision, self._explainer)
        repeated = {(f.unit.turn, f.unit.start) for f in doc._.findings if echoes_the_question(f.unit)}
        evidence = tuple(piece for piece in found if (piece.turn, piece.start) not in repeated)
        cause, score, why = root_cause_of(judged, evidence, self._decision, self._explainer)
        if self._added:
            own = [piece for found in doc._.findings for piece in self._added.evidence(found)]
            rivals = self._beside(own, evidence)
            evidence = in_order([*evidence, *own])
            cause, score, why = with_added(rivals, (cause, score, why), self._explainer)
        return Reading("", cause, primary_score=score, evidence=evidence, why=why)

    def anew(self, heard: Heard, standing: Sequence[Evidence]) -> tuple[str | None, float, str]:
        """The root cause with the evidence as persons have left it, its probability and why; see `decide_anew`."""
        known = [piece for piece in standing if piece.cause in self._explainer.names]
        told = rejudged(heard, known, self._decision, self._explainer)
        own = [piece for piece in known if piece.cause not in CAUSE_KEYS]
        others = [piece for piece in known if piece.cause in CAUSE_KEYS]
        return with_added(self._beside(own, others), told, self._explainer) if own else told

    def _beside(self, own: list[Evidence], evidence: Iterable[Evidence]) -> list[Evidence]:
        """What counts for the root cause where a company added causes.

        The trained model knows none of theirs and puts their sentences down to some other cause, so that
        its word does not count in a sentence that speaks for one of theirs.
        """
        taken = {(piece.turn, piece.start) for piece in own if piece.status == "asserted"}
        version = self._decision.version
        others = [p for p in evidence if p.found_by != version or (p.turn, p.start) not in taken]
        return [*others, *own]


@Language.factory("whyleft_causes")
def _make_cause_rules(nlp: Language, name: str) -> CauseRules:
    return CauseRules(nlp)


@Language.factory("whyleft_context")
def _make_context_rules(nlp: Language, name: str) -> ContextRules:
    return ContextRules(nlp)


@Language.factory("whyleft_steps")
def _make_step_rules(nlp: Language, name: str) -> StepRules:
    return StepRules(nlp)


@Language.factory("whyleft_signs")
def _make_sign_rules(nlp: Language, name: str) -> SignRules:
    return SignRules(nlp)


@Language.factory("whyleft_plain")
def _make_plain_rules(nlp: Language, name: str) -> PlainRules:
    return PlainRules(_matcher(_rule_book().plain, nlp), _matcher(_rule_book().frames, nlp), nlp)


@lru_cache(maxsize=1)
def _encoder() -> "Encoder":
    from interviews.encoder import Encoder  # onnxruntime takes half a second that rules alone need not wait

    return Encoder.load()


@Language.factory("whyleft_encoder")
def _make_encoder(nlp: Language, name: str) -> SentenceEncoder:
    return SentenceEncoder(_encoder())


@Language.factory("whyleft_decision", default_config={"with_model": False, "additions": ""})
def _make_decision(nlp: Language, name: str, with_model: bool, additions: str) -> DecisionMaker:
    decision = read_decision(MODEL_DECISION if with_model else RULES_DECISION)
    causes = extended_codebook(additions)
    names = {cause.key: cause.name for cause in causes.causes}
    passages = read_passages(MODEL_FOLDER) if with_model else None
    explainer = Explainer(decision.version, passages, names, _rule_words(nlp))
    if not with_model:
        return DecisionMaker(decision, explainer)
    return DecisionMaker(decision, explainer, _added(causes) if causes.added else None)


def _rule_words(nlp: Language) -> RuleWords:
    rules = _rule_book()
    return RuleWords((*rules.causes, *rules.steps, *rules.plain), rules.groups, nlp)


def _added(codebook: Codebook) -> "AddedCauses":
    from interviews.added_causes import read_added

    return read_added(codebook.added, _encoder())
