"""A machine becomes one that can run every test: what is missing is installed where that is possible, else it is said."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from first_run.processes import call, say, stop
from first_run.surroundings import own

if TYPE_CHECKING:
    from first_run.place import Place

VALIDATORS = (
    ("javac", "default-jdk-headless", "the PDF/UA validator"),
    ("npm", "npm", "the Word and spreadsheet validator"),
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


def find_browser(place: Place) -> str:
    """Turn this machine into the path of a Chromium to test with: a system one, else one that can be had."""
    for name in BROWSERS:
        if found := shutil.which(name):
            return found
    say("no Chromium found: asking Playwright for one")
    if call(place.python, "-m", "playwright", "install", "chromium", cwd=place.root) == 0:
        return "playwright"
    if not _apt_install(place, "chromium"):
        stop("no browser for the browser tests; install Chromium and run this again")
    return shutil.which("chromium") or ""


def find_validators(place: Place) -> None:
    """Install what the validators run on, or say which of them cannot run."""
    for program, package, what in VALIDATORS:
        if not shutil.which(program) and not _apt_install(place, package):
            say(f"no {program} here: {what} cannot run, and its tests will say so")


def _apt_install(place: Place, *packages: str) -> bool:
    """Install Debian packages where that is possible: as root, with apt at hand."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say(f"installing {' '.join(packages)} with apt")
    quiet = {**own(), "DEBIAN_FRONTEND": "noninteractive"}
    call("apt-get", "update", "-qq", cwd=place.root, environment=quiet)
    return call("apt-get", "install", "-y", "-qq", *packages, cwd=place.root, environment=quiet) == 0
