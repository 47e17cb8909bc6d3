#!/usr/bin/env bash
# In Word a content control can hold a whole paragraph, cell or row. officeparser leaves all of that out and says nothing.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
with_python python-docx==1.2.0 mammoth==1.13.0
with_node officeparser@7.8.0
cat >blank.py <<'PY'
import copy

import docx
import mammoth
from docx.oxml import OxmlElement


def controlled(element):
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    control.append(OxmlElement("w:sdtPr"))
    element.addprevious(control)
    control.append(content)
    content.append(element)


form = docx.Document()
form.add_paragraph("plain paragraph")
controlled(form.add_paragraph("controlled paragraph")._p)
table = form.add_table(2, 2)
for cell, words in zip(table._cells, ("plain cell", "controlled cell", "controlled row", "of two cells"), strict=True):
    cell.text = words
controlled(table._cells[1]._tc)
controlled(table._tbl.tr_lst[1])
form.save("form.docx")
with open("form.docx", "rb") as file:
    print(" / ".join(mammoth.extract_raw_text(file).value.split("\n\n")).strip(" /"))
PY
cat >run.mjs <<'JS'
import { readFileSync } from "node:fs";
import { parseOffice } from "officeparser";

const read = await parseOffice("form.docx");
const words = (typeof read === "string" ? read : read.toText()).trim().split(/\s*\n\s*/u).join(" / ");
const compared = readFileSync("mammoth.txt", "utf8").trim();
console.log("officeparser 7.8.0; mammoth 1.13.0 for comparison");
console.log("expected: six pieces of text, four of them inside content controls");
console.log(`seen: officeparser '${words}'; mammoth '${compared}'`);
process.exit(!words.includes("controlled") && compared.split("controlled").length === 4 ? 0 : 1);
JS
venv/bin/python blank.py >mammoth.txt
node run.mjs
