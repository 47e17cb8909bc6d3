"""Write tables and worksheets as HTML tables that need no sideways scrolling: on a narrow screen a row becomes a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.document import Blank, Table, TickBox
from kitbuilder.model.sheet import Cell, Column, ColumnType, Sheet
from kitbuilder.model.traverse import words
from kitbuilder.renderers.web_page.inlines import blank_of, run_of
from kitbuilder.renderers.web_page.markup import Html, element, hidden, join

if TYPE_CHECKING:
    from kitbuilder.model.document import Inlines

STACKS_FROM = 3  # columns; two fit on any screen
KINDS = {
    ColumnType.TEXT: "words",
    ColumnType.LIST: "a choice",
    ColumnType.DATE: "a date",
    ColumnType.WHOLE: "a whole number",
    ColumnType.NUMBER: "a number",
    ColumnType.PERCENT: "a percentage",
    ColumnType.MONEY: "an amount",
}


def table_of(table: Table) -> Html:
    """Write a table as HTML whose cells repeat their column's head, for screens on which rows are stacked."""
    heads = [words(head) for head in table.header]
    named = zip(table.header, table.align, strict=True)
    header = _row(*(_head(run_of(head), side) for head, side in named)) if table.has_head else Html()
    rows = (_row(*(_cell(cell, heads[place], table.align[place], place) for place, cell in enumerate(row))) for row in table.rows)
    stacked = " kit-table--stacks" if len(heads) >= STACKS_FROM else ""
    return _table(f"kit-table{stacked}", header, *rows)


def sheet_of(sheet: Sheet) -> Html:
    """Write a worksheet as a table of its columns: what goes in each, and an example from its made-up first row."""
    sample = sheet.samples[0] if sheet.samples else (None,) * len(sheet.columns)
    example = "Example (fictional sample)"
    titles = ("Column", "What goes in", example)
    header = _row(*(_head(join(title), "") for title in titles))
    rows = (
        _row(
            element("th", column.name, scope="row", role="rowheader"),
            element("td", _purpose(column), role="cell", data_head=titles[1], data_help=column.full_help),
            element("td", _written(value), role="cell", data_head=example),
        )
        for column, value in zip(sheet.columns, sample, strict=True)
    )
    about = element("p", sheet.about) if sheet.about else Html()
    table = _table("kit-table kit-table--stacks kit-sheet", header, *rows)
    summary = element("summary", f"What its {len(sheet.columns)} columns hold", data_copy="no")
    columns = element("details", summary, element("div", table), class_="kit-branch kit-fold")
    return join(element("h3", sheet.name), about, columns, _totals(sheet))


def _table(classes: str, header: Html, *rows: Html) -> Html:
    # A browser forgets that a table is one once its rows are laid out as cards; the roles keep it said.
    head = element("thead", header, role="rowgroup") if header else header
    body = element("tbody", *rows, role="rowgroup")
    return element("table", head, body, class_=classes, role="table")


def _row(*cells: Html) -> Html:
    return element("tr", *cells, role="row")


def _head(content: Html, side: str) -> Html:
    if not content:
        return element("td", role="cell")
    return element("th", content, scope="col", role="columnheader", class_=_side(side))


def _cell(cell: Inlines, head: str, side: str, place: int) -> Html:
    match cell:
        case (Blank() as blank,):
            content = blank_of(blank, silent=True)
        case _:
            content = run_of(cell)
    if place == 0 and any(not isinstance(part, (Blank, TickBox)) for part in cell):
        return element("th", content, scope="row", role="rowheader", class_=_side(side))
    return element("td", content, role="cell", class_=_side(side), data_head=head)


def _side(side: str) -> str:
    return "" if side in ("", "left") else f"kit-{side}"


def _purpose(column: Column) -> str:
    choices = f"One of: {', '.join(column.values)}." if len(column.values) > 1 else ""
    return " ".join(part for part in (column.full_help, choices) if part) or KINDS[column.type].capitalize() + "."


def _written(value: Cell) -> Html:
    return hidden("none") if value is None else join(str(value))


def _totals(sheet: Sheet) -> Html:
    if not sheet.lines:
        return Html()
    lines = (element("li", line.label) for line in sheet.lines)
    return join(element("p", "Worked out for you:"), element("ul", *lines))
