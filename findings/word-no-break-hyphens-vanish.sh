#!/usr/bin/env bash
# Word writes the no-break hyphen (Ctrl+Shift+-) as an element of its own. Three readers drop it: a phone number loses its hyphens.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
with_python docx2python==3.7.1 docx2txt==0.9 python-docx==1.2.0 mammoth==1.13.0
with_node officeparser@7.8.0
cat >run.py <<'PY'
import subprocess
import sys

import docx
import docx2txt
import mammoth
from docx.oxml import OxmlElement
from docx2python import docx2python

letter = docx.Document()
run = letter.add_paragraph().add_run("Call 207")
for part in ("555", "0142"):
    run._r.append(OxmlElement("w:noBreakHyphen"))
    text = OxmlElement("w:t")
    text.text = part
    run._r.append(text)
letter.save("letter.docx")

with open("letter.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value.strip()
seen = {
    "docx2python": docx2python("letter.docx").text.strip(),
    "docx2txt": docx2txt.process("letter.docx").strip(),
    "officeparser": subprocess.run(["node", "run.mjs"], capture_output=True, text=True, check=True).stdout.strip(),
    "python-docx": docx.Document("letter.docx").paragraphs[0].text,
    "mammoth": by_mammoth,
}
print("docx2python 3.7.1, docx2txt 0.9, officeparser 7.8.0; for comparison python-docx 1.2.0, mammoth 1.13.0")
print("expected: some hyphen between the groups, 'Call 207-555-0142'")
print(f"seen: {seen}")
lost = [name for name, words in seen.items() if words == "Call 2075550142"]
sys.exit(lost != ["docx2python", "docx2txt", "officeparser"])
PY
cat >run.mjs <<'JS'
import { parseOffice } from "officeparser";

const read = await parseOffice("letter.docx");
console.log(typeof read === "string" ? read : read.toText());
JS
venv/bin/python run.py
