"""Read a file's text, or note the problem that stops it from being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code, Location, Problem

if TYPE_CHECKING:
    from pathlib import Path

BYTE_ORDER_MARK = "\ufeff"


def read_text(file: Path, path: str, problems: list[Problem]) -> str | None:
    """Read a file with line feeds for line ends; None, and a problem noted, when it is missing, empty or not UTF-8.

    `path` is how the file is named in messages.
    """
    try:
        data = file.read_bytes()
    except OSError:
        problems.append(Problem(Location(path), Code.MISSING_FILE, "this file is needed and cannot be read"))
        return None
    try:
        text = data.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = f"byte {error.start} is not UTF-8 text; save the file as UTF-8"
        problems.append(Problem(Location(path, line), Code.NOT_UTF8, message))
        return None
    if not text.strip():
        problems.append(Problem(Location(path), Code.EMPTY_FILE, "the file is empty"))
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")
