"""English is told from other languages, short and clipped English included."""

import pytest

from interviews.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wir haben gekündigt, weil niemand auf unsere Beschwerden geantwortet hat.", "de"),
        ("Nous avons quitté parce que le prix a doublé et personne ne répondait.", "fr"),
        ("Hemos dejado de trabajar con ustedes porque nadie contestaba al teléfono.", "es"),
        ("顧客は価格のために去りました。誰も電話に出ませんでした。", "ja"),
        ("We left because nobody ever rang us back about the pump.", "en"),
        ("Service too slow, price too high, support useless, billing errors", "en"),
        ("ok", "en"),
        ("", "en"),
        ("12 345", "en"),
    ],
)
def test_language_of_a_text(text, language):
    assert language_of(text) == language


def test_a_long_text_is_judged_by_all_its_parts():
    english = "The pump broke and nobody came to look at it for a week, so we were done with them. " * 200
    assert language_of("Guten Tag zusammen. " + english) == "en"
