"""Write the model in one format each. `FORMATS` is the table: one more format is one file and one line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from kitbuilder.model.catalogue import Trait
from kitbuilder.model.context import context_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.model.context import RenderContext


@dataclass(frozen=True, slots=True)
class Format:
    """Holds one format that templates come in. `renderer` names the module below this one that writes it.

    `offered_for` says which templates it suits. `fillable` says that the site fills its files in, with the module that
    `theme/web/fill/fill_file.js` has for it. The rest says what its files are made from beside the template: its part of the
    `look`, the files of `kit/style` that match a pattern of `style`, the `details` shown outside the text, with `all_fields`
    the name of every field, used in the template or not, and with `logo` the practice's, shown elsewhere than in letterheads.
    """

    extension: str
    label: str
    renderer: str
    offered_for: Callable[[Template], bool]
    look: str = ""
    style: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    all_fields: bool = False
    logo: bool = False
    fillable: bool = False

    def context(self, template: Template, catalogue: Catalogue) -> RenderContext[Any]:
        """Gather what this format may see of the kit beside the template."""
        look = getattr(catalogue.look, self.look) if self.look else None
        context = context_of(template, catalogue, look, details=self.details, all_fields=self.all_fields)
        return replace(context, logo=catalogue.logo) if self.logo else context

    def render(self, template: Template, catalogue: Catalogue) -> bytes:
        """Render a template. Its module is imported only now, so that naming formats does not load their libraries."""
        module = import_module(f"{__name__}.{self.renderer}")
        return bytes(module.render(template, self.context(template, catalogue)))


def _always(template: Template) -> bool:  # noqa: ARG001  # the answer is the same for all
    return True


def _has_sheets(template: Template) -> bool:
    return template.has(Trait.SHEETS)


def _has_slides(template: Template) -> bool:
    return template.has(Trait.SLIDES)


def _is_text(template: Template) -> bool:
    return not _has_sheets(template)


PAPER = ("*.typ", "*.ttf")  # of `kit/style`, what every PDF is made from
FORMATS: Mapping[str, Format] = {
    "slides": Format(
        ".pptx", "PowerPoint", "slides", _has_slides, look="slides", style=("reference.pptx",), logo=True, fillable=True
    ),
    "word": Format(".docx", "Word", "word", _is_text, look="word", style=("reference.docx",), all_fields=True, fillable=True),
    "pdf": Format(".pdf", "PDF", "pdf", _always, look="paper", style=PAPER, fillable=True),
    "spreadsheet": Format(
        ".xlsx",
        "Spreadsheet",
        "spreadsheet",
        _has_sheets,
        look="spreadsheet",
        details=("practice_name",),
        all_fields=True,
        fillable=True,
    ),
    "csv": Format(".csv", "CSV", "comma_separated", _has_sheets),
    "text": Format(".txt", "Plain text", "plain_text", _always, fillable=True),
}


def formats_for(template: Template) -> dict[str, Format]:
    """List the formats that a template is offered in, by name, in the order of the table."""
    return {name: made for name, made in FORMATS.items() if made.offered_for(template)}
