#!/usr/bin/env bash
# A PDF field may take its type from the group it stands in. pypdf lists such a field, yet fills nothing in and says nothing.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
with_python pypdf==7.1.1 pikepdf==10.18.0
venv/bin/python - <<'PY'
import sys

import pikepdf
import pypdf
from pikepdf import Array, Dictionary, Name, String
from pikepdf.form import Form

pdf = pikepdf.new()
page = pdf.add_blank_page(page_size=(300, 200))
group = pdf.make_indirect(Dictionary(T=String("client"), FT=Name.Tx))
kid = pdf.make_indirect(Dictionary(
    Type=Name.Annot, Subtype=Name.Widget, F=4, Rect=[20, 100, 200, 120], T=String("name"), Parent=group,
    DA=String("/Helv 10 Tf 0 g"),
))
group.Kids = Array([kid])
page.obj.Annots = Array([kid])
font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
pdf.Root.AcroForm = Dictionary(Fields=Array([group]), DR=Dictionary(Font=Dictionary(Helv=font)))
pdf.save("blank.pdf")

listed = "client.name" in pypdf.PdfReader("blank.pdf").get_fields()
writer = pypdf.PdfWriter(clone_from="blank.pdf")
writer.update_page_form_field_values(writer.pages[0], {"client.name": "Ada"}, auto_regenerate=False)
writer.write("filled.pdf")
by_pypdf = pypdf.PdfReader("filled.pdf").get_fields()["client.name"].get("/V")

with pikepdf.open("blank.pdf") as other:
    Form(other)["client.name"].value = "Ada"
    other.save("other.pdf")
by_pikepdf = pypdf.PdfReader("other.pdf").get_fields()["client.name"].get("/V")

print(f"pypdf {pypdf.__version__}; pikepdf {pikepdf.__version__} for comparison")
print("expected: the field client.name, which get_fields() lists, holds 'Ada' after filling (the type is inheritable)")
print(f"seen: listed {listed}; filled by pypdf: {by_pypdf!r}; filled by pikepdf: {by_pikepdf!r}; no error")
sys.exit(not (listed and by_pypdf is None and by_pikepdf == "Ada"))
PY
