"""The number on a figure is the number of losses behind it; days observed are found, set and obeyed."""

from collections.abc import Iterator
from datetime import date, datetime

import pandas as pd
import pytest

from analysis import causes, coverage, losses, observed
from analysis.filters import ReportError
from queries import store
from tests.analysis.sample_rows import demo_database

NOW = datetime(2025, 7, 1)


@pytest.fixture
def con() -> Iterator[store.Connection]:
    con = demo_database()
    yield con
    con.close()


@pytest.mark.parametrize(
    "filters", [{}, {"segment": ["small"]}, {"since": date(2023, 5, 1), "region": ["North"]}]
)
def test_behind_each_share_are_as_many_losses(con: store.Connection, filters: dict) -> None:
    for row in causes.share_of_losses_by_cause(con, **filters).itertuples():
        assert len(losses.losses(con, cause=row.cause, **filters)) == row.losses
    for row in causes.share_of_losses_by_recorded_reason(con, **filters).itertuples():
        assert len(losses.losses(con, recorded_reason=row.reason, **filters)) == row.losses


def test_behind_each_bar_of_a_trend_are_as_many_losses_by_announcement(con: store.Connection) -> None:
    found = causes.causes_by_period(con, grain="year")
    known = found[found["cause"].notna()]

    assert known["losses"].sum() == 36
    for row in known.itertuples():
        start = row.period_start.date()
        listed = losses.losses(
            con, cause=row.cause, since=start, until=date(start.year + 1, 1, 1), dated_by="announced_on"
        )
        assert len(listed) == row.losses


def test_a_trend_counts_the_losses_of_the_other_figures_those_announced_before_the_data_begin_too(
    con: store.Connection,
) -> None:
    """One of the 110 was announced in October 2020 and lost in 2021."""
    found = causes.causes_by_period(con, grain="quarter").drop_duplicates("period_start")
    shares = causes.share_of_losses_by_cause(con)

    assert found["all_losses"].sum() == coverage.coverage_of_losses(con)["losses"].iloc[0] == 110
    assert found["of"].sum() == shares["of"].iloc[0] == 36
    early = found.iloc[0]
    assert (str(early.period_start.date()), early.all_losses, early.complete) == ("2020-10-01", 1, False)


def test_the_list_is_paged_and_unknown_causes_have_a_list_too(con: store.Connection) -> None:
    with store.write(con) as cursor:
        lost = pd.DataFrame({"loss_id": [f"X-{n:03}" for n in range(300)]})
        store.append(
            cursor,
            "defections",
            lost.assign(account_id="A-1001", lost_on=date(2025, 6, 30), currency="GBP", load_id=9),
        )
    first, second, third = (losses.losses(con, page=page) for page in (1, 2, 3))

    assert [len(first), len(second), len(third)] == [200, 200, 10]
    assert set(first["loss_id"]).isdisjoint(second["loss_id"])
    assert len(losses.losses(con, cause="unknown")) == 200


def test_observed_days_are_found_from_the_facts_and_from_an_as_of_date(con: store.Connection) -> None:
    con.execute("delete from settings")
    with store.write(con):
        pass
    assert observed.observed(con) == observed.Observed(
        date(2021, 1, 1), date(2025, 6, 27), date(2021, 1, 1), False, False
    )

    con.execute(
        "insert into loads values (3, 'l.csv', '', 'defections', null, '2025-07-01', 1, 1, 0, 0, 0, 'x', $1, null)",
        [NOW],
    )
    with store.write(con):
        pass
    assert observed.observed(con).until == date(2025, 7, 1)


def test_a_day_that_lies_after_its_load_is_a_plan(con: store.Connection) -> None:
    con.execute("delete from settings")
    con.execute("update contracts set ends_on = '2031-12-31' where ends_on is null")
    con.execute(
        "insert into loads values (2, 'contracts.csv', '', 'contracts', null, null, 1, 1, 0, 0, 0, 'x', $1, null)",
        [NOW],
    )
    with store.write(con):
        pass

    assert observed.observed(con).until == date(2025, 6, 27)


def test_chosen_days_are_obeyed_and_written_down(con: store.Connection) -> None:
    observed.choose_setting(con, "observed_since", "2023-01-01", who="Ada", now=NOW)
    observed.choose_setting(con, "observed_until", date(2024, 1, 1), who="Ada", now=NOW)

    assert observed.observed(con) == observed.Observed(
        date(2023, 1, 1), date(2024, 1, 1), date(2021, 1, 1), True, True
    )
    assert len(losses.losses(con)) == 27
    assert len(losses.losses(con, since=date(2020, 1, 1), until=date(2030, 1, 1))) == 27
    changed = con.execute("select row_key, new_value, changed_by from changes order by change_id").fetchall()
    assert changed[0] == ("observed_since", '"2023-01-01"', "Ada")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("colour", "red", "no setting 'colour'"),
        ("observed_since", "31/02/2024", "no date; expected YYYY-MM-DD"),
        ("gap_days", -1, "no number of days"),
        ("gap_days", "30", "no number of days"),
        ("size_bands", "60000 20000", "do not rise"),
        ("size_bands", "20,000", "are no limits"),
    ],
)
def test_a_value_that_does_not_fit_its_setting_is_refused(
    con: store.Connection, name: str, value: object, words: str
) -> None:
    with pytest.raises(ReportError, match=words):
        observed.choose_setting(con, name, value, who="Ada", now=NOW)


def test_settings_have_defaults(con: store.Connection) -> None:
    assert observed.setting(con, "gap_days") == 30
    assert observed.setting(con, "interview_window_days") == 60
    observed.choose_setting(con, "gap_days", 10, who="Ada", now=NOW)
    assert observed.setting(con, "gap_days") == 10


def test_a_setting_that_is_emptied_is_found_from_the_data_again(con: store.Connection) -> None:
    for chosen in ("2023-01-01", ""):
        observed.choose_setting(con, "observed_since", chosen, who="Ada", now=NOW)
    observed.choose_setting(con, "gap_days", None, who="Ada", now=NOW)

    assert observed.observed(con).since == date(2021, 1, 1)
    assert not observed.observed(con).since_is_set
    assert observed.setting(con, "gap_days") == 30
