"""The formulas of a tracker's sheets: read, checked, worked out, and written as a spreadsheet program wants them."""

from kitbuilder.model.formula.calculate import Calculation, first_day
from kitbuilder.model.formula.check import check_sheets
from kitbuilder.model.formula.excel import spell
from kitbuilder.model.formula.marks import SIGNS, sign, with_marks
from kitbuilder.model.formula.parse import parse
from kitbuilder.model.formula.syntax import Constant, parts

__all__ = ["SIGNS", "Calculation", "Constant", "check_sheets", "first_day", "parse", "parts", "sign", "spell", "with_marks"]
