"""Write inlines as runs. A run that shows a detail bears its field's name, by which the site's page fills it in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from kitbuilder.model import document as doc
from kitbuilder.model.phrase import Phrase
from kitbuilder.renderers.slides.markup import Element, element

if TYPE_CHECKING:
    from collections.abc import Iterator

OPEN, CHECKED = "☐", "☒"


@dataclass(frozen=True, slots=True)
class Pen:
    """Holds how runs are written: their language, their look, and the key of the phrase they belong to, "" for none.

    `prompt` is the theme's color of what is still to be typed.
    """

    language: str
    prompt: str = "accent2"
    bold: bool = False
    italic: bool = False
    phrase: str = ""


def runs_of(inlines: doc.Inlines, pen: Pen) -> Iterator[Element]:
    """Write inlines as the runs of a paragraph."""
    for inline in inlines:
        yield from _runs(inline, pen)


def _runs(inline: doc.Inline, pen: Pen) -> Iterator[Element]:
    match inline:
        case doc.Text(text=words):
            if words:
                yield _run(words, pen)
        case doc.Strong() | doc.Emphasis() | doc.Link() | Phrase():
            yield from runs_of(inline.children, _pen_for(inline, pen))
        case doc.Placeholder():
            yield _run(inline.shown, pen, inline.field.name, asks=not inline.value)
        case doc.Blank(value=value, label=label):
            yield _run(value or f"[{label}]", pen, asks=not value)
        case doc.TickBox(ticked=ticked):
            yield _run(CHECKED if ticked else OPEN, pen)
        case doc.LineBreak():
            yield element("a:br", element("a:rPr", lang=pen.language))
        case _:
            assert_never(inline)


def _pen_for(inline: doc.Strong | doc.Emphasis | doc.Link | Phrase, pen: Pen) -> Pen:
    """Return the pen that what an inline holds is written with; a link is its words, for its target may be anywhere."""
    match inline:
        case doc.Strong():
            return replace(pen, bold=True)
        case doc.Emphasis():
            return replace(pen, italic=True)
        case Phrase(is_none=False):
            return replace(pen, phrase=inline.key)
        case _:
            return pen


def _run(words: str, pen: Pen, field: str = "", *, asks: bool = False) -> Element:
    """Write one run; one that `asks` for words is in the color of prompts until they are there.

    Its mark is an attribute that programs keep and do not show (`bmk`, the target of a link within the file). The page that
    fills slides in (theme/web/fill/slides/fill_slides.js) knows this form.
    """
    look: dict[str, str | int] = {"lang": pen.language, **({"b": 1} if pen.bold else {}), **({"i": 1} if pen.italic else {})}
    mark = f"{pen.phrase}.{field}" if pen.phrase else field
    color = element("a:solidFill", element("a:schemeClr", val=pen.prompt)) if asks else None
    properties = element("a:rPr", color, **look, **({"bmk": mark} if mark else {}))
    return element("a:r", properties, element("a:t", words))
