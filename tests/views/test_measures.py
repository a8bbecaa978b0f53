"""Measures on the page Actions: a cause without an owner opens its losses."""

import pytest

from tests.views.test_leading_on import NUMBER, choose_row, losses_listed


@pytest.mark.parametrize("row", [0, -1])
def test_a_cause_that_nobody_owns_opens_as_many_losses_as_it_says(opened, built_sample, row: int) -> None:
    app = opened(
        built_sample, "actions", period="2024", kind="lost_deal"
    )  # a kind that this page does not offer
    shown = next(frame for frame in app.dataframe if frame.key == "nobody_owns").value
    place = row % len(shown)
    said = int(NUMBER.search(shown["told"].iloc[place])[0])

    assert losses_listed(choose_row(app, "nobody_owns", place)) == said > 0
