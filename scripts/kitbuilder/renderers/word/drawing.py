"""Write a picture as DrawingML, the part of it that is the same whether it floats or stands in a line."""

from __future__ import annotations

from lxml import etree

from kitbuilder.renderers.office_xml import allowed
from kitbuilder.renderers.word.markup import NAMESPACES, Element

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SPOTS = {"wp": f"{DRAWING}/wordprocessingDrawing", "a": f"{DRAWING}/main", "pic": f"{DRAWING}/picture"}


def picture(relation: str, name: str, number: int, wide: int, high: int) -> Element:
    """Write what shows the file behind `relation`, as wide and as high as this in Word's smallest units."""
    embedded = made("a:blip")
    embedded.set(f"{{{NAMESPACES['r']}}}embed", relation)
    shown = made(
        "pic:pic",
        made("pic:nvPicPr", made("pic:cNvPr", id=number, name=name), made("pic:cNvPicPr")),
        made("pic:blipFill", embedded, made("a:stretch", made("a:fillRect"))),
        made(
            "pic:spPr",
            made("a:xfrm", made("a:off", x=0, y=0), made("a:ext", cx=wide, cy=high)),
            made("a:prstGeom", made("a:avLst"), prst="rect"),
        ),
    )
    return made("a:graphic", made("a:graphicData", shown, uri=SPOTS["pic"]))


def made(name: str, /, *children: Element | str, **attributes: str | int) -> Element:
    """Make an element such as "wp:extent"; a text among its children is what stands in it."""
    prefix, _, own = name.partition(":")
    element = etree.Element(f"{{{SPOTS[prefix]}}}{own}", nsmap={prefix: SPOTS[prefix]})
    for key, value in attributes.items():
        element.set(key, allowed(str(value)))
    for child in children:
        if isinstance(child, str):
            element.text = child
        else:
            element.append(child)
    return element
