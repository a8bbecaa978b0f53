"""Shares of causes, weights, what leads, agreement, audits: given rows, and identities."""

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.inter_rater import cohens_kappa

from analysis import agreement, audit, causes, coverage, leading, weights
from analysis.filters import ReportError
from queries import store
from tests.analysis.sample_rows import demo_database

NOW = datetime(2025, 1, 1)


def losses_of(rows: list[dict]) -> store.Connection:
    """Defections in 2024 with whatever the rows say; `cause` becomes a verdict by machine or, with `person`, by one."""
    con = store.memory_database()
    frame = pd.DataFrame(rows).assign(loss_id=[f"L-{n}" for n in range(len(rows))])
    for column in ("cause", "segment", "value", "reason", "score", "person"):
        frame[column] = frame.get(column)
    lost = pd.DataFrame(
        {
            "loss_id": frame["loss_id"],
            "account_id": frame["loss_id"],
            "lost_on": date(2024, 6, 30),
            "annual_value": frame["value"].astype(float),
            "currency": "GBP",
            "recorded_reason": frame["reason"],
            "load_id": 0,
        }
    )
    known = frame[frame["cause"].notna()]
    verdicts = pd.DataFrame(
        {
            "verdict_id": range(len(known)),
            "loss_id": known["loss_id"].to_numpy(),
            "cause": known["cause"].to_numpy(),
            "is_disputed": False,
            "source": np.where(known["person"].fillna(False).astype(bool), "person", "model"),
            "score": known["score"].astype(float).to_numpy(),
            "is_audit": False,
            "decided_by": "x",
            "codebook_version": "1",
            "model_version": "1",
            "decided_at": NOW,
            "is_current": True,
        }
    )
    accounts = pd.DataFrame(
        {"account_id": frame["loss_id"], "name": frame["loss_id"], "segment": frame["segment"], "load_id": 0}
    )
    with store.write(con) as cursor:
        store.append(cursor, "accounts", accounts)
        store.append(cursor, "defections", lost)
        if len(known):
            store.append(cursor, "verdicts", verdicts)
    return con


def many(count: int, **row: object) -> list[dict]:
    return [row] * count


@pytest.mark.parametrize("by", ["count", "value"])
def test_shares_sum_to_one(by: str) -> None:
    con = demo_database()
    for kind in ("defection", "lost_deal"):
        reasons = causes.share_of_losses_by_recorded_reason(con, by=by, kind=kind)
        assert reasons["share"].sum() == pytest.approx(1)
    found = causes.share_of_losses_by_cause(con, by=by)
    assert found["share"].sum() == pytest.approx(1)
    assert found["weighted_share"].sum() == pytest.approx(1)
    assert ((found["low"] <= found["share"]) & (found["share"] <= found["high"])).all()


def test_losses_that_nobody_could_have_kept_stand_apart() -> None:
    found = causes.share_of_avoidable_losses(demo_database()).set_index("group_name")

    assert found["losses"].to_dict() == {"avoidable": 35, "not avoidable": 1}
    assert found["share"].sum() == pytest.approx(1)


def test_unknown_losses_are_in_no_share() -> None:
    found = causes.share_of_losses_by_cause(
        losses_of([*many(6, cause="price"), *many(4, cause="tone"), *many(9)])
    )

    assert found[["cause", "losses", "of"]].to_numpy().tolist() == [["price", 6, 10], ["tone", 4, 10]]


def test_below_five_known_losses_only_counts_are_shown() -> None:
    found = causes.share_of_losses_by_cause(losses_of(many(4, cause="price")))

    assert found[["losses", "of"]].iloc[0].tolist() == [4, 4]
    assert found[["share", "low", "high", "weighted_share"]].isna().all(axis=None)


def test_one_account_with_half_of_the_value_leaves_an_effective_number_that_says_so() -> None:
    con = losses_of([{"cause": "price", "value": 900}, *many(9, cause="tone", value=100)])
    found = causes.share_of_losses_by_cause(con, by="value").set_index("cause")

    assert found.loc["price", "share"] == 0.5
    assert found.loc["price", "effective_number"] == pytest.approx(1800**2 / (900**2 + 9 * 100**2))
    assert found.loc["price", "high"] - found.loc["price", "low"] > 0.8


