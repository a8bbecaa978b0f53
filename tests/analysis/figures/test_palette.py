"""Colours that everybody can tell from the page, and from each other."""

from itertools import combinations

import numpy as np
import pytest

from analysis.figures.palette import (
    CAUSE_COLOURS,
    OUTCOME_COLOURS,
    OWN_CAUSE_COLOURS,
    STATUS_COLOURS,
    UNKNOWN,
    cause_colour,
)
from interviews.codebook import CAUSES, STATUSES

LIGHT, DARK = "#ffffff", "#14181b"  # backgrounds in .streamlit/config.toml
DEUTERANOPIA = [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.011820, 0.042940, 0.968881],
]
PROTANOPIA = [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
]
TO_LMS = [
    [0.4122215, 0.5363325, 0.0514460],
    [0.2119035, 0.6806995, 0.1073970],
    [0.0883025, 0.2817188, 0.6299787],
]
TO_LAB = [
    [0.2104543, 0.7936178, -0.0040720],
    [1.9779985, -2.4285922, 0.4505937],
    [0.0259040, 0.7827718, -0.8086758],
]


def linear(colour: str) -> np.ndarray:
    channels = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance."""
    lighter, darker = sorted(
        (float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other)), reverse=True
    )
    return (lighter + 0.05) / (darker + 0.05)


def seen(colour: str, as_seen_with: list[list[float]]) -> np.ndarray:
    """OKLab of a colour as a reader with that vision sees it (Machado et al. 2009; Ottosson 2020)."""
    light = np.clip(np.array(as_seen_with) @ linear(colour), 0, 1)
    return np.array(TO_LAB) @ np.cbrt(np.array(TO_LMS) @ light)


@pytest.mark.parametrize("background", [LIGHT, DARK])
@pytest.mark.parametrize(
    "colour",
    [*CAUSE_COLOURS.values(), *OWN_CAUSE_COLOURS, *STATUS_COLOURS.values(), *OUTCOME_COLOURS.values()],
)
def test_stands_out_from_both_backgrounds(colour: str, background: str) -> None:
    assert contrast(colour, background) >= 3


@pytest.mark.parametrize("vision", [np.eye(3).tolist(), DEUTERANOPIA, PROTANOPIA])
def test_no_two_causes_look_the_same(vision: list[list[float]]) -> None:
    views = [seen(colour, vision) for colour in CAUSE_COLOURS.values()]
    apart = [np.linalg.norm(one - other) for one, other in combinations(views, 2)]

    assert min(apart) > 0.05


@pytest.mark.parametrize("vision", [np.eye(3).tolist(), DEUTERANOPIA, PROTANOPIA])
def test_causes_of_ones_own_look_like_none_of_the_others(vision: list[list[float]]) -> None:
    shipped = [seen(colour, vision) for colour in (*CAUSE_COLOURS.values(), UNKNOWN)]
    own = [seen(colour, vision) for colour in OWN_CAUSE_COLOURS]
    apart = [np.linalg.norm(one - other) for one in own for other in shipped]
    apart += [np.linalg.norm(one - other) for one, other in combinations(own, 2)]

    assert min(apart) > 0.04


def test_a_cause_of_ones_own_keeps_its_colour_and_no_cause_is_grey() -> None:
    assert cause_colour("climate_and_waste") == "#d00894"
    assert cause_colour("site_safety") in OWN_CAUSE_COLOURS
    assert {cause_colour(none) for none in (None, "", "unknown")} == {UNKNOWN}


def test_every_cause_and_status_has_its_colour() -> None:
    assert list(STATUS_COLOURS) == list(STATUSES)
    assert set(CAUSE_COLOURS) == set(CAUSES)
