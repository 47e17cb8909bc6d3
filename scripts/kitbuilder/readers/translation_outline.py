"""Compare what a template and its translation are made of, whatever their words: blocks, blanks, boxes and fields."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from kitbuilder.model import document as doc
from kitbuilder.model.sheet import Sheet
from kitbuilder.model.traverse import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = {
    doc.Say: "spoken words",
    doc.Branch: "a branch",
    doc.Email: "an e-mail",
    doc.Box: "a box",
    doc.Quote: "a quotation",
    doc.ContactCode: "a contact code",
}
PLAIN = {doc.Divider: "a rule", doc.PageBreak: "a page break", doc.Letterhead: "a letterhead", doc.Signature: "a signature"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One block: what it `is_a`, what is to be filled in there, the fields there that hold words of a language, and its line."""

    is_a: str
    things: Counter[str]
    worded: tuple[str, ...] = ()
    line: int = 0

    def told(self, *, is_original: bool) -> str:
        """Say what it is in words; in the original, what belongs in the place of words of its language."""
        things = [f"{count} × {thing}" if count > 1 else thing for thing, count in sorted(self.things.items())]
        things += [f"a blank for [[{name}]]" if is_original else f"[[{name}]]" for name in self.worded]
        return f"{self.is_a} with {', '.join(things)}" if things else self.is_a

    def fits(self, other: Piece) -> bool:
        """Tell whether a piece of the translation says the same. Where a field holds words of a language, it has a blank."""
        missing, extra = self.things - other.things, other.things - self.things
        blanks = sum(count for thing, count in extra.items() if thing.startswith("a blank"))
        return self.is_a == other.is_a and not missing and not other.worded and blanks == extra.total() == len(self.worded)


NOTHING = Piece("nothing more", Counter())


def section(document: doc.Document, part: int) -> doc.Document:
    """Return what is between page breaks, by its number from 1; all of it for 0."""
    if not part:
        return document
    parts: list[list[doc.Block]] = [[]]
    for block in document:
        if isinstance(block, doc.PageBreak):
            parts.append([])
        else:
            parts[-1].append(block)
    return tuple(parts[part - 1]) if part <= len(parts) else ()


def differences(original: doc.Document, translation: doc.Document, own: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    """Find where the two are made of other parts: the translation's line, what is there, what is here.

    Behind a block of another sort nothing can be compared. `own` are the labels of the blanks that say who read the translation,
    which the original has not.
    """
    line = 0
    shared = tuple(block for block in translation if not _labels(block) or _labels(block) != own)
    for there, here in zip_longest(_pieces(original), _pieces(shared), fillvalue=NOTHING):
        line = here.line or line
        if not there.fits(here):
            yield line, there.told(is_original=True), here.told(is_original=False)
        if there.is_a != here.is_a:
            return


def _labels(block: doc.Block) -> frozenset[str]:
    return frozenset(node.label for node in walk(block) if isinstance(node, doc.Blank))


def _pieces(blocks: doc.Blocks) -> Iterator[Piece]:
    for block in blocks:
        if not isinstance(block, doc.Note):
            yield from _piece(block)


def _piece(block: doc.Block) -> Iterator[Piece]:
    match block:
        case doc.Heading(level=level, children=children):
            yield _line("a section" if level == doc.SECTION else "a part of a section", children)
        case doc.Paragraph(children=children):
            yield _line("a paragraph", children)
        case doc.Divider() | doc.PageBreak() | doc.Letterhead() | doc.Signature():
            yield Piece(PLAIN[type(block)], Counter())
        case Sheet(columns=columns):
            yield Piece(f"a worksheet of {len(columns)} columns", Counter())
        case doc.Bullets() | doc.Numbered() | doc.TickList() | doc.Table():
            yield from _rows(block)
        case _:
            yield from _container(block)


def _rows(block: doc.Bullets | doc.Numbered | doc.TickList | doc.Table) -> Iterator[Piece]:
    match block:
        case doc.TickList(items=ticks):
            yield _line(f"a list of {len(ticks)} boxes", tuple(tick.box for tick in ticks))
            for tick in ticks:
                yield from _pieces(tick.children)
        case doc.Table(header=header, rows=rows):
            yield _bare(f"a table of {len(rows)} rows and {len(header)} columns", block)
            yield from (_line("a cell", cell) for row in rows for cell in row)
        case doc.Bullets(items=items) | doc.Numbered(items=items):
            yield _bare(f"{'a list' if isinstance(block, doc.Bullets) else 'a numbered list'} of {len(items)}", block)
            for item in items:
                yield from _pieces(item)


def _container(block: doc.Container) -> Iterator[Piece]:
    match block:
        case doc.Columns(columns=columns):
            yield _bare(f"{len(columns)} columns", block)
            for column in columns:
                yield _bare("a column", column)
                yield from _pieces(column)
            return
        case doc.Cut(count=count):
            yield _bare(f"{count} slips", block)
        case doc.Sized(size=size):
            yield _bare(f"{size} words", block)
        case doc.Aligned(side=side):
            yield _bare(f"words at the {side}", block)
        case _:
            yield _bare(NAMES.get(type(block), type(block).__name__.lower()), block)
    yield from _pieces(block.children)
    yield Piece("its end", Counter())


def _line(name: str, inlines: object) -> Piece:
    """Count what is to be filled in on the lines of one block."""
    things: Counter[str] = Counter()
    worded: list[str] = []
    for node in walk(inlines):
        match node:
            case doc.Placeholder(field=field) if field.worded:
                worded.append(field.name)
            case doc.Placeholder(field=field):
                things[f"[[{field.name}]]"] += 1
            case doc.Blank():
                things[_blank(node)] += 1
            case doc.TickBox():
                things["an answer" if node.group else "a box"] += 1
            case doc.Link(target=target, slug=""):
                things[f"a link to {target}"] += 1
            case _:
                pass
    return Piece(name, things, tuple(worded), _line_of(inlines))


def _blank(blank: doc.Blank) -> str:
    sorts = (
        blank.size,
        f"of {blank.lines} lines" if blank.lines > 1 else "",
        "for a day" if blank.is_date else "",
        f"with {len(blank.choices)} choices" if blank.choices else "",
        "filled" if blank.value else "",
    )
    return " ".join(("a blank", *(sort for sort in sorts if sort)))


def _bare(name: str, part: object) -> Piece:
    return Piece(name, Counter(), (), _line_of(part))


def _line_of(part: object) -> int:
    return next((node.line for node in walk(part) if isinstance(node, (doc.Text, doc.Blank, doc.TickBox)) and node.line), 0)
