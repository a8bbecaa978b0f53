"""A click on a bar opens the losses behind it: their number is the number shown."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from analysis import causes, choices, churn, loss_list, periods, winloss
from queries import store
from tests.analysis.sample_rows import demo_database

YEAR = {"since": date(2024, 1, 1), "until": date(2025, 1, 1)}


@pytest.fixture(scope="module")
def con() -> Iterator[store.Connection]:
    con = demo_database()
    yield con
    con.close()


def opened_by(con: store.Connection, filters: dict[str, Any], **address: str) -> int:
    """How many losses the page Losses lists for an address."""
    if "period" in address:
        period = periods.parse(address.pop("period"))
        filters = filters | {"since": period.since, "until": period.until}
    narrowed, notes = loss_list.narrowing(con, asked=address)
    assert not notes
    found = loss_list.losses_found(con, **filters | narrowed)
    return int(found["found"].iloc[0]) if len(found) else 0


def test_root_causes(con: store.Connection) -> None:
    shown = causes.share_of_losses_by_cause(con, **YEAR)

    assert [opened_by(con, YEAR, cause=cause) for cause in shown["cause"]] == shown["losses"].tolist()


def test_recorded_reasons(con: store.Connection) -> None:
    shown = causes.share_of_losses_by_recorded_reason(con, **YEAR)
    words = shown["reason"].map(choices.digest)

    assert [opened_by(con, YEAR, reason=word) for word in words] == shown["losses"].tolist()


def test_causes_by_quarter(con: store.Connection) -> None:
    shown = causes.causes_by_period(con, grain="quarter").dropna(subset="cause")
    quarters = [periods.starting(start, "quarter").name for start in shown["period_start"]]
    found = [
        opened_by(con, {}, cause=cause, period=quarter, dated="announced")
        for cause, quarter in zip(shown["cause"], quarters, strict=True)
    ]

    assert found == shown["losses"].tolist()


@pytest.mark.parametrize("grain", ["quarter", "year"])
def test_churn_counts_only_those_there_at_the_start(con: store.Connection, grain: str) -> None:
    shown = churn.logo_churn_by_period(con, grain=grain)
    found = []
    for start in shown["period_start"]:
        period = periods.starting(start, grain)
        found.append(opened_by(con, {}, period=period.name, at_risk=str(period.since)))

    assert found == shown["lost"].tolist()


def test_deals_lost_to_competitors(con: store.Connection) -> None:
    shown = winloss.win_rate_by(con, dimension="competitor", **YEAR)
    deals = YEAR | {"kind": "lost_deal"}
    found = [opened_by(con, deals, competitor=choices.digest(name)) for name in shown["group_name"]]

    assert found == shown["lost"].tolist()


def test_an_address_that_means_nothing_is_dropped_with_a_note(con: store.Connection) -> None:
    narrowed, notes = loss_list.narrowing(con, asked={"reason": "nonsense", "at_risk": "2024-02-31"})

    assert narrowed == {"dated_by": "lost_on", "recorded_reason": None}
    assert len(notes) == 2
