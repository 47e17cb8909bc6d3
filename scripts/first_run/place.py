"""A checkout becomes the places that setting it up knows: its environment, the Python and the stamp in it, its lock."""

from __future__ import annotations

import os
import sysconfig
from dataclasses import dataclass
from pathlib import Path

WINDOWS = os.name == "nt"


@dataclass(frozen=True, slots=True)
class Place:
    """Where everything of one checkout is."""

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
        """What says that the environment is whole, and of what."""
        return self.venv / "whole.json"

    @property
    def lock(self) -> Path:
        """What one set-up holds, so that another waits. It lies beside the environment, which may be made anew."""
        return self.root / ".venv.lock"

    @property
    def folder(self) -> str:
        """The checkout's own name, the same whatever the locale."""
        return os.fsencode(self.root).decode("utf-8", "surrogateescape")
