"""The kit's book set by Typst in one piece, with Typst's own numbers, links and tags: the book made of parts is held to it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from kitbuilder.renderers.pdf.acroform import add_fields
from kitbuilder.renderers.pdf.book.own_parts import OwnParts
from kitbuilder.renderers.pdf.book.part import names_in_order, part_of
from kitbuilder.renderers.typeset import typeset

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue

NUMBER = "counter(page).display()"
CHANGES = {
    "words.typ": {'link("x-page:" + name, body)': "link(label(name), body)"},
    "booklet.typ": {
        "str(item.page)": "context str(counter(page).at(label(item.slug)).first())",
        "page-of((page: data.sources-page))": 'page-of((slug: "sources"))',
        "page(header: none, footer: none, margin: 0pt": 'page(numbering: "1", header: none, footer: none, margin: 0pt',
    },
    "kit.typ": {
        "text(9pt, part-of(template)) }\n": f"text(9pt, part-of(template)) }} else if not template.outside {{ {NUMBER} }}\n",
    },
}
BEGINS = '#if data.mode == "single"'  # what says in kit.typ which part is set
WHOLE = """#import "booklet.typ"
#booklet.cover(data.front)
#set page(numbering: "1", footer: context align(right, text(8pt, fill: quiet, counter(page).display())))
#{ set text(fill: ink)
  let card = if data.front.takeaways.len() > 0 { (booklet.takeaways,) }
  let fronts = (booklet.details-page, booklet.how-to-use, booklet.start-here, ..card, booklet.contents)
  fronts.map(front => front(data.front)).join(pagebreak())
}
#pagebreak()
#for opening in data.openings { booklet.step(opening); for template in opening.templates { template-page(template, 2) } }
#booklet.sources-page(data.sources)
"""


def in_one_piece(catalogue: Catalogue, folder: Path) -> bytes:
    """The book of a catalogue; `folder` is for the changed style."""
    style = folder / "style"
    shutil.copytree(catalogue.folder / "style", style)
    for name, changes in CHANGES.items():
        words = (style / name).read_text(encoding="utf-8")
        for old, new in changes.items():
            assert words.count(old) == 1, f"{name} no longer says {old}"
            words = words.replace(old, new)
        assert name != "kit.typ" or BEGINS in words
        (style / name).write_text(words.partition(BEGINS)[0] + (WHOLE if name == "kit.typ" else ""), encoding="utf-8")
    own = {part.name: part for part in OwnParts(catalogue, dict.fromkeys(names_in_order(catalogue), 0)).written()}
    templates = {template.slug: part_of(template, catalogue) for template in catalogue.templates}
    openings = [
        {**own[f"step-{step.number}"].data, "templates": [templates[one.slug].data["template"] for one in step.templates]}
        for step in catalogue.steps
    ]
    front = own["front"].data
    data = {**front, "mode": "kit", "front": front, "openings": openings, "sources": own["sources"].data}
    declared = {mark: field for part in (*own.values(), *templates.values()) for mark, field in part.fields.items()}
    fonts = {face: style / "fonts" / file for face, file in catalogue.look.paper.fonts.items()}
    return add_fields(typeset(data, style, catalogue.look.paper), declared, fonts)
