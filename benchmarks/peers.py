"""What is measured of the others, in a process and an environment of its own: `python peers.py <what> <folder>`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path


def weasyprint(folder: Path) -> None:
    """Our articles, as one PDF to print."""
    from weasyprint import HTML  # noqa: PLC0415  # only this one is measured

    HTML(folder / "all.html").write_pdf(folder / "weasyprint.pdf")


def mkdocs_to_pdf(folder: Path) -> None:
    """Our pages, built by MkDocs with the plug-in, which makes one PDF of them all beside the site."""
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", "mkdocs", "build"], cwd=folder / "pages", env=quiet, check=True)


def pandoc(folder: Path) -> None:
    """Each article as a Word file, one call for each, which is how pandoc is used."""
    import pypandoc  # noqa: PLC0415  # only this one is measured

    for file in sorted(folder.glob("*.html")):
        if file.name != "all.html":
            pypandoc.convert_file(str(file), "docx", format="html", outputfile=str(folder / "pandoc" / f"{file.stem}.docx"))


def python_docx(folder: Path) -> None:
    """Each template's bare words as a Word file: headings, paragraphs, tables; no fields."""
    from docx import Document  # noqa: PLC0415  # only this one is measured

    for file in sorted(folder.glob("*.json")):
        made = Document()
        for kind, what in json.loads(file.read_text(encoding="utf-8")):
            if kind == "heading":
                made.add_heading(what, 2)
            elif kind == "paragraph":
                made.add_paragraph(what)
            elif kind == "table":
                table = made.add_table(len(what), len(what[0]))
                for row, cells in zip(table.rows, what, strict=True):
                    for cell, words in zip(row.cells, cells, strict=True):
                        cell.text = words
        made.save(str(folder / "python_docx" / f"{file.stem}.docx"))


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]))
