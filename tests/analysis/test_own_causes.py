"""A company's own causes: kept in its database, tagged from the next run, remembered by the evidence."""

from datetime import datetime

import pytest

from analysis import own_causes, verdicts, wording
from analysis.action.actions import add_action
from analysis.causes import share_of_avoidable_losses
from analysis.early_warning.signals import signals_before_losses
from analysis.early_warning.warning_time import days_of_warning
from analysis.loading.untagged import read_untagged
from interviews.codebook import CODEBOOK, CodebookError
from queries import store
from tests.analysis.small_company import small_company

NOW = datetime(2024, 6, 30, 9, 0)
EXAMPLES = (
    "You couldn't give us a carbon figure for the deliveries.",
    "Everything came wrapped in three layers of plastic.",
    "Our sustainability audit failed you on packaging waste.",
    "We need suppliers with a climate target and you had none.",
    "The vans were old diesels and the town had gone low-emission.",
)


@pytest.fixture
def con() -> store.Connection:
    return small_company()


def add(con: store.Connection, **given: object) -> None:
    cause = {"name": "Climate and waste", "definition": "Carbon, waste or packaging.", "examples": EXAMPLES}
    own_causes.add_cause(con, **{**cause, **given}, who="Ada", now=NOW)


def test_a_cause_stands_in_the_lists_under_its_name(con: store.Connection) -> None:
    add(con, inclusions=["packaging"], exclusions=["the price of it"], is_catalyst=True)

    (cause,) = own_causes.codebook_of(con).added
    assert (cause.key, cause.inclusions, cause.is_catalyst) == ("climate_and_waste", ("packaging",), True)
    assert verdicts.known_causes(con)[-1] == "climate_and_waste"
    assert wording.cause("climate_and_waste") == "Climate and waste"
    assert own_causes.definition(con, cause="climate_and_waste") == "Carbon, waste or packaging."
    verdicts.decide(con, "L-1", "climate_and_waste", who="Ada", now=NOW)
    add_action(
        con, title="Paper instead of film", cause="climate_and_waste", owner="Ada", started_on=NOW.date(), who="Ada",
        now=NOW,
    )  # fmt: skip
    assert verdicts.history(con, "L-1")[0]["cause"] == "climate_and_waste"


@pytest.mark.parametrize(("is_catalyst", "steps"), [(True, ["step1"]), (False, [])])
def test_it_begins_a_defection_where_it_was_added_as_a_catalyst(
    con: store.Connection, is_catalyst: bool, steps: list[str]
) -> None:
    add(con, is_catalyst=is_catalyst)
    con.execute(
        "insert into evidence values"
        " (3, 'I-0', 0, 0, 31, 'climate_and_waste', null, 'asserted', 0.9, 't', '', '1', 'rules')"
    )
    with store.write(con):
        pass
    signals = signals_before_losses(con)["L-1"]
    assert [signal.step for signal in signals if signal.cause == "climate_and_waste"] == steps
    warned = days_of_warning(con).set_index(["cause", "step"])
    assert warned.loc[("all", "step1"), "without_signal"] == (0 if is_catalyst else 1)


@pytest.mark.parametrize(("is_avoidable", "group"), [(True, "avoidable"), (False, "not avoidable")])
def test_losses_by_it_could_have_been_kept_or_not_as_it_was_added(
    con: store.Connection, is_avoidable: bool, group: str
) -> None:
    add(con, is_avoidable=is_avoidable)
    verdicts.decide(con, "L-1", "climate_and_waste", who="Ada", now=NOW)
    found = share_of_avoidable_losses(con).set_index("group_name")
    assert found["losses"].to_dict() == {group: 1}


def test_it_is_tagged_from_the_next_run_and_evidence_remembers_the_codebook(con: store.Connection) -> None:
    add(con)
    con.execute(
        "update turns set body = 'Our auditors failed your plastic packaging.' where interview_id = 'I-0'"
    )
    read_untagged(con)

    found = con.execute("select cause, codebook_version from evidence where interview_id = 'I-0'").fetchall()
    version = own_causes.codebook_of(con).version
    assert ("climate_and_waste", version) in found
    assert version != CODEBOOK.version
    content = con.execute(
        "select content from codebook_versions where codebook_version = ?", [version]
    ).fetchone()
    assert EXAMPLES[0] in content[0]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"examples": EXAMPLES[:4]}, "4 different examples; at least 5"),
        ({"examples": EXAMPLES[:4] + EXAMPLES[:1]}, "4 different examples"),
        ({"name": "price"}, "the cause 'price' exists already"),
        ({"name": "Tone and style"}, "is the name of the cause 'tone' already"),
        ({"name": "Taken for granted"}, "belongs to the cause 'neglect' already"),
        ({"name": "  "}, "needs a name and a definition"),
        ({"name": "7 wonders"}, "no lower-case word"),
        ({"definition": ""}, "needs a name and a definition"),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_kept(
    con: store.Connection, given: dict[str, object], sentence: str
) -> None:
    with pytest.raises(CodebookError, match=sentence):
        add(con, **given)
    assert own_causes.codebook_of(con) == CODEBOOK


def test_any_text_that_is_kept_comes_back_as_it_was(con: store.Connection) -> None:
    odd = 'Quote " back\\slash, "" and \x7f; {{x}} [[cause]] = "é 😀"'
    add(con, definition=odd)
    assert own_causes.codebook_of(con).added[0].definition == odd


def test_causes_are_added_and_taken_out_one_by_one_and_each_change_is_logged(con: store.Connection) -> None:
    add(con)
    add(con, name="Site safety")
    own_causes.drop_cause(con, "climate_and_waste", who="Ada", now=NOW)
    assert [cause.key for cause in own_causes.codebook_of(con).added] == ["site_safety"]
    own_causes.drop_cause(con, "site_safety", who="Ada", now=NOW)
    assert own_causes.codebook_of(con) == CODEBOOK
    logged = con.execute("select reason from changes where row_key = 'own_codebook'").fetchall()
    assert len(logged) == 4
    assert all("codebook 1" in reason for (reason,) in logged)
