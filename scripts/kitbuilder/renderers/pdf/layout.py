"""A document becomes the plain data that `kit/style/blocks.typ` draws, and the list of form fields it will hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, assert_never

from kitbuilder.model.document import (
    Blank,
    Block,
    Blocks,
    Box,
    Branch,
    Bullets,
    Columns,
    Cut,
    Divider,
    Email,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Letterhead,
    LineBreak,
    Link,
    Note,
    Numbered,
    PageBreak,
    Paragraph,
    Placeholder,
    Say,
    Signature,
    Strong,
    Table,
    Text,
    TickBox,
    TickList,
)
from kitbuilder.model.lines import lines_of
from kitbuilder.model.sheet import Sheet
from kitbuilder.model.speech import seconds_to_say
from kitbuilder.renderers.pdf.measure import content_widths, is_alone, is_form_line
from kitbuilder.renderers.pdf.sheets import sheet_data

if TYPE_CHECKING:
    from collections.abc import Container

Data = dict[str, Any]  # what JSON can hold; read by kit/style/*.typ
SHORT, USUAL, SIGNATURE = 62, 130, 250  # widths of blanks in flowing text, in points


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the finished PDF. Its place in the list is the number its marker link carries.

    `prompt` is shown in the empty field, and gone as soon as somebody fills it.
    """

    name: str
    label: str
    is_tick: bool = False
    lines: int = 1
    ticked: bool = False
    prompt: str = ""


