"""Trends by announcement: which losses count, where each stands, and from when on some are still to come."""

from datetime import date, timedelta

import pandas as pd
import pytest

from analysis import causes, losses, trends
from analysis.action import effects
from analysis.figures import captions
from queries import store
from tests.analysis.sample_rows import settings

SINCE, UNTIL = date(2023, 1, 1), date(2025, 1, 1)


def company(notices: list[tuple[str, str]], *, cause: str = "price") -> store.Connection:
    """One account a loss (notice_on, lost_on), each with the same root cause; watched 2023 and 2024."""
    con = store.memory_database()
    lost = pd.DataFrame(notices, columns=["notice_on", "lost_on"]).map(date.fromisoformat)
    lost = lost.assign(loss_id=[f"L{n}" for n in range(len(lost))], currency="GBP", load_id=0)
    lost["account_id"] = lost["loss_id"].str.replace("L", "A")
    accounts = lost[["account_id"]].assign(name="x", since_on=date(2020, 1, 1), load_id=0)
    verdicts = lost[["loss_id"]].assign(
        verdict_id=range(len(lost)), cause=cause, is_disputed=False, source="person", is_audit=False, decided_by="Ada",
        codebook_version="1", model_version="", decided_at=pd.Timestamp("2025-01-01"), is_current=True,
    )  # fmt: skip
    with store.write(con) as cursor:
        store.append(cursor, "accounts", accounts)
        store.append(cursor, "defections", lost)
        store.append(cursor, "verdicts", verdicts)
        store.append(cursor, "settings", settings(observed_since=str(SINCE), observed_until=str(UNTIL)))
    return con


def steady(days: int) -> list[tuple[str, str]]:
    """A loss announced every ten days from mid-2022 on, each gone so many days later, as far as the data reach."""
    announced = [date(2022, 7, 1) + timedelta(10 * number) for number in range(92)]
    gone = [(day, day + timedelta(days)) for day in announced]
    return [(str(day), str(last)) for day, last in gone if SINCE <= last < UNTIL]


def because(con: store.Connection, **asked: object) -> dict[str, str]:
    found = causes.causes_by_period(con, **asked).drop_duplicates("period_start")
    return dict(zip(found["period_start"].dt.strftime("%Y-%m"), found["incomplete_because"], strict=True))


def test_periods_are_complete_where_every_announcement_can_be_known() -> None:
    """Ninety days from notice to end: known from January 2023 up to 3 October 2024."""
    assert because(company(steady(90))) == {
        "2022-10": "losses from before the data begin are missing",
        "2023-01": "", "2023-04": "", "2023-07": "", "2023-10": "",
        "2024-01": "", "2024-04": "", "2024-07": "",
        "2024-10": "losses announced and not yet gone are missing",
    }  # fmt: skip


def test_without_notices_nothing_is_missing_and_nothing_lies_before_the_data() -> None:
    assert set(because(company(steady(0))).values()) == {""}


def test_a_period_that_was_cut_by_the_question_says_so() -> None:
    con = company(steady(0))

    assert because(con, since=date(2023, 2, 1), until=date(2023, 7, 1)) == {
        "2023-01": "cut by the days asked for",
        "2023-04": "",
    }


def test_before_the_data_there_are_counts_and_no_share() -> None:
    """Nine losses were announced late in 2022: 9 of 9 would read as 100 %."""
    found = causes.causes_by_period(company(steady(90)))

    assert (found["losses"].iloc[0], found["of"].iloc[0]) == (9, 9)
    assert found[["share", "low", "high"]].iloc[0].isna().all()
    assert found["share"].iloc[1:-1].eq(1).all()


def test_a_loss_announced_and_not_gone_counts_nowhere_yet() -> None:
    con = company([*steady(90), ("2024-12-01", "2025-03-01")])
    by_announcement = causes.causes_by_period(con)

    assert by_announcement["losses"].sum() == causes.share_of_losses_by_cause(con)["losses"].sum()
    assert len(losses.losses(con, since=date(2024, 12, 1), dated_by="announced_on")) == 0


def test_no_change_is_found_where_only_the_end_of_the_data_makes_losses_fewer() -> None:
    """A steady pace; by month the last three hold nothing at all, since nobody announced in them is gone."""
    found = trends.change_points_by_cause(company(steady(90)), grain="month").iloc[0]

    assert (found.periods, found.verdict) == (21, "no change beyond chance")


@pytest.mark.parametrize("days", [0, 90])
def test_an_action_without_effect_shows_none_however_long_the_notice(days: int) -> None:
    """Half a year either side of July 2024; at 90 days' notice half of the losses after it are not gone yet."""
    con = company(steady(days), cause="price")
    con.execute(
        "insert into actions (action_id, title, cause, scope_filter, started_on)"
        " values ('A', 'x', 'price', '{}', '2024-07-01')"
    )
    aimed = effects.effect_of_action(con, action_id="A").iloc[0]

    assert abs(aimed.before - aimed.after) <= 1
    assert aimed.after == {0: 18, 90: 9}[days]


def test_the_caption_names_the_quarter_from_which_losses_are_missing() -> None:
    late = captions.of_trend(causes.causes_by_period(company(steady(90))), ("price",))
    whole = captions.of_trend(causes.causes_by_period(company(steady(0))), ("price",))

    assert late.endswith("From Q4 2024 on, losses announced and not yet gone are missing.")
    assert "missing" not in whole
