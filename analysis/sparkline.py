"""A course of values as a small line in SVG, drawn by hand: it needs no chart library and says itself what it shows."""

import html
from collections.abc import Sequence

WIDTH, HEIGHT, EDGE = 120, 32, 3


def sparkline(course: Sequence[float], *, says: str) -> str:
    """The line with its last point, from its lowest to its highest value; nothing for fewer than two.

    A small line shows the course, not the size: it has no axis, so it need not start at zero.
    """
    if len(course) < 2:
        return ""
    low, high = min(course), max(course)
    span = (high - low) or 1.0
    step = (WIDTH - 2 * EDGE) / (len(course) - 1)
    points = [
        (EDGE + place * step, HEIGHT - EDGE - (value - low) / span * (HEIGHT - 2 * EDGE))
        for place, value in enumerate(course)
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    x, y = points[-1]
    return (
        f'<svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{html.escape(says)}">'
        f'<polyline points="{line}" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="currentColor"/></svg>'
    )
