"""Ours and what people would use instead, on the same templates in the same run: the kit PDF, and Word files."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from pathlib import Path

from measuring import CommandError, Figure, repeat, run
from pypdf import PdfReader

HERE = Path(__file__).resolve().parent
PDF, WORD = "Kit PDF of 72 templates", "Word files"


def set_up_peers(folder: Path) -> Path:
    """Turn the list of peers into an environment that has them, and return its Python. Done once."""
    python = folder / "peers" / "bin" / "python"
    if not python.exists():
        run([sys.executable, "-m", "venv", folder / "peers"], folder)
    run([python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "-r", HERE / "peers.txt"], folder)
    return python


def compare(kit: Path, folder: Path, times: int) -> list[Figure]:
    """Measure ours and theirs, in turn, each from a fresh process to finished files."""
    python = set_up_peers(folder)
    work = folder / "beside"
    for name in ("ours", "python_docx", "pandoc"):
        (work / name).mkdir(parents=True, exist_ok=True)
    run([sys.executable, HERE / "ours.py", "peers", kit, work], HERE)
    ours, theirs = [sys.executable, HERE / "ours.py"], [python, HERE / "peers.py"]
    rows = (
        (PDF, "ours", [*ours, "pdf", kit, work], "ours.pdf"),
        (PDF, "WeasyPrint, print only", [*theirs, "weasyprint", work], "weasyprint.pdf"),
        (WORD, "ours", [*ours, "word", kit, work], "ours/*.docx"),
        (WORD, "python-docx, bare words", [*theirs, "python_docx", work], "python_docx/*.docx"),
        (WORD, "pandoc, from our web page", [*theirs, "pandoc", work], "pandoc/*.docx"),
    )
    figures = []
    for case, what, command, made in rows:
        try:
            figure = repeat(case, what, lambda command=command: run(command, HERE), times)  # type: ignore[misc]
        except CommandError as error:
            print(f"· {case} · {what}: not run: {error}", flush=True)
            continue
        figures.append(Figure(case, what, figure.waited, "s", figure.computed, figure.memory, _holds(work, made)))
    return figures


def _holds(work: Path, made: str) -> str:
    """What is in the files that were made, counted by a reader that did not write them."""
    files = sorted(work.glob(made))
    size = sum(file.stat().st_size for file in files)
    if made.endswith(".pdf"):
        reader = PdfReader(io.BytesIO(files[0].read_bytes()))
        fields = sum("/FT" in field for field in (reader.get_fields() or {}).values())
        tagged = "tagged" if "/MarkInfo" in reader.trailer["/Root"] else "untagged"
        return f"{len(reader.pages)} pages, {size / 1e6:.2f} MB, {fields} form fields, {tagged}"
    controls = sum(len(re.findall(rb"<w:sdt>", zipfile.ZipFile(file).read("word/document.xml"))) for file in files)
    return f"{len(files)} files, {size / 1e6:.2f} MB, {controls} fields to fill"
