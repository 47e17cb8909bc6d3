"""Find other people's programs on this machine, and run them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "programs"
PYTHON = FOLDER / "venv" / "bin" / "python"
NUMBER = re.compile(r"\d+(?:\.\d+)+(?:-\d+)?")
YES = "yes"
NEARLY = 0.97


class MissingError(Exception):
    """A program is not on this machine."""


@dataclass(frozen=True, slots=True)
class Program:
    """Somebody's program: the command that says its version, and how each question is put to it, given the kit's folder."""

    version: tuple[str, ...]
    questions: Mapping[str, Callable[[Path], str]]


def version_of(*command: str) -> str:
    """Return the version that a command names, or that of a package of npm after the word `npm`. Raises MissingError."""
    if command[0] == "npm":
        return str(json.loads((FOLDER / "node_modules" / command[1] / "package.json").read_text(encoding="utf-8"))["version"])
    if not shutil.which(command[0]):
        raise MissingError(command[0])
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    found = NUMBER.search(ran.stdout + ran.stderr)
    if not found:
        raise MissingError(command[0])
    return found[0]


def output_of(*command: str | Path) -> str:
    """Run a command in the folder of the packages; return what it prints. Raises RuntimeError with its last complaint."""
    ran = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, encoding="utf-8", check=False)
    if ran.returncode:
        raise RuntimeError(next((line for line in reversed(ran.stderr.splitlines()) if line.strip()), "it failed"))
    return ran.stdout


def share(found: int, whole: int, what: str) -> str:
    """Say that all was found, or how much of it: of a great many, which change with the kit, only whether it is nearly all."""
    if found == whole:
        return YES
    return "nearly all" if found > NEARLY * whole else f"{found} of {whole} {what}"
