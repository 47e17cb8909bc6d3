"""Write placeholders, blanks and tick boxes as the content controls and mail-merge fields that a person fills in with Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.renderers.word.details import binding
from kitbuilder.renderers.word.markup import Element, text, w, w14

if TYPE_CHECKING:
    from kitbuilder.model.document import Blank, Placeholder, TickBox
    from kitbuilder.renderers.word.blanks import Rule
    from kitbuilder.renderers.word.writer_state import Draft, Pen

NAME_LIMIT = 64  # Word refuses a file whose controls have longer names
EMPTY, TICKED = "2610", "2612"  # the characters ☐ and ☒, in hexadecimal
OPEN, CHOSEN = "25CB", "25CF"  # ○ and ●: one of several answers. Word has no boxes that exclude each other
SMALL = 17  # half points: the size of a hint
CELL_HINT = "\u2002" * 5  # what Word itself shows in an empty form field: something to click on that does not print


def bound_control(placeholder: Placeholder, pen: Pen, draft: Draft) -> Element:
    """Write a placeholder of the user's own details as a control bound to the details: typed once, a value shows everywhere."""
    field = placeholder.field
    draft.bound[field.name] = placeholder
    value = placeholder.value
    style = pen.style if value else draft.reference.style("Placeholder Text")
    properties = w(
        "sdtPr",
        run_properties(pen),
        w("alias", val=shorten(field.label)),
        w("tag", val=field.name),
        w("id", val=draft.next_control()),
        w("placeholder", w("docPart", val=field.name)),
        None if value else w("showingPlcHdr"),
        binding(field.name),
        w("text"),
    )
    return w("sdt", properties, w("sdtContent", run(placeholder.shown, pen, style)))


def merge_field(placeholder: Placeholder, pen: Pen) -> list[Element]:
    """Write a placeholder of a contact or a client as a field that Word's mail merge fills from a list of offices.

    It has the name of the list's column, so that Word finds it, and shows the field's label until it is filled.
    """
    name = placeholder.field.name
    marks = [w("r", run_properties(pen), w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")]
    instruction = w("r", run_properties(pen), text(f" MERGEFIELD {name} ", "instrText"))
    return [marks[0], instruction, marks[1], run(placeholder.value or f"«{placeholder.field.label}»", pen), marks[2]]


def blank_control(blank: Blank, rule: Rule, pen: Pen, draft: Draft) -> Element:
    """Write a blank as a separate control that shows its rule until something is typed."""
    draft.rules.setdefault(rule.name, rule)
    tag = f"{blank.key}-{pen.place.slip}" if pen.place.slip else blank.key
    style = "" if rule.bare else draft.reference.style("Filled Blank")
    properties = w(
        "sdtPr",
        w("rPr", w("rStyle", val=style)) if style else None,
        w("alias", val=shorten(blank.label)),
        w("tag", val=tag[-NAME_LIMIT:]),
        w("id", val=draft.next_control()),
        w("placeholder", w("docPart", val=rule.name)),
        None if blank.value else w("showingPlcHdr"),
        _sort_of(blank, rule, draft.context.language),
    )
    shown = run(blank.value, pen, style or None) if blank.value else rule_run(rule, draft.reference.style("Blank Line"))
    return w("sdt", properties, w("sdtContent", shown))


def _sort_of(blank: Blank, rule: Rule, language: str) -> Element | None:
    """Choose what a click on a blank offers: a list, a calendar, or a line to type on."""
    if blank.choices:
        return w("dropDownList", *(w("listItem", displayText=choice, value=choice) for choice in blank.choices))
    if blank.is_date:
        return w("date", w("dateFormat", val="M/d/yyyy"), w("lid", val=language), w("storeMappedDataAs", val="date"))
    # LibreOffice drops the line breaks of a plain-text control, so a blank of several lines is a rich-text one.
    return None if rule.lines > 1 else w("text")


def rule_run(rule: Rule, style: str) -> Element:
    """Write the run that draws a rule: underscores, or a tab to the margin on each of its lines."""
    drawn: list[Element] = []
    if rule.bare:
        drawn = [text(CELL_HINT)]
    elif rule.dashes:
        drawn = [text("_" * rule.dashes)]
    else:
        for line in range(rule.lines):
            drawn += [w("br"), w("tab")] if line else [w("tab")]
    return w("r", w("rPr", w("rStyle", val=style)), *drawn)


def tick_control(box: TickBox, pen: Pen, draft: Draft) -> Element:
    """Write a tick box as a control that a click ticks."""
    style = draft.reference.style("Tick Box")
    font = draft.reference.font("Tick Box")
    tag = f"{box.key}-{pen.place.slip}" if pen.place.slip else box.key
    empty, ticked = (OPEN, CHOSEN) if box.group else (EMPTY, TICKED)
    state = w14(
        "checkbox",
        w14("checked", val=int(box.ticked)),
        w14("checkedState", val=ticked, font=font),
        w14("uncheckedState", val=empty, font=font),
    )
    properties = w(
        "sdtPr",
        w("rPr", w("rStyle", val=style)),
        w("alias", val=shorten(box.spoken)),
        w("tag", val=tag[-NAME_LIMIT:]),
        w("id", val=draft.next_control()),
        state,
    )
    shown = text(chr(int(ticked if box.ticked else empty, 16)))
    # Without the hint Word would draw the box in the font of the words around it.
    letters = w("rPr", w("rStyle", val=style), w("rFonts", hint="eastAsia"))
    return w("sdt", properties, w("sdtContent", w("r", letters, shown)))


def run(words: str, pen: Pen, style: str | None = None) -> Element:
    """Write words as a run in the look of the pen, or in the character style with this id."""
    return w("r", run_properties(pen, style), text(words))


def run_properties(pen: Pen, style: str | None = None) -> Element | None:
    """Write the look of letters as `w:rPr`; return None when there is nothing to say."""
    chosen = pen.style if style is None else style
    parts = [w("rStyle", val=chosen)] if chosen else []
    parts += [w("b")] if pen.bold else []
    parts += [w("i")] if pen.italic else []
    parts += [w("sz", val=SMALL)] if pen.small else []
    return w("rPr", *parts) if parts else None


def shorten(label: str) -> str:
    """Shorten a label to a name that Word accepts: at most 64 characters, cut at a word."""
    if len(label) <= NAME_LIMIT:
        return label
    cut = label[: NAME_LIMIT - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"
