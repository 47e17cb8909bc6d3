"""The kit's own spreadsheets come out filled with a visitor's offices, their formulas alive, for however many offices."""

from __future__ import annotations

import base64
import datetime
import io

import openpyxl
import pytest

from kitbuilder.renderers import FORMATS

FILLED = """
import { contentOf, escapeXml, readZip, rewrite, writeZip } from "WEB/fill/fill.js";
import { fillTable } from "WEB/offices/paper_table.js";
const run = ({ file, tables }) => {
  const tools = { contentOf, escapeXml, rewrite };
  const fill = (entries, [name, rows]) => fillTable(entries, name, rows, tools);
  return base64(writeZip(Object.entries(tables).reduce(fill, readZip(bytes(file)))));
};
"""
HEAD = 9  # the row that names the columns of the target list


@pytest.fixture(scope="module")
def filled(in_node, real):
    """A tracker, by its slug, with these tables filled; read by openpyxl."""

    def fill(slug, tables):
        file = base64.b64encode(FORMATS["spreadsheet"].render(real.template(slug), real)).decode()
        return openpyxl.load_workbook(io.BytesIO(base64.b64decode(in_node(FILLED, {"file": file, "tables": tables}))))

    return fill


@pytest.mark.parametrize("count", [3, 80])
def test_the_target_list_holds_every_office_and_works_them_out(filled, count):
    rows = [
        {"Source code": f"OFF-{number}", "provider_practice": f"Łódź & <{number}>", "Next date": "2026-12-11", "Miles away": "3"}
        for number in range(count)
    ]
    book = filled("referral-source-target-list", {"Offices": rows})
    sheet = book["Offices"]
    [table] = sheet.tables.values()
    last = max(63, HEAD + count)
    assert table.ref == f"A9:Y{last}"
    place = {cell.value: cell.column for cell in sheet[HEAD]}
    for number in range(count):
        cells = {name: sheet.cell(HEAD + 1 + number, column) for name, column in place.items()}
        assert cells["provider_practice"].value == f"Łódź & <{number}>"
        assert cells["Next date"].value == datetime.datetime(2026, 12, 11)  # noqa: DTZ001  # openpyxl's
        assert cells["Miles away"].value == 3
        assert f"$E{HEAD + 1 + number}" in cells["Fit score"].value
        assert f"$X${last + 1}" in cells["Share of referrals"].value
    assert "FICT" not in str([cell.value for row in sheet.iter_rows(min_row=HEAD) for cell in row])
    assert f"COUNTA($A${last + 2}:" in sheet["A8"].value  # a warning of rows that are not counted
    assert str(book.defined_names["Offices_rows"].value).endswith(f"$Y${last}")
    assert {str(area.sqref) for area in sheet.conditional_formatting} >= {f"A9:Y{last + 1}"}


def test_the_log_and_its_sources_are_filled_together(filled):
    log = [{"Date": "2026-11-27", "Source code": "OFF-01", "Channel": "Visit", "I promised": "A page", "Kept": "Not yet"}] * 130
    tables = {"Sources": [{"Source code": "OFF-01", "List": "B", "Last contact": "2026-11-27"}], "Calendar": [], "Log": log}
    book = filled("ninety-day-touchpoint-calendar", tables)
    values = [[cell.value for cell in row] for row in book["Log"].iter_rows()]
    assert sum("Visit" in row for row in values) == 130
    cells = [str(cell.value) for row in book["Sources"].iter_rows() for cell in row]
    formulas = [value for value in cells if "COUNTIFS('Log'!" in value]
    assert formulas
    head = next(number for number, row in enumerate(values, 1) if "They said" in row)
    assert all(f"${head + 131}" in formula for formula in formulas)
