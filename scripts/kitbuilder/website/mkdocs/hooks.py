"""Adapt MkDocs: read the kit before a build, add its pages and files, escape what the theme prints, finish the site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from kitbuilder.model.problem import KitError
from kitbuilder.renderers.social import social_picture
from kitbuilder.website.content.addresses import DOWNLOADS, LIBRARY, PICTURE
from kitbuilder.website.content.made_files import made_files
from kitbuilder.website.content.rail import rail
from kitbuilder.website.content.site_context import read_site_context, site_context
from kitbuilder.website.content.template_page import page_body, page_head
from kitbuilder.website.content.typography import typeset
from kitbuilder.website.finishing.locking import read_lock
from kitbuilder.website.finishing.postprocess import finish
from kitbuilder.website.finishing.self_contained import FinishingError
from kitbuilder.website.mkdocs.escape_theme import escape_filters, escape_names, escape_page, escape_settings
from kitbuilder.website.mkdocs.export_config import FILE, NOT_FLAT
from kitbuilder.website.mkdocs.generator import refusal
from kitbuilder.website.mkdocs.watching import ignore_editors_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from kitbuilder.website.finishing.locking import Lock

BEFORE_MACROS = 100
_running: set[str] = set()  # MkDocs names its command only once, at the start


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001, FBT001  # MkDocs calls it with these
    """Remember whether the site is built or served."""
    _running.add(command)


@event_priority(BEFORE_MACROS)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and build the kit once for the whole build, and name the pages' policy. A faulty kit stops the build."""
    if not config.use_directory_urls:
        raise PluginError(f"{FILE}: {NOT_FLAT}")
    try:
        read_site_context(_project(config))
    except KitError as error:
        raise PluginError(f"the kit has problems:\n{error}") from error
    config.extra["rail"] = rail(site_context(_project(config)).catalogue.steps)
    if "serve" not in _running:  # MkDocs adds a script to each page it serves, which no fixed policy can name
        config.extra["policy"] = _lock(config).settings()
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each template, the downloads, and every other file that is made."""
    site = site_context(_project(config))
    for template in site.catalogue.templates:
        page = File.generated(config, f"{LIBRARY}/{template.slug}.md", content=page_head(site.catalogue, template))
        page.edit_uri = f"../{template.where.path}"
        files.append(page)
    for path, file in site.downloads:
        files.append(File.generated(config, f"{DOWNLOADS}/{path}", abs_src_path=str(file)))
    for path, content in made_files(site.catalogue, _project(config)).items():
        files.append(File.generated(config, path, content=content))
    files.append(File.generated(config, PICTURE, content=_picture(config)))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001  # MkDocs calls it with these
    """Escape the names in the menu."""
    escape_names(nav.items)
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape everything else that the theme prints, once all pages are read."""
    escape_settings(config)
    for file in files.documentation_pages():
        if file.page is not None:
            escape_page(file.page)
    escape_filters(env)
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001  # MkDocs calls it with these
    """Prepare the page's Markdown, as an export does."""
    return typeset(markdown, page.file.src_uri)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001  # MkDocs calls it with these
    """Put the body of a template's page below its title. It is HTML already, and reading it as Markdown would be slow."""
    if not page.file.generated_by:
        return html
    site = site_context(_project(config))
    template = site.catalogue.template(Path(page.file.src_path).stem)
    return f"{html}\n{page_body(site, template, str(config.extra.get('report_to') or ''))}"


def on_post_build(config: MkDocsConfig) -> None:
    """Check and finish the built site."""
    try:
        finish(Path(config.site_dir), _lock(config), config.site_url or "", is_served="serve" in _running)
    except FinishingError as error:
        raise PluginError(str(error)) from error


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Rebuild when an author writes, and ignore editors' own files.

    A change that the system refuses to build is reported in one line, like any other fault; the next change is tried again.
    """

    def build() -> None:
        try:
            builder()
        except OSError as error:
            raise Abort(f"the change cannot be served: {refusal(error)}") from None

    ignore_editors_files(server, config.docs_dir)
    server.builder = build
    return server


def _picture(config: MkDocsConfig) -> bytes:
    try:
        return social_picture(site_context(_project(config)).catalogue, config.site_name)
    except KitError as error:
        raise PluginError(str(error)) from error


def _lock(config: MkDocsConfig) -> Lock:
    try:
        return read_lock(_project(config), site_context(_project(config)).catalogue.kit.institute.updates)
    except FinishingError as error:
        raise PluginError(str(error)) from error


def _project(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
