"""Read a `sheet` block, YAML in a template, as a `Sheet`; every fault in it is noted with its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kitbuilder.formula import all_flags
from kitbuilder.model.problem import Code, KitError
from kitbuilder.model.sheet import (
    MARK_COLUMN,
    NUMBERS,
    Chart,
    Column,
    ColumnType,
    Flag,
    Line,
    Sheet,
)
from kitbuilder.readers.mapping_reader import MappingReader
from kitbuilder.readers.markdown.reading import curly
from kitbuilder.readers.sheet_samples import read_samples
from kitbuilder.readers.yaml_nodes import compose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitbuilder.model.problem import Location, Problem

BAD_IN_NAME = re.compile(r"[\[\]:*?/\\@\n]")  # what a tab or a table heading of a spreadsheet cannot hold
LONGEST_NAME = 31
RESERVED_NAMES = ("history", "how to use")
MOST_ROWS = 2000
LONGEST_CHOICES = 255  # what a spreadsheet takes as a list written into the rule itself
LONGEST_HELP = 255
MARKS = ("good", "warning")
CHART_KINDS = ("column", "bar", "line")
WIDTHS = {ColumnType.DATE: 12, ColumnType.WHOLE: 9, ColumnType.NUMBER: 9, ColumnType.PERCENT: 9, ColumnType.MONEY: 11}
TEXT_WIDTH = 18
CHART_ROWS = 12


def read_sheet(text: str, where: Location, problems: list[Problem]) -> Sheet | None:
    """Read the YAML that begins at `where` as a sheet; None, and the problems noted, when it is no sheet at all.

    Formulas are taken as text: `kitbuilder.formula.check_sheets` looks into them once all sheets are read.
    """
    try:
        root = compose(text, where.path, where.line)
    except KitError as error:
        problems.extend(error.problems)
        return None
    before = len(problems)
    sheet = _sheet(MappingReader(root, "the sheet", problems))
    return sheet if len(problems) == before else None


def _sheet(keys: MappingReader) -> Sheet:
    name = keys.text("name")
    _check_tab(name, keys)
    about = curly(keys.words("about"))
    rows = keys.whole("rows")
    if rows > MOST_ROWS:
        keys.fault(Code.BAD_SHEET, f"{rows} rows are more than a tracker needs", f"at most {MOST_ROWS}", keys.place("rows"))
    columns = tuple(_column(MappingReader(node, "the column", keys.problems)) for node in keys.items("columns"))
    samples = read_samples(keys, columns)
    flags = tuple(_flag(MappingReader(node, "the flag", keys.problems)) for node in keys.items("flags", needed=False))
    lines = tuple(_line(MappingReader(node, "the line", keys.problems)) for node in keys.items("lines", needed=False))
    chart_node = keys.node("chart", needed=False)
    chart = _chart(MappingReader(chart_node, "the chart", keys.problems), columns) if chart_node else None
    keys.finish()
    if len(samples) > rows:
        keys.fault(Code.BAD_SHEET, f"{len(samples)} samples do not fit in {rows} rows", where=keys.place("samples"))
    sheet = Sheet(name, about, rows, columns, samples, flags, lines, chart, keys.where)
    _check_columns(keys, columns, marked=bool(all_flags(sheet)))
    return sheet


def _column(keys: MappingReader) -> Column:
    name = keys.words("name")
    keys.what = f'the column "{name}"'
    kind = _type(keys)
    values = _values(keys, kind)
    formula = _formula(keys, "formula") if keys.node("formula", needed=False) else ""
    width = keys.whole("width", _usual_width(name, kind, values))
    hint = curly(keys.words("help", ""))
    on_paper = keys.flag("paper", default=True)
    folded = keys.flag("folded")
    keys.finish()
    if found := BAD_IN_NAME.search(name):
        keys.fault(Code.BAD_SHEET, f'{keys.what} cannot hold "{found[0]}" in its name', where=keys.place("name"))
    if formula and values:
        keys.fault(Code.BAD_SHEET, f"{keys.what} is worked out by a formula and cannot offer values", where=keys.place("values"))
    where = keys.place("formula" if formula else "values" if values else "name")
    column = Column(name, kind, width, hint, values, formula, on_paper, where, folded)
    if len(column.full_help) > LONGEST_HELP:
        keys.fault(Code.BAD_SHEET, f"{keys.what}: help is longer than {LONGEST_HELP} characters", where=keys.place("help"))
    return column


def _values(keys: MappingReader, kind: ColumnType) -> tuple[str, ...]:
    if kind is not ColumnType.LIST:
        if keys.node("values", needed=False) and keys.text("type", ColumnType.TEXT) == kind:
            message = f"{keys.what} offers values, but its type is {kind}"
            keys.fault(Code.BAD_SHEET, message, "type: list", keys.place("values"))
        return ()
    values = _choices(keys)
    inside = ",".join(values)
    if len(values) > 1 and len(inside) > LONGEST_CHOICES:
        hint = "keep them in another sheet's column, and write Sheet[Column]"
        message = f"{keys.what}: its values are longer than {LONGEST_CHOICES} characters together"
        keys.fault(Code.BAD_SHEET, message, hint, keys.place("values"))
    for value in values:
        if "," in value:
            keys.fault(Code.BAD_SHEET, f'{keys.what}: a comma would split the value "{value}"', where=keys.place("values"))
    return values


def _choices(keys: MappingReader) -> tuple[str, ...]:
    """Read the words under `values`; YAML takes a bare Yes or No for true or false, which nobody here means."""
    node = keys.node("values")
    if node is not None and isinstance(node.value, list) and any(isinstance(item.value, bool) for item in node.value):
        message = f"{keys.what}: Yes and No need quotes among its values"
        keys.fault(Code.BAD_SHEET, message, '["Yes", "No"]', keys.place("values"))
        return ()
    return keys.texts("values", needed=True)


def _usual_width(name: str, kind: ColumnType, values: Sequence[str]) -> int:
    """Say how wide a column is that nobody gave a width: as its kind needs, its choices, and the longest word of its heading."""
    longest_word = max((len(word) for word in name.split()), default=0) + 3
    longest_value = max((len(value) for value in values), default=0) + 3
    return max(longest_word, WIDTHS.get(kind, min(longest_value, 30) if values else TEXT_WIDTH))


def _flag(keys: MappingReader) -> Flag:
    when = _formula(keys, "when")
    mark = keys.one_of("mark", MARKS, Code.BAD_SHEET)
    label = keys.words("label", "")
    keys.finish()
    return Flag(when, mark, keys.place("when"), label)


def _line(keys: MappingReader) -> Line:
    label = keys.words("label")
    keys.what = f'the line "{label}"'
    line = Line(label, _formula(keys, "formula"), _type(keys), keys.place("formula"))
    keys.finish()
    return line


def _chart(keys: MappingReader, columns: Sequence[Column]) -> Chart:
    title = keys.words("title")
    kind = keys.one_of("kind", CHART_KINDS, Code.BAD_SHEET)
    names = [column.name for column in columns]
    labels = keys.one_of("labels", names, Code.BAD_SHEET)
    values = keys.some_of("values", names, Code.BAD_SHEET)
    shown = keys.whole("rows", CHART_ROWS)
    keys.finish()
    for column in columns:
        if column.name in values:
            _check_drawn(keys, kind, column)
    return Chart(title, kind, labels, values, shown)


def _check_drawn(keys: MappingReader, kind: str, column: Column) -> None:
    if column.type not in NUMBERS:
        message = f'the chart cannot draw the column "{column.name}", a {column.type}'
        keys.fault(Code.BAD_SHEET, message, where=keys.place("values"))
    if column.formula and kind == "line":
        message = f'a line over "{column.name}", which is worked out, falls to 0 in unused rows'
        keys.fault(Code.BAD_SHEET, message, "kind: column", keys.place("kind"))


def _type(keys: MappingReader) -> ColumnType:
    word = keys.text("type", ColumnType.TEXT)
    known = [kind.value for kind in ColumnType]
    keys.check_known("type", word, known, Code.UNKNOWN_TYPE, keys.place("type"))
    return ColumnType(word) if word in known else ColumnType.TEXT


def _formula(keys: MappingReader, key: str) -> str:
    formula = keys.text(key)
    if formula and not formula.startswith("="):
        keys.fault(Code.BAD_FORMULA, f'{keys.what}: a formula begins with "=", not with "{formula[:20]}"', where=keys.place(key))
    return formula


def _check_tab(name: str, keys: MappingReader) -> None:
    where = keys.place("name")
    if len(name) > LONGEST_NAME:
        keys.fault(Code.BAD_SHEET, f'the sheet\'s name "{name}" is longer than {LONGEST_NAME} characters', where=where)
    if (found := BAD_IN_NAME.search(name)) or (found := re.search(r"^'|'$", name)):
        keys.fault(Code.BAD_SHEET, f'the sheet\'s name "{name}" cannot hold "{found[0]}"', where=where)
    if name.lower() in RESERVED_NAMES:
        keys.fault(Code.BAD_SHEET, f'a sheet cannot be called "{name}"', where=where)


def _check_columns(keys: MappingReader, columns: Sequence[Column], *, marked: bool) -> None:
    seen = {MARK_COLUMN.lower()} if marked else set()
    if not columns:
        keys.fault(Code.BAD_SHEET, "a sheet needs at least one column", where=keys.place("columns"))
    for column in columns:
        if column.name.lower() in seen:
            keys.fault(Code.BAD_SHEET, f'two columns are called "{column.name}"', where=column.where)
        seen.add(column.name.lower())
