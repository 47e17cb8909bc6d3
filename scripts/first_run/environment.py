"""Install pinned packages into `.venv`, so that after any interruption the next run finds it whole or makes it again.

A stamp is removed before anything changes and written when everything is there. Without one, or with that of another
Python, `.venv` is made from nothing; in a folder that was moved or copied it is mended.
"""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
import subprocess
import sys
import sysconfig
from typing import TYPE_CHECKING, Any

from first_run.alone import alone
from first_run.doors import LINE, can_follow, follow, open_doors
from first_run.place import WINDOWS
from first_run.processes import call, say, stop
from first_run.surroundings import for_pip, own

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from first_run.place import Place

MADE = 1  # increase it to have every `.venv` made again
PYTHON = f"{platform.python_version()} {sysconfig.get_platform()} {platform.machine()} {sys.base_prefix}"
CHECK = ("-m", "pip", "--disable-pip-version-check", "check")
PIP = ("-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-warn-script-location", "--require-hashes")


def set_up(place: Place, lists: Sequence[Path]) -> None:
    """Install what `lists` name, once; end the program with one line where that fails."""
    try:
        if not is_whole(place, lists):
            with alone(place.lock) as holding:
                _set_up(place, lists, holding)
    except (OSError, ValueError) as error:
        stop(f".venv cannot be made: {error}")


def _set_up(place: Place, lists: Sequence[Path], holding: int) -> None:
    stamp = _stamp(place)
    if not _serves(place, stamp) or not can_follow(place, stamp["folder"]):
        stamp = _make(place, stamp, holding)
    elif stamp["folder"] != place.folder:
        say("this folder was moved or copied: mending .venv")
        place.stamp.unlink()
        follow(place, stamp["folder"])
        stamp = _stamped(place, {**stamp, "folder": place.folder})
    _install(place, [packages for packages in lists if _lacks(stamp, packages)], stamp, holding)


def is_whole(place: Place, lists: Sequence[Path]) -> bool:
    """Say whether nothing is left to do."""
    stamp = _stamp(place)
    here = _serves(place, stamp) and stamp["folder"] == place.folder
    return here and not any(_lacks(stamp, packages) for packages in lists)


def _serves(place: Place, stamp: Mapping[str, Any]) -> bool:
    """Say whether an environment was finished by this Python, still starts, and finds our code."""
    if (stamp.get("made"), stamp.get("python")) != (MADE, PYTHON) or not (place.packages / LINE).is_file():
        return False
    try:
        started = subprocess.run([place.python, "-I", "-S", "-c", ""], env=own(), capture_output=True, check=False)
    except OSError:
        return False
    return started.returncode == 0


def _lacks(stamp: Mapping[str, Any], packages: Path) -> bool:
    return bool(stamp["lists"].get(packages.name) != _digest(packages))


def _digest(packages: Path) -> str:
    return hashlib.sha256(packages.read_bytes()).hexdigest()


def _stamp(place: Place) -> dict[str, Any]:
    """Read the stamp; return an empty one where there is none, or where it cannot be read."""
    try:
        stamp = json.loads(place.stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _stamped(place: Place, stamp: dict[str, Any]) -> dict[str, Any]:
    """Write the stamp that says the environment is whole."""
    beside = place.stamp.with_suffix(".new")
    beside.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    beside.replace(place.stamp)
    return stamp


def _make(place: Place, stamp: Mapping[str, Any], holding: int) -> dict[str, Any]:
    """Make `.venv` from nothing, or end with the name of the package that brings what is missing. Return a stamp to write."""
    try:
        import ensurepip  # noqa: F401, PLC0415  # a package apart on Debian
        import venv  # noqa: PLC0415
    except ImportError:
        stop(f"this Python has no venv; on Debian or Ubuntu: apt install python3.{sys.version_info[1]}-venv")
    say(_why_anew(place, stamp))
    place.stamp.unlink(missing_ok=True)
    # Linked, as `python -m venv` does: a copied Python would not find a shared library beside the original.
    venv.EnvBuilder(clear=True, symlinks=not WINDOWS).create(place.venv)
    with_pip = (place.python, "-m", "ensurepip", "--upgrade", "--default-pip")
    if call(*with_pip, cwd=place.root, environment=own() | _room(place), holding=holding, quiet=True) != 0:
        stop("pip cannot be put into .venv; the lines above say why")
    open_doors(place)
    return {"made": MADE, "python": PYTHON, "folder": place.folder, "lists": {}}


def _why_anew(place: Place, stamp: Mapping[str, Any]) -> str:
    if not place.venv.exists():
        return "making a virtual environment in .venv"
    if not stamp:
        return ".venv was never finished: making it anew"
    if stamp.get("python") != PYTHON:
        return f".venv is of another Python ({str(stamp.get('python')).partition(' ')[0]}): making it anew"
    return ".venv is of no use here any more: making it anew"


def _install(place: Place, lists: Sequence[Path], stamp: dict[str, Any], holding: int) -> None:
    """Install the lists. Try first without a change, so that a failed download leaves a whole environment whole."""
    if not lists:
        return
    say(f"installing {' and '.join(packages.name for packages in lists)} (a minute or two, once)")
    environment = for_pip(place.python) | _room(place)
    named = [word for packages in lists for word in ("--requirement", packages)]
    for trying in (True, False) if place.stamp.exists() else (False,):
        if not trying:
            place.stamp.unlink(missing_ok=True)
        dry = ("--dry-run",) if trying else ()
        if call(place.python, *PIP, *dry, *named, cwd=place.root, environment=environment, holding=holding) != 0:
            stop("installing failed; the lines above say why")
    if call(place.python, *CHECK, cwd=place.root, environment=environment, holding=holding) != 0:
        stop("what was installed does not fit together; the lines above say what")
    shutil.rmtree(place.room)
    _stamped(place, {**stamp, "lists": stamp["lists"] | {packages.name: _digest(packages) for packages in lists}})


def _room(place: Place) -> dict[str, str]:
    """Have pip unpack beside the environment: the system's temporary folder may be small or full."""
    place.room.mkdir(exist_ok=True)
    return {"TMPDIR": str(place.room)}
