"""Write a letterhead's logo as the plain data that `kit/style/letterhead.typ` draws, and say where one can be added later."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kitbuilder.model.document import Letterhead
    from kitbuilder.model.logo import Logo
    from kitbuilder.model.look import PaperLook

LINES = 3  # of an empty head
BELOW = 0.286  # of a line is below what is written on it


def logo_of(head: Letterhead, look: PaperLook) -> dict[str, Any]:
    """Write the logo of a head, in the size that it is drawn in; nothing where the head has none."""
    if head.logo is None:
        return {}
    wide, high = head.logo.drawn(look.logo_room)
    return {"logo": {"png": _numbers(head.logo), "width": wide, "height": high, "alt": head.logo.alt}}


def middle_of_head(look: PaperLook) -> float:
    """Say how far the middle of an empty letterhead is above its last line: it has three, as `pitched` in words.typ sets them."""
    return round(look.reading * (LINES / 2 - BELOW), 2)


@lru_cache(maxsize=1)
def _numbers(logo: Logo) -> list[int]:
    """List the bytes of a picture as JSON can hold them, once for all the pages of a kit."""
    return list(logo.png)
