"""Read the kit's Word files with other people's programs."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from programs.browser_programs import read_with_docx_preview
from programs.programs_here import FOLDER, PYTHON, Program, output_of, share

if TYPE_CHECKING:
    from collections.abc import Callable

MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD = re.compile(r"[^\W_]+")
EVERY = "reads every word"
MAMMOTH = "require('mammoth').extractRawText({path: process.argv[1]}).then((read) => process.stdout.write(read.value))"
PYTHON_DOCX = """
import sys, docx
def blocks(parent):
    for block in parent.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells: yield from blocks(cell)
        else: yield block.text
print("\\n".join(blocks(docx.Document(sys.argv[1]))))
"""


def words_of(text: str) -> Counter[str]:
    return Counter(WORD.findall(text))


def words_in(file: Path) -> Counter[str]:
    """Count the words of a Word file as its own XML has them."""
    with zipfile.ZipFile(file) as opened:
        root = etree.fromstring(opened.read("word/document.xml"))
    paragraphs = []
    for paragraph in root.iter(MAIN + "p"):
        parts = paragraph.iter(MAIN + "t", MAIN + "tab", MAIN + "br", MAIN + "noBreakHyphen")
        paragraphs.append("".join((part.text or "") if part.tag == MAIN + "t" else " " for part in parts))
    return words_of("\n".join(paragraphs))


def reading(read: Callable[[list[Path]], list[str]]) -> dict[str, Callable[[Path], str]]:
    """Put the question to a program: does it read every word of every Word file? `read` returns the text of each."""

    def every(kit: Path) -> str:
        files = sorted((kit / "templates").glob("*.docx"))
        pairs = [(words_in(file), words_of(text)) for file, text in zip(files, read(files), strict=True)]
        whole = sum(sum(expected.values()) for expected, _ in pairs)
        missing = sum(sum((expected - found).values()) for expected, found in pairs)
        return share(whole - missing, whole, "words")

    return {EVERY: every}


def commanded(*command: str | Path) -> dict[str, Callable[[Path], str]]:
    """Put the question to a command that prints the text of one file, whose path comes last."""
    return reading(lambda files: [output_of(*command, file) for file in files])


def by_libreoffice(files: list[Path]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{FOLDER / 'office'}"
        output_of("soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, *files)
        return [(Path(folder) / f"{file.stem}.txt").read_text(encoding="utf-8-sig") for file in files]


WORD_PROGRAMS = {
    "LibreOffice": Program(("soffice", "--version"), reading(by_libreoffice)),
    "pandoc": Program(("pandoc", "--version"), commanded("pandoc", "-s", "-t", "plain", "--wrap=none")),
    "mammoth": Program(("npm", "mammoth"), commanded("node", "-e", MAMMOTH)),
    "docx-preview": Program(("npm", "docx-preview"), reading(read_with_docx_preview)),
    "python-docx": Program((str(PYTHON), "-c", "import docx; print(docx.__version__)"), commanded(PYTHON, "-c", PYTHON_DOCX)),
}
