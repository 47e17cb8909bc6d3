#!/usr/bin/env bash
# pyexcel-ods3 (through ezodf) saves a cell of two lines with text:line-break. python-calamine, and LibreOffice's own table program, drop it.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
with_python pyexcel-ods3==0.6.1 pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1
cat >run.py <<'PY'
import sys

import pandas
import pyexcel_ods3

pyexcel_ods3.save_data("places.ods", {"places": [["12 Harbor Street\nPortland"]]})
seen = {engine: pandas.read_excel("places.ods", engine=engine, header=None).iloc[0, 0] for engine in ("calamine", "odf")}
seen["pyexcel-ods3"] = pyexcel_ods3.get_data("places.ods")["places"][0][0]
print("written by pyexcel-ods3 0.6.1; read by python-calamine 0.9.1; by odfpy 1.4.1 for comparison")
print("expected: '12 Harbor Street\\nPortland', two lines")
print(f"seen: {seen}")
two_lines = "12 Harbor Street\nPortland"
sys.exit(seen != {"calamine": "12 Harbor StreetPortland", "odf": two_lines, "pyexcel-ods3": two_lines})
PY
result=0
venv/bin/python run.py || result=1
if command -v soffice >program.txt; then
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to csv places.ods >soffice.log 2>&1 || true
    echo "seen in $(soffice --version | cut -d' ' -f1,2), opened and saved as CSV: $(cat places.csv)"
fi
exit $result
