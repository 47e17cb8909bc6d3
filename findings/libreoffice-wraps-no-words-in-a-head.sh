#!/usr/bin/env bash
# A picture with words around it stands in the head of a page and in its text. LibreOffice sets the head's words over it.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
command -v soffice >program.txt && command -v pdftotext >>program.txt || { echo "LibreOffice and poppler are needed" >&2; exit 2; }
cat >write.py <<'PY'
import base64
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
D = "http://schemas.openxmlformats.org/drawingml/2006"
P = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==")
SIZE = 'cx="1440000" cy="504000"'  # 40 by 14 mm


def paragraph(words, number):
    return f"""<w:p><w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="144000" simplePos="0" relativeHeight="1" behindDoc="0"
 locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>left</wp:align>
</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent {SIZE}/>
<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare wrapText="right"/><wp:docPr id="{number}" name="Logo"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="{D}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="rId9"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>
<a:ext {SIZE}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor>
</w:drawing></w:r><w:r><w:t>{words}</w:t></w:r></w:p>"""


def part(name, inside):
    spaces = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{D}/wordprocessingDrawing" xmlns:a="{D}/main" xmlns:pic="{D}/picture"'
    return f"<w:{name} {spaces}>{inside}</w:{name}>"


def links(*targets):
    each = "".join(f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"/>' for name, kind, target in targets)
    return f'<Relationships xmlns="{P}/relationships">{each}</Relationships>'


size = '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="2880" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>'
section = f'<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>{size}</w:sectPr>'
with zipfile.ZipFile("letter.docx", "w") as letter:
    letter.writestr("[Content_Types].xml", f"""<Types xmlns="{P}/content-types"><Default Extension="png" ContentType="image/png"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>
<Override PartName="/word/header1.xml" ContentType="{TYPE}.header+xml"/></Types>""")
    letter.writestr("_rels/.rels", links(("rId1", "officeDocument", "word/document.xml")))
    letter.writestr("word/document.xml", part("document", f"<w:body>{paragraph('Text', 2)}{section}</w:body>"))
    letter.writestr("word/header1.xml", part("hdr", paragraph("Head", 1)))
    letter.writestr("word/_rels/document.xml.rels", links(("rId1", "header", "header1.xml"), ("rId9", "image", "logo.png")))
    letter.writestr("word/_rels/header1.xml.rels", links(("rId9", "image", "logo.png")))
    letter.writestr("word/logo.png", PNG)
PY
python3 write.py
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf letter.docx >soffice.log 2>&1
where() { pdftotext -bbox letter.pdf - | sed -n "s/.*xMin=\"\([0-9]*\)\..*>$1<.*/\1/p"; }
head=$(where Head) text=$(where Text)
echo "$(soffice --version | cut -d' ' -f1,2): where words begin, in points; the margin is at 72, the picture ends at 185"
echo "expected: in the head as in the text, right of the picture"
echo "seen: in the text at $text, in the head at $head"
[ "$text" -gt 180 ] && [ "$head" -lt 80 ]
