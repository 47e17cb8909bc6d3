"""Ours and what people would use instead, on the same templates in the same run: the kit PDF, and Word files."""

from __future__ import annotations

import io
import re
import shutil
import sys
import zipfile
from pathlib import Path

from measuring import CommandError, Figure, repeat, run
from pypdf import PdfReader

HERE = Path(__file__).resolve().parent
PDF, WORD = "Kit PDF of 72 templates", "Word files"
PLUGIN = "MkDocs with mkdocs-to-pdf, guide and templates in one PDF"
PLUGIN_TIMES = 1  # it takes minutes


def set_up_peers(folder: Path, name: str) -> Path:
    """Turn a list of peers, `<name>.txt`, into an environment that has them, and return its Python. Done once."""
    python = folder / name / "bin" / "python"
    if not python.exists():
        run([sys.executable, "-m", "venv", folder / name], folder)
    run([python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "-r", HERE / f"{name}.txt"], folder)
    return python


def compare(kit: Path, folder: Path, times: int, failed: list[str]) -> list[Figure]:
    """Measure ours and theirs, in turn, each from a fresh process to finished files; what cannot be is added to `failed`."""
    python, plugin = set_up_peers(folder, "peers"), set_up_peers(folder, "plugin")
    work = folder / "beside"
    for name in ("ours", "python_docx", "pandoc"):
        (work / name).mkdir(parents=True, exist_ok=True)
    run([sys.executable, HERE / "ours.py", "peers", kit, work], HERE)
    _plugin_project(kit.parent, work / "pages")
    ours, theirs = [sys.executable, HERE / "ours.py"], [python, HERE / "peers.py"]
    rows = (
        (PDF, "ours", [*ours, "pdf", kit, work], "ours.pdf"),
        (PDF, "WeasyPrint, print only", [*theirs, "weasyprint", work], "weasyprint.pdf"),
        (PDF, PLUGIN, [plugin, HERE / "peers.py", "mkdocs_to_pdf", work], "pages/site/kit.pdf"),
        (WORD, "ours", [*ours, "word", kit, work], "ours/*.docx"),
        (WORD, "python-docx, bare words", [*theirs, "python_docx", work], "python_docx/*.docx"),
        (WORD, "pandoc, from our web page", [*theirs, "pandoc", work], "pandoc/*.docx"),
    )
    figures = []
    for case, what, command, made in rows:
        try:
            count = min(times, PLUGIN_TIMES) if what == PLUGIN else times
            figure = repeat(case, what, lambda command=command: run(command, HERE), count)  # type: ignore[misc]
            figures.append(Figure(case, what, figure.waited, "s", figure.computed, figure.memory, _holds(work, made)))
        except CommandError as error:
            print(f"· {case} · {what}: not run: {error}", flush=True)
            failed.append(f"{case}, {what}: {error}")
    return figures


def _plugin_project(project: Path, pages: Path) -> None:
    """The pages that `kit pages` writes, with the plug-in in their settings, and every template in the menu: it prints that."""
    shutil.rmtree(pages, ignore_errors=True)
    run([sys.executable, "-m", "kitbuilder.cli", "--project", project, "pages", pages], project)
    settings = pages / "mkdocs.yml"
    library = sorted(file.relative_to(pages / "docs").as_posix() for file in pages.glob("docs/library/*.md"))
    changes = {
        "strict: true\n": "",  # the plug-in warns of what it cannot draw
        "plugins: []\n": "plugins:\n  - to-pdf: {output_path: kit.pdf}\n",
        "  - Script library: library/index.md\n": "  - Script library:\n" + "".join(f"      - {name}\n" for name in library),
    }
    text = settings.read_text(encoding="utf-8")
    for there, instead in changes.items():
        if there not in text:
            raise CommandError(f"{settings} does not hold {there.strip()!r}: the plug-in cannot be set up in it")
        text = text.replace(there, instead, 1)
    settings.write_text(text, encoding="utf-8")


def _holds(work: Path, made: str) -> str:
    """What is in the files that were made, counted by a reader that did not write them."""
    files = sorted(work.glob(made))
    if not files:
        raise CommandError(f"nothing was made: {made}")
    size = sum(file.stat().st_size for file in files)
    if made.endswith(".pdf"):
        reader = PdfReader(io.BytesIO(files[0].read_bytes()))
        fields = sum("/FT" in field for field in (reader.get_fields() or {}).values())
        tagged = "tagged" if "/MarkInfo" in reader.trailer["/Root"] else "untagged"
        return f"{len(reader.pages)} pages, {size / 1e6:.2f} MB, {fields} form fields, {tagged}"
    controls = sum(len(re.findall(rb"<w:sdt>", zipfile.ZipFile(file).read("word/document.xml"))) for file in files)
    return f"{len(files)} files, {size / 1e6:.2f} MB, {controls} fields to fill"
