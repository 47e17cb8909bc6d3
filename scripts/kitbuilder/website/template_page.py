"""A template becomes the text of its page: what it is, when to use it, how it looks, what to take home, what comes next."""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from kitbuilder.model.document import Blank, Note, Placeholder, Say
from kitbuilder.model.speech import seconds_to_say
from kitbuilder.model.walk import walk
from kitbuilder.renderers.plain_text import text_of
from kitbuilder.renderers.web_page import Html, article, element, join
from kitbuilder.website.addresses import Addresses
from kitbuilder.website.cards import template_list
from kitbuilder.website.cited import day, source_list
from kitbuilder.website.downloads import template_downloads
from kitbuilder.website.wording import any_of, count_of, sentence, time_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.model.document import Blocks
    from kitbuilder.website.site_kit import SiteKit

HERE = Addresses("../../")
TEXT = "kit-text"  # the element that holds the template's text
LETTER = "letter"  # the kind that may be sent as an e-mail as a whole
MOST_BEFORE = 4  # some templates follow on nearly everything
# What Markdown takes for marks, so that a title is shown as it was written.
MARKS = re.compile(r"([\\`*_{}\[\]()#+.!-])")


def template_page(site: SiteKit, template: Template, report_to: str = "") -> str:
    """Turn a template into the whole Markdown of its page, for a generator that knows nothing of us: `page_head`, `page_body`."""
    return f"{page_head(site.catalogue, template)}\n{page_body(site, template, report_to)}\n"


def page_head(catalogue: Catalogue, template: Template) -> str:
    """Turn a template into the Markdown its page begins with: front matter, the way here, the title as a heading."""
    summary = escape(template.summary)  # the theme puts it into an attribute as it is
    front = (f"title: {_quoted(template.title)}", f"description: {_quoted(summary)}", "hide: [navigation, toc]")
    title = MARKS.sub(r"\\\1", escape(template.title, quote=False))
    return "\n".join(("---", *front, "---", "", _path(catalogue, template), "", f"# {title}", ""))


def _quoted(text: str) -> str:
    """Turn text into a YAML string; YAML reads JSON's strings as its own."""
    return json.dumps(text, ensure_ascii=False)


def _path(catalogue: Catalogue, template: Template) -> Html:
    step = catalogue.steps[template.step - 1]
    library = element("li", element("a", "Script library", href=HERE.library()))
    place = element("li", element("a", f"Step {step.number}: {step.title}", href=HERE.step(step)))
    return element("nav", element("ol", library, place), class_="kit-path", aria_label="Breadcrumb")


def page_body(site: SiteKit, template: Template, report_to: str) -> Html:
    """Turn a template into the rest of its page, as finished HTML.

    `report_to` is where mistakes are reported: an e-mail address, or the address of a page; "" offers no such link.
    """
    catalogue = site.catalogue
    around = (_before(template, catalogue), _next(template, catalogue), _sources(template, catalogue))
    after = element("div", *around, _report(template, catalogue, report_to), class_="kit-template__after")
    parts = (_use(template), _text(template, catalogue), _side(site, template), after)
    lead = element("p", template.summary, class_="kit-lead")
    return element("div", lead, _facts(template), element("div", *parts, class_="kit-template"), class_="kit-page")


def _facts(template: Template) -> Html:
    words = sum(any(letter.isalnum() for letter in word) for word in text_of(template.document, notes=False).split())
    facts = (
        template.kind.label,
        sentence(any_of(template.audience)),
        sentence(any_of(template.channel)),
        _spoken(template),
        count_of(template.pages, "page"),
        count_of(words, "word"),
        f"Reads at grade {template.grade}" if template.grade else "",
    )
    lines = [element("li", fact) for fact in facts if fact]
    return element("ul", *lines, _blanks(template), class_="kit-facts")


def _blanks(template: Template) -> Html:
    """How many are left to fill; a script counts down as details come in."""
    number = len(set(_open_labels(template.document)))
    if not number:
        return Html()
    return element("li", count_of(number, "blank to fill", "blanks to fill"), data_left=number)


