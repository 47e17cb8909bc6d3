"""Draw the kit's picture on the front page: a line that climbs, a landing for each step, and the visitor's own way along it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kitbuilder.renderers.web_page import Html, element
from kitbuilder.website.content.checklists import progress_line, step_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitbuilder.model.catalogue import Step
    from kitbuilder.website.content.addresses import Addresses

WIDTH, HEIGHT = 1000, 200  # of the drawing, which is stretched to the width of the window
HIGHEST, LOWEST = 18, 176  # the line's height over the last landing and over the first, from the top
LANDING = 0.22  # half of a landing's width, as a part of the way from one to the next


def climb(steps: Sequence[Step], at: Addresses) -> Html:
    """Show the steps below the line. A script draws how far the visitor has come, by the ticks of the steps."""
    line = " ".join(_line(len(steps)))
    *marks, goal = (f"M{x:g} {y:g}h0" for x, y in _landings(len(steps)))
    land = f"{line} V{HEIGHT} H0 Z"
    shapes = (("land", land), ("way", line), ("marks", "".join(marks)), ("goal", goal))
    shown = (element("path", d=shape, class_=f"kit-climb__{name}") for name, shape in shapes)
    drawn = (element("path", class_=f"kit-climb__{name}") for name in ("done", "passed", "you"))
    picture = element(
        "svg",
        *shown,
        *drawn,
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        preserveAspectRatio="none",
        aria_hidden="true",
        class_="kit-climb__picture",
    )
    ground = element("div", step_list(steps, at), progress_line(steps), class_="kit-climb__ground")
    return element("div", picture, ground, class_="kit-climb")


def _landings(count: int) -> list[tuple[float, float]]:
    """List where the landings are, as the drawing in `kit/style/motif.typ` has them."""
    rise = (LOWEST - HIGHEST) / max(1, count - 1)
    return [(WIDTH * (place + 0.5) / count, LOWEST - rise * place) for place in range(count)]


def _line(count: int) -> Iterator[str]:
    half = WIDTH * LANDING / count
    points = _landings(count)
    yield f"M0 {LOWEST}H{points[0][0] + half:g}"
    for (left, low), (x, y) in pairwise(points):
        middle = (left + x) / 2
        yield f"C{middle:g} {low:g} {middle:g} {y:g} {x - half:g} {y:g}H{x + half:g}"
    yield f"H{WIDTH}"
