"""Build a template's page: what it is, when to use it, its text, its files, what comes next."""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING

from kitbuilder.model.deck import slides_of
from kitbuilder.model.document import Note, Placeholder, Say
from kitbuilder.model.printed_words import words_in
from kitbuilder.model.reading_time import seconds_to_say
from kitbuilder.model.translation import language_of, original_of, translations_of
from kitbuilder.model.traverse import walk
from kitbuilder.renderers.plain_text import text_of
from kitbuilder.renderers.web_page import Html, article, element, join
from kitbuilder.website.content.action_bar import TEXT, bar
from kitbuilder.website.content.addresses import Addresses
from kitbuilder.website.content.cards import kind_mark, template_list
from kitbuilder.website.content.changes import changed_on
from kitbuilder.website.content.downloads import template_downloads
from kitbuilder.website.content.provenance import provenance, report
from kitbuilder.website.content.wording import any_of, count_of, sentence, time_of

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.website.content.site_context import SiteContext

HERE = Addresses("../../")
WITHOUT_SCRIPT = "Copying and filling in need JavaScript. Without it, select the text, or take one of the files further down."
EASE = ((81, "very easy"), (65, "rather easy"), (55, "normal"), (40, "rather hard"), (0, "very hard"))  # INFLESZ, from each on
MOST_BEFORE = 4  # some templates follow on nearly everything
# Characters that mean something in Markdown; they are escaped, so that a title is shown as it was written.
MARKS = re.compile(r"([\\`*_{}\[\]()#+.!-])")


def template_page(site: SiteContext, template: Template, report_to: str = "") -> str:
    """Write the whole page as Markdown, for a generator without our hooks: `page_head`, then `page_body`."""
    return f"{page_head(site.catalogue, template)}\n{page_body(site, template, report_to)}\n"


def page_head(catalogue: Catalogue, template: Template) -> str:
    """Write the beginning of the page's Markdown: front matter, breadcrumb, the title as a heading."""
    settings = {"title": template.title, "description": template.summary}  # the theme prints both as they are
    shown = (f"{name}: {_quoted(escape(words))}" for name, words in settings.items())
    front = (*shown, f"step: {catalogue.steps[template.step - 1].name}", "hide: [navigation, toc]")
    if language := language_of(template):
        front = (*front, f"language: {language}")
    title = MARKS.sub(r"\\\1", escape(template.title, quote=False))
    spoken = f" {{: lang={language} }}" if language else ""
    return "\n".join(("---", *front, "---", "", _path(catalogue, template), "", f"# {title}{spoken}", ""))


def _quoted(text: str) -> str:
    """Write a YAML string; every JSON string is one."""
    return json.dumps(text, ensure_ascii=False)


def _path(catalogue: Catalogue, template: Template) -> Html:
    step = catalogue.steps[template.step - 1]
    library = element("li", element("a", "Script library", href=HERE.library()))
    place = element("li", element("a", f"Step {step.number}: {step.title}", href=HERE.step(step)))
    return element("nav", element("ol", library, place), class_="kit-path", aria_label="Breadcrumb")


def page_body(site: SiteContext, template: Template, report_to: str) -> Html:
    """Build the rest of the page, as HTML.

    `report_to` is the e-mail address or web page for reports of mistakes; without it, the page links to the explanation on About.
    """
    catalogue = site.catalogue
    around = (
        changed_on(template, catalogue, HERE),
        _before(template, catalogue),
        _next(template, catalogue),
        provenance(template, catalogue),
    )
    after = element("div", *around, report(template, catalogue, HERE, report_to), class_="kit-template__after")
    parts = (_use(template, catalogue), _text(template, catalogue), _side(site, template), after)
    lead = element("p", template.summary, class_="kit-page__lead", lang=language_of(template))
    columns = element("div", *parts, class_="kit-template")
    page = element("div", lead, _languages(template, catalogue), _facts(template), columns, class_="kit-page")
    # On a line of its own: Markdown, where it reads these pages, would put it there for some of them.
    return join(bar(site, template, HERE), "\n", page)


def _languages(template: Template, catalogue: Catalogue) -> Html:
    """Offer the same page in the other languages it is in; return nothing where there are none."""
    original = original_of(template, catalogue)
    versions = (original, *translations_of(original, catalogue))
    if len(versions) == 1:
        return Html()
    lines = (_version(each, template, language_of(each, catalogue.kit.language)) for each in versions)
    return element("nav", element("ul", *lines), class_="kit-languages", aria_label="Language")


def _version(version: Template, here: Template, tag: str) -> Html:
    name = words_in(tag).language
    if version is here:
        return element("li", element("span", name, lang=language_of(version), aria_current="page"))
    link = element("a", name, href=HERE.template(version), lang=tag, hreflang=tag, rel="alternate")
    return element("li", link)


