#!/usr/bin/env bash
# Bold words stand in a content control, once in one for any text and once in one for plain text. LibreOffice sets the latter plain.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
command -v soffice >program.txt && command -v pdffonts >>program.txt || { echo "LibreOffice and poppler are needed" >&2; exit 2; }
cat >write.py <<'PY'
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
P = "http://schemas.openxmlformats.org/package/2006"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
BOLD = "<w:rPr><w:b/></w:rPr>"

for name, kind in (("any", "<w:richText/>"), ("plain", "<w:text/>")):
    control = f"<w:sdt><w:sdtPr>{BOLD}{kind}</w:sdtPr><w:sdtContent><w:r>{BOLD}<w:t>Jordan Reyes</w:t></w:r></w:sdtContent></w:sdt>"
    with zipfile.ZipFile(f"{name}.docx", "w") as letter:
        letter.writestr("[Content_Types].xml", f"""<Types xmlns="{P}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="{TYPE}"/></Types>""")
        letter.writestr("_rels/.rels", f"""<Relationships xmlns="{P}/relationships">
<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>""")
        letter.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body><w:p>{control}</w:p></w:body></w:document>')
PY
python3 write.py
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf any.docx plain.docx >soffice.log 2>&1
bold() { pdffonts "$1.pdf" | grep -c -i bold || true; }
echo "$(soffice --version | cut -d' ' -f1,2): bold faces in a file whose only words are bold"
echo "expected: 1 and 1"
echo "seen: $(bold any) in a control for any text, $(bold plain) in one for plain text"
[ "$(bold any)" = 1 ] && [ "$(bold plain)" = 0 ]
