#!/usr/bin/env bash
# A merge field may bring a text that is printed only where it has a value: MERGEFIELD Name \f ", ". docx-mailmerge and LibreOffice drop it.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
with_python python-docx==1.2.0 docx-mailmerge==0.5.0
cat >write.py <<'PY'
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def run(paragraph, kind, words="", **attributes):
    element = OxmlElement(kind)
    element.text = words
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    paragraph.add_run()._r.append(element)


def field(paragraph, instruction, shown):
    run(paragraph, "w:fldChar", fldCharType="begin")
    run(paragraph, "w:instrText", f" MERGEFIELD {instruction} ")
    run(paragraph, "w:fldChar", fldCharType="separate")
    paragraph.add_run(shown)
    run(paragraph, "w:fldChar", fldCharType="end")


document = Document()
line = document.add_paragraph()
field(line, r'Name \f ", "', "«Name», ")
field(line, "Office", "«Office»")
document.save("letter.docx")
PY
venv/bin/python write.py
cat >merge.py <<'PY'
import sys

from docx import Document
from mailmerge import MailMerge

with MailMerge("letter.docx") as letter:
    letter.merge(Name="Ada Example", Office="Harbor Clinic")
    letter.write("merged.docx")
print(Document("merged.docx").paragraphs[0].text)
PY
one=$(venv/bin/python merge.py)
mv venv first
with_python python-docx==1.2.0 docx-mailmerge2==1.0.3
two=$(venv/bin/python merge.py)
echo "merged by docx-mailmerge 0.5.0, and by docx-mailmerge2 1.0.3 for comparison"
echo "expected: Ada Example, Harbor Clinic"
echo "seen: $one; $two"
result=0
[ "$one; $two" = "Ada ExampleHarbor Clinic; Ada Example, Harbor Clinic" ] || result=1
if command -v soffice >program.txt; then
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to odt letter.docx >soffice.log 2>&1 || true
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to docx --outdir saved letter.odt >>soffice.log 2>&1 || true
    kept=$(unzip -p saved/letter.docx word/document.xml | grep -c '\\f' || true)
    echo "seen in $(soffice --version | cut -d' ' -f1,2), opened and saved: the text to bring is in $kept of 1 fields"
fi
exit $result
