"""The model becomes one format each. `FORMATS` is the table: one more format is one file and one line."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kitbuilder.model.catalogue import Catalogue, Template


@dataclass(frozen=True, slots=True)
class Format:
    """What a template can be had as. `renderer` is the module below this one; `offered_for` says for which it makes sense."""

    extension: str
    label: str
    renderer: str
    offered_for: Callable[[Template], bool]

    def render(self, template: Template, catalogue: Catalogue) -> bytes:
        """Turn a template into bytes. The module is loaded now: whoever only names formats waits for none of their libraries."""
        return bytes(import_module(f"{__name__}.{self.renderer}").render(template, catalogue))


def _always(template: Template) -> bool:  # noqa: ARG001  # the answer is the same for all
    return True


def _is_tracker(template: Template) -> bool:
    return template.kind.name == "tracker"


def _is_text(template: Template) -> bool:
    return not _is_tracker(template)


FORMATS: Mapping[str, Format] = {
    "word": Format(".docx", "Word", "word", _is_text),
    "pdf": Format(".pdf", "PDF", "pdf", _always),
    "spreadsheet": Format(".xlsx", "Spreadsheet", "spreadsheet", _is_tracker),
    "csv": Format(".csv", "CSV", "comma_separated", _is_tracker),
    "text": Format(".txt", "Plain text", "plain_text", _always),
}


def formats_for(template: Template) -> dict[str, Format]:
    """Turn a template into the formats it is offered in, by name, in the order of the table."""
    return {name: made for name, made in FORMATS.items() if made.offered_for(template)}
