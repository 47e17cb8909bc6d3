"""Gather what every part of a workbook is made with: the file, the looks, the addresses and the worked-out values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from kitbuilder.formula import Calculation
    from kitbuilder.model.catalogue import Template
    from kitbuilder.model.context import RenderContext
    from kitbuilder.model.look import SpreadsheetLook
    from kitbuilder.renderers.spreadsheet.addresses import Addresses
    from kitbuilder.renderers.spreadsheet.styles import Looks


@dataclass(frozen=True, slots=True)
class Book:
    """Holds one workbook while it is made."""

    template: Template
    context: RenderContext[SpreadsheetLook]
    workbook: Workbook
    looks: Looks
    addresses: Addresses
    calculation: Calculation
