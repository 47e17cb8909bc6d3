"""Build the script library: a filter, and a card for every template, grouped by step."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.model.printed_words import words_in
from kitbuilder.model.translation import code_of
from kitbuilder.renderers.web_page import Html, element
from kitbuilder.website.content.cards import OWN_LANGUAGE, card
from kitbuilder.website.content.time_needed import TIMES, seconds_needed, time_choice
from kitbuilder.website.content.wording import count_of, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kitbuilder.model.catalogue import Catalogue, Step
    from kitbuilder.website.content.addresses import Addresses

RESULTS = "templates"  # the element that holds the cards
QUERY = "kit-query"  # the search box; the header of every page links to it
LONGEST = 100  # letters of a question


@dataclass(frozen=True, slots=True)
class Facet:
    """Holds one way to narrow the library down: its name in the address, its title, its choices (value, label, count)."""

    name: str
    title: str
    choices: tuple[tuple[str, str, int], ...]


def library(catalogue: Catalogue, at: Addresses) -> Html:
    """Build the whole library. Every template is in the page; a script only hides what was not asked for."""
    steps = (_group(step, at) for step in catalogue.steps if step.templates)
    link = element("a", "What do I do when …", href=f"{at.root}situations/")
    elsewhere = element("p", "Not here? Look under ", link, class_="kit-library__elsewhere")
    results = element("div", *steps, _places(), elsewhere, id=RESULTS, class_="kit-library__results", tabindex="-1")
    # On the front page the way to it is empty, and an empty attribute would not be written.
    return element("div", _form(catalogue), results, class_="kit-library", data_library=at.root or "./")


def _places() -> Html:
    """Make room for the places of other pages that a question leads to."""
    heading = element("h2", "On other pages", id="on-other-pages")
    return element("section", heading, element("ul", class_="kit-list"), class_="kit-library__guide", hidden=True)


def facets(catalogue: Catalogue) -> tuple[Facet, ...]:
    """List the facets, each choice with the number of templates it would leave."""
    templates = catalogue.templates
    steps = Counter(str(template.step) for template in templates)
    kinds = Counter(template.kind.name for template in templates)
    audiences = Counter(word for template in templates for word in template.audience)
    channels = Counter(word for template in templates for word in template.channel)
    stages = Counter(word for template in templates for word in template.stage)
    spoken = Counter(code_of(template, OWN_LANGUAGE) for template in templates)
    into = {code_of(each): each.translation.language.name for each in templates if each.translation}
    languages = ((OWN_LANGUAGE, words_in(catalogue.kit.language).language), *into.items()) if into else ()
    times = Counter(time_choice(seconds_needed(template)) for template in templates)
    kit = catalogue.kit
    return (
        _facet("step", "Step", ((str(step.number), f"{step.number}. {step.title}") for step in catalogue.steps), steps),
        _facet("kind", "Kind", ((kind.name, kind.plural) for kind in catalogue.kinds.values()), kinds),
        _facet("audience", "For", ((word, sentence(word)) for word in kit.audiences), audiences),
        _facet("channel", "By", ((word, sentence(word)) for word in kit.channels), channels),
        _facet("stage", "At this point", ((word, sentence(word)) for word in kit.stages), stages),
        _facet("time", "Time", ((name, words) for name, words, _ in TIMES), times),
        _facet("language", "Language", languages, spoken),
    )


def _facet(name: str, title: str, choices: Iterable[tuple[str, str]], counts: Counter[str]) -> Facet:
    return Facet(name, title, tuple((value, label, counts[value]) for value, label in choices if counts[value]))


def _form(catalogue: Catalogue) -> Html:
    box = element(
        "input",
        type="search",
        id=QUERY,
        autocomplete="off",
        spellcheck="false",
        maxlength=LONGEST,
        placeholder="no reply, fax",
    )
    label = element("label", "What do you need?", for_=QUERY)
    skip = element("a", "Skip to the templates", href=f"#{RESULTS}", class_="kit-skip")
    total = count_of(len(catalogue.templates), "template")
    status = element("p", f"{total} in all", class_="kit-library__status")
    clear = element("button", "Show everything", type="button", class_="kit-library__clear", hidden=True)
    link = element("button", "Copy link", type="button", class_="kit-library__link", hidden=True)
    chosen = element("div", element("ul", class_="kit-chosen", aria_label="Chosen"), clear, link, class_="kit-library__chosen")
    mine = Facet("mine", "Yours, on this device", (("starred", "Starred", 0), ("recent", "Used lately", 0)))
    choices = element("div", *(_fieldset(facet) for facet in (*facets(catalogue), mine)), class_="kit-facets")
    show = element("button", f"Show {total}", type="button", class_="md-button md-button--primary")
    done = element("p", show, class_="kit-library__show")
    narrow = element("details", element("summary", "Narrow it down"), choices, done, class_="kit-library__narrow")
    places = element("a", "", href="#on-other-pages", class_="kit-library__places", hidden=True)
    answer = element("div", status, places, role="status", class_="kit-library__answer")
    parts = (label, box, skip, answer, chosen, _sort(), narrow)
    return element("form", *parts, role="search", aria_label="Script library", class_="kit-library__form")


def _sort() -> Html:
    orders = (("", "In the order of the steps"), ("start", "Start here first"), ("recent", "Used lately first"))
    # `element` leaves empty attributes out, and an option without a value would use its words as one.
    options = (
        element("option", words, value=value) if value else Html(f'<option value="">{words}</option>') for value, words in orders
    )
    select = element("select", *options, name_="sort", autocomplete="off")
    return element("label", "Sort ", select, class_="kit-library__sort")


def _fieldset(facet: Facet) -> Html:
    return element("fieldset", element("legend", facet.title), *(_choice(facet.name, *choice) for choice in facet.choices))


def _choice(facet: str, value: str, label: str, count: int) -> Html:
    box = element("input", type="checkbox", name=facet, value=value)
    return element("label", box, f" {label} ", element("span", str(count), class_="kit-count"))


def _group(step: Step, at: Addresses) -> Html:
    heading = element(
        "h2",
        element("span", f"Step {step.number}", class_="kit-eyebrow"),
        " ",
        step.title,
        id=step.name,
    )
    cards = element("ul", *(card(template, at) for template in step.templates), class_="kit-cards")
    return element("section", heading, cards, class_="kit-library__step")
