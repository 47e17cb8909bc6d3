"""A template becomes the text of its page: what it is, when to use it, how it looks, what to take home, what comes next."""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING

from kitbuilder.model.document import Blank, Note, Placeholder, Say
from kitbuilder.model.speech import seconds_to_say
from kitbuilder.model.walk import walk
from kitbuilder.renderers.plain_text import text_of
from kitbuilder.renderers.web_page import Html, article, element, join
from kitbuilder.website.content.action_bar import TEXT, bar
from kitbuilder.website.content.addresses import Addresses
from kitbuilder.website.content.cards import template_list
from kitbuilder.website.content.downloads import template_downloads
from kitbuilder.website.content.provenance import provenance, report
from kitbuilder.website.content.wording import any_of, count_of, sentence, time_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.model.document import Blocks
    from kitbuilder.website.content.site_context import SiteContext

HERE = Addresses("../../")
WITHOUT_SCRIPT = "Copying and filling in need JavaScript. Without it, select the text, or take one of the files further down."
MOST_BEFORE = 4  # some templates follow on nearly everything
# What Markdown takes for marks, so that a title is shown as it was written.
MARKS = re.compile(r"([\\`*_{}\[\]()#+.!-])")


def template_page(site: SiteContext, template: Template, report_to: str = "") -> str:
    """Turn a template into the whole Markdown of its page, for a generator that knows nothing of us: `page_head`, `page_body`."""
    return f"{page_head(site.catalogue, template)}\n{page_body(site, template, report_to)}\n"


def page_head(catalogue: Catalogue, template: Template) -> str:
    """Turn a template into the Markdown its page begins with: front matter, the way here, the title as a heading."""
    said = {"title": template.title, "description": template.summary}  # the theme puts both into its head as they are
    front = (*(f"{name}: {_quoted(escape(words))}" for name, words in said.items()), "hide: [navigation, toc]")
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


def page_body(site: SiteContext, template: Template, report_to: str) -> Html:
    """Turn a template into the rest of its page, as finished HTML.

    `report_to` is where mistakes are reported: an e-mail address, or the address of a page; without one, the page tells how.
    """
    catalogue = site.catalogue
    around = (_before(template, catalogue), _next(template, catalogue), provenance(template, catalogue))
    after = element("div", *around, report(template, catalogue, HERE, report_to), class_="kit-template__after")
    parts = (_use(template, catalogue), _text(site, template), _side(site, template), after)
    lead = element("p", template.summary, class_="kit-lead")
    return element("div", lead, _facts(template), element("div", *parts, class_="kit-template"), class_="kit-page")


def _facts(template: Template) -> Html:
    facts = (template.kind.label, sentence(any_of(template.audience)), sentence(any_of(template.channel)), _spoken(template))
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
            case Blank(label=label, value="") if id(node) not in noted:
                yield label
            case Placeholder(field=field) if id(node) not in noted:
                yield field.label


def _spoken(template: Template) -> str:
    """How long somebody speaks: in all, or, where a talk goes to and fro, at a time."""
    turns = [seconds_to_say(block.children) for block in walk(template.document) if isinstance(block, Say)]
    if len(turns) > 1:
        shortest, longest = min(turns), max(turns)
        return f"{longest if shortest == longest else f'{shortest} to {longest}'} seconds a turn"
    return sentence(f"{time_of(turns[0])} to say") if turns else ""


def _use(template: Template, catalogue: Catalogue) -> Html:
    """When to use it and when not: unfolded where there is room for it above the text."""
    good = element("div", element("h2", "Use it when", id="use"), element("p", _led(template.when, template, catalogue)))
    bad = element("div", element("h2", "Not when", id="not-when"), element("p", _led(template.not_when, template, catalogue)))
    told = element("div", good, bad)
    return element("details", element("summary", "When to use it, and when not"), told, class_="kit-branch kit-use")


def _led(text: str, template: Template, catalogue: Catalogue) -> Html:
    """Turn words that name another template into the way to it: who reads them may be on the wrong page."""
    told = join(text)
    for words, slug in template.leads:
        link = element("a", words, href=HERE.template(catalogue.template(slug)))
        told = Html(told.replace(join(words), link, 1))
    return told


def _text(site: SiteContext, template: Template) -> Html:
    head = element("div", element("h2", "The text", id="text"), bar(site, template, HERE), class_="kit-text__head")
    idle = element("p", WITHOUT_SCRIPT, class_="kit-needs-script")
    paper = element("div", article(template, site.catalogue), id=TEXT)
    return element("section", head, idle, paper, class_="kit-text")


def _before(template: Template, catalogue: Catalogue) -> Html:
    leading = [one for one in catalogue.templates if template.slug in one.next and one.slug not in template.next]
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


def _side(site: SiteContext, template: Template) -> Html:
    take = join(element("h2", "Take it with you", id="files"), template_downloads(site, template, HERE))
    words = sum(any(letter.isalnum() for letter in word) for word in text_of(template.document, notes=False).split())
    terms = (
        ("When", sentence(any_of(template.stage))),
        ("Length", f"{count_of(words, 'word')}; the PDF has {count_of(template.pages, 'page')}"),
        ("Reads at", f"US school grade {template.grade}" if template.grade else ""),
        ("Form number", site.catalogue.form_number(template)),
        ("Also found as", ", ".join(template.aliases)),
    )
    pairs = (part for name, value in terms if value for part in (element("dt", name), element("dd", value)))
    return element("div", take, element("dl", *pairs), class_="kit-template__side")
