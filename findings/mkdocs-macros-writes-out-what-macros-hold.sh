#!/usr/bin/env bash
# Macros are methods of an object that holds a library of letters. In a quiet build the plug-in writes that object out, twice a macro.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
with_python mkdocs==1.6.1 mkdocs-macros-plugin==1.5.0
mkdir docs
echo '{{ first() }}' >docs/index.md
echo 'site_name: Letters
plugins: [macros]' >mkdocs.yml
cat >main.py <<'PY'
import pathlib


class Letters:
    """Stands for anything large: its text is long, and takes a while to write."""

    written = 0

    def __repr__(self):
        Letters.written += 1
        pathlib.Path("written.txt").write_text(str(Letters.written))
        return "Letters(" + "Dear reader, " * 1000 + ")"

    def first(self):
        return "Dear Ada"

    def second(self):
        return "Dear Grace"


def define_env(env):
    letters = Letters()
    env.macro(letters.first)
    env.macro(letters.second)
PY
echo 0 >written.txt
venv/bin/mkdocs build --quiet
cat >check.py <<'PY'
import pathlib
import sys

page = pathlib.Path("site/index.html").read_text()
written = int(pathlib.Path("written.txt").read_text())
print("mkdocs 1.6.1, mkdocs-macros-plugin 1.5.0, mkdocs build --quiet")
print("expected: nobody asks for the object's text; a debug log that is not shown costs nothing")
print(f"seen: the page is right ({'Dear Ada' in page}), and the object was written out {written} times for two macros")
sys.exit("Dear Ada" not in page or written < 2)
PY
venv/bin/python check.py
