"""Ten losses read blind: one click opens the first, the machine's answer is nowhere on the page, answers are kept."""

from analysis import audit
from analysis.places import sample_database
from tests.views.conftest import Opened
from views import databases


def rows(sql: str) -> list[tuple]:
    return databases.opened(str(sample_database()), True).cursor().execute(sql).fetchall()


def button(page, key: str):
    return next(button for button in page.button if button.key == key)


def shown(page) -> str:
    """Every word and mark of the page but the list of causes to choose from."""
    return " ".join(
        str(part.proto) for part in [*page.title, *page.markdown, *page.caption, *page.get("html")]
    )


def test_one_click_opens_the_first_of_ten_without_the_machine_s_answer(opened: Opened, built_sample) -> None:
    page = opened(built_sample, "losses")
    button(page, "review_ten").click().run()

    assert not page.exception
    assert "1 of 10" in page.title[0].value
    assert "<mark" not in shown(page)
    assert "right in about" not in shown(page)
    assert "read by machine" not in shown(page)
    first = audit.losses_to_audit(databases.opened(str(sample_database()), True), size=1)[0]
    assert first in shown(page)

    page.selectbox(key=f"audit_{first}").select("tone").run()
    button(page, "audit_keep").click().run()
    assert "2 of 10" in page.title[0].value
    assert rows("select loss_id, cause, source from verdicts where is_audit") == [(first, "tone", "person")]


def test_a_loss_whose_words_do_not_tell_counts_as_read(opened: Opened, built_sample) -> None:
    page = opened(built_sample, "losses", audit="defection")
    for _ in range(10):
        button(page, "audit_unknown").click().run()
    assert not page.exception
    assert page.title[0].value == "Read"
    assert any("10 losses read so" in text.value and "40 to go" in text.value for text in page.markdown)
    assert rows("select count(*) from verdicts where is_audit and cause is null") == [(10,)]
