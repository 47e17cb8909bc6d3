"""Show templates as lists and cards: the title as a link, the kind, what it does for the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.readers.vocabulary import SEPARATOR
from kitbuilder.renderers.web_page import Html, element, join
from kitbuilder.website.content.time_needed import seconds_needed, time_choice, time_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kitbuilder.model.catalogue import Template
    from kitbuilder.website.content.addresses import Addresses


def template_list(templates: Iterable[Template], at: Addresses, *, as_given: bool = False) -> Html:
    """List templates, one line each. The ones to start with come first unless the order is `as_given`."""
    ordered = list(templates) if as_given else sorted(templates, key=lambda template: not template.start_here)
    return element("ul", *(_line(template, at) for template in ordered), class_="kit-list")


def card(template: Template, at: Addresses) -> Html:
    """Show a template as a card in the library. The data for filters and search are attributes of the card."""
    seconds = seconds_needed(template)
    return element(
        "li",
        element("p", kind_mark(template), _minor(f" · {time_words(template, seconds)}"), _step(template), _start(template)),
        element("h3", element("a", template.title, href=at.template(template))),
        element("p", template.summary),
        _star(template),
        class_="kit-card",
        data_step=template.step,
        data_kind=template.kind.name,
        data_audience=SEPARATOR.join(template.audience),
        data_channel=SEPARATOR.join(template.channel),
        data_stage=SEPARATOR.join(template.stage),
        data_time=time_choice(seconds),
    )


def _star(template: Template) -> Html:
    """Draw the star before the script that makes it work has loaded, so that cards do not move then."""
    label = f"Star {template.title}"
    return element(
        "button", type="button", class_="kit-star", data_star=template.slug, aria_pressed="false", aria_label=label, disabled=True
    )


def _line(template: Template, at: Addresses) -> Html:
    return element(
        "li",
        element("p", _link(template, at), " ", kind_mark(template), _start(template)),
        element("p", template.summary),
    )


def _link(template: Template, at: Addresses) -> Html:
    return element("a", template.title, href=at.template(template))


def kind_mark(template: Template) -> Html:
    """Name a template's kind, with its own small mark."""
    return element("span", template.kind.label, class_=f"kit-kind kit-kind--{template.kind.name}")


def _step(template: Template) -> Html:
    return element("span", f" · step {template.step}", class_="kit-card__minor kit-card__step")


def _minor(words: str) -> Html:
    return element("span", words, class_="kit-card__minor")


def _start(template: Template) -> Html:
    return join(" ", element("span", "Start here", class_="kit-start")) if template.start_here else Html()
