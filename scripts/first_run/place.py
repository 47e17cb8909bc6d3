"""Name the places in a checkout that are used to set it up: its environment, the Python and the stamp in that, its lock."""

from __future__ import annotations

import os
import sysconfig
from dataclasses import dataclass
from pathlib import Path

WINDOWS = os.name == "nt"
STAMP = "whole.json"


@dataclass(frozen=True, slots=True)
class Place:
    """Holds the paths of one checkout."""

    root: Path

    @property
    def venv(self) -> Path:
        """Return the private environment."""
        return self.root / ".venv"

    @property
    def bin(self) -> Path:
        """Return the folder of the environment's programs."""
        return self.venv / ("Scripts" if WINDOWS else "bin")

    @property
    def python(self) -> Path:
        """Return the environment's Python."""
        return self.bin / ("python.exe" if WINDOWS else "python")

    @property
    def packages(self) -> Path:
        """Return the folder in which that Python looks for packages."""
        base = str(self.venv)
        return Path(sysconfig.get_path("purelib", "venv", {"base": base, "platbase": base}))

    @property
    def room(self) -> Path:
        """Return the folder in which packages are unpacked."""
        return self.venv / "tmp"

    @property
    def stamp(self) -> Path:
        """Return the file that says the environment is whole, and what is installed in it."""
        return self.venv / STAMP

    @property
    def lock(self) -> Path:
        """Return the lock that one set-up holds while another waits. It is beside the environment, which may be made again."""
        return self.root / ".venv.lock"

    @property
    def folder(self) -> str:
        """Return the checkout's path, the same in every locale."""
        return os.fsencode(self.root).decode("utf-8", "surrogateescape")
