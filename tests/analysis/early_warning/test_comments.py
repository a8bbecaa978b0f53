"""Which account a comment is about, when somebody types a name on a phone."""

import pandas as pd
import pytest

from analysis.early_warning.comments import CommentError, account_called

LIVING = pd.DataFrame(
    {"account_id": ["C", "D", "V"], "account_name": ["Account C", "Account D", "Varley Foods"]}
)


@pytest.mark.parametrize(
    ("words", "account"), [("account d", "D"), (" d ", "D"), ("Varley", "V"), ("varl", "V"), ("v", "V")]
)
def test_an_account_is_meant_by_its_name_its_id_or_a_part_of_its_name(words, account):
    assert account_called(LIVING, words) == account


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("account", "2 accounts are called like 'account', Account C and Account D among them"),
        ("skerrow", "No living account has 'skerrow' in its name"),
        (" ", "a part of the name will do"),
    ],
)
def test_a_name_that_means_none_or_several_accounts_is_a_sentence(words, sentence):
    with pytest.raises(CommentError, match=sentence):
        account_called(LIVING, words)
