"""Draw on a page that is set already, below all else on it, and tag what is drawn, as `theme/web/fill/pdf/drawing.js` does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pikepdf import Array, Dictionary, Name, Object, Stream

from kitbuilder.renderers.pdf.widgets import structure_elements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikepdf import Pdf


def tags_by_key(pdf: Pdf) -> dict[int, Object]:
    """Find what the tags of a file say of each page and annotation, by its key."""
    return structure_elements(pdf.Root.StructTreeRoot.ParentTree.Nums)


def draw(pdf: Pdf, page: Object, drawn: str, **resources: Mapping[str, Object]) -> None:
    """Draw on a page with these resources, each by its name, such as `XObject={"/KitLogo": …}`."""
    before = page.Contents
    stream = pdf.make_indirect(Stream(pdf, drawn.encode()))
    page.Contents = Array([stream, *(before if isinstance(before, Array) else [before])])
    for kind, named in resources.items():
        held = page.Resources.get(f"/{kind}", Dictionary())
        page.Resources[f"/{kind}"] = Dictionary({**dict(held.items()), **named})


def tag(pdf: Pdf, page: Object, marks: Object, above: Object, role: Name, **said: Any) -> Object:
    """Make the tag, below another, of what a page draws under the next of its `marks`."""
    made = Dictionary(Type=Name.StructElem, S=role, P=above, Pg=page, K=len(marks), **said)
    marks.append(pdf.make_indirect(made))
    return marks[-1]
