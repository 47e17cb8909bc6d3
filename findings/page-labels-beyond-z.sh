#!/usr/bin/env bash
# PDF pages lettered a, b, c ... go on with aa, bb, cc. Three libraries say ab, ac; and PyMuPDF garbles a prefix in other letters.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
with_python pikepdf==10.18.0 PyMuPDF==2.0 pdfminer.six==20260107 pypdf==7.1.1 pypdfium2==5.15.2
venv/bin/python - <<'PY'
import itertools
import sys

import pikepdf
import pymupdf
import pypdf
import pypdfium2
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pikepdf import Array, Dictionary, Name, String

pdf = pikepdf.new()
for _ in range(29):
    pdf.add_blank_page(page_size=(100, 100))
pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.a), 28, Dictionary(S=Name.D, P=String("Łódź "))]))
pdf.save("labels.pdf")

places = (26, 27, 28)
with open("labels.pdf", "rb") as file:
    mined = list(itertools.islice(PDFDocument(PDFParser(file)).get_page_labels(), 29))
opened, kept, other = pymupdf.open("labels.pdf"), pikepdf.open("labels.pdf"), pypdfium2.PdfDocument("labels.pdf")
read = pypdf.PdfReader("labels.pdf").page_labels
seen = {
    "pikepdf": [kept.pages[place].label for place in places],
    "pdfminer.six": [mined[place] for place in places],
    "PyMuPDF": [opened[place].get_label() for place in places],
    "pypdf": [read[place] for place in places],
    "pypdfium2": [other.get_page_label(place) for place in places],
}
right = ["aa", "bb", "Łódź 1"]
print(f"pikepdf {pikepdf.__version__}, PyMuPDF {pymupdf.__version__}, pdfminer.six 20260107; pypdf {pypdf.__version__}, pypdfium2 5.15.2")
print(f"expected, pages 27 to 29: {right}")
for name, labels in seen.items():
    print(f"seen by {name}: {labels}")
wrong = [name for name, labels in seen.items() if labels[1] == "ab"]
still = wrong == ["pikepdf", "pdfminer.six", "PyMuPDF"] and seen["PyMuPDF"][2] != right[2] == seen["pypdf"][2]
sys.exit(not still)
PY
