"""Write the last worksheet, How to use: what the tracker is for, its rules, and how the workbook behaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from kitbuilder.formula import SIGNS, sign
from kitbuilder.model import document as doc
from kitbuilder.model.sheet import Sheet
from kitbuilder.model.traverse import words
from kitbuilder.renderers.spreadsheet.print_setup import set_page
from kitbuilder.renderers.spreadsheet.styles import height_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from xlsxwriter.worksheet import Worksheet

    from kitbuilder.renderers.spreadsheet.book import Book
    from kitbuilder.renderers.spreadsheet.grid import Grid

NAME = "How to use"
WIDTH = 96  # characters
TITLE_HEIGHT, HEADING_HEIGHT = 30, 26  # points

# A line of the guide: the words set in bold at its beginning, and the rest.
Row = tuple[str, str]


def write_guide(book: Book, grids: Mapping[str, Grid]) -> None:
    """Write the worksheet that says how to use the others."""
    worksheet = book.workbook.add_worksheet(NAME)
    worksheet.hide_gridlines(2)
    worksheet.set_column(0, 0, WIDTH)
    worksheet.set_row(0, TITLE_HEIGHT)
    worksheet.write_string(0, 0, book.template.title, book.looks.title())
    row = 0
    for row, line in enumerate(_rows(book, grids), 1):
        _write_row(book, worksheet, row, line)
    worksheet.print_area(0, 0, row, 0)
    set_page(book, worksheet)


def _rows(book: Book, grids: Mapping[str, Grid]) -> Iterator[Row]:
    template = book.template
    yield "", template.summary
    yield "When to use it.", template.when
    yield "When to use something else.", template.not_when
    yield from _of_blocks(template.document)
    yield "The sheets of this workbook", ""
    for grid in grids.values():
        yield f"{grid.sheet.name}.", grid.sheet.about
    yield "Working in it", ""
    for line in _habits(book, grids.values()):
        yield "", f"\u2022 {line}"
    yield "", book.context.form_number


def _habits(book: Book, grids: Iterable[Grid]) -> Iterator[str]:
    """Say how our workbooks behave, which a person who did not make them cannot know."""
    sheets = [grid.sheet for grid in grids]
    yield "Type in the white cells. Shaded cells, under a heading in italics, are worked out for you."
    if any(sheet.samples for sheet in sheets):
        yield (
            "Rows in italics are a FICTIONAL SAMPLE. On each sheet, select their row numbers, right-click and choose Delete. "
            "Formulas and totals stay in order."
        )
    if any(sheet.flags for sheet in sheets):
        yield f"In the Mark column {SIGNS['warning']} wants your attention and {SIGNS['good']} is as it should be."
    for sheet in sheets:
        if labelled := ", ".join(dict.fromkeys(sign(flag) for flag in sheet.flags if flag.label)):
            yield f"Marks on the sheet {sheet.name}: {labelled}."
    if any(sheet.lines for sheet in sheets):
        yield "The small minus sign beside the row numbers folds the totals away, and the plus sign brings them back."
    yield (
        "More rows: insert them above the last ready row and copy its shaded cells into them. The totals follow. "
        "Above the heading it says when a row has no formulas, or stands below the table."
    )
    yield "Excel, LibreOffice and Google Sheets (upload it, then choose Open with Google Sheets) all work with this file."
    for grid in grids:
        if _merge_fields(book, grid.sheet):
            yield (
                f"Letters for many offices at once: start a mail merge in Word, choose this workbook as the list and "
                f"{grid.plain_name}_rows as its table, and leave out the empty rows."
            )


def _merge_fields(book: Book, sheet: Sheet) -> bool:
    """Say whether the sheet has a column that a letter of the kit asks for by name."""
    return any(column.name.lower().replace(" ", "_") in book.context.fields for column in sheet.columns)


def _write_row(book: Book, worksheet: Worksheet, row: int, line: Row) -> None:
    bold, text = line
    looks = book.looks
    if not text:
        worksheet.set_row(row, HEADING_HEIGHT)
        worksheet.write_string(row, 0, bold, looks.make(bold=True, font_size=13, valign="bottom"))
        return
    worksheet.set_row(row, height_of(f"{bold} {text}", WIDTH) + 4)
    if not bold:
        worksheet.write_string(row, 0, text, looks.make(text_wrap=True, valign="top"))
    else:
        wrapped = looks.make(text_wrap=True, valign="top")
        worksheet.write_rich_string(row, 0, looks.bold(), bold, looks.make(), f" {text}", wrapped)


def _of_blocks(blocks: doc.Blocks) -> Iterator[Row]:
    for block in blocks:
        yield from (row for row in _of_block(block) if any(row))


def _of_block(block: doc.Block) -> Iterator[Row]:
    match block:
        case doc.Heading():
            yield words(block), ""
        case doc.Paragraph():
            yield "", words(block)
        case doc.Bullets(items=items):
            yield from (("", f"\u2022 {words(item)}") for item in items)
        case doc.Numbered(items=items, start=start):
            yield from (("", f"{number}. {words(item)}") for number, item in enumerate(items, start))
        case doc.TickList(items=ticks):
            yield from (("", f"\u2610 {words(tick.children)}") for tick in ticks)
        case doc.Table():
            yield from _of_table(block)
        case Sheet() | doc.Divider() | doc.PageBreak():
            return
        case _:
            yield from _of_container(block)


def _of_container(
    block: doc.Container,
) -> Iterator[Row]:
    match block:
        case doc.Branch(title=title) | doc.Box(title=title):
            yield words(title), ""
        case doc.Email(subject=subject):
            yield words(subject), ""
        case doc.Say() | doc.Note() | doc.Quote():
            pass
        case doc.Letterhead() | doc.Signature() | doc.Aligned() | doc.Sized() | doc.Cut() | doc.Columns():
            pass
        case doc.ContactCode():
            pass
        case _:
            assert_never(block)
    parts = block.columns if isinstance(block, doc.Columns) else (block.children,)
    for part in parts:
        yield from _of_blocks(part)


def _of_table(table: doc.Table) -> Iterator[Row]:
    heads = [words(cell) for cell in table.header]
    for row in table.rows:
        first, *others = (words(cell) for cell in row)
        cells = (f"{head}: {cell}" if head else cell for head, cell in zip(heads[1:], others, strict=True) if cell)
        yield f"{first}.", ". ".join(cells) + "."