@pytest.mark.parametrize(
    ("segments", "expected"),
    [
        ([("a", 50, 10), ("b", 50, 40)], [2.5, 0.625]),
        ([("a", 50, 25), ("b", 50, 25)], [1, 1]),
        ([("a", 900, 10), ("b", 100, 190)], [5, 0.1 / 0.95]),  # 18 before the cap
        ([("a", 30, 3), ("b", 30, 3), ("c", 40, 14)], [2, 2, 0.4 / 0.7]),  # a and b are merged
        ([("a", 30, 2), ("b", 70, 18)], [1, 1]),  # a alone is too small: b takes it in
    ],
)
def test_segment_weights(segments: list, expected: list) -> None:
    frame = pd.DataFrame(segments, columns=["segment", "losses", "known"])

    assert weights.segment_weights(frame).tolist() == pytest.approx(expected)


def test_weights_mend_who_was_asked() -> None:
    """Ten of 90 small losses and ten of ten key ones were asked; neglect is a cause of small ones alone."""
    con = losses_of(
        [
            *many(10, cause="neglect", segment="small"),
            *many(80, segment="small"),
            *many(10, cause="price", segment="key"),
        ]
    )
    found = causes.share_of_losses_by_cause(con).set_index("cause")

    assert found.loc["neglect", "share"] == 0.5
    assert found.loc["neglect", "weighted_share"] == pytest.approx(0.9)


def test_a_clear_cause_leads_and_two_alike_cannot_be_told_apart() -> None:
    clear = leading.leading_cause(losses_of([*many(30, cause="price"), *many(6, cause="tone")]))
    alike = leading.leading_cause(losses_of([*many(11, cause="price"), *many(10, cause="tone")]))

    assert clear.is_leading
    assert clear.sentence == "price is the leading cause: 30 of 36 (68–92 %)"
    assert not alike.is_leading
    assert alike.sentence == "price and tone cannot be told apart: 11 of 21 (32–72 %) and 10 of 21"


def test_a_few_losses_of_two_segments_name_no_leader_though_each_segment_has_one_cause() -> None:
    con = losses_of([*many(3, cause="price", segment="small"), *many(2, cause="tone", segment="key")])

    assert not leading.leading_cause(con).is_leading


def test_a_tagger_that_errs_cannot_make_a_cause_lead() -> None:
    rows = [*many(20, cause="price", score=0.55), *many(12, cause="tone", score=0.55)]
    right = [row | {"score": 1.0} for row in rows]

    sure, unsure = leading.leading_cause(losses_of(right)), leading.leading_cause(losses_of(rows))

    assert unsure.first_share < sure.first_share
    assert unsure.reading_note == "read by machine, right in about 55 of 100"


def test_the_note_goes_once_a_person_has_reviewed_half() -> None:
    rows = [*many(5, cause="price", person=True), *many(5, cause="price", score=0.5)]

    assert leading.leading_cause(losses_of(rows)).reading_note == ""


@pytest.mark.parametrize(
    ("ahead", "behind", "known", "unknown"), [(13, 7, 36, 74), (20, 4, 30, 40), (6, 5, 11, 9)]
)
def test_at_the_tipping_point_both_come_out_even(ahead: int, behind: int, known: int, unknown: int) -> None:
    share = leading.needed_share(ahead, behind, known, unknown)

    assert share is not None
    assert ahead + unknown * (1 - share) * ahead / (known - behind) == pytest.approx(behind + unknown * share)


def test_too_few_unknown_losses_cannot_tip_anything() -> None:
    tipping = leading.tipping_point(losses_of([*many(20, cause="price"), *many(3, cause="tone"), *many(5)]))

    assert tipping.needed_share is None
    assert tipping.sentence == "price stays first even if all 5 losses of unknown cause were tone."


def test_agreement_of_recorded_and_root_cause() -> None:
    """Service quality stands for two causes here and agrees with either; Other agrees with none and counts."""
    con = losses_of(
        [
            *many(6, reason="Price", cause="price"),
            *many(9, reason="Price", cause="no_response"),
            *many(2, reason="Service quality", cause="reliability"),
            *many(1, reason="Service quality", cause="no_response"),
            *many(3, reason="Other", cause="tone"),
            *many(4, reason="Price"),
        ]
    )
    con.execute(
        "insert into reason_causes values ('Service quality', 'reliability', 'Ada'),"
        " ('Service quality', 'no_response', 'Ada')"
    )
    found = agreement.agreement_of_reasons(con).set_index("pair").loc["recorded and root"]

    assert (found.agreed, found.of) == (9, 21)
    assert np.isnan(found.kappa)  # fewer than 30 pairs
    assert found.sentence == "Our records named the root cause in 9 of 21 losses (24–63 %)."


def test_kappa_of_single_causes_is_that_of_statsmodels() -> None:
    table = np.array([[20, 5, 3], [4, 18, 6], [1, 2, 9]])
    names = ["price", "tone", "terms"]
    pairs = [(frozenset({names[i]}), names[j], table[i, j]) for i in range(3) for j in range(3)]
    named, other, counts = (list(column) for column in zip(*pairs, strict=True))

    found = agreement.kappa_of_sets(named, other, np.array(counts))

    assert found == pytest.approx(cohens_kappa(table).kappa)


