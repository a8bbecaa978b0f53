"""Settings of the tagger in the running app: own causes, recorded reasons, reading everything again."""

from analysis.places import sample_database
from tests.analysis.test_own_causes import EXAMPLES
from tests.views.conftest import Opened
from views import databases


def rows(sql: str) -> list[tuple]:
    return databases.opened(str(sample_database()), True).cursor().execute(sql).fetchall()


def button(page, label: str):
    return next(button for button in page.button if button.label == label)


def add(page, examples: tuple[str, ...]):
    box = {area.label.split(",")[0].split(" (")[0]: area for area in [*page.text_input, *page.text_area]}
    box["Name"].input("Climate and waste")
    box["What it is"].input("Carbon, waste or packaging.")
    box["Examples"].input("\n".join(examples))
    return button(page, "Add the cause").click().run()


def test_a_cause_is_added_by_the_form_and_taken_out_again(opened: Opened, built_sample) -> None:
    page = add(opened(built_sample, "settings"), EXAMPLES)
    assert not page.exception
    assert not page.error
    assert "Climate and waste" in str([part.proto for part in page.get("html")])
    page = button(page, "Take out").click().run()
    assert "Climate and waste" not in str([part.proto for part in page.get("html")])


def test_four_examples_are_refused_in_a_sentence(opened: Opened, built_sample) -> None:
    page = add(opened(built_sample, "settings"), EXAMPLES[:4])
    assert "4 different examples" in "".join(c for c in page.error[0].value if c.isprintable()).replace(
        "&#46;", "."
    )
    assert rows("select count(*) from settings where setting = 'own_codebook'") == [(0,)]


def test_the_table_of_recorded_reasons_is_confirmed(opened: Opened, built_sample) -> None:
    page = opened(built_sample, "settings")
    button(page, "Confirm the table").click().run()
    assert not page.exception
    meant = dict(rows("select recorded_reason, cause from reason_causes where confirmed_by is not null"))
    assert meant["Price"] == "price"
    assert meant["Other"] == "none"


def test_a_new_reading_is_shown_and_kept_once_accepted(opened: Opened, built_sample) -> None:
    page = opened(built_sample, "settings")
    databases.opened(str(sample_database()), True).execute(
        "update readings set model_version = 'an older one'"
    )
    page = button(page, "Read again").click().run(timeout=120)
    assert not page.exception
    assert rows("select distinct model_version from readings") == [("an older one",)]
    page = button(page, "Accept").click().run()
    assert not page.exception
    assert ("an older one",) not in rows("select distinct model_version from readings")
