"""Write a tracker's first sheet, heading and samples, as a CSV file that no spreadsheet program takes for formulas."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from kitbuilder.formula import Calculation, day_number
from kitbuilder.formula.values import Fault, as_text, day
from kitbuilder.model.sheet import ColumnType

if TYPE_CHECKING:
    from kitbuilder.formula.values import Value
    from kitbuilder.model.catalogue import Template
    from kitbuilder.model.context import RenderContext
    from kitbuilder.model.sheet import Column

BYTE_ORDER_MARK = "\ufeff"  # without it, Excel takes UTF-8 for something else
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # a text that begins so would be run as a formula
PERCENT_DIGITS = 4


def render(template: Template, context: RenderContext[None]) -> bytes:
    """Write a tracker's first sheet as a .csv file: UTF-8 with a byte order mark, lines ending in CR LF."""
    sheet = template.sheets[0]
    calculation = Calculation(template.sheets, day_number(context.as_of))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(safe(column.name) for column in sheet.columns)
    for row in range(len(sheet.samples)):
        writer.writerow(_shown(calculation.cell(sheet.name, column.name, row), column) for column in sheet.columns)
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def safe(text: str) -> str:
    """Write a text so that every spreadsheet program shows it as it is."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def _shown(value: Value, column: Column) -> str:
    match value:
        case Fault():
            return value.value
        case str():
            return safe(value)
        case int() | float() if column.type is ColumnType.DATE:
            return day(value).isoformat()
        case float() if column.type is ColumnType.PERCENT:
            return str(as_text(round(value, PERCENT_DIGITS)))
        case _:
            return str(as_text(value))
