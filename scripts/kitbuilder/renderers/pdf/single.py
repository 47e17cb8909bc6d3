"""One template becomes one PDF of its own: fillable, tagged, named for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kitbuilder.model.document import Cut, Table
from kitbuilder.model.sheet import Sheet
from kitbuilder.model.walk import walk
from kitbuilder.renderers.pdf.forms import add_fields
from kitbuilder.renderers.pdf.layout import Layout
from kitbuilder.renderers.pdf.typeset import typeset

if TYPE_CHECKING:

    from kitbuilder.model.catalogue import Catalogue, Template

FORM_FONT = "SourceSans3_400Regular.ttf"
WIDE_TABLE = 9  # columns: from here on a worksheet is printed across the page


def render(template: Template, catalogue: Catalogue) -> bytes:
    """Turn a template into a fillable PDF/UA-1 file. Raises KitError when it cannot be typeset."""
    layout = Layout(scope=template.slug, with_notes=not template.leaves_practice)
    data = {"mode": "single", **head(catalogue, template.title, template.summary), "template": page(template, catalogue, layout)}
    return finish(data, layout, catalogue)


def render_start_here(catalogue: Catalogue) -> bytes:
    """Turn the kit's own instructions into the page that lies on top of the ZIP."""
    kit, layout = catalogue.kit, Layout(scope="start-here")
    title = f"Start here: {kit.title}"
    own = {
        "slug": "start-here",
        "title": title,
        "summary": f"Edition {kit.edition}",
        "form": "",
        "outside": False,
        "letter": False,
        "untitled": False,
        "wide": False,
        "body": layout.blocks(kit.how_to),
    }
    return finish({"mode": "single", **head(catalogue, title, kit.subtitle), "template": own}, layout, catalogue)


def head(catalogue: Catalogue, title: str, description: str) -> dict[str, Any]:
    """What every PDF says of itself."""
    language, _, region = catalogue.kit.language.partition("-")
    return {
        "title": title,
        "author": catalogue.kit.author,
        "description": description,
        "keywords": [catalogue.kit.title, f"edition {catalogue.kit.edition}"],
        "language": language,
        "region": region or "US",
    }


def page(template: Template, catalogue: Catalogue, layout: Layout) -> dict[str, Any]:
    """What `template-page` in `kit/style/kit.typ` draws."""
    layout.scope = template.slug
    layout.with_notes = not template.leaves_practice
    return {
        "slug": template.slug,
        "title": template.title,
        "summary": "" if template.leaves_practice else template.summary,
        "form": catalogue.form_number(template),
        "outside": template.leaves_practice,
        "letter": template.kind.name == "letter",
        "untitled": template.kind.name == "letter" or isinstance(template.document[0], Cut),
        "wide": _is_wide(template),
        "body": layout.blocks(template.document),
    }


def finish(data: dict[str, Any], layout: Layout, catalogue: Catalogue) -> bytes:
    """Typeset the data and turn its markers into fields."""
    style = catalogue.folder / "style"
    return add_fields(typeset(data, style), layout.form_fields, style / "fonts" / FORM_FONT)


def _is_wide(template: Template) -> bool:
    for node in walk(template.document):
        if isinstance(node, Sheet) and sum(column.on_paper for column in node.columns) >= WIDE_TABLE:
            return True
        if isinstance(node, Table) and len(node.header) >= WIDE_TABLE:
            return True
    return False
