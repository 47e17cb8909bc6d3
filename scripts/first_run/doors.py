"""Let an environment find this checkout's code and run it as `kit`, even after the folder is moved."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from first_run.place import STAMP, WINDOWS

if TYPE_CHECKING:
    from first_run.place import Place

# Both find the code relative to themselves, and are plain ASCII: a folder may be renamed, and its name may have accents.
# They stand before anything is installed, so each says in words when an interrupted set-up left nothing to run.
UNFINISHED = "kit: .venv was never finished, or is being made: run python3 scripts/run.py setup"
KIT = f"""#!/bin/sh
here=$(realpath -- "$0" 2>/dev/null || readlink -f -- "$0" || echo "$0")
bin=$(dirname -- "$here")
if [ ! -f "$bin/../{STAMP}" ]; then
  echo "{UNFINISHED}" >&2
  exit 1
fi
exec "$bin/python" -P -m kitbuilder.cli "$@"
"""
KIT_ON_WINDOWS = (
    f'@if not exist "%~dp0..\\{STAMP}" (echo {UNFINISHED} 1>&2 & exit /b 1)\r\n@"%~dp0python.exe" -P -m kitbuilder.cli %*\r\n'
)
CODE, LINE = "scripts", "kitbuilder.pth"
PLAIN = re.compile(r"[\w./+@~,=:-]{1,110}")  # a path that the first line of a script can name


def open_doors(place: Place) -> None:
    """Write the path file by which Python finds the code, and the `kit` command."""
    way = os.path.relpath(place.root / CODE, place.packages)
    (place.packages / LINE).write_text(f"{way}\n", encoding="ascii")
    kit = place.bin / ("kit.bat" if WINDOWS else "kit")
    kit.write_text(KIT_ON_WINDOWS if WINDOWS else KIT, encoding="ascii", newline="")
    kit.chmod(0o755)


def can_follow(place: Place, old: str) -> bool:
    """Say whether scripts made in the folder `old` can be mended: on Windows they are inside programs."""
    return old == place.folder or (not WINDOWS and PLAIN.fullmatch(place.folder) is not None)


def follow(place: Place, old: str) -> None:
    """Replace the old folder's name with the new one in the scripts that were made there."""
    was, now = (f"{folder}/{place.venv.name}".encode("utf-8", "surrogateescape") for folder in (old, place.folder))
    for script in sorted(place.bin.iterdir()):
        if script.is_symlink() or not script.is_file() or was not in (text := script.read_bytes()) or b"\0" in text:
            continue
        mode = script.stat().st_mode
        script.unlink()  # a copied folder may share the file by a hard link
        script.write_bytes(text.replace(was, now))
        script.chmod(mode)
