"""Measures: what they aim at and cover, what is refused, and which causes nobody owns."""

from datetime import date, datetime

import pandas as pd
import pytest

from analysis.action import actions
from analysis.action.actions import (
    ActionError,
    action_of,
    actions_taken,
    add_action,
    causes_without_owner,
    covered,
    delete_action,
    end_action,
    note_on,
    scope_in_words,
)
from queries import store

NOW = datetime(2025, 6, 30, 9, 30)
GIVEN = {
    "title": "Named service owner",
    "cause": "no_response",
    "started_on": date(2024, 7, 15),
    "owner": "Head of service",
    "scope": {"region": ["North", "West"]},
    "who": "Miriam Strand",
    "now": NOW,
}


@pytest.fixture
def con():
    con = store.memory_database()
    con.execute(
        "insert into accounts (account_id, name, region, segment, load_id) values"
        " ('A', 'Skerrow', 'North', 'key', 1), ('B', 'Varley', 'West', 'mid', 1), ('C', 'Cawdale', 'East', 'mid', 1)"
    )
    con.execute(
        "insert into defections (loss_id, account_id, lost_on, notice_on, currency, load_id) values"
        " ('L-1', 'A', date '2024-06-30', date '2024-05-01', 'GBP', 1),"
        " ('L-2', 'B', date '2025-03-31', date '2025-02-01', 'GBP', 1)"
    )
    con.execute(
        "insert into verdicts"
        " select nextval('verdict_ids'), loss_id, cause, false, 'person', null, 1, false, 'M', null,"
        " '1', '1', timestamp '2025-06-01', true"
        " from (values ('L-1', 'no_response'), ('L-2', 'tone')) v (loss_id, cause)"
    )
    with store.write(con):
        pass
    return con


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        ({}, "all accounts"),
        ({"region": []}, "all accounts"),
        (
            {"segment": ["key"], "region": ["North", "West"]},
            "accounts with region North or West and segment key",
        ),
    ],
)
def test_a_scope_is_shown_in_words(scope, words):
    assert scope_in_words(scope) == words


def test_a_scope_covers_what_fits_every_field_and_nothing_unknown():
    scope = {"region": ["North"], "segment": ["key", "mid"]}
    accounts = pd.DataFrame({"region": ["North", "North", "West"], "segment": ["mid", None, "key"]})
    assert list(covered(scope, accounts)) == [True, False, False]
    assert list(covered({}, accounts)) == [True, True, True]


def test_a_measure_is_kept_ended_and_taken_back_with_a_trace(con):
    key = add_action(con, **GIVEN)
    action = action_of(con, key)
    assert (action.title, action.scope, action.ended_on) == (
        "Named service owner",
        {"region": ["North", "West"]},
        None,
    )
    end_action(con, key, ended_on=date(2025, 1, 1), who="M", now=NOW)
    assert [
        action_of(con, key).is_running(day) for day in (date(2024, 7, 14), date(2025, 1, 1), date(2025, 1, 2))
    ] == [
        False,
        True,
        False,
    ]
    delete_action(con, key, who="M", now=NOW)
    assert actions_taken(con) == []
    assert len(con.execute("select * from changes").fetchall()) == 3


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": " "}, "needs a title and an owner"),
        ({"owner": ""}, "needs a title and an owner"),
        ({"cause": "weather"}, "aims at 'weather', which is no cause; known: no_response"),
        ({"scope": {"region": ["Nrth"]}}, "No account has the region 'Nrth'; known: East, North, West"),
        ({"scope": {"mood": ["bad"]}}, "A scope has no 'mood'"),
    ],
)
def test_a_measure_that_aims_at_nothing_is_refused(con, change, sentence):
    with pytest.raises(ActionError, match=sentence):
        add_action(con, **(GIVEN | change))
    assert actions_taken(con) == []


def test_the_same_measure_twice_and_an_end_before_the_start_are_refused(con):
    key = add_action(con, **GIVEN)
    with pytest.raises(ActionError, match="on record already"):
        add_action(con, **GIVEN)
    with pytest.raises(ActionError, match="cannot end on 14 July 2024: it starts on 15 July 2024"):
        end_action(con, key, ended_on=date(2024, 7, 14), who="M", now=NOW)
    with pytest.raises(ActionError, match="no measure 'X'"):
        delete_action(con, "X", who="M", now=NOW)


def test_a_measure_that_starts_after_the_data_is_planned_and_shows_nothing(con):
    planned = action_of(con, add_action(con, **(GIVEN | {"started_on": date(2026, 1, 1)})))
    assert note_on(planned, con) == (
        "It starts on 1 January 2026, and the data reach to 31 March 2025: it is planned, and shows nothing yet."
    )
    assert not planned.is_running(date(2025, 6, 30))
    assert note_on(action_of(con, add_action(con, **GIVEN)), con) == ""


def test_causes_nobody_owns_are_listed_by_their_share(con):
    add_action(con, **GIVEN)
    assert list(causes_without_owner(con, today=date(2025, 6, 30))["name"]) == ["Tone and style"]
    assert len(causes_without_owner(con, today=date(2024, 1, 1))) == 2


def test_only_fields_that_accounts_have_can_be_a_scope(con):
    assert actions.scope_values(con)["region"] == ["East", "North", "West"]
