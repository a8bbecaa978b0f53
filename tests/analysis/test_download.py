"""A table leaves the page as CSV in which nothing is a formula."""

import io

import pandas as pd

from analysis.download import csv_of

FRAME = pd.DataFrame(
    {"name": ["=1+1", "+x", "-x", "@x", "\tx", "Price", None], "change": [-1.5, 2, 0, 1, 1, 1, 1]}
)


def test_formulas_become_text_and_negative_numbers_stay_numbers() -> None:
    back = pd.read_csv(io.BytesIO(csv_of(FRAME)))

    assert back["name"].tolist()[:6] == ["'=1+1", "'+x", "'-x", "'@x", "'\tx", "Price"]
    assert back["change"].tolist() == FRAME["change"].tolist()


def test_a_header_is_no_formula_either() -> None:
    assert csv_of(pd.DataFrame({"=cmd": [1]})).decode("utf-8-sig").splitlines()[0] == "'=cmd"
