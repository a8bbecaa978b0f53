"""Why an account that somebody asks for is not among the living ones, in a sentence."""

import pytest

from analysis.choices import digest
from analysis.early_warning.off_the_list import off_the_list
from queries import store
from tests.analysis.small_company import small_company


@pytest.fixture
def con():
    """The small company on 30 June 2024, with accounts that are not customers in several ways."""
    con = small_company()
    con.execute(
        "insert into accounts (account_id, name, load_id) values"
        " ('G', 'Account G', 1), ('H', 'Account H', 1), ('I', 'Account I', 1), ('J', 'Account J', 1),"
        " ('K', 'Account K', 1)"
    )
    con.execute(
        "insert into contracts (contract_id, account_id, starts_on, ends_on, monthly_fee, currency, load_id) values"
        " ('C-H', 'H', date '2024-09-01', null, 100, 'GBP', 1),"
        " ('C-I', 'I', date '2024-01-01', date '2024-09-30', 100, 'GBP', 1),"
        " ('C-J', 'J', date '2022-01-01', date '2023-12-31', 100, 'GBP', 1),"
        " ('C-K', 'J', date '2024-08-01', null, 100, 'GBP', 1)"
    )
    con.execute(
        "insert into defections (loss_id, account_id, lost_on, notice_on, currency, load_id) values"
        " ('L-3', 'I', date '2024-09-30', date '2024-05-02', 'GBP', 1),"
        " ('L-4', 'K', date '2023-05-31', null, 'GBP', 1)"
    )
    with store.write(con):
        pass
    return con


@pytest.mark.parametrize(
    ("account", "why", "loss"),
    [
        ("A", "Account A is no longer a customer: its last day of service was 29 February 2024.", "L-1"),
        ("G", "Account G has no contract on record, so it stands in no list of living accounts.", None),
        ("K", "Account K is no longer a customer: its last day of service was 31 May 2023.", "L-4"),
        (
            "H",
            "Account H becomes a customer on 1 September 2024, so it stands in no list of living accounts.",
            None,
        ),
        (
            "J",
            "Account J is no longer a customer: its last day of service was 31 December 2023; it becomes a customer "
            "again on 1 August 2024.",
            "J@2023-12-31",
        ),
        (
            "I",
            "Account I gave notice on 2 May 2024, so it no longer stands among the living accounts.",
            "L-3",
        ),
    ],
)
def test_why_an_account_is_not_listed(con, account, why, loss):
    found = off_the_list(con, digest=digest(account))
    assert (found.account_id, found.why, found.loss_id) == (account, why, loss)


def test_an_id_that_nothing_on_record_bears_is_none(con):
    assert off_the_list(con, digest=digest("Z")) is None
