#!/usr/bin/env bash
# A drop-down can store a code and show words. Filled by pypdf or PyMuPDF, the code is what paper shows.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
with_python pypdf==7.1.1 pikepdf==10.18.0 PyMuPDF==2.0
venv/bin/python - <<'PY'
import re
import sys

import pikepdf
import pymupdf
import pypdf
from pikepdf import Array, Dictionary, Name, String

pdf = pikepdf.new()
page = pdf.add_blank_page(page_size=(300, 200))
side = pdf.make_indirect(Dictionary(
    Type=Name.Annot, Subtype=Name.Widget, F=4, Rect=[20, 100, 200, 120], FT=Name.Ch, Ff=1 << 17, T=String("side"),
    Opt=Array([Array([String("17"), String("Left knee")]), Array([String("18"), String("Right knee")])]),
    DA=String("/Helv 10 Tf 0 g"),
))
page.obj.Annots = Array([side])
font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
pdf.Root.AcroForm = Dictionary(Fields=Array([side]), DR=Dictionary(Font=Dictionary(Helv=font)))
pdf.save("blank.pdf")


def drawn(path):
    with pikepdf.open(path) as filled:
        stream = filled.pages[0].obj.Annots[0].AP.N.read_bytes()
    return b"".join(re.findall(rb"\(([^()]*)\)\s*Tj", stream)).decode()


writer = pypdf.PdfWriter(clone_from="blank.pdf")
writer.update_page_form_field_values(writer.pages[0], {"side": "18"}, auto_regenerate=False)
writer.write("pypdf.pdf")

document = pymupdf.open("blank.pdf")
for widget in document[0].widgets():
    choices = widget.choice_values
    widget.field_value = "18"
    widget.update()
document.save("pymupdf.pdf")

seen = {"pypdf": drawn("pypdf.pdf"), "PyMuPDF": drawn("pymupdf.pdf")}
print(f"pypdf {pypdf.__version__}, PyMuPDF {pymupdf.__version__} (which knows the pairs: {choices})")
print("expected: value 18 is stored, 'Right knee' is drawn, as a viewer draws it")
print(f"seen drawn: {seen}")
sys.exit(set(seen.values()) != {"18"})
PY