def audited(machine_and_person: list[tuple[str, str | None, int]]) -> store.Connection:
    con = losses_of(
        [row for by_machine, _, n in machine_and_person for row in many(n, cause=by_machine, score=0.8)]
    )
    people = [person for _, person, n in machine_and_person for _ in range(n)]
    chosen = [(number, person) for number, person in enumerate(people) if person]
    with store.write(con) as cursor:
        store.append(
            cursor,
            "verdicts",
            pd.DataFrame(
                {
                    "verdict_id": [10_000 + number for number, _ in chosen],
                    "loss_id": [f"L-{number}" for number, _ in chosen],
                    "cause": [person for _, person in chosen],
                    "is_disputed": False,
                    "source": "person",
                    "is_audit": True,
                    "decided_by": "Ada",
                    "codebook_version": "1",
                    "model_version": "",
                    "decided_at": NOW,
                    "is_current": False,
                }
            ),
        )
    return con


def test_audited_shares_take_out_the_taggers_error() -> None:
    """The machine says price 60 of 100; of 30 audited price verdicts ten are tone: price is 60 % - 20 %."""
    con = audited(
        [
            ("price", "price", 20),
            ("price", "tone", 10),
            ("price", None, 30),
            ("tone", "tone", 20),
            ("tone", None, 20),
        ]
    )
    found = audit.corrected_share_of_losses_by_cause(con).set_index("cause")

    assert found["audited"].tolist() == [50, 50]
    assert found["corrected_share"].round(3).to_dict() == {"price": 0.4, "tone": 0.6}
    assert (found["corrected_low"] < found["corrected_share"]).all()
    assert (found["corrected_high"] > found["corrected_share"]).all()


def test_fewer_than_fifty_audited_losses_correct_nothing() -> None:
    con = audited([("price", "tone", 49), ("price", None, 30), ("tone", None, 20)])
    found = audit.corrected_share_of_losses_by_cause(con)

    assert found["corrected_share"].isna().all()
    assert found.loc[found["cause"] == "price", "share"].iloc[0] == pytest.approx(79 / 99)


def test_the_audit_sample_is_random_the_same_for_a_seed_and_leaves_out_what_is_audited() -> None:
    con = audited([("price", "price", 10), ("price", None, 90)])
    sample = audit.losses_to_audit(con, size=30, seed=1)

    assert sample == audit.losses_to_audit(con, size=30, seed=1)
    assert sample != audit.losses_to_audit(con, size=30, seed=2)
    assert not set(sample) & {f"L-{n}" for n in range(10)}


def test_coverage_counts_words_reading_and_knowing_apart() -> None:
    con = demo_database()
    found = coverage.coverage_of_losses(con).iloc[0]

    assert (found.losses, found.with_words, found.known, found.interviewed_flag) == (110, 36, 36, 52)
    by_segment = coverage.coverage_of_losses(con, dimension="segment").set_index("group_name")
    assert by_segment["interviewed_flag"].to_dict() == {"key": 9, "mid": 23, "small": 20}


def test_whom_to_ask_next_has_days_left_of_the_window() -> None:
    con = demo_database()
    found = coverage.losses_not_interviewed(con, today=date(2025, 7, 1))

    assert len(found) == 110 - 36
    assert found.iloc[0][["loss_id", "days_left", "window"]].tolist() == ["L-110", 4, "4 days left"]
    assert found["days_left"].iloc[1:].max() < 0
    assert found.iloc[1][["days_left", "window"]].tolist() == [-1648, "over for 1,648 days"]
    with pytest.raises(ReportError, match="page 0"):
        coverage.losses_not_interviewed(con, today=date(2025, 7, 1), page=0)


def test_the_question_guide_asks_for_the_story_and_names_no_cause() -> None:
    guide = coverage.question_guide({"recorded_reason": "Price", "competitor": "Tarnbeck"})

    assert guide[0].startswith("What do you do there")
    assert "How did Tarnbeck come into it?" in guide
    assert sum("Price" in question for question in guide) == 1


def test_of_rivals_that_are_level_the_one_that_the_chart_draws_first_is_named() -> None:
    cells = pd.DataFrame({"cause": ["no_response", "competition", "neglect"], "losses": [2, 4, 2]})
    first = pd.Series({"competition": 0.5, "no_response": 0.3, "neglect": 0.2})

    assert leading._second(first, cells) == "neglect"