def _facts(template: Template) -> Html:
    """Say on one line what the template is; an e-mail is sent by e-mail, which need not be said twice."""
    ways = tuple(way for way in template.channel if sentence(way) != template.kind.label)
    facts = (sentence(any_of(template.audience)), sentence(any_of(ways)), _spoken(template))
    lines = [element("li", fact) for fact in facts if fact]
    return element("ul", element("li", kind_mark(template)), *lines, _details_to_type(template), class_="kit-facts")


def _details_to_type(template: Template) -> Html:
    """Count the details that the text shows; a script counts down as they are typed. Notes are not handed over."""
    noted = {id(node) for note in walk(template.document) if isinstance(note, Note) for node in walk(note)}
    nodes = (node for node in walk(template.document) if isinstance(node, Placeholder) and id(node) not in noted)
    number = len({node.field.label for node in nodes})
    return element("li", count_of(number, "detail to type", "details to type"), data_left=number) if number else Html()


def _spoken(template: Template) -> str:
    """Say how long the visitor speaks: in all or, in a conversation, at a time; of a deck, how long the talk takes."""
    if template.minutes:
        return f"{count_of(len(slides_of(template.document)), 'slide')}, {count_of(template.minutes, 'minute')}"
    turns = [seconds_to_say(block.children) for block in walk(template.document) if isinstance(block, Say)]
    if len(turns) > 1:
        shortest, longest = min(turns), max(turns)
        return f"{longest if shortest == longest else f'{shortest} to {longest}'} seconds a turn"
    return sentence(f"{time_of(turns[0])} to say") if turns else ""


def _use(template: Template, catalogue: Catalogue) -> Html:
    """Show when to use the template and when not; the block is open where there is room above the text."""
    good = element("p", element("strong", "Use it when"), " ", _with_links(template.when, template, catalogue), id="use")
    bad = element("p", element("strong", "Not when"), " ", _with_links(template.not_when, template, catalogue), id="not-when")
    lines = element("div", good, bad)
    return element("details", element("summary", "When to use it, and when not"), lines, class_="kit-branch kit-use")


def _with_links(text: str, template: Template, catalogue: Catalogue) -> Html:
    """Link words that name another template, because their reader may be on the wrong page."""
    html = join(text)
    for words, slug in template.leads:
        link = element("a", words, href=HERE.template(catalogue.template(slug)))
        html = Html(html.replace(join(words), link, 1))
    return html


def _text(template: Template, catalogue: Catalogue) -> Html:
    head = element("h2", "The text", id="text", class_="kit-spoken")
    idle = element("p", WITHOUT_SCRIPT, class_="kit-needs-script")
    paper = element("div", article(template, catalogue), id=TEXT)
    return element("section", head, idle, paper, class_="kit-text")


def _before(template: Template, catalogue: Catalogue) -> Html:
    shown = original_of(template, catalogue)
    leading = [other for other in catalogue.templates if shown.slug in other.next and other.slug not in shown.next]
    if not leading:
        return Html()
    lines = element("div", template_list(leading[:MOST_BEFORE], HERE))
    return join(element("h2", "What comes before", id="before"), lines)


def _next(template: Template, catalogue: Catalogue) -> Html:
    following = [catalogue.template(slug) for slug in original_of(template, catalogue).next]
    if not following:
        return Html()
    lines = element("div", template_list(following, HERE))
    return join(element("h2", "What comes next", id="next"), lines)


def _side(site: SiteContext, template: Template) -> Html:
    take = join(element("h2", "Take it with you", id="files"), template_downloads(site, template, HERE))
    words = sum(any(letter.isalnum() for letter in word) for word in text_of(template.document, notes=False).split())
    terms = (
        ("When", sentence(any_of(template.stage))),
        ("Length", f"{count_of(words, 'word')}; the PDF has {count_of(template.pages, 'page')}"),
        ("By fax", time_of(fax) if (fax := site.catalogue.kit.fax_seconds.get(template.slug)) else ""),
        ("Reads at", _reading_level(template)),
        ("Form number", site.catalogue.form_number(template)),
        ("Also found as", ", ".join(template.aliases)),
    )
    pairs = (part for name, value in terms if value for part in (element("dt", name), element("dd", value)))
    more = element("details", element("summary", "About this page"), element("dl", *pairs), class_="kit-branch kit-about")
    return element("div", take, more, class_="kit-template__side")


def _reading_level(template: Template) -> str:
    """Say how hard a template reads; a scale is explained where few know it."""
    if template.ease:
        return f"{template.ease} of 100 on the INFLESZ scale for Spanish: {_eased(template.ease)}"
    return f"US school grade {template.grade}" if template.grade else ""


def _eased(ease: int) -> str:
    return next(words for least, words in EASE if ease >= least)
