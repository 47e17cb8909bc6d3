#!/usr/bin/env bash
# One row with a cell too few or too many: other Markdown readers fill up or cut that row. mistune prints the whole table as text.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
with_python mistune==3.4.0 markdown-it-py==4.3.0 marko==2.2.4 Markdown==3.11.3
venv/bin/python - <<'PY'
import sys

import markdown
import marko
import mistune
from markdown_it import MarkdownIt

head = "| Test | Left | Right |\n|---|---|---|\n| Balance | 8 s | 9 s |\n"
short, long = "| Reach | 30 cm |\n", "| Reach | 30 cm | 31 cm | good |\n"
readers = {
    "mistune": mistune.create_markdown(plugins=["table"]),
    "markdown-it-py": MarkdownIt().enable("table").render,
    "marko": marko.Markdown(extensions=["gfm"]).convert,
    "Markdown": lambda text: markdown.markdown(text, extensions=["tables"]),
}
seen = {name: ["<table>" in read(head + row) for row in ("", short, long)] for name, read in readers.items()}
print("mistune 3.4.0; for comparison markdown-it-py 4.3.0, marko 2.2.4, Markdown 3.11.3")
print("expected: a table for an even table, one with a short row, one with a long row: [True, True, True]")
for name, tables in seen.items():
    print(f"seen by {name}: {tables}")
print("seen from mistune:", repr(readers["mistune"](head + short)))
sys.exit(seen.pop("mistune") != [True, False, False] or any(not all(tables) for tables in seen.values()))
PY