@dataclass(slots=True)
class Layout:
    """Turns blocks into data. `scope` begins the names of a template's own blanks; `linked` are the slugs to link to."""

    scope: str = ""
    linked: Container[str] = ()
    with_notes: bool = True
    form_fields: list[FormField] = field(default_factory=list)
    suffix: str = ""
    narrow: bool = False

    def field_id(self, form_field: FormField) -> int:
        """Note a field and return its number."""
        self.form_fields.append(form_field)
        return len(self.form_fields) - 1

    def blocks(self, blocks: Blocks) -> list[Data]:
        """Turn blocks into data, neighboring branches gathered into one group."""
        made: list[Data] = []
        for block in blocks:
            data = self.block(block)
            if data is None:
                continue
            if data["t"] == "branches" and made and made[-1]["t"] == "branches":
                made[-1]["c"].extend(data["c"])
            else:
                made.append(data)
        return made

    def block(self, block: Block) -> Data | None:  # one case a class, and nothing else
        match block:
            case Heading(level=level, children=children):
                return {"t": "heading", "level": level, "c": self.inlines(children)}
            case Paragraph(children=children):
                is_form = any(is_form_line(line) for line in lines_of(children))
                return {"t": "form" if is_form else "par", "c": self.inlines(children)}
            case Bullets(items=items):
                return {"t": "bullets", "c": [self.blocks(item) for item in items]}
            case Numbered(items=items, start=start):
                return {"t": "numbered", "start": start, "c": [self.blocks(item) for item in items]}
            case TickList(items=items):
                return {"t": "ticks", "c": [{"box": self.tick(item.box), "c": self.blocks(item.children)} for item in items]}
            case Table():
                return self.table(block)
            case Say(children=children):
                return {"t": "say", "time": f"{seconds_to_say(children)} s", "c": self.blocks(children)}
            case Branch(title=title, children=children):
                return {"t": "branches", "c": [{"title": self.inlines(title), "c": self.blocks(children)}]}
            case Note(children=children):
                return {"t": "note", "c": self.blocks(children)} if self.with_notes else None
            case Email(subject=subject, children=children):
                return {"t": "email", "subject": self.inlines(subject), "c": self.blocks(children)}
            case Letterhead(children=children):
                return {"t": "letterhead", "c": self.blocks(children)}
            case Signature(children=children):
                return {"t": "signature", "c": self.blocks(children)}
            case Columns(columns=columns):
                return {"t": "columns", "c": [self.part(column) for column in columns]}
            case Box(title=title, children=children):
                return {"t": "box", "title": self.inlines(title), "c": self.blocks(children)}
            case Cut(count=count, children=children):
                return {"t": "cut", "c": [self.slip(number, children) for number in range(1, count + 1)]}
            case Divider():
                return {"t": "divider"}
            case PageBreak():
                return {"t": "page"}
            case Sheet():
                return sheet_data(block)
            case _:
                assert_never(block)

    def slip(self, number: int, children: Blocks) -> list[Data]:
        """One of several slips on a page: its blanks are its own."""
        outer, self.suffix = self.suffix, f"_slip_{number}"
        data = self.part(children)
        self.suffix = outer
        return data

    def part(self, children: Blocks) -> list[Data]:
        """Blocks that have only a part of the page's width."""
        outer, self.narrow = self.narrow, True
        data = self.blocks(children)
        self.narrow = outer
        return data

    def table(self, table: Table) -> Data:
        """A table; `roomy` says that somebody writes into it, so that its rows are 7 mm high."""
        flat = [inline for row in table.rows for cell in row for inline in cell]
        widths = table.widths or content_widths(table)
        rows = [[self.cell(cell) for cell in row] for row in table.rows]
        header = [self.inlines(cell) for cell in table.header]
        roomy = any(isinstance(inline, (Blank, TickBox)) for inline in flat)
        return {"t": "table", "header": header, "rows": rows, "align": table.align, "widths": widths, "roomy": roomy}

    def cell(self, cell: Inlines) -> Data:
        writable = any(isinstance(inline, (Blank, TickBox)) for inline in cell)
        return {"writable": writable, "c": self.inlines(cell, in_cell=True)}

    def inlines(self, inlines: Inlines, *, in_cell: bool = False) -> list[Data]:
        """Turn inlines into data, line by line, since a blank's width depends on the line it stands in."""
        made: list[Data] = []
        for line in lines_of(inlines):
            fills = is_form_line(line) or in_cell
            made.extend(self.inline(inline, line, fills=fills, bare=in_cell) for inline in line)
        return made

    def inline(self, inline: Inline, line: Inlines, *, fills: bool, bare: bool) -> Data:
        match inline:
            case Text(text=text):
                return {"t": "text", "v": text}
            case Strong(children=children):
                return {"t": "strong", "c": self.inlines(children)}
            case Emphasis(children=children):
                return {"t": "emph", "c": self.inlines(children)}
            case Link(target=target, children=children):
                return self.link(inline.slug, target, self.inlines(children))
            case LineBreak():
                return {"t": "break"}
            case TickBox():
                return self.tick(inline)
            case Blank():
                return self.blank(inline, fills=fills, bare=bare)
            case Placeholder():
                return self.placeholder(inline, alone=is_alone(line) and not self.narrow)
            case _:
                assert_never(inline)

    def link(self, slug: str, target: str, children: list[Data]) -> Data:
        """A link out, a link within the kit, or, where the other template is not in this PDF, its words alone."""
        if not slug:
            return {"t": "link", "to": target, "c": children}
        if slug in self.linked:
            return {"t": "ref", "to": slug, "c": children}
        return {"t": "emph", "c": children}

    def tick(self, box: TickBox) -> Data:
        name = f"{self.scope}.{box.key}{self.suffix}"
        return {"t": "tick", "id": self.field_id(FormField(name, box.label, True, 1, box.ticked)), "on": box.ticked}

    def blank(self, blank: Blank, *, fills: bool, bare: bool) -> Data:
        name = f"{self.scope}.{blank.key}{self.suffix}"
        number = self.field_id(FormField(name, blank.label, lines=blank.lines))
        width: int | str = "fill" if fills or blank.size == "long" or blank.lines > 1 else USUAL
        if blank.size == "short" and not bare:
            width = SHORT
        if blank.label == "Signature":
            width = SIGNATURE
        return {"t": "blank", "id": number, "lines": blank.lines, "width": width, "bare": bare}

    def placeholder(self, placeholder: Placeholder, *, alone: bool) -> Data:
        """A field still to be filled, or, once details are merged, simply its words."""
        if placeholder.value:
            return {"t": "text", "v": placeholder.value}
        own = placeholder.field
        width: int | str = 2 * USUAL if alone else "sample"
        number = self.field_id(FormField(own.name, own.label, prompt=own.label))
        return {"t": "placeholder", "id": number, "width": width, "sample": own.example}
