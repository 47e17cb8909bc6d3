"""Hold what a template says, as a tree of blocks and inlines. Readers build it; renderers write it in one format each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.model.inline import (
    Blank,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Placeholder,
    Strong,
    Text,
    TickBox,
)
from kitbuilder.model.sheet import Sheet

if TYPE_CHECKING:
    from kitbuilder.model.logo import Logo

__all__ = ["Blank", "Emphasis", "Inline", "Inlines", "LineBreak", "Link", "Placeholder", "Strong", "Text", "TickBox"]


SECTION = 2  # the level of a section's heading


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
    """A table with one header row, whose cells may all be empty. `align` is "left", "center" or "right" per column.

    `widths` are the relative column widths the author drew with the dashes of the separator row, or () for automatic.
    """

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    align: tuple[str, ...]
    widths: tuple[int, ...] = ()

    @property
    def has_head(self) -> bool:
        """Whether its columns have names; without any, its head row is not shown."""
        return any(self.header)

    @property
    def shown_rows(self) -> tuple[tuple[Inlines, ...], ...]:
        """Every row a reader sees, the head first where there is one."""
        return (self.header, *self.rows) if self.has_head else self.rows


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
    """`::: letterhead`: the practice's own head, from `letterhead` in `kit.yml`, and its logo once details are merged."""

    children: Blocks
    logo: Logo | None = None


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
class Quote:
    """`> words`: what somebody else said or wrote."""

    children: Blocks


@dataclass(frozen=True, slots=True)
class Aligned:
    """`::: right` or `::: center`: lines at the right margin, or in the middle; `side` says which."""

    side: str
    children: Blocks


@dataclass(frozen=True, slots=True)
class Sized:
    """`::: large` or `::: small`: what is read from afar, or after everything else; `size` says which."""

    size: str
    children: Blocks


@dataclass(frozen=True, slots=True)
class Cut:
    """`::: cut 4`: the same slip `count` times on one page, with cut marks."""

    count: int
    children: Blocks


@dataclass(frozen=True, slots=True)
class ContactCode:
    """`::: contact-code`: blocks with the practice's contact card beside them, as a code for a phone to scan.

    `text` is what the code says and `practice` whose it is, both "" until details are merged in: then its place is white.
    """

    children: Blocks
    text: str = ""
    practice: str = ""


@dataclass(frozen=True, slots=True)
class Divider:
    """`---`: a rule across the page."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """`::: page-break`: what follows begins a new page."""


Talk = Say | Branch | Note | Email
Furniture = Letterhead | Signature | Columns | Box | Quote | Aligned | Sized | Cut | ContactCode
Container = Talk | Furniture  # what stands around other blocks
Block = Heading | Paragraph | Bullets | Numbered | TickList | Table | Container | Divider | PageBreak | Sheet
Blocks = tuple[Block, ...]
Document = Blocks
Node = Inline | Block | TickItem
