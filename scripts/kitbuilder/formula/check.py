"""Check the formulas of one tracker's sheets: unknown words, wrong arguments, circles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kitbuilder.formula import syntax
from kitbuilder.formula.calculate import Calculation
from kitbuilder.formula.counting import refuse_false_counts
from kitbuilder.formula.functions import FUNCTIONS, Takes
from kitbuilder.formula.marks import all_flags, mark_formula
from kitbuilder.formula.parse import parse
from kitbuilder.formula.values import Fault, Value, as_truth
from kitbuilder.model.problem import Code, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kitbuilder.model.problem import Location
    from kitbuilder.model.sheet import Sheet

CRITERIA_FUNCTIONS = ("COUNTIFS", "SUMIF", "SUMIFS", "AVERAGEIF")
LONGEST_TEXT = 255
ANY_DAY = 46000  # the checks ask whether a formula fails, and none fails on one day only


def check_sheets(sheets: Sequence[Sheet]) -> tuple[Problem, ...]:
    """Find everything wrong with the formulas of one template's sheets, and with what their lists refer to."""
    known = {sheet.name: sheet for sheet in sheets}
    problems = [*_twins(sheets), *(problem for sheet in sheets for problem in _check_sheet(sheet, known))]
    problems = problems or list(_circles(sheets))
    return tuple(problems or _check_answers(sheets))


