"""Fill and draw the kit PDF with other people's programs."""

from __future__ import annotations

import io
import tempfile
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pypdf
import pypdfium2

from filled_files import prompts, shown
from programs.browser_programs import fill_with_pdfjs
from programs.programs_here import PYTHON, YES, Program, output_of, share

if TYPE_CHECKING:
    from collections.abc import Callable

FIELD, LABEL, VALUE, ACCENTED = "practice_name", "Practice name", "Harbor Movement", "Łucja Movement"
ONCE, OTHERS, READ, LETTERS = "typed once, shown everywhere", "other places as they were", "read again", "letters such as Ł"
DRAWN = "draws what was typed"
INK = 128  # of 255: what is darker is a letter
HERE = Path(__file__).resolve().parent
FORM_JARS = ":".join(f"/usr/share/java/{name}.jar" for name in ("pdfbox2", "fontbox2", "commons-logging"))
PYMUPDF = """
import sys, pymupdf
blank, filled, name, value = sys.argv[1:]
pdf = pymupdf.open(blank)
for page in pdf:
    for widget in page.widgets():
        if widget.field_name == name:
            widget.field_value = value
            widget.update()
pdf.save(filled)
print(next(w.field_value for page in pymupdf.open(filled) for w in page.widgets() if w.field_name == name), end="")
"""
FDF = """%FDF-1.2
1 0 obj<</FDF<</Fields[<</T({})/V<{}>>>]>>>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


def kit_pdf(kit: Path) -> Path:
    """The one PDF of the kit."""
    return next(kit.glob("*.pdf"))


@cache
def places(pdf: Path) -> int:
    """Count the places of the field in a file."""
    with pikepdf.open(pdf) as opened:
        widgets = [widget for page in opened.pages for widget in page.obj.get("/Annots", [])]
        return sum(str(widget.get("/T") or widget.get("/Parent", {}).get("/T", "")) == FIELD for widget in widgets)


def with_pypdf(blank: Path, filled: Path, value: str) -> str:
    writer = pypdf.PdfWriter(clone_from=blank)
    for page in writer.pages:
        writer.update_page_form_field_values(page, {FIELD: value}, auto_regenerate=False)
    writer.write(filled)
    return str(pypdf.PdfReader(filled).get_form_text_fields()[FIELD])


def with_node(script: str, blank: Path, filled: Path, value: str) -> str:
    return output_of("node", script, blank, filled, FIELD, value)


def with_pdfjs(blank: Path, filled: Path, value: str) -> str:
    return fill_with_pdfjs(blank, filled, FIELD, value)


def with_pymupdf(blank: Path, filled: Path, value: str) -> str:
    return output_of(PYTHON, "-c", PYMUPDF, blank, filled, FIELD, value)


def with_pdfbox(blank: Path, filled: Path, value: str) -> str:
    return output_of("java", "-cp", FORM_JARS, HERE / "PdfBox.java", blank, filled, FIELD, value)


def with_pdftk(blank: Path, filled: Path, value: str) -> str:
    form = filled.with_suffix(".fdf")
    form.write_text(FDF.format(FIELD, ("\ufeff" + value).encode("utf-16-be").hex()), encoding="latin-1")
    output_of("pdftk", blank, "fill_form", form, "output", filled)
    fields = output_of("pdftk", filled, "dump_data_fields_utf8").split("---")
    own = next(field for field in fields if f"FieldName: {FIELD}\n" in field)
    return next(line.partition(": ")[2] for line in own.splitlines() if line.startswith("FieldValue:"))


def filling(fill: Callable[[Path, Path, str], str]) -> dict[str, Callable[[Path], str]]:
    """Put the questions to a program that fills forms; `fill` fills a file and returns what it reads again."""

    @cache
    def filled(blank: Path, value: str) -> tuple[bytes, str]:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "filled.pdf"
            read = fill(blank, file, value)
            return file.read_bytes(), read

    def once(kit: Path) -> str:
        made, _ = filled(kit_pdf(kit), VALUE)
        return share(shown(made).count(VALUE), places(kit_pdf(kit)), "places")

    def others(kit: Path) -> str:
        asked = "".join(LABEL.split())
        before = [prompt for prompt in prompts(kit_pdf(kit).read_bytes()) if prompt != asked]
        after = [prompt for prompt in prompts(filled(kit_pdf(kit), VALUE)[0]) if prompt != asked]
        return share(sum(map(after.count, set(before))), len(before), "prompts")

    def read(kit: Path) -> str:
        return YES if filled(kit_pdf(kit), VALUE)[1] == VALUE else "no"

    def letters(kit: Path) -> str:
        try:
            made, _ = filled(kit_pdf(kit), ACCENTED)
        except (RuntimeError, UnicodeError):
            return "refused"
        return share(shown(made).count(ACCENTED), places(kit_pdf(kit)), "places")

    return {ONCE: once, OTHERS: others, READ: read, LETTERS: letters}


def drawing(draw: Callable[[Path, int], bytes]) -> dict[str, Callable[[Path], str]]:
    """Put the questions to a program that only draws pages, as pictures of `draw`: a page, from 1, of a file."""

    def drawn(kit: Path) -> str:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "filled.pdf"
            with_pypdf(kit_pdf(kit), file, VALUE)
            page, box = place_in_text(file)
            return YES if ink(draw(file, page), box) > 0 else "no"

    return {DRAWN: drawn}


def place_in_text(file: Path) -> tuple[int, tuple[float, float, float, float]]:
    """Find the last place of the field: its page, from 1, and its box as shares of the page, from the top left."""
    found = None
    with pikepdf.open(file) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            wide, high = float(page.mediabox[2]), float(page.mediabox[3])
            for widget in page.obj.get("/Annots", []):
                if str(widget.get("/T") or widget.get("/Parent", {}).get("/T", "")) == FIELD:
                    left, low, right, top = (float(edge) for edge in widget.Rect)
                    found = number, (left / wide, 1 - top / high, right / wide, 1 - low / high)
    assert found is not None
    return found


def ink(picture: bytes, box: tuple[float, float, float, float]) -> int:
    """Count the dark points of a picture within a box."""
    from PIL import Image  # noqa: PLC0415  # only what draws needs it

    with Image.open(io.BytesIO(picture)) as image:
        gray = image.convert("L")
        left, top, right, low = box
        edges = (int(left * gray.width), int(top * gray.height), int(right * gray.width), int(low * gray.height))
        return sum(gray.crop(edges).histogram()[:INK])


def by_pdfium(file: Path, page: int) -> bytes:
    with pypdfium2.PdfDocument(file) as document:
        document.init_forms()
        made = io.BytesIO()
        document[page - 1].render(scale=2, may_draw_forms=True).to_pil().save(made, "PNG")
        return made.getvalue()


def by_command(*command: str | Path, file: Path, page: int) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        words = [str(word).format(file=file, page=page, folder=folder) for word in command]
        output_of(*words)
        return next(Path(folder).glob("*.png")).read_bytes()


def commanded(*command: str) -> dict[str, Callable[[Path], str]]:
    """Put the questions to a command that draws; {file}, {page} and {folder} stand for what it is given."""
    return drawing(lambda file, page: by_command(*command, file=file, page=page))


PYTHON_VERSION = "import sys, importlib.metadata as m; print(m.version(sys.argv[1]))"
PDF_PROGRAMS = {
    "pdf.js": Program(("npm", "pdfjs-dist"), filling(with_pdfjs)),
    "pypdf": Program(("python3", "-c", f"print('{pypdf.__version__}')"), filling(with_pypdf)),
    "pdf-lib": Program(("npm", "pdf-lib"), filling(partial(with_node, "pdf_lib.js"))),
    "PyMuPDF": Program((str(PYTHON), "-c", PYTHON_VERSION, "pymupdf"), filling(with_pymupdf)),
    "PDFBox": Program(("dpkg-query", "-W", "libpdfbox2-java"), filling(with_pdfbox)),
    "pdftk-java": Program(("pdftk", "--version"), filling(with_pdftk)),
    "pdfium": Program(("python3", "-c", f"print('{pypdfium2.version.PYPDFIUM_INFO}')"), drawing(by_pdfium)),
    "poppler": Program(
        ("pdftoppm", "-v"), commanded("pdftoppm", "-png", "-r", "100", "-f", "{page}", "-l", "{page}", "{file}", "{folder}/page")
    ),
    "MuPDF": Program(
        ("mutool", "-v"), commanded("mutool", "draw", "-q", "-r", "100", "-o", "{folder}/page.png", "{file}", "{page}")
    ),
    "Ghostscript": Program(
        ("gs", "--version"),
        commanded(
            "gs",
            "-q",
            "-dBATCH",
            "-dNOPAUSE",
            "-sDEVICE=png16m",
            "-r100",
            "-dFirstPage={page}",
            "-dLastPage={page}",
            "-sOutputFile={folder}/page.png",
            "{file}",
        ),
    ),
}
