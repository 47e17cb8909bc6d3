"""What finished files must keep: a template has as many pages as it promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.model.catalogue import Template


def page_promise(template: Template, pages: int) -> Iterator[Problem]:
    """A blank template has exactly the pages it promises. With details in it, it may not: see overruns.py."""
    if pages != template.pages:
        message = f"promises {_pages(template.pages)} and has {pages}"
        hint = "shorten it" if pages > template.pages else f"write pages: {pages}"
        yield Problem(template.where, Code.PAGE_PROMISE, message, hint)


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"
