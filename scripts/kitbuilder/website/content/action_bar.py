"""Build the row of buttons that hand a template over: copy, mail, print, or take the file to work in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.catalogue import Trait
from kitbuilder.model.document import ContactCode, Say
from kitbuilder.model.traverse import walk
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.web_page import Html, element, join
from kitbuilder.website.content.downloads import file_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.bundle.manifest import Entry
    from kitbuilder.model.catalogue import Template
    from kitbuilder.website.content.addresses import Addresses
    from kitbuilder.website.content.site_context import SiteContext

TEXT = "kit-text"  # the element that holds the template's text
E_MAIL = "e-mail"  # a letter that lists this channel may be sent whole as an e-mail
MORE = "kit-more"
PRIMARY, WIDE, NARROW = "md-button--primary", "kit-bar__wide", "kit-bar__narrow"
FIRST_FILES = {"slides": "Get the slides", "spreadsheet": "Get the spreadsheet", "word": "Get the Word file"}


def bar(site: SiteContext, template: Template, at: Addresses) -> Html:
    """Build the buttons: what most people come for, and the rest, which folds away; on a narrow screen more of it does."""
    files = {file.format: file for file in site.files_of(template)}
    worked_in = next((files[name] for name in FIRST_FILES if name in files), None)
    leads = worked_in if template.has(Trait.WORKED_IN) else None
    if leads:
        first, second = file_link(leads, template, at, FIRST_FILES[leads.format], class_=f"md-button {PRIMARY}"), _copy(WIDE)
    else:
        first, second = _copy(PRIMARY), _file(worked_in, template, at, WIDE) if worked_in else Html()
    details = element("a", "Your details", href=at.details(), class_=f"md-button {NARROW}", data_details=True)
    asked = (details,) if template.asks_details else ()  # only where details fill something in
    opener = element("button", "More", type="button", popovertarget=MORE, class_="md-button kit-bar__opener")
    row = (first, second, _button("Print", WIDE, data_prints=True), *_rehearses(template, WIDE), *asked, opener)
    links = [_file(file, template, at, NARROW if file is worked_in else "") for file in files.values()]
    rest = (*((_copy(NARROW),) if leads else ()), *_less_asked(template), *links, _packs(template, at), _star(template))
    more = element("div", *_spaced(rest), id=MORE, popover="auto", class_="kit-bar__more")
    return element("div", *_spaced((*row, more)), class_="kit-bar")


def _less_asked(template: Template) -> Iterator[Html]:
    yield _button("Copy with formatting", data_copies=TEXT, title="For Word, or for an e-mail")
    if template.has(Trait.LETTER) and E_MAIL in template.channel:
        yield _button("Open in e-mail", data_mails=TEXT)
    if any(isinstance(block, ContactCode) for block in walk(template.document)):
        yield _button("Save my contact card", data_saves_card=True, title="A .vcf file for phones and mail programs")
    yield _button("Print", NARROW, data_prints=True)
    yield from _rehearses(template, NARROW)


def _rehearses(template: Template, look: str) -> Iterator[Html]:
    """Offer to rehearse what is said aloud, in any language of which the page can play the other side."""
    if any(isinstance(block, Say) for block in walk(template.document)):
        yield _button("Rehearse", look, data_rehearses=True)


def _copy(look: str) -> Html:
    return _button("Copy the text", look, data_copies=TEXT, data_as="text")


def _file(file: Entry, template: Template, at: Addresses, look: str) -> Html:
    return file_link(file, template, at, f"{FORMATS[file.format].label} file", class_=f"md-button {look}".rstrip())


def _packs(template: Template, at: Addresses) -> Html:
    return _button("Add to packet", data_packs=template.slug, data_page=at.packet())


def _star(template: Template) -> Html:
    return _button("Star", "kit-star", data_star=template.slug, aria_pressed="false")


def _button(words: str, look: str = "", **attributes: str | bool) -> Html:
    # Disabled until its script has loaded, so that no click is lost.
    return element("button", words, type="button", disabled=True, class_=f"md-button {look}".rstrip(), **attributes)


def _spaced(parts: tuple[Html, ...]) -> tuple[Html, ...]:
    return tuple(join(part, " ") for part in parts)
