"""Check that the page of situations leads to every template: a reader in a hurry starts there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code, Location, Problem, did_you_mean
from kitbuilder.readers.files import read_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

PAGE = "situations.md"
CALL = re.compile(r"\{\{\s*templates\(((?:(?!\{\{).)*?)\)\s*\}\}", re.DOTALL)
NAMED = re.compile(r'"([^"]*)"')


def check_situations(pages: Path, templates: Mapping[str, Location], translations: Collection[str] = ()) -> Iterator[Problem]:
    """Yield a problem for each template that no situation names, and for each name that is no template.

    `translations` are those of them that are found from their originals.
    A site without the page has no situations.
    """
    path = f"{pages.name}/{PAGE}"
    text = (read_text(pages / PAGE, path, []) or "") if (pages / PAGE).is_file() else ""
    found = [name for call in CALL.finditer(text) for name in NAMED.finditer(text, call.start(1), call.end(1))]
    named = {name[1]: text.count("\n", 0, name.start()) + 1 for name in found}
    for slug in templates if text else ():
        if slug not in named and slug not in translations:
            hint = f'add "{slug}" to {{{{ templates(…) }}}} of a situation it helps in'
            yield Problem(Location(path), Code.NO_SITUATION, f'no situation leads to "{slug}"', hint)
    for slug, line in named.items():
        if slug not in templates:
            message = f'a situation leads to "{slug}", which is not in the kit'
            yield Problem(Location(path, line), Code.UNKNOWN_TEMPLATE, message, did_you_mean(slug, templates))
