"""The model becomes one format each. `FORMATS` is the table: one more format is one file and one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.renderers import comma_separated, pdf, plain_text, spreadsheet, word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kitbuilder.model.catalogue import Catalogue, Template


@dataclass(frozen=True, slots=True)
class Format:
    """What a template can be had as. `render` turns a template into bytes; `offered_for` says for which it makes sense."""

    extension: str
    label: str
    render: Callable[[Template, Catalogue], bytes]
    offered_for: Callable[[Template], bool]


def _always(template: Template) -> bool:  # noqa: ARG001  # the answer is the same for all  # the answer is the same for every template
    return True


def _is_tracker(template: Template) -> bool:
    return template.kind.name == "tracker"


def _is_text(template: Template) -> bool:
    return not _is_tracker(template)


FORMATS: Mapping[str, Format] = {
    "word": Format(".docx", "Word", word.render, _is_text),
    "pdf": Format(".pdf", "PDF", pdf.render, _always),
    "spreadsheet": Format(".xlsx", "Spreadsheet", spreadsheet.render, _is_tracker),
    "csv": Format(".csv", "CSV", comma_separated.render, _is_tracker),
    "text": Format(".txt", "Plain text", plain_text.render, _always),
}


def formats_for(template: Template) -> dict[str, Format]:
    """Turn a template into the formats it is offered in, by name, in the order of the table."""
    return {name: made for name, made in FORMATS.items() if made.offered_for(template)}
