"""Write the site as a project for any generator that reads `mkdocs.yml`, and finish what it built."""

from __future__ import annotations

import re
import shutil
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined, TemplateError, TemplateSyntaxError

from kitbuilder.bundle.publish import publish, refuse_foreign
from kitbuilder.model.authored import authored
from kitbuilder.model.problem import Code, KitError, Location, Problem, did_you_mean
from kitbuilder.readers.catalogue import read_updates_file
from kitbuilder.readers.files import read_text
from kitbuilder.renderers.social import social_picture
from kitbuilder.website.content.addresses import DOWNLOADS, LIBRARY, PICTURE, Addresses
from kitbuilder.website.content.escaping import with_escaped_settings
from kitbuilder.website.content.macros import Macros, by_name
from kitbuilder.website.content.made_files import made_files
from kitbuilder.website.content.rail import rail
from kitbuilder.website.content.site_context import KIT_FOLDER, PAGES_FOLDER, read_site_context
from kitbuilder.website.content.template_page import template_page
from kitbuilder.website.content.typography import typeset
from kitbuilder.website.finishing.edition import MARK
from kitbuilder.website.finishing.locking import read_lock
from kitbuilder.website.finishing.postprocess import finish
from kitbuilder.website.finishing.self_contained import FinishingError
from kitbuilder.website.mkdocs.export_config import (
    FILE,
    REPORT_TO,
    SITE_URL,
    THEME,
    WRITTEN,
    exported_settings,
    flat_addresses,
    name_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kitbuilder.model.institute import Updates
    from kitbuilder.website.content.site_context import SiteContext
    from kitbuilder.website.finishing.locking import Lock

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
CALLS_MACROS = re.compile(r"^render_macros: true\n", re.MULTILINE)
UNKNOWN = re.compile(r"'(\w+)' is undefined")
CLOSED = re.compile(r"[}%]\}")
FROM_TEXT = "<template>"  # what Jinja2 calls a page given as text


def write_pages(project: Path, folder: Path, environment: Mapping[str, str]) -> int:
    """Write the whole site into `folder` as a separate project, in one exchange; return the number of its pages.

    Raises KitError when the kit is faulty, a page calls an unknown macro, or the folder holds something else.
    """
    refuse_foreign(folder, _is_written_by_us)
    settings = _settings(project)
    if flat := flat_addresses(settings):
        raise KitError(flat)
    site = read_site_context(project)
    files = {f"{PAGES_FOLDER}/{path}": data for path, data in _files(site, project, name_of(settings), environment)}
    files |= {f"{THEME}/{path}": data for path, data in _theme(project / THEME)}
    extra = {"policy": _lock(project, site.catalogue.kit.institute.updates).settings(), "rail": rail(site.catalogue.steps)}
    files[FILE] = exported_settings(settings, environment, extra).encode()
    publish(files, folder.resolve())
    return sum(path.endswith(".md") for path in files)


def finish_site(project: Path, folder: Path, environment: Mapping[str, str]) -> int:
    """Finish a site that another generator built from those pages, in one exchange; return the number of its pages.

    Raises KitError when a page is not as the theme makes it; the site is then what it was.
    """
    _settings(project)  # a folder without them is no project
    lock = _lock(project, read_updates_file(project / KIT_FOLDER))
    front = folder / "index.html"
    if not front.is_file():
        raise _refused(Location(str(folder)), Code.MISSING_FILE, "no index.html here", "give the folder of a built site")
    if MARK.encode() in front.read_bytes():
        raise _refused(Location(str(folder)), Code.CANNOT_WRITE, "this site is finished already", "finish each build once")
    with tempfile.TemporaryDirectory() as room:
        copy = Path(room) / "site"
        try:
            shutil.copytree(folder, copy)
            finish(copy, lock, environment.get(SITE_URL, ""))
        except shutil.Error as error:  # lists each file that could not be copied: a dead link, or no permission to read
            lost = [Problem(Location(str(found[0])), Code.MISSING_FILE, "this file cannot be read") for found in error.args[0]]
            raise KitError(lost) from None
        except (FinishingError, UnicodeDecodeError) as error:
            raise _refused(Location(str(folder)), Code.CANNOT_WRITE, f"this site cannot be finished: {error}") from None
        files = {file.relative_to(copy).as_posix(): file.read_bytes() for file in sorted(copy.rglob("*")) if file.is_file()}
    publish(files, folder.resolve())
    return sum(path.endswith(".html") for path in files)


def _settings(project: Path) -> str:
    """Read the site's settings. Raises `KitError` when that fails."""
    problems: list[Problem] = []
    text = read_text(project / FILE, FILE, problems)
    if text is None:
        raise KitError(problems)
    return text


def _lock(project: Path, updates: Updates | None) -> Lock:
    try:
        return read_lock(project, updates)
    except FinishingError as error:
        raise _refused(Location(THEME), Code.MISSING_FILE, str(error)) from None


def _theme(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Read every file of the theme, by its path, but for what is written about it."""
    for file in (file for file in authored(folder, "**/*") if file.is_file() and file.suffix != ".md"):
        yield file.relative_to(folder).as_posix(), file.read_bytes()


def _is_written_by_us(folder: Path) -> bool:
    settings = folder / FILE
    return settings.is_file() and settings.read_bytes().startswith(WRITTEN.encode())


def _files(site: SiteContext, project: Path, site_name: str, environment: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Make every file of the folder of pages: the written ones, a page for each template, all that is made."""
    docs, site_url = project / PAGES_FOLDER, environment.get(SITE_URL, "")
    for file in (file for file in authored(docs, "**/*") if file.is_file()):
        path = file.relative_to(docs)
        page = _page(site, docs, path, site_url) if path.suffix == ".md" else None
        yield path.as_posix(), file.read_bytes() if page is None else _typeset(page, path.as_posix())
    for template in site.catalogue.templates:
        name = f"{LIBRARY}/{template.slug}.md"
        yield name, _typeset(template_page(site, template, environment.get(REPORT_TO, "")), name)
    for name, file in site.downloads:
        yield f"{DOWNLOADS}/{name}", file.read_bytes()
    yield from made_files(site.catalogue, project).items()
    yield PICTURE, social_picture(site.catalogue, site_name)


def _typeset(text: str, path: str) -> bytes:
    front = FRONT_MATTER.match(text)
    begin = front.end() if front else 0
    return (text[:begin] + typeset(text[begin:], path)).encode()


def _page(site: SiteContext, docs: Path, path: Path, site_url: str) -> str:
    """Read a written page; where it calls macros, put in what they return."""
    text, name = (docs / path).read_text(encoding="utf-8"), f"{PAGES_FOLDER}/{path.as_posix()}"
    front = FRONT_MATTER.match(text)
    if front is None or not CALLS_MACROS.search(front[0]):
        return with_escaped_settings(text, name)
    url = "" if path.name == path.as_posix() == "index.md" else f"{path.with_suffix('').as_posix().removesuffix('/index')}/"
    language = Environment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)  # noqa: S701  # macros return HTML
    language.globals.update(by_name(Macros(site, lambda: Addresses.of(url), docs, site_url)))
    try:
        body = language.from_string(text[front.end() :]).render()
    except (TemplateError, LookupError, TypeError, ValueError) as error:
        where = Location(name, front[0].count("\n") + _line_of(error, text[front.end() :]))
        raise _misused(error, where, language) from None
    return with_escaped_settings(CALLS_MACROS.sub("", front[0]) + body, name)


def _line_of(error: Exception, body: str) -> int:
    """Find the line of a page's text, from 1, where a macro failed: Jinja2 puts it into the traceback.

    For a bracket that never closes, Jinja2 names the line where it noticed that; this names the line where it opens.
    """
    if isinstance(error, TemplateSyntaxError):
        read = "\n".join(body.split("\n")[: error.lineno])
        opened = max(read.rfind("{{"), read.rfind("{%"))
        is_open = opened >= 0 and not CLOSED.search(read, opened)
        return read.count("\n", 0, opened) + 1 if is_open else error.lineno
    came = traceback.extract_tb(error.__traceback__)
    return next((step.lineno for step in reversed(came) if step.filename == FROM_TEXT and step.lineno), 1)


def _misused(error: Exception, where: Location, language: Environment) -> KitError:
    """Describe the problem of a page whose macros cannot be called."""
    unknown = UNKNOWN.search(str(error))
    hint = did_you_mean(unknown[1], language.globals) if unknown else ""
    message = str(error.args[0]) if error.args else str(error)
    return _refused(where, Code.UNSUPPORTED_MARKDOWN, message, hint)


def _refused(where: Location, code: Code, message: str, hint: str = "") -> KitError:
    return KitError([Problem(where, code, message, hint)])
