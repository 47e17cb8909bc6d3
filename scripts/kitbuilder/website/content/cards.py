"""Show templates as lists and cards: the title as a link, the kind, what it does for the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.translation import code_of, language_of
from kitbuilder.readers.vocabulary import SEPARATOR
from kitbuilder.renderers.web_page import Html, element, join
from kitbuilder.website.content.time_needed import seconds_needed, time_choice, time_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kitbuilder.model.catalogue import Template
    from kitbuilder.website.content.addresses import Addresses

OWN_LANGUAGE = "own"  # the value, among those of the filter, of templates in the kit's own language


def template_list(templates: Iterable[Template], at: Addresses, *, as_given: bool = False) -> Html:
    """List templates, one line each. The ones to start with come first unless the order is `as_given`."""
    ordered = list(templates) if as_given else sorted(templates, key=lambda template: not template.start_here)
    return element("ul", *(_line(template, at) for template in ordered), class_="kit-list")


def card(template: Template, at: Addresses) -> Html:
    """Show a template as a card in the library. The data for filters and search are attributes of the card."""
    seconds = seconds_needed(template)
    return element(
        "li",
        element("p", f"{kind_words(template)} · {time_words(template, seconds)}", _start(template), class_="kit-card__facts"),
        element("h3", element("a", template.title, href=at.template(template), lang=language_of(template))),
        element("p", template.summary, lang=language_of(template)),
        class_="kit-card",
        data_slug=template.slug,
        data_step=template.step,
        data_kind=template.kind.name,
        data_audience=SEPARATOR.join(template.audience),
        data_channel=SEPARATOR.join(template.channel),
        data_stage=SEPARATOR.join(template.stage),
        data_time=time_choice(seconds),
        data_language=code_of(template, OWN_LANGUAGE),
    )


def _line(template: Template, at: Addresses) -> Html:
    return element(
        "li",
        element("p", _link(template, at), " ", kind_mark(template), _start(template)),
        element("p", template.summary, lang=language_of(template)),
    )


def _link(template: Template, at: Addresses) -> Html:
    return element("a", template.title, href=at.template(template), lang=language_of(template))


def kind_mark(template: Template) -> Html:
    """Name a template's kind, with its own small mark."""
    return element("span", kind_words(template), class_=f"kit-kind kit-kind--{template.kind.name}")


def kind_words(template: Template) -> str:
    """Name a template's kind, and the language of a translation."""
    return f"{template.kind.label} in {template.translation.language.name}" if template.translation else template.kind.label


def _start(template: Template) -> Html:
    return join(" ", element("span", "Start here", class_="kit-start")) if template.start_here else Html()
