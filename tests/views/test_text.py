"""What sets off figures in a sentence takes the figures alone, and keeps a share with its interval on one line."""

import pytest

from views.text import emphasised, unbroken


@pytest.mark.parametrize(
    ("sentence", "markup"),
    [
        ("We lost 1 of 1, worth 1.200\u00a0£.", "We lost <b>1 of 1</b>, worth <b>1.200\u00a0£</b>."),
        ("32 of 228 left, £1.56 million.", "<b>32 of 228</b> left, <b>£1.56 million</b>."),
        ("It was 14,0 %.", 'It was <span class="figure">14,0 %</span>.'),
        ("<b>5 %</b>", '&lt;b&gt;<span class="figure">5 %</span>&lt;/b&gt;'),
    ],
)
def test_figures_are_set_off_without_the_signs_around_them(sentence: str, markup: str) -> None:
    assert emphasised(sentence) == markup


def test_a_share_stays_on_one_line_with_its_interval() -> None:
    assert unbroken("7 of 16 (23–67 %).") == '<bdi>7 of 16 (<span class="figure">23–67 %</span>).</bdi>'
