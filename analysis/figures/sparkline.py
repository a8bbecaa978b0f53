"""A course of values as a small picture of a line: it needs no chart library and says itself what it shows."""

import base64
import html
from collections.abc import Sequence

from analysis.figures.palette import OWN

WIDTH, HEIGHT, EDGE = 120, 32, 3


def sparkline(course: Sequence[float], *, says: str) -> str:
    """The line with its last point, as an image in HTML; nothing for fewer than two values.

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
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="xMinYMid">'
        f'<polyline points="{line}" fill="none" stroke="{OWN}" stroke-width="1.8" stroke-linejoin="round"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{OWN}"/></svg>'
    )
    source = base64.b64encode(picture.encode()).decode()
    return f'<img class="spark" src="data:image/svg+xml;base64,{source}" alt="{html.escape(says)}">'
