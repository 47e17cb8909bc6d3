"""Bind the book: tell its parts which page each begins on, have them set, and join them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.renderers.pdf.book.joining import join
from kitbuilder.renderers.pdf.book.own_parts import OwnParts
from kitbuilder.renderers.pdf.book.part import Part, names_in_order, part_of
from kitbuilder.renderers.pdf.book.piece import UNNUMBERED, piece_of
from kitbuilder.renderers.pdf.single import head

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kitbuilder.model.catalogue import Catalogue
    from kitbuilder.renderers.pdf.book.piece import Piece

ROUNDS = 5  # a page more moves all numbers behind it; that a longer number makes a page more is hardly ever so
USUAL = 3  # pages: of a part that nobody has set yet


@dataclass(frozen=True, slots=True)
class Bound:
    """The finished book, and how many pages each of its parts has, by name."""

    data: bytes
    pages: Mapping[str, int]


def render_booklet(catalogue: Catalogue) -> bytes:
    """Render the kit PDF. Raises KitError when it cannot be typeset."""

    def make(parts: Sequence[Part]) -> list[Piece]:
        return [piece_of(part, catalogue.look.paper, catalogue.folder / "style") for part in parts]

    parts = [part_of(template, catalogue) for template in catalogue.templates]
    return bind(catalogue, {part.name: piece for part, piece in zip(parts, make(parts), strict=True)}, make).data


def bind(
    catalogue: Catalogue,
    templates: Mapping[str, Piece],
    make: Callable[[Sequence[Part]], Sequence[Piece]],
    known: Mapping[str, int] | None = None,
) -> Bound:
    """Join the pieces of all templates, by slug, with what the book holds beside them, which `make` sets.

    `known` says how many pages those parts probably have, by name: what is wrong there costs time and nothing else.
    """
    names = names_in_order(catalogue)
    own: dict[str, Piece] = {}
    pages = dict.fromkeys(names, USUAL) | dict(known or {}) | {slug: len(piece.pages) for slug, piece in templates.items()}
    for _ in range(ROUNDS):
        parts = OwnParts(catalogue, _begins(names, pages)).written()
        own = {part.name: piece for part, piece in zip(parts, make(parts), strict=True)}
        found = pages | {name: len(piece.pages) for name, piece in own.items()}
        if found == pages:
            break
        pages = found
    else:
        raise AssertionError("the numbers of pages change what stands on them, again and again")

    whole = {name: templates.get(name) or own[name] for name in names}
    (numbers,) = make([_numbers(whole.values(), catalogue)])
    style, look = catalogue.folder / "style", catalogue.look.paper
    fonts = {face: style / "fonts" / file for face, file in look.fonts.items()}
    return Bound(join({name: piece.objects for name, piece in whole.items()}, numbers.objects, fonts), pages)


def _begins(names: Sequence[str], pages: Mapping[str, int]) -> dict[str, int]:
    begins, number = {}, 1
    for name in names:
        begins[name] = number
        number += pages[name]
    return begins


def _numbers(pieces: Iterable[Piece], catalogue: Catalogue) -> Part:
    """Write the numbers of the pages that bear one, each upon a page of the same shape."""
    kit, shapes = catalogue.kit, [shape for piece in pieces for shape in piece.pages]
    asked = [
        {"number": number, "turned": turned, "squeeze": squeeze}
        for number, (turned, squeeze) in enumerate(shapes, start=1)
        if squeeze != UNNUMBERED
    ]
    return Part("numbers", {"mode": "numbers", **head(kit, kit.title, kit.subtitle), "pages": asked}, numbered=None)
