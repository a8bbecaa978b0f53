"""Recorded reasons: mapped to causes by the tagger, confirmed by a person, kept with the company's data."""

from datetime import datetime

import pytest

from analysis.agreement import agreement_of_reasons
from analysis.recorded_reasons import ReasonError, causes_of_reasons, confirm, recorded_reasons
from queries import store
from tests.analysis.small_company import small_company

NOW = datetime(2024, 6, 30, 9, 0)


@pytest.fixture
def con() -> store.Connection:
    """Three losses: 'Attitude of support person', and twice 'Other'; the first was lost for want of an answer."""
    con = small_company()
    con.execute("update defections set recorded_reason = 'Attitude of support person' where loss_id = 'L-1'")
    con.execute("update defections set recorded_reason = 'Other' where loss_id = 'L-2'")
    with store.write(con):
        pass
    return con


def test_each_reason_stands_with_its_suggestion_and_why(con: store.Connection) -> None:
    found = recorded_reasons(con).set_index("recorded_reason")
    assert found.loc["Attitude of support person", "causes"] == "tone"
    assert found.loc["Attitude of support person", "why"] == "“Attitude” points to Tone and style"
    assert found.loc["Other", "causes"] == ""
    assert found.loc["Other", "why"] == "names no cause that we know of"
    assert found["confirmed_by"].isna().all()


def test_figures_of_agreement_use_what_a_person_confirmed(con: store.Connection) -> None:
    def agreed() -> int:
        return agreement_of_reasons(con).set_index("pair").loc["recorded and root", "agreed"]

    assert agreed() == 0
    confirm(con, {"Attitude of support person": ["tone", "no_response"]}, who="Ada", now=NOW)
    assert agreed() == 1
    row = recorded_reasons(con).set_index("recorded_reason").loc["Attitude of support person"]
    assert (row["causes"], row["confirmed_by"], row["why"]) == (
        "no_response, tone",
        "Ada",
        "confirmed by Ada",
    )


def test_a_reason_can_be_said_to_name_no_cause(con: store.Connection) -> None:
    confirm(con, {"Attitude of support person": []}, who="Ada", now=NOW)
    assert causes_of_reasons(con, ["Attitude of support person"]) == {
        "Attitude of support person": frozenset()
    }
    row = recorded_reasons(con).set_index("recorded_reason").loc["Attitude of support person"]
    assert (row["causes"], row["confirmed_by"]) == ("", "Ada")
    assert con.execute(
        "select old_value, new_value from changes where table_name = 'reason_causes'"
    ).fetchall() == [("tone", None)]


@pytest.mark.parametrize(
    ("meanings", "sentence"),
    [({"Weather": ["tone"]}, "'Weather' is no recorded reason"), ({"Other": ["rain"]}, "'rain' is no cause")],
)
def test_what_cannot_be_meant_is_refused(
    con: store.Connection, meanings: dict[str, list[str]], sentence: str
) -> None:
    with pytest.raises(ReasonError, match=sentence):
        confirm(con, meanings, who="Ada", now=NOW)
    assert recorded_reasons(con)["confirmed_by"].isna().all()


def test_a_company_without_reasons_has_an_empty_table() -> None:
    assert recorded_reasons(store.memory_database()).empty
