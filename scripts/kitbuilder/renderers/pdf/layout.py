"""Write a document as the plain data that `kit/style/blocks.typ` draws, and list the form fields it will hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from kitbuilder.model import document as doc
from kitbuilder.model.inline_text import lines_of, named_blanks
from kitbuilder.model.reading_time import seconds_to_say
from kitbuilder.model.sheet import Sheet
from kitbuilder.model.traverse import walk, words
from kitbuilder.renderers.pdf.contact_code import ROOM, code_of
from kitbuilder.renderers.pdf.details import is_address, is_detail_line, is_details, stacked
from kitbuilder.renderers.pdf.form_lines import has_gap, is_form_line, rows_of, trimmed, without_break
from kitbuilder.renderers.pdf.inlines import Data, Phrasing
from kitbuilder.renderers.pdf.logo import logo_of
from kitbuilder.renderers.pdf.measure import CELL_EDGE, column_widths, printed_words
from kitbuilder.renderers.pdf.parts import is_form
from kitbuilder.renderers.pdf.sheets import sheet_data

INDENT = 20.0  # what a list, or the two sides of a box, take of it
SLIP_EDGES = 18.0  # what a slip keeps from the lines that it is cut along: slips() in kit/style/blocks.typ
SHORT_LABEL = 125.0  # a label that leaves enough room for a panel beside it
LONGEST_LABEL = 80  # characters
GATHERED = ("lines", "branches", "sheets")  # neighbors of one sort are drawn as one


@dataclass(slots=True)
class Layout(Phrasing):
    """Turns blocks into data. `letter` says that details stand one under the other, as in an address; `free`, that paragraphs
    stand as they are written, with no rows made of them; `by_hand`, that what is not typed is written on the page; `timed`, that
    the seconds of spoken words stand beside them; `across`, that sheets take the length of a page.
    """

    with_notes: bool = True
    letter: bool = False
    free: bool = False
    by_hand: bool = False
    timed: bool = True
    across: bool = False

    def blocks(self, blocks: doc.Blocks) -> list[Data]:
        """Write blocks as data, neighbors of one sort gathered in one group."""
        made: list[Data] = []
        for block in blocks:
            data = self.block(block)
            if data is None:
                continue
            if made and data["t"] in GATHERED and made[-1]["t"] == data["t"]:
                made[-1]["c"].extend(data["c"])
            else:
                made.append(data)
        return made

    def block(self, block: doc.Block) -> Data | None:  # one case a class, and nothing else
        match block:
            case doc.Heading(level=level, children=children):
                return {"t": "heading", "level": level, "c": self.inlines(children)}
            case doc.Paragraph(children=children):
                return self.paragraph(children)
            case doc.Bullets() | doc.Numbered() | doc.TickList():
                return self.listed(block)
            case doc.Table():
                return self.table(block)
            case doc.Say(children=children):
                time = self.spoken_time((block,)) if self.timed else ""
                with self.but(serif=True):
                    return {"t": "say", "time": time, "c": self.blocks(children)}
            case doc.Branch(title=title, children=children):
                return {"t": "branches", "c": [self.branch(title, children)]}
            case doc.Note(children=children):
                return {"t": "note", "c": self.blocks(children)} if self.with_notes else None
            case doc.Email(subject=subject, children=children):
                with self.but(plain=True):
                    line = self.inlines((doc.Text(f"{self.fixed.subject}: "), *subject))
                    return {"t": "email", "subject": line, "c": self.inside(children)}
            case doc.Letterhead():
                return self.letterhead(block)
            case doc.Signature(children=children):
                with self.but(free=True, plain=True, runs=True):
                    return {"t": "signature", "c": self.blocks(tuple(map(_stacked, children)))}
            case doc.Columns(columns=columns):
                with self.but(room=(self.room + self.measure.look.gutter) / len(columns) - self.measure.look.gutter):
                    headed = any(column and isinstance(column[0], doc.Heading) for column in columns)
                    return {"t": "columns", "headed": headed, "c": [self.blocks(column) for column in columns]}
            case doc.Box(title=title, children=children):
                with self.but(bare=_is_one_blank(children)):
                    return {"t": "box", "title": self.inlines(title), "c": self.inside(children)}
            case doc.Cut(count=count, children=children):
                return {"t": "cut", "c": [self.slip(number, children) for number in range(1, count + 1)]}
            case doc.ContactCode(children=children):
                with self.but(room=self.room - ROOM):
                    return {"t": "coded", "code": code_of(block, self.fixed), "c": self.blocks(children)}
            case doc.Quote(children=children):
                return {"t": "quote", "c": self.inside(children)}
            case doc.Aligned(side=side, children=children):
                with self.but(free=True):
                    return {"t": "aligned", "side": side, "c": self.blocks(children)}
            case doc.Sized(size=size, children=children):
                scale = self.measure.scale(size)
                with self.but(room=self.room / scale, scale=scale, runs=size == "large"):
                    return {"t": "sized", "size": size, "c": self.blocks(children)}
            case doc.Divider():
                return {"t": "divider"}
            case doc.PageBreak():
                return {"t": "page"}
            case Sheet():
                return {"t": "sheets", "across": self.across, "c": [sheet_data(block, self.measure, across=self.across)]}
            case _:
                assert_never(block)

    def listed(self, block: doc.Bullets | doc.Numbered | doc.TickList) -> Data:
        """Write a list. It is a form as soon as somebody writes in one of its items: then all of them stand as far apart."""
        if isinstance(block, doc.TickList):
            boxes = [self.tick(item.box) for item in block.items]
            made = self.items(tuple(item.children for item in block.items))
            pairs = [{"box": box, "c": content} for box, content in zip(boxes, made, strict=True)]
            return {"t": "ticks", "form": is_form(made), "c": pairs}
        made = self.items(block.items)
        if isinstance(block, doc.Numbered):
            return {"t": "numbered", "start": block.start, "form": is_form(made), "c": made}
        return {"t": "bullets", "form": is_form(made), "c": made}

    def branch(self, title: doc.Inlines, children: doc.Blocks) -> Data:
        """Write one way the talk can go, beside another."""
        with self.but(room=(self.room - self.measure.look.gutter) / 2, timed=False):
            return {"title": self.inlines(title), "time": self.spoken_time(children), "c": self.blocks(children)}

    def spoken_time(self, children: doc.Blocks) -> str:
        """Tell how long words take to say, in small print for the user: what is handed over is faxed, and goes without."""
        return _spoken_time(children) if self.with_notes else ""

    def inside(self, children: doc.Blocks) -> list[Data]:
        """Write blocks that are set in from both sides, or behind a bullet."""
        with self.but(room=self.room - INDENT):
            return self.blocks(children)

    def items(self, items: tuple[doc.Blocks, ...]) -> list[list[Data]]:
        """Write the items of a list."""
        return [self.inside(item) for item in items]

    def paragraph(self, children: doc.Inlines) -> Data:
        """Write running text, or, as soon as somebody writes or ticks in it, lines far enough apart to write on."""
        children = tuple(inline for inline in children if inline != doc.Text(""))  # what is left between marks that touch
        if self.letter and self.room == self.measure.look.measure and not self.free:
            children = tuple(inline for line in lines_of(children) for inline in (stacked(line) if is_details(line) else line))
        lines = lines_of(children)
        as_written = self.free and not any(map(named_blanks, lines))
        if as_written or not (has_gap(children) or any(map(self.is_open, lines))):
            return {"t": "label" if _is_label(children) else "par", "c": self.inlines(children)}
        if is_address(lines):
            return {"t": "address", "c": self.inlines(children)}
        return {"t": "lines", "c": [row for line in lines for row in self.rows(without_break(line))]}

    def is_open(self, line: doc.Inlines) -> bool:
        """Tell whether a pen may have to write in this line: a form's, or, on a page that leaves, a few words and a detail."""
        return is_form_line(line) or (self.by_hand and is_detail_line(line))

    def rows(self, line: doc.Inlines) -> list[Data]:
        """Write one line of a form as rows of pieces, as a panel to write several lines in, or as running text."""
        if blanks := named_blanks(line):
            return self.named(blanks)
        if tall := self.tall_blank(line):
            with self.but(fills=True, runs=False):
                return [self.panel(line[:-1], tall)]
        if not is_form_line(line):
            pitch = "writing" if self.is_open(line) else "sentence" if has_gap(line) else "reading"
            return [{"t": "text", "pitch": pitch, "c": self.inlines(line)}]
        with self.but(fills=True, runs=isinstance(line[-1], doc.Placeholder)):
            rows = rows_of(line, self.room, self.measure, serif=self.serif)
            return [{"t": "row", "c": [self.inlines(trimmed(piece)) for piece in row]} for row in rows]

    def tall_blank(self, line: doc.Inlines) -> doc.Blank | None:
        """Find a blank at the end of a line that needs a frame: it has several lines, or its form line leaves too little room."""
        label, blank = line[:-1], line[-1] if line else None
        if not isinstance(blank, doc.Blank):
            return None
        left = self.room - self.measure.width(words(label), serif=self.serif)
        is_too_long = is_form_line(line) and not has_gap(label) and self.measure.lines(blank.value, left, serif=self.serif) > 1
        return blank if blank.lines > 1 or is_too_long else None

    def named(self, blanks: tuple[doc.Blank, ...]) -> list[Data]:
        """Write blanks alone on a line side by side, each with its label in small words below it; a tall one with its label
        above.
        """
        if any(blank.lines > 1 for blank in blanks):
            return [self.panel((doc.Text(blank.label),), blank) for blank in blanks]
        with self.but(fills=True):
            return [{"t": "named", "c": [{"name": blank.label, "blank": self.blank(blank)} for blank in blanks]}]

    def panel(self, label: doc.Inlines, blank: doc.Blank) -> Data:
        """Write several lines to write on, below their label, or beside it where it is short."""
        beside = bool(label) and self.measure.width(words(label), serif=self.serif) <= SHORT_LABEL
        return {"t": "panel", "beside": beside, "label": self.inlines(label), "blank": self.blank(blank)}

    def letterhead(self, head: doc.Letterhead) -> Data:
        """Write the practice's head: its last paragraph stands on the right, a line for each of its parts; the rest on the left.

        One that is `filled` holds a detail, which may be of any length.
        """
        filled = any(isinstance(node, doc.Placeholder) and node.value for node in walk(head.children))
        heads, right_heads = ("", "") if filled or head.logo else ("left", "right")
        with self.but(free=True, plain=True, runs=True, serif=False, heads=heads):
            left, self.heads = self.blocks(head.children[:-1]), right_heads
            right = self.blocks(tuple(map(_stacked, head.children[-1:])))
        return {"t": "letterhead", "left": left, "right": right, "filled": filled, **logo_of(head, self.measure.look)}

    def slip(self, number: int, children: doc.Blocks) -> list[Data]:
        """Write one of several slips on a page: its blanks are its own."""
        with self.but(suffix=f"_slip_{number}", room=self.room / 2 - SLIP_EDGES):
            return self.blocks(children)

    def table(self, table: doc.Table) -> Data:
        """Write a table; `roomy` says that somebody writes into it, so that its rows are 7 mm high."""
        header = [self.inlines(cell) for cell in table.header] if table.has_head else []
        widths = column_widths(table, self.room, self.measure)
        rows = [[self.cell(cell, width) for cell, width in zip(row, widths, strict=True)] for row in table.rows]
        return {"t": "table", "header": header, "rows": rows, "align": table.align, "widths": widths, "roomy": has_gap(table)}

    def cell(self, cell: doc.Inlines, width: float) -> Data:
        """Write a cell of a column this wide: what is written in it has the room that its words leave."""
        with self.but(fills=True, bare=True, room=width - CELL_EDGE - self.measure.width(printed_words(cell))):
            return {"writable": has_gap(cell), "c": self.inlines(cell)}


def _spoken_time(children: doc.Blocks) -> str:
    """Say how long the words said among these blocks take; nothing where nothing is said."""
    seconds = sum(seconds_to_say(block.children) for block in children if isinstance(block, doc.Say))
    return f"{seconds} s" if seconds else ""


def _is_label(children: doc.Inlines) -> bool:
    """Tell whether a paragraph is a few words in strong type: then it belongs to what follows."""
    return len(children) == 1 and isinstance(children[0], doc.Strong) and len(words(children)) <= LONGEST_LABEL


def _is_one_blank(children: doc.Blocks) -> bool:
    """Tell whether a panel holds one blank and no word: then it needs no second frame."""
    return len(children) == 1 and isinstance(children[0], doc.Paragraph) and isinstance(children[0].children[0], doc.Blank)


def _stacked(block: doc.Block) -> doc.Block:
    """Set the details of a paragraph, filled or not, each on a line of its own."""
    return doc.Paragraph(stacked(block.children)) if isinstance(block, doc.Paragraph) else block
