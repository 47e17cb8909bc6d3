"""Write inlines as HTML: placeholders that are filled live, blanks with their label, tick boxes."""

from __future__ import annotations

from typing import assert_never
from urllib.parse import urlsplit

from kitbuilder.model import document as doc
from kitbuilder.model.inline_text import announces, piece_of
from kitbuilder.model.phrase import Phrase
from kitbuilder.renderers.web_page.markup import Html, element, hidden, join

SCHEMES = ("https", "http", "mailto", "tel")
LONGEST_LABEL = 34  # letters, which a phone has room for beside a line to write on


def run_of(inlines: doc.Inlines, before: str = "", *, last: bool = True) -> Html:
    """Write inlines as HTML; `before` is what stands before them on the line, and `last` whether nothing comes after them.

    A tick box and the words up to the next one stay together where lines are broken, and so do a short label and its blank.
    """
    pieces: list[Html] = []
    choice: list[Html] = []
    previous: doc.Inline | None = None
    for inline, following in zip((*inlines, None), (*inlines[1:], None, None), strict=True):
        if choice and (inline is None or isinstance(inline, (doc.TickBox, doc.LineBreak))):
            pieces.append(element("span", *choice, class_="kit-choice") if len(choice) > 1 else choice[0])
            choice = []
        if inline is None:
            break
        made = inline_of(inline, before, last=last if following is None else isinstance(following, doc.LineBreak))
        line = choice if choice or isinstance(inline, doc.TickBox) else pieces
        if isinstance(inline, doc.Blank) and _is_label(previous) and announces(before):
            made = element("span", line.pop(), made, class_="kit-line")
        before += piece_of(inline, before)
        line.append(made)
        previous = inline
    return join(*pieces)


def _is_label(inline: doc.Inline | None) -> bool:
    return isinstance(inline, doc.Text) and len(inline.text.strip()) <= LONGEST_LABEL


def inline_of(inline: doc.Inline, before: str = "", *, last: bool = False) -> Html:
    """Write one inline as HTML; the `last` is what its line ends with."""
    match inline:
        case doc.Text(text=text):
            return join(text)
        case doc.Strong(children=children):
            return element("strong", run_of(children, before, last=last))
        case doc.Emphasis(children=children):
            return element("em", run_of(children, before, last=last))
        case doc.Link():
            return _link(inline, before)
        case doc.Placeholder(field=field, shown=shown, stops=stops, stops_without=names):
            return element("span", shown, data_field=field.name, data_stops=stops, data_stops_without=" ".join(names))
        case Phrase():
            return _phrase(inline, before)
        case doc.Blank():
            return blank_of(inline, silent=announces(before), last=last)
        case doc.TickBox():
            return tick_of(inline)
        case doc.LineBreak():
            return element("br")
        case _:
            assert_never(inline)


def blank_of(blank: doc.Blank, *, silent: bool, last: bool = False) -> Html:
    """Write a blank as a ruled space. A silent one shows no label: the words before it, or its table, say it.

    The `last` one of a line goes on to its end, as on paper, unless little is to be written in it.
    """
    if blank.value:
        return element("span", blank.value, class_="kit-blank kit-blank--filled")
    size = f"{blank.lines}-lines" if blank.lines > 1 else blank.size or ("fills" if last and not blank.hint else "")
    classes = " ".join(("kit-blank", *(("kit-blank--silent",) if silent else ()), *((f"kit-blank--{size}",) if size else ())))
    ruled = element("span", hidden(blank.label) if silent else blank.label, class_=classes)
    return join(ruled, " ", element("span", f"({blank.hint})", class_="kit-hint")) if blank.hint else ruled


def tick_of(box: doc.TickBox) -> Html:
    """Draw a tick box; only a ticked one is spoken, for the words beside it say the rest."""
    shape = "kit-tick kit-tick--one" if box.group else "kit-tick"
    if box.ticked:
        return element("span", class_=f"{shape} kit-tick--on", role="img", aria_label="chosen" if box.group else "ticked")
    return element("span", class_=shape, aria_hidden="true")


def _phrase(phrase: Phrase, before: str) -> Html:
    """Write words that go with a field as a part of the line that gives way to others, or to nothing, where it is none."""
    shown = element("span", run_of(phrase.children, before), data_with=phrase.field.name)
    if not phrase.otherwise:
        return shown
    instead = element("span", phrase.otherwise, data_without=phrase.field.name, data_copy="no", hidden=True)
    return join(shown, instead)


def _link(link: doc.Link, before: str) -> Html:
    shown = run_of(link.children, before)
    if link.slug:
        return element("a", shown, href=f"../{link.slug}/")
    return element("a", shown, href=link.target) if urlsplit(link.target).scheme in SCHEMES else shown
