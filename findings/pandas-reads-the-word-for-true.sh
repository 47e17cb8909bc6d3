#!/usr/bin/env bash
# An OpenDocument sheet stores true as a value and shows it as a word. pandas reads the word: a German or Spanish "true" becomes False.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
with_python pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1
venv/bin/python - <<'PY'
import sys

import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

sheet, table = OpenDocumentSpreadsheet(), Table(name="visits")
sheet.spreadsheet.addElement(table)
for kind, word in (("string", "attended"), ("boolean", "TRUE"), ("boolean", "WAHR"), ("boolean", "VERDADERO"), ("boolean", "\u2713")):
    row, cell = TableRow(), TableCell(valuetype=kind, **({"booleanvalue": "true"} if kind == "boolean" else {}))
    cell.addElement(P(text=word))
    row.addElement(cell)
    table.addElement(row)
sheet.save("visits.ods")
seen = {engine: pandas.read_excel("visits.ods", engine=engine)["attended"].tolist() for engine in ("odf", "calamine")}
print(f"pandas {pandas.__version__} with odfpy 1.4.1; with python-calamine 0.9.1 for comparison")
print("expected: [True, True, True, True], as office:boolean-value says in each cell, whatever is shown")
print(f"seen: {seen}")
sys.exit(seen != {"odf": [True, False, False, False], "calamine": [True, True, True, True]})
PY
