"""Set up how a worksheet prints: its paper, the heading on every page, a header and a footer, no smaller than can be read."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from kitbuilder.renderers.spreadsheet.book import Book
    from kitbuilder.renderers.spreadsheet.grid import Grid

PORTRAIT_WIDTH, LANDSCAPE_WIDTH = 720, 960  # pixels between the margins, at full size
PIXELS_PER_CHARACTER, PIXELS_PER_COLUMN = 7, 5
COMFORTABLE_SCALE = 0.8
SMALLEST_SCALE = 0.55  # smaller print cannot be read: then it goes over two pages or more
MARGINS = {"left": 0.5, "right": 0.5, "top": 0.7, "bottom": 0.7}


def set_paper(book: Book, worksheet: Worksheet, grid: Grid, last_column: int) -> None:
    """Set a tracker's worksheet up for printing up to `last_column`."""
    end = max(last_column, grid.last_column)
    width = sum(grid.width_of(place) * PIXELS_PER_CHARACTER + PIXELS_PER_COLUMN for place in range(end + 1))
    if width > PORTRAIT_WIDTH / COMFORTABLE_SCALE:
        worksheet.set_landscape()
    pages_wide = math.ceil(width * SMALLEST_SCALE / LANDSCAPE_WIDTH)
    set_page(book, worksheet, pages_wide)
    worksheet.repeat_rows(grid.header_row)
    if pages_wide > 1:
        worksheet.repeat_columns(0, key_columns(grid) - 1)
    worksheet.print_area(0, 0, grid.end_row, end)


def set_page(book: Book, worksheet: Worksheet, pages_wide: int = 1) -> None:
    """Set any worksheet's paper, margins, header and footer."""
    worksheet.set_paper(book.context.look.page.code)
    worksheet.set_margins(**MARGINS)
    worksheet.fit_to_pages(pages_wide, 0)
    practice = book.context.details.get("practice_name", "")
    worksheet.set_header(f"&L{_plain(practice)}&R{_plain(book.template.title)}" if practice else "")
    worksheet.set_footer(f"&L{_plain(book.context.form_number)}&C&A&RPage &P of &N")


def key_columns(grid: Grid) -> int:
    """Count the columns that identify a row: the marks, if there are any, and the first column after them."""
    return 1 + bool(grid.sheet.flags)


def _plain(text: str) -> str:
    """Write a text for a header or footer, where a single ampersand begins a command and two are one ampersand."""
    return text.replace("&", "&&")
