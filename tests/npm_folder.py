"""Install npm packages that tests use, each lock's in a folder of its own below `build/`."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from first_run.alone import alone
from testing.web import LOCK

if TYPE_CHECKING:
    from pathlib import Path

# Not `npm ci`: that refuses a lock without the packages of other systems, which no one system can write.
INSTALL = ("install", "--no-audit", "--no-fund", "--silent")


def packages_in(folder: Path, wanted: Path) -> Path:
    """Install what the lock in `wanted` names into `folder`, once for all processes; return where the packages are."""
    folder.mkdir(parents=True, exist_ok=True)
    lock, installed = wanted / LOCK, folder / "installed.json"  # the lock again, as soon as all that it names is there
    with alone(folder.with_name(f"{folder.name}.lock"), f"another process installs npm's {folder.name}; waiting for it"):
        if not installed.is_file() or installed.read_bytes() != lock.read_bytes():
            shutil.rmtree(folder / "node_modules", ignore_errors=True)
            for name in ("package.json", LOCK):
                shutil.copyfile(wanted / name, folder / name)
            subprocess.run([shutil.which("npm") or "npm", *INSTALL], cwd=folder, check=True)
            shutil.copyfile(lock, installed)
    return folder / "node_modules"
