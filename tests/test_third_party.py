"""What comes from others is listed with its licence, and whatever lies here has its licence's text beside it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUFFIXES = (".ttf", ".otf", ".woff", ".woff2")


def test_the_list_is_current() -> None:
    command = [sys.executable, ROOT / "scripts" / "third_party.py", "--check"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_nothing_of_others_lies_here_unlisted() -> None:
    page = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    listed = {file for line in page.splitlines() if line.count("`") == 2 for file in ROOT.glob(line.split("`")[1])}
    fonts = {file for folder in ("kit", "docs") for file in (ROOT / folder).rglob("*") if file.suffix in SUFFIXES}
    vendored = {file for file in (ROOT / "docs" / "assets" / "vendor").iterdir() if file.suffix != ".txt"}
    assert fonts | vendored == {file for file in listed if file.is_file() and file.suffix != ".txt"} - {ROOT / "requirements.txt"}
