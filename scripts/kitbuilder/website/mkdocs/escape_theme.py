"""Escape what the theme prints: Material prints settings, names and titles unescaped."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, cast

from jinja2 import Environment, pass_context
from jinja2.filters import do_striptags
from markupsafe import Markup
from mkdocs.utils.templates import url_filter

from kitbuilder.website.content.escaping import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

SHOWN = ("site_name", "site_description", "site_author", "copyright", "repo_name", "repo_url")


def escape_settings(config: MkDocsConfig) -> None:
    """Escape every setting that the theme prints."""
    for name in SHOWN:
        config[name] = escaped(config[name])
    for settings in (config.theme, config.extra, config.mdx_configs):
        for name, value in list(settings.items()):
            settings[name] = escaped(value)


def escape_names(items: Iterable[StructureItem]) -> None:
    """Escape the names of the menu's entries, at every depth."""
    for item in items:
        if item.title:  # a page that the settings do not name has no title yet
            item.title = escaped(item.title)
        escape_names(getattr(item, "children", None) or ())  # a link has no children


def escape_page(page: Page) -> None:
    """Escape a page's settings, title and address. Generated pages have their settings escaped already."""
    if not page.file.generated_by:
        page.meta = escaped(dict(page.meta))
        title = page.title  # from the settings it is escaped already; read from the page it is HTML
        page.title = title if isinstance(title, Markup) else escaped(unescape(title or ""))
    page.canonical_url = escaped(page.canonical_url)


def escape_filters(env: Environment) -> None:
    """Make the theme's filters return escaped text: `striptags` unescapes what it is given."""
    env.filters["striptags"] = lambda words: escaped(do_striptags(words))
    env.filters["url"] = _escaped_address


@pass_context
def _escaped_address(context: TemplateContext, value: str) -> str:
    return cast("str", escaped(url_filter(context, value)))
