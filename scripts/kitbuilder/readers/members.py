"""Read an institute's list of members: a CSV file whose columns are fields. A line with a fault is left out, and told."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from kitbuilder.model.logo import spoken
from kitbuilder.model.member import Member, name_of, told_apart
from kitbuilder.model.names import personal_name
from kitbuilder.model.problem import Code, KitError, Location, Problem, did_you_mean
from kitbuilder.readers.details import checked_value
from kitbuilder.readers.files import read_text
from kitbuilder.readers.logo import UnusableLogoError, read_logo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from kitbuilder.model.field import Field
    from kitbuilder.model.logo import Logo

FILE = "file"  # the column that names each member's file; a list can do without it, and without the next
LOGO = "logo"  # the column that names each member's picture, by its path from the list's folder
DELIMITERS = ",;\t"  # what spreadsheet programs write between cells, by the country


def read_members(file: Path, fields: Mapping[str, Field], printable: frozenset[str]) -> tuple[list[Member], list[Problem]]:
    """Read the members, and what is wrong with the lines that are left out; `printable` is what paper can show.

    Raises KitError where no line can be read: the file is no such list, or a column is no field of a member's own.
    """
    problems: list[Problem] = []
    text = read_text(file, str(file), problems)
    if text is None:
        raise KitError(problems)
    lines = list(_lines(text, str(file)))
    (_, head), *rows = lines
    columns = [cell.strip() for cell in head]
    problems.extend(_wrong_columns(columns, Location(str(file)), fields))
    if problems:
        raise KitError(problems)
    members: list[Member] = []
    for line, cells in rows:
        wrong = list(_wrong_cells(columns, cells))
        values, more = _values(columns, cells, fields, printable)
        where = Location(str(file), line)
        if not wrong and not more and not values:
            more = ["this line has no detail of a member"]
        logo = None if wrong else _logo(columns, cells, file.parent, values, more)
        problems.extend(Problem(where, Code.BAD_DETAIL, message) for message in wrong or more)
        if not wrong and not more:
            members.append(Member(line, personal_name(_cell(FILE, columns, cells)) or name_of(values, fields), values, logo))
    return told_apart(members), problems


def _lines(text: str, path: str) -> Iterator[tuple[int, list[str]]]:
    """Read the lines that are not empty, each with the number it begins at. Raises KitError where quotes are not closed."""
    opening = text.partition("\n")[0]
    reader = csv.reader(text.splitlines(keepends=True), delimiter=max(DELIMITERS, key=opening.count), strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise KitError(
            [Problem(Location(path, begins), Code.BAD_DETAIL, f"the list cannot be read from here on: {error}")]
        ) from None


def _wrong_columns(columns: Sequence[str], where: Location, fields: Mapping[str, Field]) -> Iterator[Problem]:
    own = [name for name, field in fields.items() if field.group.is_kept]
    for place, column in enumerate(columns):
        if column in columns[:place]:
            yield Problem(where, Code.BAD_DETAIL, f'the column "{column}" stands here a second time')
        elif column in fields and column not in own:
            message = f'"{column}" belongs to an office or a client, and stays blank in a member\'s kit'
            yield Problem(where, Code.UNKNOWN_DETAIL, message, "leave the column out")
        elif column not in (*own, FILE, LOGO):
            message = f'no field is called "{column}"' if column else f"column {place + 1} has no name"
            yield Problem(where, Code.UNKNOWN_DETAIL, message, did_you_mean(column.lower(), (*own, FILE, LOGO)))
    if not set(own).intersection(columns):
        yield Problem(where, Code.BAD_DETAIL, "no column is a field of a member's own", "kit fields lists them")


def _wrong_cells(columns: Sequence[str], cells: Sequence[str]) -> Iterator[str]:
    if len(cells) > len(columns):
        yield f"this line has {len(cells)} cells, and the list {len(columns)} columns; a value with a comma stands in quotes"


def _values(
    columns: Sequence[str], cells: Sequence[str], fields: Mapping[str, Field], printable: frozenset[str]
) -> tuple[dict[str, str], list[str]]:
    values: dict[str, str] = {}
    wrong: list[str] = []
    for column, cell in zip(columns, cells, strict=False):  # a line may end early: what is not there is blank
        if column not in fields:
            continue
        value, message = checked_value(fields[column], cell, printable)
        if message:
            wrong.append(message)
        elif value:
            values[column] = value
    return values, wrong


def _logo(columns: Sequence[str], cells: Sequence[str], folder: Path, values: Mapping[str, str], wrong: list[str]) -> Logo | None:
    """Read the picture that a line names; add what is wrong with it."""
    entry = _cell(LOGO, columns, cells)
    try:
        return read_logo(entry, folder, spoken(values)) if entry else None
    except UnusableLogoError as error:
        wrong.append(f"the logo {error}" + (f" ({error.hint})" if error.hint else ""))
        return None


def _cell(column: str, columns: Sequence[str], cells: Sequence[str]) -> str:
    return dict(zip(columns, cells, strict=False)).get(column, "").strip()
