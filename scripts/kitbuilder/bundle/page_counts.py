"""Check that a template has as many pages as it promises, and say so where the letterhead is why it has more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kitbuilder.model.document import Letterhead
from kitbuilder.model.problem import Code, Location, Problem
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.pdf import fits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue, Template

SEVERAL = 3  # templates: one or two that run over are too long themselves


def page_promise(template: Template, pages: int) -> Iterator[Problem]:
    """Find whether a blank template has exactly the pages it promises. With details it may not: see overruns.py."""
    if pages != template.pages:
        message = f"promises {_pages(template.pages)} and has {pages}"
        hint = "shorten it" if pages > template.pages else f"write pages: {pages}"
        yield Problem(template.where, Code.PAGE_PROMISE, message, hint)


def letterhead_to_blame(over: Sequence[Template], catalogue: Catalogue) -> Iterator[Problem]:
    """Say once that the letterhead is too high, where several of the templates that run over would fit below a lower one.

    Each of them is told as well; but whoever added a line to the letterhead changed none of them.
    """
    headed = [template for template in over if _lowered(template) != template]
    if len(headed) < SEVERAL:
        return
    fitting = [template for template in headed if fits(_lowered(template), FORMATS["pdf"].context(template, catalogue), 0)]
    if len(fitting) >= SEVERAL:
        where = Location(f"{catalogue.folder.name}/kit.yml", _line_of_letterhead(catalogue.folder / "kit.yml"))
        message = f"{len(fitting)} templates run over their pages, and would fit below a lower letterhead"
        yield Problem(where, Code.PAGE_PROMISE, message, "shorten the letterhead, or each of them")


def _lowered(template: Template) -> Template:
    """Return a template with no more in its letterhead than the first paragraph, the practice's name."""
    blocks = (
        replace(block, children=block.children[:1]) if isinstance(block, Letterhead) else block for block in template.document
    )
    return replace(template, document=tuple(blocks))


def _line_of_letterhead(kit_yml: Path) -> int:
    lines = kit_yml.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if line.startswith("letterhead:")), 1)


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"