def _open_labels(blocks: Blocks) -> Iterator[str]:
    """The labels of what is filled in before the text is handed over, and so not of what stands in notes."""
    noted = {id(node) for note in walk(blocks) if isinstance(note, Note) for node in walk(note)}
    for node in walk(blocks):
        match node:
            case Blank(label=label) if id(node) not in noted:
                yield label
            case Placeholder(field=field) if id(node) not in noted:
                yield field.label


def _spoken(template: Template) -> str:
    """How long somebody speaks: in all, or, where a talk goes to and fro, at a time."""
    turns = [seconds_to_say(block.children) for block in walk(template.document) if isinstance(block, Say)]
    if len(turns) > 1:
        shortest, longest = min(turns), max(turns)
        return f"Said in turns of {longest if shortest == longest else f'{shortest} to {longest}'} seconds"
    return sentence(f"{time_of(turns[0])} to say") if turns else ""


def _use(template: Template) -> Html:
    good = element("div", element("h2", "Use it when", id="use"), element("p", template.when))
    bad = element("div", element("h2", "Not when", id="not-when"), element("p", template.not_when))
    return element("div", good, bad, class_="kit-use")


def _text(template: Template, catalogue: Catalogue) -> Html:
    head = element("div", element("h2", "The text", id="text"), _bar(template), class_="kit-text__head")
    paper = element("div", article(template, catalogue), id=TEXT)
    return element("section", head, paper, class_="kit-text")


def _bar(template: Template) -> Html:
    copy = _button("Copy the text", data_copies=TEXT, data_as="text", class_="md-button md-button--primary")
    rich = _button("Copy for Word", data_copies=TEXT, title="With its form kept")
    mail = (_button("Open in e-mail", data_mails=TEXT),) if template.kind.name == LETTER else ()
    print_it = _button("Print", data_prints=True)
    details = element("a", "Your details", href=HERE.details(), class_="md-button", data_details=True)
    star = _button("Star", data_star=template.slug, aria_pressed="false", class_="md-button kit-star")
    buttons = (copy, rich, *mail, print_it, details, star)
    return element("div", *(part for button in buttons for part in (button, " ")), class_="kit-bar")


def _button(words: str, class_: str = "md-button", **attributes: str | bool) -> Html:
    # Disabled until the script runs that makes it work: nobody presses it in vain.
    return element("button", words, type="button", disabled=True, class_=class_, **attributes)


def _before(template: Template, catalogue: Catalogue) -> Html:
    leading = [one for one in catalogue.templates if template.slug in one.next]
    if not leading:
        return Html()
    lines = element("div", template_list(leading[:MOST_BEFORE], HERE))
    return join(element("h2", "What comes before", id="before"), lines)


def _next(template: Template, catalogue: Catalogue) -> Html:
    if not template.next:
        return Html()
    following = [catalogue.template(slug) for slug in template.next]
    lines = element("div", template_list(following, HERE))
    return join(element("h2", "What comes next", id="next"), lines)


def _sources(template: Template, catalogue: Catalogue) -> Html:
    if not template.sources:
        return Html()
    cited = source_list(catalogue.sources[name] for name in template.sources)
    return join(element("h2", "Where this comes from", id="sources"), cited)


def _report(template: Template, catalogue: Catalogue, report_to: str) -> Html:
    """A link that names the page and nothing of what a visitor typed."""
    if not report_to:
        return Html()
    subject = quote(f"Mistake: {template.title} ({catalogue.form_number(template)})")
    is_mail = "@" in report_to and "://" not in report_to
    joint = "&" if "?" in report_to else "?"
    address = f"mailto:{report_to}?subject={subject}" if is_mail else f"{report_to}{joint}title={subject}"
    return element("p", element("a", "Report a mistake on this page", href=address), class_="kit-report")


def _side(site: SiteKit, template: Template) -> Html:
    catalogue = site.catalogue
    take = join(element("h2", "Take it with you", id="files"), template_downloads(site, template, HERE))
    checked = min((catalogue.sources[name].checked for name in template.sources), default="")
    terms = (
        ("At this point", any_of(template.stage)),
        ("Form number", catalogue.form_number(template)),
        ("Sources checked", day(checked) if checked else ""),
        ("Also found as", ", ".join(template.aliases)),
    )
    pairs = (part for name, value in terms if value for part in (element("dt", name), element("dd", value)))
    return element("div", take, element("dl", *pairs), class_="kit-template__side")
