"""Settings in the running app."""

from datetime import date

from tests.views.conftest import Opened


def test_the_demo_company_is_one_click_away_from_own_data(
    built_sample, built_hostile, opened: Opened, tmp_path
):
    (tmp_path / "whyleft-sample.duckdb").write_bytes(built_sample.read_bytes())
    app = opened(built_hostile, "settings")
    app.button[[b.label for b in app.button].index("Look at the demo company")].click().run()
    assert not app.exception
    assert "Alder & Pike" in " ".join(m.value for m in app.markdown)


def test_a_name_typed_in_a_form_stays_for_whatever_is_entered_next(opened: Opened, built_sample) -> None:
    page = opened(built_sample, "accounts")
    body = next(area for area in page.text_area if "see or hear" in area.label)
    name = next(box for box in page.text_input if box.label == "Your name")
    which = next(box for box in page.text_input if box.label == "Which account?")
    which.set_value("Kelstow")
    body.set_value("They asked how to cancel.")
    name.set_value("Priya Nair")
    next(button for button in page.button if button.label == "Save the comment").click().run()

    assert {box.value for box in page.text_input if box.label == "Your name"} == {"Priya Nair"}
    page.switch_page("views/settings.py").run()
    assert page.text_input(key="name_given").value == "Priya Nair"


def test_a_day_is_chosen_in_a_field_kept_and_emptied_again(built_hostile, opened: Opened):
    app = opened(built_hostile, "settings")
    field = next(box for box in app.date_input if box.label == "Losses are complete from")
    assert field.value is None

    app = field.set_value(date(2023, 5, 1)).run()
    kept = [box.value for box in app.switch_page("views/settings.py").run().date_input]
    assert kept[0] == date(2023, 5, 1)

    app.date_input[0].set_value(None).run()
    assert app.switch_page("views/settings.py").run().date_input[0].value is None
    assert not app.exception
