"""What is said of warnings: how far to trust one, on how many losses that rests, and the model where none came out."""

import pandas as pd
import pytest

from analysis.early_warning.backtest import IN_USE, threshold_line
from analysis.early_warning.forewarning_words import (
    alert_table,
    of_alerts,
    of_trust,
    save_table,
    warning_table,
    worth,
)
from analysis.early_warning.saves import save_frame
from analysis.early_warning.warning_time import warning_frame
from tests.analysis.early_warning.test_backtest import as_asked, seen
from tests.analysis.early_warning.test_warning_time import warned


def played_back(signals, *, written_about, losses):
    line = threshold_line(as_asked(signals), written_about, 10.0, *IN_USE)
    return pd.DataFrame([line]).assign(losses=losses)


NO_PROOF = (
    "So few prove nothing: by chance alone the true share may lie anywhere within 51–100 %, and 1 alert is too recent "
    "to tell. A sign is a reason to ask the customer, not a forecast."
)


def test_before_anybody_trusts_a_sign_it_says_how_many_came_early_and_that_four_prove_nothing():
    signals = [seen(0, account=name, announced=60) for name in "ABCD"] + [seen(500, account="E")]
    frame = played_back(signals, written_about=4, losses=5)
    assert worth(frame) == [
        ("4 of 4", "alerts came early enough"),
        ("4 of 4", "losses with notes foreseen"),
        ("60", "days before the notice"),
        ("0.5", "alerts a week"),
    ]
    assert of_trust(frame) == NO_PROOF
    assert "It rests on 4 losses about which anybody had written" in of_alerts(frame)
    assert "about the other 1 nobody had" in of_alerts(frame)
    assert "the notice came 15 to 180 days later" in of_alerts(frame)


def test_from_ten_alerts_on_the_share_stands_with_its_interval_and_nothing_is_called_no_proof():
    frame = played_back(
        [seen(0, account=n, announced=60) for n in "ABCDEFGHIJKL"], written_about=12, losses=12
    )
    assert worth(frame)[:3] == [
        ("12 of 12 (76–100 %)", "alerts came early enough"),
        ("12 of 12 (76–100 %)", "losses with notes foreseen"),
        ("60 (60 to 60)", "days before the notice, the median"),
    ]
    assert of_trust(frame) == "A sign is a reason to ask the customer, not a forecast."


def test_where_no_alert_has_come_out_yet_no_share_of_none_is_given():
    signals = [seen(500, account="A")]
    frame = played_back(signals, written_about=0, losses=0)
    assert of_trust(frame).endswith("cannot be told yet: it is not known of any how it came out.")
    assert of_alerts(frame).endswith("Of no alert is it known yet how it came out.")
    assert worth(frame) == []
    false = played_back([seen(0, account="A")], written_about=0, losses=0)
    assert worth(false) == [("0 of 1", "alert came early enough"), ("0.1", "alerts a week")]
    assert of_trust(false).startswith("So few prove nothing")
    assert "anywhere within 0–79 %. A sign" in of_trust(false)


def test_below_five_early_alerts_the_lead_is_given_by_its_ends():
    signals = [seen(0, account=name, announced=days) for name, days in zip("ABC", (44, 68, 50), strict=True)]
    frame = played_back(signals, written_about=3, losses=3)
    assert worth(frame)[2] == ("44 to 68", "days before the notice")
    assert list(alert_table(frame)["lead"]) == ["44 to 68"]


def test_without_a_sign_nothing_can_be_trusted():
    assert of_trust(played_back([], written_about=0, losses=0)).endswith(
        "nothing on record shows one before a loss."
    )


@pytest.mark.parametrize(
    ("saved", "lost", "chance"),
    [
        (3, 1, "much lower, says the model; too few came out"),
        (3, 2, "60 %"),
        (0, 0, "much lower, says the model"),
    ],
)
def test_where_too_few_came_out_the_chance_is_the_models(saved, lost, chance):
    counted = {
        "step": ["step3"],
        "accounts": [saved + lost],
        "saved": [saved],
        "lost": [lost],
        "still_followed": [0],
    }
    table = save_table(save_frame(pd.DataFrame(counted))).set_index("step")
    assert table["chance"]["Due diligence"].startswith(chance)


def test_the_warning_stands_for_all_causes_and_for_each():
    table = warning_table(
        warning_frame(pd.DataFrame([warned(30, cause="neglect")] * 6 + [warned(None, cause="tone")]))
    )
    assert list(table["cause"].unique()) == ["All", "Being taken for granted", "Tone and style"]
    first = table.iloc[0]
    assert (first["step"], first["without"], first["median"]) == ("Any", "1 of 7 (3–51 %)", "30 (0 to 30)")
