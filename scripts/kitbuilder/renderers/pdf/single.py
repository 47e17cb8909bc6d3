"""Render one template as a PDF of its own: fillable, tagged, named for people."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from pikepdf import Pdf

from kitbuilder.model.catalogue import Trait
from kitbuilder.model.document import Cut, Letterhead
from kitbuilder.model.phrase import spread
from kitbuilder.model.sheet import Sheet
from kitbuilder.model.traverse import walk
from kitbuilder.renderers.pdf.acroform import add_fields
from kitbuilder.renderers.pdf.layout import Layout
from kitbuilder.renderers.pdf.measure import Measure
from kitbuilder.renderers.pdf.parts import parts_of
from kitbuilder.renderers.pdf.sheets import needed_width
from kitbuilder.renderers.typeset import typeset

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue, Kit, Template
    from kitbuilder.model.context import RenderContext
    from kitbuilder.model.look import PaperLook


CLOSEST = 3  # how close a page can be set: the last of `closer` in kit/style/kit.typ


def render(template: Template, context: RenderContext[PaperLook]) -> bytes:
    """Render a template as a fillable PDF/UA-1 file. Raises KitError when it cannot be typeset."""
    data, layout = _single(template, context, squeeze_for(template, context))
    return finish(data, layout, context.folder)


def squeeze_for(template: Template, context: RenderContext[PaperLook]) -> int:
    """Say how much closer than usual a template is set, so that its details leave it the pages it promises; 0 is not at all.

    One that no squeeze helps is set as usual: it is better read on more pages than small on more pages.
    """
    has_logo = any(isinstance(block, Letterhead) and block.logo for block in template.document)  # which narrows the name's room
    if not has_logo and not any(len(node.value) > len(node.field.example) for node in template.placeholders):
        return 0
    return next((squeeze for squeeze in range(CLOSEST + 1) if fits(template, context, squeeze)), 0)


def fits(template: Template, context: RenderContext[PaperLook], squeeze: int = CLOSEST) -> bool:
    """Tell whether a template has no more pages than it promises when it is set this close."""
    return page_count(typeset(_single(template, context, squeeze)[0], context.folder / "style", context.look)) <= template.pages


def page_count(pdf_bytes: bytes) -> int:
    """Count the pages of a PDF with qpdf, which had no part in laying them out."""
    with Pdf.open(io.BytesIO(pdf_bytes)) as pdf:
        return len(pdf.pages)


def _single(template: Template, context: RenderContext[PaperLook], squeeze: int) -> tuple[dict[str, Any], Layout]:
    layout = Layout(measure_of(context.look, context.folder), scope=template.slug, with_notes=not template.leaves_practice)
    own = page(template, context, layout, squeeze)
    return {"mode": "single", **head(context, template.title, template.summary), "template": own}, layout


def render_start_here(catalogue: Catalogue) -> bytes:
    """Render the kit's own instructions as the page that lies on top of the ZIP."""
    kit, layout = catalogue.kit, Layout(measure_of(catalogue.look.paper, catalogue.folder), scope="start-here")
    title = f"Start here: {kit.title}"
    own = {
        "slug": "start-here",
        "title": title,
        "eyebrow": f"Edition {kit.edition}",
        "summary": "",
        "form": "",
        **_language(kit.language),
        "page": "",
        "of": "",
        "letter": False,
        "ruled": False,
        "landscape": False,
        "client": None,
        "outside": False,
        "untitled": False,
        "squeeze": 0,
        "parts": parts_of(layout.blocks((*kit.how_to, *kit.viewers.section))),
    }
    return finish({"mode": "single", **head(kit, title, kit.subtitle), "template": own}, layout, catalogue.folder)


def measure_of(look: PaperLook, folder: Path) -> Measure:
    """Measure words in the type of the kit that is in `folder`."""
    return Measure(look, folder / "style" / "fonts")


def head(kit: Kit | RenderContext[PaperLook], title: str, description: str) -> dict[str, Any]:
    """Name what every PDF says of itself."""
    return {
        "title": title,
        "author": kit.author,
        "description": description,
        "keywords": [kit.title, f"edition {kit.edition}"],
        **_language(kit.language),
    }


def _language(tag: str) -> dict[str, str]:
    """Name a language as Typst does."""
    language, _, region = tag.partition("-")
    return {"language": language, "region": region or "US"}


def page(template: Template, context: RenderContext[PaperLook], layout: Layout, squeeze: int = 0) -> dict[str, Any]:
    """Write what `template-page` in `kit/style/kit.typ` draws."""
    look, layout.scope = layout.measure.look, template.slug
    layout.with_notes = not template.leaves_practice
    layout.fixed = context.words
    layout.by_hand = template.leaves_practice
    layout.letter = layout.serif = template.has(Trait.LETTER)
    layout.room = look.turned_measure if template.landscape else look.measure
    layout.across = any(
        isinstance(node, Sheet) and needed_width(node, layout.measure) > look.measure for node in walk(template.document)
    )
    return {
        "slug": template.slug,
        "title": template.title,
        "eyebrow": "" if template.leaves_practice or template.translation else template.kind.label,
        "summary": "" if template.leaves_practice else template.summary,
        "form": context.form_number,
        **_language(context.language),
        "page": context.words.page.lower(),
        "of": context.words.of,
        "letter": template.has(Trait.LETTER),
        "ruled": template.has(Trait.RULED),
        "landscape": template.landscape,
        "client": _client_line(context),
        "outside": template.leaves_practice,
        "untitled": template.has(Trait.LETTER) or isinstance(template.document[0], Cut),
        "squeeze": squeeze,
        "parts": parts_of(layout.blocks(spread(template.document))),
    }


def _client_line(context: RenderContext[PaperLook]) -> dict[str, str] | None:
    """Write what the foot of a form's later pages says of whose it is; None where pages do not come apart."""
    field = context.whose
    return {"label": field.label, "value": context.details.get(field.name, "")} if field else None


def finish(data: dict[str, Any], layout: Layout, folder: Path) -> bytes:
    """Typeset the data and turn its markers into fields."""
    style = folder / "style"
    look = layout.measure.look
    fonts = {face: style / "fonts" / file for face, file in look.fonts.items()}
    return add_fields(typeset(data, style, look), layout.form_fields, fonts)
