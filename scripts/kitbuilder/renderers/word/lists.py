"""Write lists in Word's own list styles; every numbered list counts by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kitbuilder.model.document import Blocks, Bullets, Inlines, Numbered, Paragraph, TickItem, TickList
from kitbuilder.renderers.word.blanks import plan_rules
from kitbuilder.renderers.word.controls import tick_control
from kitbuilder.renderers.word.inlines import write_inlines
from kitbuilder.renderers.word.markup import Element, w
from kitbuilder.renderers.word.paragraphs import margin_tab, paragraph, pen_for, write_paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from kitbuilder.renderers.word.writer_state import Draft, Place

    Write = Callable[[Blocks, Place, Draft], list[Element]]

BULLET, NUMBER, TICK = "List Bullet", "List Number", "Tick Item"


def write_list(items: Bullets | Numbered, place: Place, draft: Draft, write: Write) -> list[Element]:
    """Write a list as paragraphs; what an item holds besides its first paragraph comes below it, indented."""
    style = BULLET if isinstance(items, Bullets) else NUMBER
    levels = draft.reference.levels(style)
    level = min(place.depth, len(levels.indents) - 1)
    number = levels.number if isinstance(items, Bullets) else draft.number(level, items.start)
    inside = replace(place, depth=place.depth + 1, indent=levels.indents[level])
    written: list[Element] = []
    for item in items.items:
        first, rest = _first_paragraph(item)
        properties = w("numPr", w("ilvl", val=level), w("numId", val=number))
        written += [write_paragraph(first, style, inside, draft, properties), *write(rest, inside, draft)]
    return written


def write_tick_list(items: TickList, place: Place, draft: Draft, write: Write) -> list[Element]:
    """Write a tick list as paragraphs that each begin with their box."""
    inset = place.indent + draft.reference.indent(TICK)
    inside = replace(place, depth=place.depth + 1, indent=inset)
    written: list[Element] = []
    for item in items.items:
        first, rest = _first_paragraph(item.children)
        written += [_tick_paragraph(item, first, inside, draft), *write(rest, inside, draft)]
    return written


def _tick_paragraph(item: TickItem, words: Inlines, place: Place, draft: Draft) -> Element:
    rules = plan_rules(words, place.width - place.indent, draft.reference.size)
    pen = pen_for(place, rules, draft)
    box = [tick_control(item.box, pen, draft), w("r", w("tab"))]
    hanging = draft.reference.indent(TICK)
    shift = w("ind", left=place.indent, hanging=hanging) if place.indent > hanging else None
    runs = [*box, *write_inlines(words, pen, draft)]
    return paragraph(draft.reference.style(TICK), runs, margin_tab(rules, place), shift)


def _first_paragraph(blocks: Blocks) -> tuple[Inlines, Blocks]:
    match blocks:
        case (Paragraph(children=children), *rest):
            return children, tuple(rest)
        case _:
            return (), blocks
