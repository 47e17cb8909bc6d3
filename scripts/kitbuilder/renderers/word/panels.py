"""Write branches, boxes, e-mails, columns and slips as frames around blocks, which the caller's `write` fills."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kitbuilder.model.document import Text
from kitbuilder.model.traverse import words
from kitbuilder.renderers.word.paragraphs import write_paragraph
from kitbuilder.renderers.word.ruled_tables import Cell, Frame, Row, inner_width, share, write_frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kitbuilder.model.document import Blocks, Box, Branch, Columns, Cut, Email, Inlines
    from kitbuilder.renderers.word.markup import Element
    from kitbuilder.renderers.word.writer_state import Draft, Place

    Write = Callable[[Blocks, Place, Draft], list[Element]]

BRANCHES, BOX, EMAIL, COLUMNS, SLIPS = "Kit Branches", "Kit Box", "Kit Email", "Kit Columns", "Kit Slips"
SHORT = 75  # words; two branches no longer than this go side by side
SIDE_BY_SIDE = 4  # slips; a sheet cut twice makes as many


def write_branches(branches: Sequence[Branch], place: Place, draft: Draft, write: Write) -> list[Element]:
    """Write branches that follow each other as one table: short ones in pairs, long ones across."""
    half = share(place.width, (1, 1))
    rows = []
    for pair in _pairs(branches):
        cells = []
        for branch in pair:
            inside = _inside(BRANCHES, place, half[0] if len(pair) > 1 else place.width, draft)
            title = write_paragraph(branch.title, "Branch Title", inside, draft)
            cells.append(Cell([title, *write(branch.children, inside, draft)], span=3 - len(pair)))
        rows.append(Row(cells))
    return write_frame(Frame(BRANCHES, half), rows, draft.reference)


def write_box(box: Box, place: Place, draft: Draft, write: Write) -> list[Element]:
    """Write a box as a frame, with its title in bold at the top."""
    inside = _inside(BOX, place, place.width, draft)
    title = [write_paragraph(box.title, "Box", inside, draft)] if box.title else []
    row = Row([Cell([*title, *write(box.children, inside, draft)])])
    return write_frame(Frame(BOX, (place.width,), words(box.title, labels=True)), [row], draft.reference)


def write_email(email: Email, place: Place, draft: Draft, write: Write) -> list[Element]:
    """Write an e-mail as a frame of two rows: its subject line, and its body."""
    inside = _inside(EMAIL, place, place.width, draft)
    subject: Inlines = (Text(f"{draft.context.words.subject}: "), *email.subject)
    rows = [
        Row([Cell([write_paragraph(subject, "Email Subject", inside, draft)])]),
        Row([Cell(write(email.children, inside, draft))]),
    ]
    return write_frame(Frame(EMAIL, (place.width,), words(subject, labels=True)), rows, draft.reference)


def write_columns(columns: Columns, place: Place, draft: Draft, write: Write) -> list[Element]:
    """Write parts as columns. The space to the right of the last one hangs out, so that its text ends at the margin."""
    _, right = draft.reference.cell_margins(COLUMNS)
    widths = share(place.width + right, (1,) * len(columns.columns))
    cells = []
    for part, width in zip(columns.columns, widths, strict=True):
        cells.append(Cell(write(part, _inside(COLUMNS, place, width, draft), draft)))
    return write_frame(Frame(COLUMNS, widths), [Row(cells)], draft.reference)


def write_slips(cut: Cut, place: Place, draft: Draft, write: Write) -> list[Element]:
    """Write the copies of a slip with dashed lines to cut along. An even number of four or more copies goes side by side."""
    across = 2 if cut.count >= SIDE_BY_SIDE and cut.count % 2 == 0 else 1
    widths = share(place.width, (1,) * across)
    rows = []
    for first in range(1, cut.count + 1, across):
        inside = replace(_inside(SLIPS, place, widths[0], draft), is_close=across > 1)
        places = [replace(inside, slip=first + column) for column in range(across)]
        rows.append(Row([Cell(write(cut.children, one, draft)) for one in places]))
    return write_frame(Frame(SLIPS, widths), rows, draft.reference)


def _inside(style: str, place: Place, width: int, draft: Draft) -> Place:
    return replace(place, width=inner_width(style, width, draft.reference), depth=0, indent=0)


def _pairs(branches: Sequence[Branch]) -> Iterator[tuple[Branch, ...]]:
    waiting: list[Branch] = []
    for branch in branches:
        is_short = len(words(branch.children, labels=True).split()) <= SHORT
        if waiting and is_short:
            yield waiting.pop(), branch
        elif is_short:
            waiting.append(branch)
        else:
            yield from ((held,) for held in waiting)
            waiting.clear()
            yield (branch,)
    yield from ((held,) for held in waiting)
