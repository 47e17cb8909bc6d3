"""Read, check and work out the formulas of a tracker's sheets, and write them as a spreadsheet program wants them."""

from kitbuilder.formula.calculate import Calculation, day_number
from kitbuilder.formula.check import check_sheets
from kitbuilder.formula.excel import quoted_text, spell
from kitbuilder.formula.marks import SIGNS, all_flags, sign, with_marks
from kitbuilder.formula.parse import parse
from kitbuilder.formula.syntax import Constant, parts

__all__ = [
    "SIGNS",
    "Calculation",
    "Constant",
    "all_flags",
    "check_sheets",
    "day_number",
    "parse",
    "parts",
    "quoted_text",
    "sign",
    "spell",
    "with_marks",
]
