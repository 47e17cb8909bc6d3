"""What a template says, as a tree of blocks and inlines. Readers make it, renderers turn it into one format each."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING

from kitbuilder.model.sheet import Sheet

if TYPE_CHECKING:
    from kitbuilder.model.field import Field

# Every class here is frozen and slotted. The leaves that hold words know the line of the file they stand on; a line is not
# part of what a node says: it is neither compared nor shown.


@dataclass(frozen=True, slots=True)
class Text:
    """Words, as they are to appear."""

    text: str
    line: int = attribute(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Strong:
    """`**words**`."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """`*words*`."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """`[words](target)`. A target that ends in `.md` is another template of the kit; `slug` then names it."""

    target: str
    children: tuple[Inline, ...]

    @property
    def slug(self) -> str:
        """The template linked to, or "" for an address outside the kit."""
        return self.target.removesuffix(".md") if self.target.endswith(".md") else ""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`[[practice_name]]`: one occurrence of a declared field. `value` is "" until details are merged in."""

    field: Field
    value: str = ""
    line: int = attribute(default=0, compare=False, repr=False)

    @property
    def shown(self) -> str:
        """What a reader sees: the value, or the field's label in square brackets."""
        return self.value or self.labelled

    @property
    def labelled(self) -> str:
        """What stands there as long as there is no value: the label in square brackets."""
        return f"[{self.field.label}]"


@dataclass(frozen=True, slots=True)
class Blank:
    """`[[? Label | 2 lines]]`: a space to write in. `key` is unique within the template; `lines` counts its height.

    `size` is "short" (a number, a date), "long" (to the end of the line) or "" (chosen by the renderer).
    """

    key: str
    label: str
    lines: int = 1
    size: str = ""
    line: int = attribute(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TickBox:
    """`[ ]`, or `[x]` in a filled sample. `label` is what ticking it says; `key` is unique within the template."""

    key: str
    label: str
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class LineBreak:
    r"""A line that ends in `\`."""


Inline = Text | Strong | Emphasis | Link | Placeholder | Blank | TickBox | LineBreak
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """`## words`. Level 2 is a section of the template, level 3 a part of a section; level 1 is the title itself."""

    level: int
    children: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item is a tuple of blocks."""

    items: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered list that begins at `start`."""

    items: tuple[Blocks, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class TickItem:
    """One line of a tick list: its box and what stands beside it."""

    box: TickBox
    children: Blocks


@dataclass(frozen=True, slots=True)
class TickList:
    """`- [ ] line`, line after line."""

    items: tuple[TickItem, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row. `align` is "left", "center" or "right" per column.

    `widths` are the relative column widths the author drew with the dashes of the separator row, or () for automatic.
    """

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    align: tuple[str, ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Say:
    """`::: say`: words to be spoken aloud."""

    children: Blocks


@dataclass(frozen=True, slots=True)
class Branch:
    """`::: branch "They say …"`: one way the talk can go."""

    title: Inlines
    children: Blocks


@dataclass(frozen=True, slots=True)
class Note:
    """`::: note`: guidance for the user, never handed over."""

    children: Blocks


@dataclass(frozen=True, slots=True)
class Email:
    """`::: email "Subject"`: one e-mail to send; its subject line and its body."""

    subject: Inlines
    children: Blocks


@dataclass(frozen=True, slots=True)
class Letterhead:
    """`::: letterhead`: the practice's own head, from `letterhead` in `kit.yml`."""

    children: Blocks


@dataclass(frozen=True, slots=True)
class Signature:
    """`::: signature`: where the sender signs, from `signature` in `kit.yml`."""

    children: Blocks


@dataclass(frozen=True, slots=True)
class Columns:
    """`::: columns`: parts side by side; `---` alone on a line begins the next one."""

    columns: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """`::: box "Title"`: a ruled panel. The title may be empty."""

    title: Inlines
    children: Blocks


@dataclass(frozen=True, slots=True)
class Cut:
    """`::: cut 4`: the same slip `count` times on one page, with cut marks."""

    count: int
    children: Blocks


@dataclass(frozen=True, slots=True)
class Divider:
    """`---`: a rule across the page."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """`::: page-break`: what follows begins a new page."""


Talk = Say | Branch | Note | Email
Furniture = Letterhead | Signature | Columns | Box | Cut
Container = Talk | Furniture  # what `:::` opens and closes around other blocks
Block = Heading | Paragraph | Bullets | Numbered | TickList | Table | Container | Divider | PageBreak | Sheet
Blocks = tuple[Block, ...]
Document = Blocks
Node = Inline | Block | TickItem
