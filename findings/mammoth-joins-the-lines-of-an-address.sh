#!/usr/bin/env bash
# A line break within a Word paragraph, as in an address, is nothing at all in mammoth's raw text: the lines are run together.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
with_python python-docx==1.2.0 mammoth==1.13.0 docx2txt==0.9
with_node mammoth@1.13.0
cat >run.py <<'PY'
import subprocess
import sys

import docx
import docx2txt
import mammoth

letter = docx.Document()
letter.add_paragraph("Harbor Clinic\n12 Harbor Street\nPortland")
letter.save("letter.docx")
with open("letter.docx", "rb") as file:
    in_python = mammoth.extract_raw_text(file).value.strip()
with open("letter.docx", "rb") as file:
    as_page = mammoth.convert_to_html(file).value
in_node = subprocess.run(["node", "run.mjs"], capture_output=True, text=True, check=True).stdout.strip()
compared = docx2txt.process("letter.docx").strip()
print("mammoth 1.13.0 (PyPI and npm); docx2txt 0.9 for comparison")
print("expected: three lines, or at least blanks between them; the same file as HTML has both <br />")
print(f"seen: PyPI {in_python!r}, npm {in_node!r}; docx2txt {compared!r}; HTML {as_page}")
glued = "Harbor Clinic12 Harbor StreetPortland"
sys.exit(not (in_python == in_node == glued and as_page.count("<br />") == 2 and compared.count("\n") == 2))
PY
cat >run.mjs <<'JS'
import mammoth from "mammoth";

console.log((await mammoth.extractRawText({ path: "letter.docx" })).value);
JS
venv/bin/python run.py
