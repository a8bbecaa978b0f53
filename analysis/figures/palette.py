"""One colour for each cause and status, the same on every page, in light and in dark.

The fourteen colours of the causes were chosen by search: each stands out at 3 : 1 or better from the light and the
dark background (WCAG 2.2, 1.4.11), and the two nearest of them stay apart for readers with protanopia or
deuteranopia. Fourteen hues are too many to tell apart from memory, so colour never stands alone: a label is beside it.
"""

import zlib

CAUSE_COLOURS: dict[str, str] = {
    "no_response": "#d42014",
    "competition": "#148ce0",
    "tone": "#b0445c",
    "indifference": "#c814b0",
    "poor_meetings": "#e044e0",
    "low_access": "#e06898",
    "new_decision_makers": "#a414e0",
    "neglect": "#2c7474",
    "price": "#bc8c14",
    "product_gap": "#149880",
    "reliability": "#447414",
    "delivery": "#4468a4",
    "terms": "#bc7450",
    "need_ended": "#6898b0",
}
OWN_CAUSE_COLOURS = ("#0880f8", "#0858f8", "#d00894", "#d08058")  # as far as can be from those above
UNKNOWN = "#84898f"  # no root cause known
RECORDED = "#84898f"  # what our records say, always grey beside the evidence
OWN = "#1f7f8e"  # a figure that has one series only

STATUS_COLOURS: dict[str, str] = {
    "asserted": "#1f7f8e",
    "negated": "#b0445c",
    "other_party": "#4468a4",
    "hypothetical": "#bc8c14",
    "resolved": "#447414",
}

STEP_COLOURS: dict[str, str] = {
    "step1": "#d0a000",
    "step2": "#d07a1c",
    "step3": "#c4502c",
    "step4": "#a02c2c",
}

OUTCOME_COLOURS: dict[str, str] = {
    "won": "#1f7f8e",
    "lost": "#b0445c",
    "no_decision": "#bc8c14",
    "withdrawn": "#84898f",
    "disengaged": "#4468a4",
}

SEQUENCE = (
    "#1f7f8e",
    "#bc8c14",
    "#a414e0",
    "#b0445c",
    "#447414",
    "#148ce0",
    "#bc7450",
    "#84898f",
)  # groups of any kind


def cause_colour(cause: str | None) -> str:
    """The colour of a cause; grey for none. One of a company's own has the same one of four wherever it stands."""
    if cause in (None, "", "unknown"):
        return UNKNOWN
    own = OWN_CAUSE_COLOURS[zlib.crc32(str(cause).encode()) % len(OWN_CAUSE_COLOURS)]
    return CAUSE_COLOURS.get(str(cause), own)
