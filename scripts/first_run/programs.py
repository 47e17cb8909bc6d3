"""Find the programs that tests need beside Python's packages, and say how to install those that are missing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from first_run.processes import answer, call, say
from first_run.surroundings import is_ci, own

if TYPE_CHECKING:
    from collections.abc import Sequence

    from first_run.place import Place

# A program, what Debian and Ubuntu call its package, and what cannot be tested without it.
NEEDED = (
    ("javac", "default-jdk-headless", "PDF/UA"),
    ("npm", "npm", "Word and spreadsheet files"),
    ("tesseract", "tesseract-ocr tesseract-ocr-spa", "how a fax is read"),
    ("zbarimg", "zbar-tools", "what a phone scans"),
)
# LibreOffice, and the bridge to it from Python: a separate Debian package, for the system's Python alone.
OFFICE, OFFICE_PACKAGE, BRIDGE_PACKAGE = "soffice", "libreoffice-calc", "python3-uno"
OFFICE_TESTS = "trackers as people work in them"
SYSTEM_PYTHON = "/usr/bin/python3"
# The other engines and what drives them: the names each goes by, and its package.
ENGINES = (
    (("chromedriver",), "chromium-driver"),
    (("firefox-esr", "firefox"), "firefox-esr"),
    (("WebKitWebDriver",), "webkit2gtk-driver"),
    (("Xvfb",), "xvfb"),
)
ENGINE_TESTS = "the site in every engine"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
BROWSER_PACKAGE, BROWSER_TESTS = "chromium", "the site in a browser"
OWN_BROWSER = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright: print(playwright.chromium.executable_path)
"""
APT = "apt-get install -y"


def find_programs(place: Place) -> str:
    """Return the path of a browser, "" without one. Nothing is installed on the machine, except where CI is set.

    What is missing is printed in one line with the command that installs it; the tests that need it say so too.
    """
    missing = list(_missing(place))
    if missing and is_ci() and _install([name for packages, _ in missing for name in packages.split()], place):
        missing = list(_missing(place))
    if missing:
        packages = " ".join(package for package, _ in missing)
        say(f"missing, so these are not tested: {', '.join(what for _, what in missing)}; {how_to_install(packages)}")
    return find_browser(place)


def how_to_install(packages: str) -> str:
    """Say what to type; other systems than Debian have other names for the same packages."""
    return f"type: sudo {APT} {packages}" if shutil.which("apt-get") else f"install what Debian calls {packages}"


def find_browser(place: Place) -> str:
    """Return the path of a Chromium: the system's, else the one that Playwright was asked to download."""
    for name in BROWSERS:
        if found := shutil.which(name):
            return found
    path = answer(place.python, "-c", OWN_BROWSER).strip()
    return path if path and Path(path).is_file() else ""


def find_bridge() -> str:
    """Return the path of a Python that can talk to LibreOffice: LibreOffice's own, else the system's; "" without one."""
    office = shutil.which(OFFICE)
    if not office:
        return ""
    own_python = Path(office).resolve().with_name("python")
    candidates = [str(path) for path in (own_python, Path(SYSTEM_PYTHON)) if path.is_file()]
    return next((path for path in candidates if answer(path, "-c", "import uno; print(uno.__name__)").strip() == "uno"), "")


def _missing(place: Place) -> list[tuple[str, str]]:
    missing = [(package, what) for program, package, what in NEEDED if not shutil.which(program)]
    if not find_browser(place):
        missing = [(BROWSER_PACKAGE, BROWSER_TESTS), *missing]
    if engines := [package for names, package in ENGINES if not any(map(shutil.which, names))]:
        missing = [*missing, (" ".join(engines), ENGINE_TESTS)]
    if not find_bridge():
        packages = BRIDGE_PACKAGE if shutil.which(OFFICE) else f"{OFFICE_PACKAGE} {BRIDGE_PACKAGE}"
        missing = [*missing, (packages, OFFICE_TESTS)]
    return missing


def _install(packages: Sequence[str], place: Place) -> bool:
    """Install Debian packages where that is possible: as root, with apt at hand."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say(f"installing {' '.join(packages)} with apt")
    quiet = {**own(), "DEBIAN_FRONTEND": "noninteractive"}
    call("apt-get", "update", "-qq", cwd=place.root, environment=quiet)
    return call(*APT.split(), "-qq", *packages, cwd=place.root, environment=quiet) == 0
