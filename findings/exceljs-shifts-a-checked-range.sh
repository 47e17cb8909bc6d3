#!/usr/bin/env bash
# Read a sheet with exceljs, write it again: a rule for rows 2 to 40 becomes two, and from row 10 on it checks eight rows too high.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
with_python XlsxWriter==3.3.1 openpyxl==3.1.5
with_node exceljs@4.4.0
cat >blank.py <<'PY'
import xlsxwriter

with xlsxwriter.Workbook("log.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Planned", "Done"])
    sheet.data_validation("B2:B40", {"validate": "custom", "value": "=B2<=A2"})
PY
cat >run.mjs <<'JS'
import exceljs from "exceljs";

const book = new exceljs.Workbook();
await book.xlsx.readFile("log.xlsx");
await book.xlsx.writeFile("again.xlsx");
JS
cat >check.py <<'PY'
import sys

import openpyxl


def rules(path):
    return sorted((str(rule.sqref), rule.formula1) for rule in openpyxl.load_workbook(path).active.data_validations.dataValidation)


before, after = rules("log.xlsx"), rules("again.xlsx")
print("exceljs 4.4.0; written by XlsxWriter 3.3.1, looked at with openpyxl 3.1.5")
print(f"expected: what was read, {before}")
print(f"seen: {after}; the formula belongs to a range's first cell, so B10 now asks about row 2, and the ranges overlap")
sys.exit(after != [("B10:B40", "B2<=A2"), ("B2:B40", "B2<=A2")])
PY
venv/bin/python blank.py
node run.mjs
venv/bin/python check.py
