#!/usr/bin/env bash
# A hidden field is neither shown nor printed. Flattened by pdf-lib or pypdf, its words stand on the page.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
with_python pypdf==7.1.1 pikepdf==10.18.0 PyMuPDF==2.0
with_node pdf-lib@1.17.1
cat >blank.py <<'PY'
import pikepdf
from pikepdf import Array, Dictionary, Name, String

pdf = pikepdf.new()
page = pdf.add_blank_page(page_size=(300, 200))
shown, hidden = (
    pdf.make_indirect(Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, F=flag, Rect=[20, y, 200, y + 20], FT=Name.Tx, T=String(name),
        V=String(words), DA=String("/Helv 10 Tf 0 g"),
    ))
    for name, words, flag, y in (("total", "4 visits", 4, 100), ("step", "interim 3", 2, 60))
)
page.obj.Annots = Array([shown, hidden])
font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
pdf.Root.AcroForm = Dictionary(Fields=Array([shown, hidden]), DR=Dictionary(Font=Dictionary(Helv=font)))
pdf.save("form.pdf")
PY
cat >run.mjs <<'JS'
import { readFileSync, writeFileSync } from "node:fs";
import { PDFDocument } from "pdf-lib";

const document = await PDFDocument.load(readFileSync("form.pdf"));
const form = document.getForm();
form.updateFieldAppearances();
form.flatten();
writeFileSync("pdf-lib.pdf", await document.save());
JS
cat >check.py <<'PY'
import json
import pathlib
import sys

import pymupdf
import pypdf

writer = pypdf.PdfWriter(clone_from="form.pdf")
values = {name: field["/V"] for name, field in writer.get_fields().items()}
writer.update_page_form_field_values(writer.pages[0], values, auto_regenerate=False, flatten=True)
writer.remove_annotations(subtypes="/Widget")
writer.write("pypdf.pdf")
document = pymupdf.open("form.pdf")
document.bake()
document.save("pymupdf.pdf")

seen = {name: pymupdf.open(f"{name}.pdf")[0].get_text().split("\n")[:-1] for name in ("pdf-lib", "pypdf", "pymupdf")}
version = json.loads(pathlib.Path("node_modules/pdf-lib/package.json").read_text())["version"]
print(f"pdf-lib {version}, pypdf {pypdf.__version__}; PyMuPDF {pymupdf.__version__} for comparison")
print("expected: the page says '4 visits' alone; the other field is marked hidden")
print(f"seen: {seen}")
there = {name: "interim 3" in words for name, words in seen.items()}
sys.exit(there != {"pdf-lib": True, "pypdf": True, "pymupdf": False})
PY
venv/bin/python blank.py
node run.mjs
venv/bin/python check.py
