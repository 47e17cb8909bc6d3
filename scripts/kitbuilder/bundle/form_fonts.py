"""Keep the small fonts that forms are typed in: they are cut from the kit's once, not in every process of every build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.bundle.inputs import digest_of_machinery
from kitbuilder.model.digest import digest_of
from kitbuilder.renderers.pdf import FormFont, cut_form_font, know

if TYPE_CHECKING:
    from kitbuilder.bundle.cache import Cache
    from kitbuilder.model.catalogue import Catalogue


def recall_form_fonts(catalogue: Catalogue, cache: Cache) -> None:
    """Have the renderers know every form's font before anything is rendered. Raises KitError where the file of one is missing."""
    fonts = catalogue.folder / "style" / "fonts"
    for name in sorted(set(catalogue.look.paper.fonts.values())):
        file = fonts / name
        data = file.read_bytes() if file.is_file() else b""
        key = digest_of(digest_of_machinery(), "form font", data)
        kept = cache.get(key)
        font = FormFont.unpack(kept) if kept else cut_form_font(file)
        if kept is None:
            cache.put(key, font.pack())
        know(file, font)
