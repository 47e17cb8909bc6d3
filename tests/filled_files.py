"""A file that was filled in becomes what is in it: its parts, or all that a viewer shows."""

from __future__ import annotations

import io
import zipfile

import pypdfium2


def parts(data: bytes) -> dict[str, bytes]:
    """What a file packed as a ZIP holds, by name; of any other file, all of it under no name."""
    if not data.startswith(b"PK"):
        return {"": data}
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        assert container.testzip() is None
        return {name: container.read(name) for name in container.namelist()}


def shown(pdf: bytes) -> str:
    """Everything a viewer shows on the pages, in fields too."""
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        for page in document:
            page.flatten()
        flat = io.BytesIO()
        document.save(flat)
    with pypdfium2.PdfDocument(flat.getvalue()) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
