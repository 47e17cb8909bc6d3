"""What is measured of ours, each in a process of its own: `python ours.py <what> <kit> <folder>`."""

from __future__ import annotations

import json
import os
import sys
import time
from html import escape
from pathlib import Path

from kitbuilder.model.document import Bullets, Heading, Numbered, Paragraph, Table, TickList
from kitbuilder.model.traverse import walk, words
from kitbuilder.readers import load_catalogue
from kitbuilder.renderers import FORMATS, formats_for
from kitbuilder.renderers.pdf import render_booklet
from kitbuilder.renderers.web_page import article
from kitbuilder.website.content.site_context import read_site_context

CHANGED = "thirty-second-introduction.md"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>
@font-face {{ font-family: Sans; src: url("{fonts}/SourceSans3_400Regular.ttf") }}
@font-face {{ font-family: Sans; font-weight: bold; src: url("{fonts}/SourceSans3_700Bold.ttf") }}
@page {{ size: letter; margin: 0.8in; @bottom-center {{ content: counter(page) }} }}
body {{ font: 11pt/1.35 Sans }} .kit-paper {{ break-before: page }} .kit-columns {{ display: flex; gap: 1em }}
.kit-columns > div {{ flex: 1 }} table {{ border-collapse: collapse; width: 100% }} th, td {{ border: 0.5pt solid; padding: 3pt }}
.kit-box {{ border: 1pt solid; padding: 6pt }}
</style></head><body>{body}</body></html>
"""


def pdf(kit: Path, folder: Path) -> None:
    """The kit PDF, from the files."""
    (folder / "ours.pdf").write_bytes(render_booklet(load_catalogue(kit)))


def word(kit: Path, folder: Path) -> None:
    """Every template that is offered in Word, from the files."""
    catalogue = load_catalogue(kit)
    for template in catalogue.templates:
        if "word" in formats_for(template):
            (folder / "ours" / f"{template.slug}.docx").write_bytes(FORMATS["word"].render(template, catalogue))


def text(kit: Path, folder: Path) -> None:
    """Every template as plain text: reading and one format."""
    catalogue = load_catalogue(kit)
    for template in catalogue.templates:
        (folder / f"{template.slug}.txt").write_bytes(FORMATS["text"].render(template, catalogue))


def served(project: Path, times: str) -> None:
    """Build, then `times` over change a template and do what a served site does first: read, render, publish.

    Prints the seconds waited and computed, a line for each change.
    """
    template = project / "kit" / "templates" / CHANGED
    original = template.read_text(encoding="utf-8")
    read_site_context(project)
    try:
        for number in range(1, int(times) + 1):
            template.write_text(original.replace("\nkind:", "," * number + "\nkind:", 1), encoding="utf-8")
            began, before = time.perf_counter(), os.times()
            read_site_context(project)
            waited, after = time.perf_counter() - began, os.times()
            print(waited, sum(after[:4]) - sum(before[:4]))
    finally:
        template.write_text(original, encoding="utf-8")


def peers(kit: Path, folder: Path) -> None:
    """What the peers are given: our web page's articles for all, and each template's blocks for python-docx."""
    catalogue = load_catalogue(kit)
    articles = {template.slug: str(article(template, catalogue)) for template in catalogue.templates}
    fonts = (kit / "style" / "fonts").resolve().as_uri()
    titled = "".join(articles[t.slug].replace(">", f"><h1>{escape(t.title)}</h1>", 1) for t in catalogue.templates)
    page = PAGE.format(title=escape(catalogue.kit.title), fonts=fonts, body=titled)
    (folder / "all.html").write_text(page, encoding="utf-8")
    for template in catalogue.templates:
        if "word" in formats_for(template):
            (folder / f"{template.slug}.html").write_text(articles[template.slug], encoding="utf-8")
            (folder / f"{template.slug}.json").write_text(json.dumps(_plain(template.document)), encoding="utf-8")


def _plain(document: object) -> list[tuple[str, object]]:
    """Headings, paragraphs, list items and tables, as bare words: what python-docx is handed."""
    found: list[tuple[str, object]] = []
    for node in walk(document):
        if isinstance(node, Table):
            found.append(("table", [[words(cell) for cell in row] for row in (node.header, *node.rows)]))
        elif isinstance(node, Heading):
            found.append(("heading", words(node)))
        elif isinstance(node, Paragraph):
            found.append(("paragraph", words(node)))
        elif isinstance(node, (Bullets, Numbered, TickList)):
            found.append(("list", ""))
    return found


if __name__ == "__main__":
    what, folder, *rest = sys.argv[1:]
    if what == "served":
        served(Path(folder), *rest)
    else:
        {"pdf": pdf, "word": word, "text": text, "peers": peers}[what](Path(folder), *map(Path, rest))
