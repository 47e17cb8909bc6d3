"""List downloads from the manifest, each with its pages, its size, and the checksum that proves it whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.translation import language_of, originals_among
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.web_page import Html, element, join
from kitbuilder.website.content.wording import count_of, size_of

if TYPE_CHECKING:
    from kitbuilder.bundle.manifest import Entry
    from kitbuilder.model.catalogue import Template
    from kitbuilder.website.content.addresses import Addresses
    from kitbuilder.website.content.site_context import SiteContext, WholeKit


FILL_IN, FILL_HEAD = "Fill in my details", "Put my practice’s name at the head of the printed spreadsheet"
FROM_DISK = "You opened this site from a folder, so its files come blank. What you copy or print is filled in."
FILLED_IN_KIT = "In the whole kit: you and your practice. In a single template: an office and a client as well."
WHOLE_KIT = {"kit-pdf": "One fillable PDF", "kit-zip": "One ZIP of editable files"}


def template_downloads(site: SiteContext, template: Template, at: Addresses) -> Html:
    """List a template's files, below the choice whether they come filled in."""
    files = site.files_of(template)
    words = FILL_IN if template.asks_details else FILL_HEAD
    offered = _choice(words) if any(_is_filled(file, template) for file in files) else ""
    return join(offered, element("ul", *(_line(file, template, at) for file in files), class_="kit-downloads"))


def kit_downloads(site: SiteContext, at: Addresses) -> Html:
    """Offer the PDF and the ZIP, with pages, size and SHA-256, and the choices of paper and whether they come filled in."""
    kits = site.whole_kits
    choice = _choice(FILL_IN, whole_kit=True)
    if len(kits) == 1:
        return join(choice, _doors(kits[0], at))
    own = element("p", f"Packets and the files of single templates are on {kits[0].paper.title}.", class_="kit-papers__title")
    return join(choice, element("div", *(_titled(kit, at) for kit in kits), class_="kit-papers", data_papers=True), own)


def _titled(kit: WholeKit, at: Addresses) -> Html:
    title = element("p", kit.paper.title, class_="kit-papers__title")
    return element("div", title, _doors(kit, at), data_on=kit.paper.name, data_title=kit.paper.title)


def _doors(kit: WholeKit, at: Addresses) -> Html:
    return element("div", *(_card(file, at, kit.under) for file in kit.files), class_="kit-doors")


def all_downloads(site: SiteContext, at: Addresses) -> Html:
    """List every template and each of its files, step by step."""
    return element("div", *(_step(site, number, at) for number in range(len(site.catalogue.steps))), class_="kit-all")


def _step(site: SiteContext, number: int, at: Addresses) -> Html:
    step = site.catalogue.steps[number]
    rows = (
        element(
            "li", element("a", template.title, href=at.template(template), lang=language_of(template)), _short(site, template, at)
        )
        for template in step.templates
    )
    summary = element(
        "summary", f"Step {step.number}: {step.title}", element("span", f"{len(originals_among(step.templates))} templates")
    )
    return element("details", summary, element("ul", *rows), class_="kit-branch")


def file_link(file: Entry, template: Template, at: Addresses, words: str, **attributes: str) -> Html:
    """Link to a template's file in the given words; the file comes filled in like any other."""
    return element("a", words, **_target(file, at, fills=_is_filled(file, template)), **attributes)


def _short(site: SiteContext, template: Template, at: Addresses) -> Html:
    links = (_link(file, template, at, aria_label=f"{template.title}, {_label(file)}") for file in site.files_of(template))
    return element("span", *links, class_="kit-all__files")


def _line(file: Entry, template: Template, at: Addresses) -> Html:
    return element("li", _link(file, template, at), " ", element("span", _measure(file)))


def _link(file: Entry, template: Template, at: Addresses, aria_label: str = "") -> Html:
    return file_link(file, template, at, _label(file), aria_label=aria_label)


def _is_filled(file: Entry, template: Template) -> bool:
    """Say whether a file comes filled in: one that shows details outside its text, as at the head of a page, always does."""
    made = FORMATS[file.format]
    return made.fillable and (bool(made.details) or template.asks_details)


def _target(file: Entry, at: Addresses, *, fills: bool = True, under: str = "") -> dict[str, str]:
    """Return the attributes of a link to a file; a script that fills it in needs the format."""
    filled_as = {"data_fill": file.format} if fills else {}
    return {"href": at.download(under + file.path), "download": file.name, **filled_as}


def _card(file: Entry, at: Addresses, under: str) -> Html:
    digest = element("div", element("p", "Its SHA-256 is"), element("code", file.sha256))
    checksum = element(
        "details", element("summary", "Fingerprint of the blank file, for the careful"), digest, class_="kit-branch"
    )
    return element(
        "div",
        element("p", _label(file), class_="kit-door__kind"),
        element("p", element("a", file.name, **_target(file, at, under=under)), class_="kit-door__title"),
        element("p", _measure(file)),
        checksum,
        class_="kit-door",
    )


def _label(file: Entry) -> str:
    return FORMATS[file.format].label if file.format in FORMATS else WHOLE_KIT[file.format]


def _measure(file: Entry) -> str:
    pages = f"{count_of(file.pages, 'page')}, " if file.pages else ""
    return f"{pages}{size_of(file.bytes)}"


def _choice(words: str, *, whole_kit: bool = False) -> Html:
    """Offer the files filled in or blank. Without a script every file is a blank one, and the box does nothing."""
    box = element("input", type="checkbox", checked=True, disabled=True, data_fill_in=True)
    label = element("label", box, f" {words}")
    explanation = element("span", FILLED_IN_KIT) if whole_kit else ""
    offer = element("p", label, explanation, class_="kit-fill-in")
    return join(offer, element("p", FROM_DISK, class_="kit-only-from-disk"))
