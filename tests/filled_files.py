"""A file that was filled in becomes what is in it: its parts, or all that a viewer shows."""

from __future__ import annotations

import io
import re
import zipfile

import pikepdf
import pypdfium2


def parts(data: bytes) -> dict[str, bytes]:
    """What a file packed as a ZIP holds, by name; of any other file, all of it under no name."""
    if not data.startswith(b"PK"):
        return {"": data}
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        assert container.testzip() is None
        return {name: container.read(name) for name in container.namelist()}


def prompts(pdf: bytes) -> list[str]:
    """What empty fields ask for, without spaces: each letter is drawn as an outline that is named by its code."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        widgets = [widget for page in opened.pages for widget in page.obj.get("/Annots", []) if "/AP" in widget]
        looks = [widget.AP.N.read_bytes() for widget in widgets if not widget.AP.N.get("/Off")]
    return [bytes(map(int, letters)).decode("cp1252") for look in looks if (letters := re.findall(rb"/L(\d+) Do", look))]


def shown(pdf: bytes) -> str:
    """Everything a viewer shows on the pages, in fields too."""
    with pypdfium2.PdfDocument(flattened(pdf)) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def flattened(pdf: bytes) -> bytes:
    """A PDF whose fields are drawn on its pages, as pdfium shows them."""
    with pypdfium2.PdfDocument(pdf) as document:
        if document.get_formtype() == pypdfium2.raw.FORMTYPE_NONE:
            return pdf
        document.init_forms()
        for page in document:
            page.flatten()
        flat = io.BytesIO()
        document.save(flat)
    return flat.getvalue()
