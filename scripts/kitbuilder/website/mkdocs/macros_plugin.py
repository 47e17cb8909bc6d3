"""Hand the macros to the MkDocs plug-in that finds them on pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kitbuilder.website.content.addresses import Addresses
from kitbuilder.website.content.macros import Macros, by_name
from kitbuilder.website.content.site_context import site_context

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


class MacrosEnvironment(Protocol):
    """Describes the part of the plug-in's environment that is used here."""

    conf: MkDocsConfig
    page: Page

    def macro(self, function: Callable[..., object], name: str = "") -> object:
        """Make a function callable on pages."""


def define_env(env: MacrosEnvironment) -> None:
    """Define the macros. The plug-in calls this once for each build."""
    site, docs = site_context(Path(env.conf.config_file_path).parent), Path(env.conf.docs_dir)
    macros = Macros(site, lambda: Addresses.of(env.page.url), docs, env.conf.site_url or "")
    for name, macro in by_name(macros).items():
        env.macro(macro, name)
