"""Name the places in a checkout that setting it up uses: its environment, the Python and the stamp in it, its lock."""

from __future__ import annotations

import os
import sysconfig
from dataclasses import dataclass
from pathlib import Path

WINDOWS = os.name == "nt"


@dataclass(frozen=True, slots=True)
class Place:
    """Hold the paths of one checkout."""

    root: Path

    @property
    def venv(self) -> Path:
        """The private environment."""
        return self.root / ".venv"

    @property
    def bin(self) -> Path:
        """The programs in it."""
        return self.venv / ("Scripts" if WINDOWS else "bin")

    @property
    def python(self) -> Path:
        """The Python in it."""
        return self.bin / ("python.exe" if WINDOWS else "python")

    @property
    def packages(self) -> Path:
        """Where its Python looks for packages."""
        base = str(self.venv)
        return Path(sysconfig.get_path("purelib", "venv", {"base": base, "platbase": base}))

    @property
    def room(self) -> Path:
        """Where packages are unpacked."""
        return self.venv / "tmp"

    @property
    def stamp(self) -> Path:
        """The file that says the environment is whole, and what is installed in it."""
        return self.venv / "whole.json"

    @property
    def lock(self) -> Path:
        """The lock that one set-up holds while another waits; beside the environment, which may be made again."""
        return self.root / ".venv.lock"

    @property
    def folder(self) -> str:
        """The checkout's path, the same in every locale."""
        return os.fsencode(self.root).decode("utf-8", "surrogateescape")
