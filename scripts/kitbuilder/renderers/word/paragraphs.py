"""Write inlines as a paragraph in one of the reference's styles, with the tab stop its blanks need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.renderers.word.blanks import Rule, plan_rules, with_names
from kitbuilder.renderers.word.inlines import write_inlines
from kitbuilder.renderers.word.markup import Element, w
from kitbuilder.renderers.word.writer_state import Pen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kitbuilder.model.document import Inlines
    from kitbuilder.renderers.word.writer_state import Draft, Place


SINGLE = 240  # as high as the typeface wants lines
CLOSE = 20  # twips below a paragraph where several slips are to stand on a page, also in another typeface than ours


def paragraph(style: str, children: Sequence[Element], *properties: Element | None) -> Element:
    """Make a paragraph of runs. `style` is a style's id; `properties` follow it, in the order the schema wants."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *children)


def write_paragraph(inlines: Inlines, style: str, place: Place, draft: Draft, number: Element | None = None) -> Element:
    """Write inlines as a paragraph of the style called `style`; `number` is the `w:numPr` of a list's item."""
    inlines = with_names(inlines)
    inset = place.indent if number is not None else place.indent + draft.reference.indent(style)
    rules = plan_rules(inlines, place.width - inset, draft.reference.size)
    runs = write_inlines(inlines, pen_for(place, rules, draft), draft)
    shift = w("ind", left=inset) if place.indent and number is None else None
    close = _close(style) if place.is_close else None
    side = w("jc", val=place.side) if place.side else None
    return paragraph(draft.reference.style(style), runs, number, margin_tab(rules, place), close, shift, side)


def _close(style: str) -> Element:
    """Set a paragraph close, and its lines too where nobody writes on them."""
    lines: dict[str, str | int] = {"line": SINGLE, "lineRule": "auto"} if style == "Body Text" else {}
    return w("spacing", before=0, after=CLOSE, **lines)


def pen_for(place: Place, rules: Mapping[str, Rule], draft: Draft) -> Pen:
    """Make a pen that writes in the voice of a place, with the rules planned for its blanks."""
    return Pen(place, rules, style=draft.reference.style(place.voice) if place.voice else "")


def margin_tab(rules: Mapping[str, Rule], place: Place) -> Element | None:
    """Make the tab stop at the margin that draws the rules that run there; return None when none does."""
    if not any(rule.runs_to_margin for rule in rules.values()):
        return None
    return w("tabs", w("tab", val="right", leader="underscore", pos=place.width))
