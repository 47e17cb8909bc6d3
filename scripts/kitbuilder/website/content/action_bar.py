"""Build the row of buttons that hand a template over: copy, mail, print, or take the file to work in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.catalogue import Trait
from kitbuilder.renderers.web_page import Html, element, join
from kitbuilder.website.content.downloads import file_link

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Template
    from kitbuilder.website.content.addresses import Addresses
    from kitbuilder.website.content.site_context import SiteContext

TEXT = "kit-text"  # the element that holds the template's text
E_MAIL = "e-mail"  # a letter that lists this channel may be sent whole as an e-mail
MORE = "kit-more"
FIRST_FILES = {"spreadsheet": "Get the spreadsheet", "word": "Get the Word file"}


def bar(site: SiteContext, template: Template, at: Addresses) -> Html:
    """Build the buttons: what most people come for, their details, and the rest, which folds on a narrow screen."""
    file = _file(site, template, at)
    copy = _button("Copy the text", "" if file else "md-button--primary", data_copies=TEXT, data_as="text")
    first, others = (file, (copy,)) if file else (copy, ())
    mails = template.has(Trait.LETTER) and E_MAIL in template.channel
    rest = (
        *others,
        _button("Copy with formatting", data_copies=TEXT, title="For Word, or for an e-mail"),
        *((_button("Open in e-mail", data_mails=TEXT),) if mails else ()),
        _button("Print", data_prints=True),
        _button("Star", "kit-star", data_star=template.slug, aria_pressed="false"),
    )
    details = element("a", "Your details", href=at.details(), class_="md-button", data_details=True)
    asked = (details,) if template.asks_details else ()  # only where details fill something in
    opener = element("button", "More", type="button", popovertarget=MORE, class_="md-button kit-bar__opener")
    more = element("div", *_spaced(rest), id=MORE, popover="auto", class_="kit-bar__more")
    return element("div", *_spaced((first, *asked, opener, more)), class_="kit-bar")


def _file(site: SiteContext, template: Template, at: Addresses) -> Html:
    """Link to the template's file where its kind is worked in as a file; return nothing for other kinds."""
    if not template.has(Trait.WORKED_IN):
        return Html()
    files = {file.format: file for file in site.files_of(template)}
    name = next((name for name in FIRST_FILES if name in files), "")
    return file_link(files[name], template, at, FIRST_FILES[name], class_="md-button md-button--primary") if name else Html()


def _button(words: str, look: str = "", **attributes: str | bool) -> Html:
    # Disabled until its script has loaded, so that no click is lost.
    return element("button", words, type="button", disabled=True, class_=f"md-button {look}".rstrip(), **attributes)


def _spaced(parts: tuple[Html, ...]) -> tuple[Html, ...]:
    return tuple(join(part, " ") for part in parts)
