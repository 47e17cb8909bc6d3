"""Count the pages of a finished PDF with qpdf, which had no part in laying them out."""

from __future__ import annotations

import io

from pikepdf import Pdf


def page_count(pdf_bytes: bytes) -> int:
    """Count the pages of a PDF."""
    with Pdf.open(io.BytesIO(pdf_bytes)) as pdf:
        return len(pdf.pages)
