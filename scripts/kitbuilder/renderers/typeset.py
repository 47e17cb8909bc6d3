"""Typeset plain data as PDF pages or a picture, by the style in `kit/style/`, with the kit's fonts only."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from dataclasses import asdict
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from kitbuilder.model.problem import Code, KitError, Location, Problem
from kitbuilder.renderers.workspace import written_or_told

if TYPE_CHECKING:
    from kitbuilder.model.look import PaperLook

STYLES = ("kit.typ", "words.typ", "forms.typ", "tables.typ", "letterhead.typ", "blocks.typ", "motif.typ", "booklet.typ")
FIXED_TIME = 1767225600  # 2026-01-01, so that a file says what it holds and not when it was made
POINTS_PER_INCH = 72
MAIN = "main.typ"
PLACE = re.compile(r"┌─ (?:[^\n┌]*[/\\])?(?P<name>[^/\\\n┌]+\.typ):(?P<line>\d+):\d+")  # as a diagnostic names it


def typeset(data: dict[str, Any], style: Path, look: PaperLook) -> bytes:
    """Typeset the data of a document as a tagged PDF/UA-1 file whose fields are still marker links.

    Raises KitError when the style is missing or cannot set this data.
    """
    output = {"format": "pdf", "pdf_standards": ["ua-1"], "timestamp": FIXED_TIME}
    return _compiled(data, look, style / "kit.typ", output)


def draw(data: dict[str, Any], style: Path, look: PaperLook, name: str) -> bytes:
    """Draw data as a PNG, a pixel for each point, by the style file `name`. Raises KitError like `typeset`."""
    return _compiled(data, look, style / name, {"format": "png", "ppi": POINTS_PER_INCH})


def _compiled(data: dict[str, Any], look: PaperLook, file: Path, output: dict[str, Any]) -> bytes:
    style, main = file.parent, file.name
    files = {MAIN if name == main else name: _style_file(style / name) for name in dict.fromkeys((*STYLES, main))}
    files |= {"data.json": _json(data), "look.json": _json(asdict(look))}
    made: Any
    try:
        with written_or_told():
            made, warnings = _press(style / "fonts").compiled(files, output)
    except typst.TypstError as error:
        raise _unset(data, file, error) from None
    if warnings:
        raise _unset(data, file, warnings[0])
    return bytes(made)


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()


def _style_file(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        where = Location(f"{file.parent.parent.name}/style/{file.name}")
        raise KitError([Problem(where, Code.MISSING_FILE, "this file is needed and cannot be read")]) from None


class _Press:
    """A process's one compiler and the folder that it may read, which holds what it is to set and nothing else.

    A file that stays as it was is not read anew, so that a page is set in four fifths of the time that a new compiler takes.
    """

    def __init__(self, fonts: Path) -> None:
        self.folder = Path(tempfile.mkdtemp())
        Finalize(None, shutil.rmtree, (self.folder, True), exitpriority=1)  # a worker's too: it ends without atexit
        self.files: dict[str, bytes] = {}
        self.write({MAIN: b""})
        found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
        self.compiler = typst.Compiler(self.folder / MAIN, root=self.folder, font_paths=found)

    def compiled(self, files: dict[str, bytes], output: dict[str, Any]) -> tuple[Any, list[typst.TypstWarning]]:
        """Set `files`, beginning with `MAIN`."""
        self.write(files)
        return self.compiler.compile_with_warnings(**output)

    def write(self, files: dict[str, bytes]) -> None:
        """Make the folder hold just these files, also where somebody has swept it away while a site was served for weeks."""
        if not (self.folder / MAIN).is_file():
            self.folder.mkdir(exist_ok=True)
            self.files = {}
        for name in self.files.keys() - files.keys():
            (self.folder / name).unlink(missing_ok=True)
            del self.files[name]
        for name, data in files.items():
            if self.files.get(name) != data:
                self.files.pop(name, None)  # until all of it is written
                (self.folder / name).write_bytes(data)
                self.files[name] = data


@cache
def _press(fonts: Path) -> _Press:
    return _Press(fonts)


def _unset(data: dict[str, Any], file: Path, report: typst.TypstError | typst.TypstWarning) -> KitError:
    """Build the error for what Typst reports, at the line it names; `file` is the one it began with, which it calls main.typ."""
    named = PLACE.search(report.diagnostic)
    name, line = (named["name"], int(named["line"])) if named else (file.name, 1)
    where = Location(f"{file.parent.parent.name}/style/{file.name if name == MAIN else name}", line)
    return KitError(
        [Problem(where, Code.CANNOT_TYPESET, f"this cannot be typeset: {report.message}", f'met in "{data["title"]}"')]
    )