def _twins(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """Find sheets whose names a spreadsheet program cannot tell apart."""
    seen: set[str] = set()
    for sheet in sheets:
        plain = "".join(letter if letter.isalnum() else "_" for letter in sheet.name.lower())
        if plain in seen:
            yield Problem(sheet.where, Code.BAD_SHEET, f'a second sheet is called "{sheet.name}"')
        seen.add(plain)


def _problem(where: Location, what: str, message: str, hint: str = "") -> Problem:
    return Problem(where, Code.BAD_FORMULA, f"{what}: {message}", hint)


def _formulas(sheet: Sheet) -> Iterator[tuple[str, str, Location, bool]]:
    """List every formula of a sheet: what it belongs to, its text, its place, and whether it has a row of its own."""
    for column in sheet.columns:
        if column.formula:
            yield f'the column "{column.name}"', column.formula, column.where, True
    for flag in sheet.flags:
        yield "the flag", flag.when, flag.where, True
    for line in sheet.lines:
        yield f'the line "{line.label}"', line.formula, line.where, False
    if flags := all_flags(sheet):
        yield "the flags, taken together", mark_formula(flags), (*sheet.flags, *flags)[0].where, True


def _check_sheet(sheet: Sheet, known: Mapping[str, Sheet]) -> Iterator[Problem]:
    for what, formula, where, has_row in _formulas(sheet):
        try:
            _Check(known, sheet if has_row else None).expression(parse(formula), Takes.VALUE)
        except syntax.FormulaError as error:
            yield _problem(where, what, error.message, error.hint)
    for column in sheet.columns:
        if column.choices_from:
            try:
                _find_column(known, *column.choices_from)
            except syntax.FormulaError as error:
                yield _problem(column.where, f'the column "{column.name}"', error.message, error.hint)


def _find_column(known: Mapping[str, Sheet], sheet: str, column: str) -> None:
    if sheet not in known:
        raise syntax.FormulaError(f'there is no sheet "{sheet}"', did_you_mean(sheet, known))
    names = [each.name for each in known[sheet].columns]
    if column not in names:
        raise syntax.FormulaError(f'the sheet "{sheet}" has no column "{column}"', did_you_mean(column, names))


class _Check:
    """Walks through one formula; `sheet` is the one whose row it stands in, None for a total."""

    def __init__(self, known: Mapping[str, Sheet], sheet: Sheet | None) -> None:
        self.known = known
        self.sheet = sheet

    def expression(self, expression: syntax.Expression, takes: Takes) -> None:
        match expression:
            case syntax.ThisRow(column=column):
                self.this_row(column)
            case syntax.WholeColumn(sheet=sheet, column=column):
                _find_column(self.known, sheet, column)
                if takes is Takes.VALUE:
                    message = f"{sheet}[{column}] is a whole column, where one value is needed"
                    raise syntax.FormulaError(
                        message, "put a function such as SUM around it, or write [Column] for this row's cell"
                    )
            case _ if takes is Takes.CELLS:
                raise syntax.FormulaError("a column is needed where something worked out is given", "write Sheet[Column]")
            case syntax.Sign(operand=operand):
                self.expression(operand, Takes.VALUE)
            case syntax.Operation(left=left, right=right):
                self.expression(left, Takes.VALUE)
                self.expression(right, Takes.VALUE)
            case syntax.Call():
                self.call(expression)
            case _ if isinstance(expression.value, str) and len(expression.value) > LONGEST_TEXT:
                raise syntax.FormulaError(f"a text in a formula has at most {LONGEST_TEXT} characters")

    def this_row(self, column: str) -> None:
        if self.sheet is None:
            raise syntax.FormulaError(f"a total has no row, so [{column}] names no cell", "write Sheet[Column]")
        names = [each.name for each in self.sheet.columns]
        if column not in names:
            raise syntax.FormulaError(f"there is no column [{column}]", did_you_mean(column, names))

    def call(self, call: syntax.Call) -> None:
        function = FUNCTIONS.get(call.function)
        if function is None:
            raise syntax.FormulaError(f'there is no function "{call.function}"', did_you_mean(call.function, FUNCTIONS))
        if not function.accepts(len(call.arguments)):
            raise syntax.FormulaError(f"{call.function} cannot be given {len(call.arguments)} arguments")
        for index, argument in enumerate(call.arguments):
            self.expression(argument, function.kind(index))
        refuse_false_counts(call, self.known)
        sheets = {part.sheet if isinstance(part, syntax.WholeColumn) else "" for part in _column_arguments(call)}
        if call.function in CRITERIA_FUNCTIONS and len(sheets) > 1:
            raise syntax.FormulaError(f"the columns given to {call.function} have to be of one sheet")


def _column_arguments(call: syntax.Call) -> tuple[syntax.Expression, ...]:
    function = FUNCTIONS[call.function]
    return tuple(part for index, part in enumerate(call.arguments) if function.kind(index) is Takes.CELLS)


def _circles(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """Find columns that need themselves to be worked out, each circle once."""
    reads = {
        (sheet.name, column.name): {
            (found.sheet if isinstance(found, syntax.WholeColumn) else sheet.name, found.column)
            for found in syntax.parts(parse(column.formula))
            if isinstance(found, (syntax.ThisRow, syntax.WholeColumn))
        }
        for sheet in sheets
        for column in sheet.columns
        if column.formula
    }
    places = {(sheet.name, column.name): column.where for sheet in sheets for column in sheet.columns}
    reported: set[tuple[str, str]] = set()
    for start in reads:
        circle = _way_back(start, reads)
        if circle and not reported.intersection(circle):
            reported.update(circle)
            way = " needs ".join(f"{sheet}[{column}]" for sheet, column in (*circle, start))
            yield _problem(places[start], f'the column "{start[1]}"', f"it goes in a circle: {way}")


def _way_back(start: tuple[str, str], reads: Mapping[tuple[str, str], set[tuple[str, str]]]) -> tuple[tuple[str, str], ...]:
    """Find the shortest way along `reads` from a column back to itself; () when there is none."""
    ways: list[tuple[tuple[str, str], ...]] = [(start,)]
    seen: set[tuple[str, str]] = set()
    while ways:
        way = ways.pop(0)
        for target in sorted(reads.get(way[-1], ())):
            if target == start:
                return way
            if target not in seen:
                seen.add(target)
                ways.append((*way, target))
    return ()


def _check_answers(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """Find what shows only when formulas are worked out: errors, and rows that are full before anybody has typed."""
    filled = Calculation(sheets, ANY_DAY)
    empty_sheets = [replace(sheet, samples=()) for sheet in sheets]
    empty = Calculation(empty_sheets, ANY_DAY)
    for sheet in sheets:
        yield from _check_rows(sheet, filled, empty)
        for line in sheet.lines:
            what, hint = f'the line "{line.label}"', 'put IFERROR(…,"") around it'
            if isinstance(value := filled.line(sheet.name, line), Fault):
                yield _problem(line.where, what, f"it shows {value.value} with the samples", hint)
            elif isinstance(value := empty.line(sheet.name, line), Fault):
                yield _problem(line.where, what, f"it shows {value.value} while the table is empty", hint)


def _check_rows(sheet: Sheet, filled: Calculation, empty: Calculation) -> Iterator[Problem]:
    rows = range(len(sheet.samples))
    for column in sheet.columns:
        if not column.formula:
            continue
        what = f'the column "{column.name}"'
        if found := _first_fault(filled.cell(sheet.name, column.name, row) for row in rows):
            yield _problem(column.where, what, f"it shows {found.value} with the samples")
        elif (value := empty.cell(sheet.name, column.name, 0)) != "":
            shown = value.value if isinstance(value, Fault) else value
            yield _problem(column.where, what, f"it shows {shown} in an unused row", 'begin with IF([Column]="","",…)')
    for flag in sheet.flags:
        if found := _first_fault(filled.flag(sheet.name, flag, row) for row in rows):
            yield _problem(flag.where, "the flag", f"it shows {found.value} with the samples")
        elif as_truth(empty.flag(sheet.name, flag, 0)) is not False:
            yield _problem(flag.where, "the flag", "it marks unused rows", 'begin with AND([Column]<>"",…)')


def _first_fault(values: Iterator[Value]) -> Fault | None:
    return next((value for value in values if isinstance(value, Fault)), None)
