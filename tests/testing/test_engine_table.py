"""The table of engines in `tests/README.md` has a row for every test that says what it is called there."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]


def test_the_table_of_engines_has_every_row_and_no_other():
    files = (TESTS / "engines").glob("test_*.py")
    rows = {row for file in files for row in re.findall(r'@pytest\.mark\.row\("(.+)"\)', file.read_text(encoding="utf-8"))}
    part = (TESTS / "README.md").read_text(encoding="utf-8").partition("\n## Engines\n")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| ([^|]+?) \|", part, re.MULTILINE)) == rows
