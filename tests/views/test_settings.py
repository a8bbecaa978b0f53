"""Settings in the running app."""

from tests.views.conftest import Opened


def test_the_demo_company_is_one_click_away_from_own_data(
    built_sample, built_hostile, opened: Opened, tmp_path
):
    (tmp_path / "whyleft-sample.duckdb").write_bytes(built_sample.read_bytes())
    app = opened(built_hostile, "settings")
    app.button[[b.label for b in app.button].index("Look at the demo company")].click().run()
    assert not app.exception
    assert "Alder & Pike" in " ".join(m.value for m in app.markdown)
