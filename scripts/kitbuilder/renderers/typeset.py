"""Typeset plain data as PDF pages or a picture: one Typst compile, by the style in `kit/style/`, with the kit's fonts only."""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Any

import typst

from kitbuilder.model.problem import Code, KitError, Location, Problem

if TYPE_CHECKING:
    from pathlib import Path

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
    try:
        with tempfile.TemporaryDirectory() as empty:  # Typst may read below its root: there is nothing there
            fonts: Any = _fonts(style / "fonts")
            made: Any
            made, warnings = typst.compile_with_warnings(files, root=empty, font_paths=fonts, **output)
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


@cache
def _fonts(folder: Path) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def _unset(data: dict[str, Any], file: Path, report: typst.TypstError | typst.TypstWarning) -> KitError:
    """Build the error for what Typst reports, at the line it names; `file` is the one it began with, which it calls main.typ."""
    named = PLACE.search(report.diagnostic)
    name, line = (named["name"], int(named["line"])) if named else (file.name, 1)
    where = Location(f"{file.parent.parent.name}/style/{file.name if name == MAIN else name}", line)
    return KitError(
        [Problem(where, Code.CANNOT_TYPESET, f"this cannot be typeset: {report.message}", f'met in "{data["title"]}"')]
    )
