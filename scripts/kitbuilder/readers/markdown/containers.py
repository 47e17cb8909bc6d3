"""Make a block of the model from a `:::` container; what it may hold and be called is one table here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.model import document as doc
from kitbuilder.model.problem import Code, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kitbuilder.readers.markdown.reading import Reading


@dataclass(frozen=True, slots=True)
class Parts:
    """What stood in a container: its title as inlines, its bare argument, the blocks inside."""

    title: doc.Inlines
    argument: str
    children: doc.Blocks
    line: int


@dataclass(frozen=True, slots=True)
class Shape:
    """What a container takes: a title ("needed", "optional" or "no"), and whether blocks may stand in it."""

    title: str
    holds_blocks: bool
    make: Callable[[Parts], doc.Block]


def _columns(parts: Parts) -> doc.Block:
    columns: list[doc.Blocks] = [()]
    for block in parts.children:
        if isinstance(block, doc.Divider):
            columns.append(())
        else:
            columns[-1] = (*columns[-1], block)
    return doc.Columns(tuple(columns))


SHAPES: Mapping[str, Shape] = {
    "say": Shape("no", True, lambda parts: doc.Say(parts.children)),
    "note": Shape("no", True, lambda parts: doc.Note(parts.children)),
    "branch": Shape("needed", True, lambda parts: doc.Branch(parts.title, parts.children)),
    "email": Shape("needed", True, lambda parts: doc.Email(parts.title, parts.children)),
    "box": Shape("optional", True, lambda parts: doc.Box(parts.title, parts.children)),
    "columns": Shape("no", True, _columns),
    "right": Shape("no", True, lambda parts: doc.Aligned("right", parts.children)),
    "center": Shape("no", True, lambda parts: doc.Aligned("center", parts.children)),
    "large": Shape("no", True, lambda parts: doc.Sized("large", parts.children)),
    "small": Shape("no", True, lambda parts: doc.Sized("small", parts.children)),
    "cut": Shape("number", True, lambda parts: doc.Cut(int(parts.argument), parts.children)),
    "contact-code": Shape("no", True, lambda parts: doc.ContactCode(parts.children)),
    "page-break": Shape("no", False, lambda _: doc.PageBreak()),
    "letterhead": Shape("no", False, lambda parts: doc.Letterhead(parts.children)),
    "signature": Shape("no", False, lambda parts: doc.Signature(parts.children)),
    "translated": Shape("no", False, lambda parts: doc.Sized("small", parts.children)),
}
LINES_OF_WORDS = ("right", "center", "large", "small")
TRANSLATED = "translated"  # what says that a translation was read by somebody who knows both languages
FURNITURE = ("letterhead", "signature", TRANSLATED)
SLIPS_A_PAGE = (2, 3, 4, 6, 8)


def make_container(name: str, parts: Parts, reading: Reading) -> doc.Block | None:
    """Make the block of a container from its name and parts; None, with the problem noted, when it is not one of ours."""
    shape = SHAPES.get(name)
    if shape is None:
        hint = did_you_mean(name, SHAPES) or f"one of: {', '.join(SHAPES)}"
        reading.fault(parts.line, Code.UNKNOWN_CONTAINER, f'there is no container "{name}"', hint)
        return None
    wrong = _wrong_title(name, shape, parts)
    if not wrong and not shape.holds_blocks and name not in FURNITURE and parts.children:
        wrong = f'"{name}" holds nothing; close it on the next line'
    if (
        not wrong
        and name in LINES_OF_WORDS
        and not all(isinstance(block, (doc.Paragraph, doc.Heading)) for block in parts.children)
    ):
        wrong = f'"{name}" holds lines of words, and no list, table or container'
    if wrong:
        reading.fault(parts.line, Code.BAD_CONTAINER, wrong)
        return None
    return shape.make(parts)


def _wrong_title(name: str, shape: Shape, parts: Parts) -> str:
    quoted = parts.argument.startswith('"') and parts.argument.endswith('"') and len(parts.argument) > len('""')
    if shape.title == "number" and parts.argument not in map(str, SLIPS_A_PAGE):
        return f'"{name}" needs how many slips stand on a page: {", ".join(map(str, SLIPS_A_PAGE))}'
    if shape.title == "needed" and not quoted:
        return f'"{name}" needs a title in straight quotes: ::: {name} "They are busy"'
    if shape.title == "optional" and parts.argument and not quoted:
        return f'the title of "{name}" stands in straight quotes'
    if shape.title == "no" and parts.argument:
        return f'"{name}" takes nothing after its name'
    return ""
