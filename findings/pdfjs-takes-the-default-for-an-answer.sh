#!/usr/bin/env bash
# A field nobody has filled in may have a default, meant for "reset". pdf.js reports it as the field's value; others report none.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
with_python pypdf==7.1.1 pikepdf==10.18.0 PyMuPDF==2.0
with_node pdfjs-dist@6.1.200 pdf-lib@1.17.1
cat >blank.py <<'PY'
import pikepdf
from pikepdf import Array, Dictionary, Name, String

pdf = pikepdf.new()
page = pdf.add_blank_page(page_size=(300, 200))
field = pdf.make_indirect(Dictionary(
    Type=Name.Annot, Subtype=Name.Widget, F=4, Rect=[20, 100, 200, 120], FT=Name.Tx, T=String("state"),
    DV=String("Maine"), DA=String("/Helv 10 Tf 0 g"),
))
page.obj.Annots = Array([field])
font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
pdf.Root.AcroForm = Dictionary(Fields=Array([field]), DR=Dictionary(Font=Dictionary(Helv=font)))
pdf.save("form.pdf")

import pymupdf
import pypdf

print("pypdf", repr(pypdf.PdfReader("form.pdf").get_fields()["state"].get("/V")))
print("PyMuPDF", repr(next(pymupdf.open("form.pdf")[0].widgets()).field_value))
PY
cat >run.mjs <<'JS'
import { readFileSync } from "node:fs";
import { PDFDocument } from "pdf-lib";
import { getDocument, version } from "pdfjs-dist/legacy/build/pdf.mjs";

const bytes = readFileSync("form.pdf");
const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
const value = (await document.getFieldObjects()).state[0].value;
const [annotation] = await (await document.getPage(1)).getAnnotations();
const lib = (await PDFDocument.load(bytes)).getForm().getTextField("state").getText();
const others = readFileSync("others.txt", "utf8").trim().split("\n").join(", ");

console.log(`pdf.js ${version}; for comparison pdf-lib 1.17.1, pypdf 7.1.1, PyMuPDF 2.0`);
console.log("expected: no value: nobody has typed anything");
console.log(`seen: pdf.js ${JSON.stringify(value)}, as annotation ${JSON.stringify(annotation.fieldValue)}; pdf-lib ${lib}, ${others}`);
const alone = lib === undefined && others === "pypdf None, PyMuPDF ''";
process.exit(value === "Maine" && annotation.fieldValue === "Maine" && alone ? 0 : 1);
JS
venv/bin/python blank.py >others.txt
node run.mjs 2>/dev/null
