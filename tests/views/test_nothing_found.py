"""What a page says where a figure is empty: what is true, and only what would help."""

from pathlib import Path

import pytest

import cli
from tests.views.conftest import Opened

NO_CURVE = "At no tenure are ten customers followed, so no curve is drawn."


@pytest.fixture
def eight_customers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Six of the north, three of them lost; two of the south."""
    built = tmp_path / "built" / "whyleft.duckdb"
    built.parent.mkdir()
    monkeypatch.setenv("WHYLEFT_DB", str(built))
    accounts, contracts = tmp_path / "accounts.csv", tmp_path / "contracts.csv"
    accounts.write_text(
        "account_id,name,region\n"
        + "".join(f"A-{n},Account {n},{'north' if n < 7 else 'south'}\n" for n in range(1, 9))
    )
    contracts.write_text(
        "account_id,starts_on,ends_on,monthly_fee\n"
        + "".join(f"A-{n},2022-0{n}-01,{f'2024-0{n}-15' if n < 4 else ''},100\n" for n in range(1, 9))
    )
    assert cli.main(["load", str(accounts), str(contracts)]) == 0
    return built


def infos(page) -> list[str]:
    return [box.value for box in page.info]


def test_a_curve_that_the_period_does_not_touch_asks_for_no_wider_one(
    eight_customers: Path, opened: Opened
) -> None:
    page = opened(eight_customers, "retention", period="2024")
    assert NO_CURVE in infos(page)

    narrowed = opened(eight_customers, "retention", period="2024", region="north")
    assert f"{NO_CURVE} Clear the filters above." in infos(narrowed)


def test_a_list_that_both_narrow_asks_for_both(eight_customers: Path, opened: Opened) -> None:
    says = "No deal was closed in this time."
    asked = [
        ({"period": "all"}, says),
        ({"period": "2024"}, f"{says} Widen the period."),
        ({"period": "2024", "region": "north"}, f"{says} Widen the period or clear the filters above."),
    ]
    for address, words in asked:
        assert words in infos(opened(eight_customers, "win_loss", **address))


def test_a_kind_of_loss_chosen_elsewhere_does_not_act_where_it_is_not_offered(
    eight_customers: Path, opened: Opened
) -> None:
    narrowed = opened(eight_customers, "overview", period="2024", kind="lost_deal")
    assert "clear_filters" in [button.key for button in narrowed.button]

    retention = narrowed.switch_page("views/retention.py").run()
    assert NO_CURVE in infos(retention)
    assert "clear_filters" not in [button.key for button in retention.button]
    assert retention.query_params["kind"] == "lost_deal"  # kept for the pages that offer it


def test_where_every_account_has_left_the_page_accounts_leads_to_the_losses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Opened
) -> None:
    built = tmp_path / "built" / "whyleft.duckdb"
    built.parent.mkdir()
    monkeypatch.setenv("WHYLEFT_DB", str(built))
    losses = tmp_path / "losses.csv"
    losses.write_text("account_id,lost_on\n" + "".join(f"A-{n},2024-0{n}-01\n" for n in range(1, 4)))
    assert cli.main(["load", str(losses)]) == 0

    page = opened(built, "accounts")
    assert "No living account is in this view." in infos(page)
    assert [link.proto.label for link in page.get("page_link")] == [
        "Those that left",
        "Load accounts and contracts",
    ]
