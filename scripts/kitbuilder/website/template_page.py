"""A template becomes the text of its page: what it is, when to use it, how it looks, what to take home, what comes next."""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING

from kitbuilder.model.document import Blank, Say
from kitbuilder.model.speech import seconds_to_say
from kitbuilder.model.walk import walk
from kitbuilder.renderers.web_page import Html, article, element, join
from kitbuilder.website.addresses import Addresses
from kitbuilder.website.cards import template_list
from kitbuilder.website.cited import source_list
from kitbuilder.website.downloads import template_downloads
from kitbuilder.website.wording import any_of, count_of, sentence, time_of

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.website.site_kit import SiteKit

HERE = Addresses("../../")
# What Markdown takes for marks, so that a title is shown as it was written.
MARKS = re.compile(r"([\\`*_{}\[\]()#+.!-])")


def template_page(site: SiteKit, template: Template) -> str:
    """Turn a template into the Markdown of its page: front matter, the title as a heading, the rest as finished HTML."""
    summary = escape(template.summary)  # the theme puts it into an attribute as it is
    front = (f"title: {_quoted(template.title)}", f"description: {_quoted(summary)}", "hide: [navigation, toc]")
    title = MARKS.sub(r"\\\1", escape(template.title, quote=False))
    return "\n".join(("---", *front, "---", "", _path(site.catalogue, template), "", f"# {title}", "", _body(site, template), ""))


def _quoted(text: str) -> str:
    """Turn text into a YAML string; YAML reads JSON's strings as its own."""
    return json.dumps(text, ensure_ascii=False)


def _path(catalogue: Catalogue, template: Template) -> Html:
    step = catalogue.steps[template.step - 1]
    library = element("li", element("a", "Script library", href=HERE.library()))
    place = element("li", element("a", f"Step {step.number}: {step.title}", href=HERE.step(step)))
    return element("nav", element("ol", library, place), class_="kit-path", aria_label="Breadcrumb", data_search_exclude=True)


def _body(site: SiteKit, template: Template) -> Html:
    catalogue = site.catalogue
    after = element("div", _next(template, catalogue), _sources(template, catalogue), class_="kit-template__after")
    parts = (_use(template), _text(template, catalogue), _side(site, template), after)
    lead = element("p", template.summary, class_="kit-lead")
    return element("div", lead, _facts(template), element("div", *parts, class_="kit-template"), class_="kit-page")


def _facts(template: Template) -> Html:
    blanks = len({node.label for node in walk(template.document) if isinstance(node, Blank)})
    facts = (
        template.kind.label,
        sentence(any_of(template.audience)),
        sentence(any_of(template.channel)),
        _spoken(template),
        count_of(template.pages, "page"),
        count_of(blanks, "blank to fill", "blanks to fill") if blanks else "",
    )
    return element("ul", *(element("li", fact) for fact in facts if fact), class_="kit-facts", data_search_exclude=True)


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
    copy = element("button", "Copy the text", type="button", class_="md-button md-button--primary", data_copies="kit-text")
    print_it = element("button", "Print", type="button", class_="md-button", data_prints=True)
    details = element("a", "Your details", href=HERE.details(), class_="md-button", data_details=True)
    bar = element("div", copy, " ", print_it, " ", details, class_="kit-bar")
    head = element("div", element("h2", "The text", id="text"), bar, class_="kit-text__head")
    paper = element("div", article(template, catalogue), id="kit-text")
    return element("section", head, paper, data_search_exclude=True, class_="kit-text")


def _next(template: Template, catalogue: Catalogue) -> Html:
    if not template.next:
        return Html()
    following = [catalogue.template(slug) for slug in template.next]
    lines = element("div", template_list(following, HERE), data_search_exclude=True)
    return join(element("h2", "What comes next", id="next"), lines)


def _sources(template: Template, catalogue: Catalogue) -> Html:
    if not template.sources:
        return Html()
    cited = source_list(catalogue.sources[name] for name in template.sources)
    return join(element("h2", "Where this comes from", id="sources"), cited)


def _side(site: SiteKit, template: Template) -> Html:
    take = join(element("h2", "Take it with you", id="files"), template_downloads(site, template, HERE))
    terms = (
        ("At this point", any_of(template.stage)),
        ("Form number", site.catalogue.form_number(template)),
        ("Also found as", ", ".join(template.aliases)),
    )
    pairs = (part for name, value in terms if value for part in (element("dt", name), element("dd", value)))
    return element("div", take, element("dl", *pairs), class_="kit-template__side")
