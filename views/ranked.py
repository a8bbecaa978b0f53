"""Figures of root causes and recorded reasons that several pages show: ranked, and over time."""

from datetime import date

import streamlit as st

from analysis import addresses
from analysis.addresses import Address
from analysis.figures import captions
from analysis.figures import causes as figures_causes
from views import figure, filters, session


def beside_each_other(
    asked: filters.Asked, *, key: str, title: str, nothing: tuple[str, str], also: Address | None = None
) -> None:
    """What the evidence shows, and what the records say of the same losses, on axes that end alike."""
    largest = figures_causes.common_end(
        session.report("share_of_losses_by_cause", by="count", **asked),
        session.report("share_of_losses_by_recorded_reason", **asked),
    )
    left, right = st.columns(2, gap="large")
    with left:
        causes(asked, key=f"{key}causes", title=title, nothing=nothing[0], also=also, largest=largest)
    with right:
        reasons(asked, key=f"{key}reasons", nothing=nothing[1], also=also, largest=largest)


def causes(
    asked: filters.Asked,
    *,
    key: str,
    nothing: str,
    title: str = "",
    by: str = "count",
    weighted: bool = False,
    also: Address | None = None,
    largest: float | None = None,
) -> None:
    """The root causes of the losses asked for, ranked; a bar opens its losses. `also` goes into their address."""
    currency = session.currency()
    figure.show(
        figures_causes.ranked_causes,
        session.report("share_of_losses_by_cause", by=by, **asked),
        report="share_of_losses_by_cause",
        caption=lambda found: captions.of_causes(found, by=by, currency=currency, weighted=weighted),
        key=key,
        title=title,
        nothing=nothing,
        leads_to=lambda clicked: (also or {}) | addresses.of_cause(clicked, by),
        by=by,
        currency=currency,
        weighted=weighted,
        largest=largest,
    )


def reasons(
    asked: filters.Asked, *, key: str, nothing: str, also: Address | None = None, largest: float | None = None
) -> None:
    """The recorded reasons, ranked, to be read beside the root causes."""
    figure.show(
        figures_causes.ranked_reasons,
        session.report("share_of_losses_by_recorded_reason", **asked),
        report="share_of_losses_by_recorded_reason",
        caption=captions.of_reasons,
        key=key,
        title="What our records say",
        nothing=nothing,
        leads_to=lambda clicked: (also or {}) | addresses.of_reason(clicked),
        largest=largest,
    )


def over_time(
    asked: filters.Asked,
    shown: tuple[str, ...],
    *,
    key: str,
    title: str = "",
    actions: tuple[tuple[date, str], ...] = (),
) -> None:
    """The losses of some causes by quarter, with the days on which actions against them began."""
    figure.show(
        figures_causes.causes_over_time,
        session.report("causes_by_period", grain="quarter", **asked),
        report="causes_by_period",
        caption=lambda found: captions.of_trend(found, shown),
        key=key,
        title=title,
        leads_to=addresses.of_point,
        causes=shown,
        actions=actions,
    )
