"""Read what is pinned: packages of Python and of npm, with the checksums they are held to."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BUILDS, TESTS, NPM = "requirements.txt", "requirements-test.txt", "package-lock.json"
PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)((?:.*\\\n)*.*)", re.MULTILINE)
SHA256 = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Pinned:
    """Holds a package of a lock. `checksums` are in hexadecimal digits; only npm's locks name a license."""

    name: str
    version: str
    checksums: tuple[str, ...]
    license: str = ""


def python_packages(requirements: Path) -> dict[str, Pinned]:
    """Read a list for pip: its packages, by name."""
    found = PINNED.findall(requirements.read_text(encoding="utf-8"))
    return {name: Pinned(name, version, tuple(SHA256.findall(rest))) for name, version, rest in found}


def npm_packages(lock: Path, *, optional: bool = False) -> dict[str, Pinned]:
    """Read a lock of npm: its packages, by name. `optional`: those as well that only some systems need."""
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    wanted = {path: about for path, about in packages.items() if path and (optional or not about.get("optional"))}
    named = {path.rpartition("node_modules/")[2]: about for path, about in wanted.items()}
    return {name: _npm_package(name, about) for name, about in named.items()}


def _npm_package(name: str, about: dict[str, str]) -> Pinned:
    _, _, sha512 = about["integrity"].partition("-")
    return Pinned(name, about["version"], (base64.b64decode(sha512).hex(),), about.get("license", "see its package"))
