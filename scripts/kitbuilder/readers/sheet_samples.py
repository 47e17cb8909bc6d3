"""The made-up rows of a sheet become its samples, each cell of what its column holds; every fault is noted with its line."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code, did_you_mean
from kitbuilder.model.sheet import NUMBERS, SAMPLE_WORD, Cell, Column, ColumnType, sample_key
from kitbuilder.readers.mapping_reader import MappingReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitbuilder.model.problem import Problem
    from kitbuilder.readers.yaml_nodes import YamlNode


def read_samples(keys: MappingReader, columns: Sequence[Column]) -> tuple[tuple[Cell, ...], ...]:
    """Turn what stands under `samples` into rows of cells, in the order of the columns."""
    samples = tuple(_sample(node, columns, keys.problems) for node in keys.items("samples", needed=False))
    if samples and not sample_key(columns, samples):
        message = f"in no column do all samples begin with {SAMPLE_WORD}, by which people and formulas know what is made up"
        keys.fault(Code.BAD_SHEET, message, f"give each a code such as {SAMPLE_WORD}-01", keys.place("samples"))
    return samples


def _sample(node: YamlNode, columns: Sequence[Column], problems: list[Problem]) -> tuple[Cell, ...]:
    keys = MappingReader(node, "the sample", problems)
    given = dict(node.value) if isinstance(node.value, dict) else {}
    cells = tuple(_cell(keys, column, given.get(column.name)) for column in columns)
    names = [column.name for column in columns]
    for name in given:
        if name not in names:
            hint = did_you_mean(name, names)
            keys.fault(Code.BAD_SHEET, f'the sample fills "{name}", which is no column', hint, keys.place(name))
    return cells


def _cell(keys: MappingReader, column: Column, node: YamlNode | None) -> Cell:
    """One cell of a sample, or None with a problem noted when it is not what the column holds."""
    if node is None or node.value is None:
        return None
    value = node.value
    if column.formula:
        keys.fault(Code.BAD_SHEET, f'the sample fills "{column.name}", which a formula works out', where=node.where)
        return None
    if isinstance(value, (list, dict, bool)):
        hint = "put quotes around Yes and No" if isinstance(value, bool) else ""
        keys.fault(Code.BAD_SHEET, f'the sample\'s "{column.name}" has to be one text or number', hint, node.where)
        return None
    if fault := _misfit(column, value):
        keys.fault(Code.BAD_SHEET, f'the sample\'s "{column.name}" is "{value}", but has to be {fault}', where=node.where)
        return None
    return value if column.type in NUMBERS else str(value)


def _misfit(column: Column, value: str | float) -> str:
    """What the value should have been, or "" when it fits its column."""
    match column.type:
        case ColumnType.WHOLE if not isinstance(value, int):
            return "a whole number"
        case ColumnType.NUMBER | ColumnType.PERCENT | ColumnType.MONEY if isinstance(value, str):
            return "a number"
        case ColumnType.DATE if not _is_date(str(value)):
            return "a date such as 2026-03-02"
        case ColumnType.LIST if column.choices_from is None and str(value) not in column.values:
            return f"one of: {', '.join(column.values)}"
        case _:
            return ""


def _is_date(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
