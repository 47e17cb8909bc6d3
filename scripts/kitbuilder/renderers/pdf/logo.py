"""Write a letterhead's logo as the plain data that `kit/style/letterhead.typ` draws."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kitbuilder.model.document import Letterhead
    from kitbuilder.model.logo import Logo
    from kitbuilder.model.look import PaperLook


def logo_of(head: Letterhead, look: PaperLook) -> dict[str, Any]:
    """Write the logo of a head, in the size that it is drawn in; nothing where the head has none."""
    if head.logo is None:
        return {}
    wide, high = head.logo.drawn(look.logo_room)
    return {"logo": {"png": _numbers(head.logo), "width": wide, "height": high, "alt": head.logo.alt}}


@lru_cache(maxsize=1)
def _numbers(logo: Logo) -> list[int]:
    """List the bytes of a picture as JSON can hold them, once for all the pages of a kit."""
    return list(logo.png)
