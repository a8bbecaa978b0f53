"""A table of sentences per cause: what customers say, and the tricky neighbour that must read otherwise."""

import pytest

from interviews.codebook import CAUSES
from tests.interviews.reading_words import statuses

TABLE = [
    ("no_response", "We raised it four times and nobody ever got back to us.", "asserted"),
    ("no_response", "I logged a ticket in March and it is still open.", "asserted"),
    ("no_response", "We got the automatic reply and heard nothing after that.", "asserted"),
    ("no_response", "They always got back to me the same day.", "negated"),
    ("no_response", "Our previous supplier never got back to us.", "other_party"),
    ("no_response", "If nobody had called us back I would have complained.", "hypothetical"),
    ("competition", "A competitor approached us in the autumn with a free trial.", "asserted"),
    ("competition", "They made us a better offer and we took it.", "asserted"),
    ("competition", "Nobody was courting us.", "negated"),
    ("competition", "We were not approached by anyone.", "negated"),
    ("tone", "The engineer was rude to my staff.", "asserted"),
    ("tone", "He talked down to us in every meeting.", "asserted"),
    ("tone", "She hung up on me.", "asserted"),
    ("tone", "Nobody was ever rude.", "negated"),
    ("tone", "They were always polite.", "negated"),
    ("indifference", "Nobody took ownership of it.", "asserted"),
    ("indifference", "I was passed from desk to desk, passed around like a parcel.", "asserted"),
    ("indifference", "They could not have cared less.", "asserted"),
    ("poor_meetings", "The calls had no agenda.", "asserted"),
    ("poor_meetings", "It was the same slides every quarter.", "asserted"),
    ("poor_meetings", "They came to the review unprepared.", "asserted"),
    ("low_access", "Our CFO had never met anybody from your side.", "asserted"),
    ("low_access", "It was decided over my head.", "asserted"),
    ("low_access", "They knew our board well.", "negated"),
    ("new_decision_makers", "A new CFO came in and brought her own supplier.", "asserted"),
    ("new_decision_makers", "We were taken over by a bigger group.", "asserted"),
    ("new_decision_makers", "It is the same management as before.", "negated"),
    ("neglect", "We were taken for granted.", "asserted"),
    ("neglect", "We only heard from them when the renewal came up.", "asserted"),
    ("neglect", "We were never forgotten, they were well looked after accounts.", "negated"),
    ("neglect", "We never heard from you.", "asserted"),
    ("price", "It had become too expensive.", "asserted"),
    ("price", "We left because of the price.", "asserted"),
    ("price", "We did not leave because of the price.", "negated"),
    ("reliability", "It was cancelled due to the outages.", "asserted"),
    ("reliability", "The pump kept breaking down.", "asserted"),
    ("delivery", "You promised a new version and never delivered.", "asserted"),
    ("price", "The price went up by a third.", "asserted"),
    ("price", "It was never about the price.", "negated"),
    ("price", "Money had nothing to do with it.", "negated"),
    ("price", "If you ever doubled the price we would talk.", "hypothetical"),
    ("product_gap", "It did not integrate with our warehouse system.", "asserted"),
    ("product_gap", "We had outgrown it.", "asserted"),
    ("product_gap", "It did everything we needed.", "negated"),
    ("reliability", "The system kept crashing.", "asserted"),
    ("reliability", "The orders were late again.", "asserted"),
    ("reliability", "There was an outage in May, but they fixed it within the hour.", "resolved"),
    ("reliability", "The new supplier had an outage in the first week.", "other_party"),
    ("delivery", "What sales promised was not what we were sold.", "asserted"),
    ("delivery", "The implementation dragged on for months.", "asserted"),
    ("delivery", "The onboarding was painless.", "negated"),
    ("terms", "We were locked into a three-year contract.", "asserted"),
    ("terms", "It had renewed itself for another two years.", "asserted"),
    ("terms", "There was nothing wrong with the contract.", "negated"),
    ("need_ended", "We closed the shop in March.", "asserted"),
    ("need_ended", "We brought it in-house.", "asserted"),
    ("need_ended", "We still need such a system.", "negated"),
]


@pytest.mark.parametrize(("cause", "sentence", "status"), TABLE)
def test_rule_reads_sentence(cause: str, sentence: str, status: str) -> None:
    assert statuses(sentence).get(cause) == status


@pytest.mark.parametrize("cause", CAUSES)
def test_every_cause_has_sentences(cause: str) -> None:
    assert any(entry[0] == cause for entry in TABLE)


@pytest.mark.parametrize(
    "sentence",
    [
        "We have eleven vans and a dog.",
        "My sister got married in May.",
        "I look after reception and the building.",
        "She asked me what we do on Mondays.",
    ],
)
def test_small_talk_is_no_evidence(sentence: str) -> None:
    assert statuses(sentence) == {}
