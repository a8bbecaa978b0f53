"""What makes a cause the reason in a short text, before or after it, and what takes it back."""

import pytest

from interviews.interview import Interview, Reading, Turn, causes
from interviews.shipped import has_model
from interviews.tagging import load_tagger, tag

pytestmark = pytest.mark.skipif(not has_model(), reason="no trained model in the tree")


@pytest.fixture(scope="module")
def tagger():
    return load_tagger()


def read(words: str, tagger) -> Reading:
    (reading,) = tag([Interview("n", (Turn("Rep", "note", words),), kind="cx_note")], tagger=tagger)
    return reading


NOT_THE_REASON = [
    "They are not leaving because of the price.",  # nobody leaves
    "They aren't thinking of leaving because of the support.",
    "The customer has never cancelled over the invoices.",
    "They have no plans to switch because of the missing features.",
    "They won't leave because of the delays.",
    "They are not leaving because the price is too high.",
    "Nobody left because of the onboarding.",
    "The competitor left because of the price.",  # somebody else leaves
    "Another customer left because of the support.",
    "Their neighbours cancelled because of the late deliveries.",
    "One of their clients has left because of the missing features.",
    "Many customers have left because of the fees, she heard.",
    "None of them left because of the meetings.",
    "Their biggest client left because of the price.",
    "Price was not the reason.",  # denied, also after it
    "The training was never the reason they left.",
    "Support was hardly the cause.",
    "A merger was no reason.",
    "Neither price nor support was the reason.",
    "If price was the reason, she did not say.",  # supposed
    "We assumed price was the reason.",
    "Was price the reason?",
    "Reason for the visit: training.",  # of another matter
    "Training was the reason for the visit.",
    "The invoice was the reason for her call.",
    "Our price was their reason to stay.",
    "The support is the reason they renewed.",
]
THE_REASON = [
    ("price", "Price was the reason."),
    ("price", "The reason was price."),
    ("price", "Price is the main reason they left."),
    ("price", "The fees were the reason."),
    ("price", "Price was not the only reason."),
    ("price", "The price was the reason for not staying."),
    ("no_response", "The reason is support, not price."),
    ("no_response", "Support was the reason they cancelled."),
    ("product_gap", "The missing features were the cause."),
    ("delivery", "The onboarding was why they left."),
    ("reliability", "Late deliveries have been the main reason."),
    ("new_decision_makers", "A merger was the reason."),
    ("poor_meetings", "The meetings were why the customer left."),
    ("tone", "The attitude made them leave."),
    ("price", "The fees drove them away."),
    ("no_response", "The reason was not price but support."),
    ("no_response", "They did not leave because of the price but because of the support."),
    ("no_response", "They left, not because of the price but because of the support."),
    ("price", "They did not renew because of the price."),  # what is denied is that they stay
    ("price", "Not renewing because of the fees."),
    ("terms", "They could not cancel because of the contract."),
    ("price", "Moved to a new supplier because of the price."),
    ("price", "A good customer left because of the price."),
]


@pytest.mark.parametrize("words", NOT_THE_REASON)
def test_what_is_said_of_the_leaving_goes_for_its_reason(words: str, tagger) -> None:
    reading = read(words, tagger)
    assert reading.primary is None
    assert not causes(reading.evidence)


@pytest.mark.parametrize(("cause", "words"), THE_REASON)
def test_the_reason_may_stand_before_or_after_what_calls_it_that(cause: str, words: str, tagger) -> None:
    assert read(words, tagger).primary == cause
