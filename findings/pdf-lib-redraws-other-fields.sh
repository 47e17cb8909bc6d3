#!/usr/bin/env bash
# Filling one field changes how another one looks, which nobody touched, when one of that one's places has no look yet.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
with_node pdf-lib@1.17.1
with_python pikepdf==10.18.0
cat >make.py <<'PY'
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

pdf = Pdf.new()
pdf.add_blank_page(page_size=(300, 200))
font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
fonts, typed = Dictionary(Font=Dictionary(Helv=font)), String("/Helv 12 Tf 0 g")


def place(bottom, line):
    widget = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array([20, bottom, 120, bottom + 20]), F=4, DA=typed)
    if line:  # a line to write on, as many paper forms draw it
        look = Stream(pdf, b"/Tx BMC EMC q 1 w 0 1 m 100 1 l S Q")
        look.Type, look.Subtype, look.BBox, look.Resources = Name.XObject, Name.Form, Array([0, 0, 100, 20]), fonts
        widget.AP = Dictionary(N=pdf.make_indirect(look))
    return pdf.make_indirect(widget)


def field(name, *places):
    made = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String(name), DA=typed, Kids=Array(places)))
    for one in places:
        one.Parent = made
    return made


fields = [field("name", place(150, True)), field("phone", place(110, True), place(70, False)), field("fax", place(30, True))]
pdf.pages[0].obj.Annots = Array([one for each in fields for one in each.Kids])
pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array(fields), DR=fonts, DA=typed))
pdf.save("blank.pdf")
PY
venv/bin/python make.py
cat >run.mjs <<'JS'
import { readFileSync, writeFileSync } from "node:fs";
import { PDFDocument } from "pdf-lib";

const filled = await PDFDocument.load(readFileSync("blank.pdf"));
filled.getForm().getTextField("name").setText("Ada");
writeFileSync("filled.pdf", await filled.save());
console.log(`pdf-lib ${JSON.parse(readFileSync("node_modules/pdf-lib/package.json")).version}`);
JS
node run.mjs
cat >look.py <<'PY'
import sys

from pikepdf import Pdf

with Pdf.open("filled.pdf") as pdf:
    looks = [(str(one.Parent.T), b"100 1 l S" in one.AP.N.read_bytes()) for one in pdf.pages[0].obj.Annots if "/AP" in one]
kept = {name: dict(looks[::-1])[name] for name in ("phone", "fax")}
print("expected: only the field that was filled looks different; phone and fax keep their lines")
print("seen: " + ", ".join(f"{name} {'keeps' if line else 'has lost'} its line" for name, line in kept.items()))
sys.exit(0 if kept == {"phone": False, "fax": True} else 1)
PY
venv/bin/python look.py
