"""What the settings and the written pages say becomes words in the theme's hands: it writes what it is given as it is."""

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
    """Have every setting that the theme shows be words."""
    for name in SHOWN:
        config[name] = escaped(config[name])
    for settings in (config.theme, config.extra, config.mdx_configs):
        for name, value in list(settings.items()):
            settings[name] = escaped(value)


def escape_names(items: Iterable[StructureItem]) -> None:
    """Have what the settings call the entries of the menu be words, at every depth."""
    for item in items:
        if item.title:  # a page that the settings do not name has none yet
            item.title = escaped(item.title)
        escape_names(getattr(item, "children", None) or ())  # a link has none


def escape_page(page: Page) -> None:
    """Have what a page says of itself be words: its settings, unless they are written by us, its title and its address."""
    if not page.file.generated_by:
        page.meta = escaped(dict(page.meta))
        title = page.title  # markup already where the settings gave it; else read from the page, which had to escape it
        page.title = title if isinstance(title, Markup) else escaped(unescape(title or ""))
    page.canonical_url = escaped(page.canonical_url)


def escape_filters(env: Environment) -> None:
    """Have the theme's filters give words: one of them turns what was escaped back into markup."""
    env.filters["striptags"] = lambda words: escaped(do_striptags(words))
    env.filters["url"] = _escaped_address


@pass_context
def _escaped_address(context: TemplateContext, value: str) -> str:
    return cast("str", escaped(url_filter(context, value)))
