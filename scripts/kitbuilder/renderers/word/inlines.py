"""Write inlines as runs, controls, fields and hyperlinks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from kitbuilder.model import document as doc
from kitbuilder.model.phrase import Phrase
from kitbuilder.renderers.office_xml import allowed
from kitbuilder.renderers.word.blanks import Rule
from kitbuilder.renderers.word.controls import blank_control, bound_control, merge_field, run, tick_control
from kitbuilder.renderers.word.markup import RELATION, Element, w

if TYPE_CHECKING:
    from kitbuilder.renderers.word.writer_state import Draft, Pen

_GAP = re.compile(r"(?<=\S) {2,}$")
WIDE_GAP = "\u2003 "  # an em space, then one at which the line may break


def write_inlines(inlines: doc.Inlines, pen: Pen, draft: Draft) -> list[Element]:
    """Write inlines as the children of a paragraph."""
    written: list[Element] = []
    for inline in _keep_boxes_with_words(inlines):
        written += _inline(inline, pen, draft)
    return written


def _inline(inline: doc.Inline, pen: Pen, draft: Draft) -> list[Element]:
    match inline:
        case doc.Text(text=words):
            return [run(words, pen)] if words else []
        case doc.Strong(children=children):
            return write_inlines(children, replace(pen, bold=True), draft)
        case doc.Emphasis(children=children):
            return write_inlines(children, replace(pen, italic=True), draft)
        case doc.Link():
            return _link(inline, pen, draft)
        case doc.Placeholder():
            kept = inline.field.group.is_kept
            return [bound_control(inline, pen, draft)] if kept else merge_field(inline, pen)
        case Phrase():
            return _phrase(inline, pen, draft)
        case doc.Blank():
            rule = pen.rules.get(inline.key, Rule())
            broken = [w("r", w("br"))] if rule.on_new_line else []
            hint = [run(f" ({inline.hint})", replace(pen, small=True))] if inline.hint and not inline.value else []
            return [*broken, blank_control(inline, rule, pen, draft), *hint]
        case doc.TickBox():
            return [tick_control(inline, pen, draft)]
        case doc.LineBreak():
            return [w("r", w("br"))]
        case _:
            assert_never(inline)


def _phrase(phrase: Phrase, pen: Pen, draft: Draft) -> list[Element]:
    """Write words that go with a field, and around them the marks by which the site's page finds them.

    Where the user has none, numbers are taken and the field is recorded all the same, so that this file is the same as the one
    that page makes from a blank file (theme/web/fill/word/fill_word.js).
    """
    number = draft.next_control()
    if phrase.is_none:
        if phrase.field.group.is_kept:
            draft.next_control()
            draft.bound.setdefault(phrase.field.name, doc.Placeholder(phrase.field))
        return write_inlines(phrase.children, pen, draft)
    mark = w("bookmarkStart", id=number, name=f"_with_{phrase.key}_{number}")
    return [mark, *write_inlines(phrase.children, pen, draft), w("bookmarkEnd", id=number)]


def _link(link: doc.Link, pen: Pen, draft: Draft) -> list[Element]:
    """Write a link. One to another template is only its words: on a reader's own disk the other file may be anywhere."""
    if link.slug:
        return write_inlines(link.children, pen, draft)
    words = write_inlines(link.children, replace(pen, style=draft.reference.style("Hyperlink")), draft)
    hyperlink = w("hyperlink", *words, history=1)
    hyperlink.set(RELATION, draft.links.id_for(allowed(link.target)))
    return [hyperlink]


def _keep_boxes_with_words(inlines: doc.Inlines) -> doc.Inlines:
    """Keep each box on the line of its words, with a space that does not break, and set the next box off with a wide gap."""
    kept: list[doc.Inline] = []
    for place, inline in enumerate(inlines):
        if isinstance(inline, doc.Text):
            words = inline.text
            if kept and isinstance(kept[-1], doc.TickBox) and words.startswith(" "):
                words = "\u00a0" + words.lstrip(" ")
            if isinstance(inlines[place + 1] if place + 1 < len(inlines) else None, doc.TickBox):
                words = _GAP.sub(WIDE_GAP, words)
            kept.append(doc.Text(words))
        else:
            kept.append(inline)
    return tuple(kept)
