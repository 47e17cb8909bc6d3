"""Show what changed from edition to edition: on a page of its own, and on the page of each template that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.changes import changes_of
from kitbuilder.model.day import month_in_words
from kitbuilder.model.translation import language_of, original_of
from kitbuilder.renderers.web_page import Html, element, join

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.model.changes import EditionChanges
    from kitbuilder.website.content.addresses import Addresses

AGAIN = "Print these again"


def all_changes(catalogue: Catalogue, at: Addresses) -> Html:
    """List every edition, the newest first: what it brought, and the templates to print again."""
    return join(*(_edition(one, catalogue, at) for one in catalogue.kit.changes))


def _edition(one: EditionChanges, catalogue: Catalogue, at: Addresses) -> Html:
    head = element("h2", f"Edition {month_in_words(one.edition)}", id=f"edition-{one.edition}")
    lines = element("ul", *(element("li", line) for line in one.lines))
    changed = [template for template in catalogue.templates if template.slug in one.templates]
    if not changed:
        return join(head, lines)
    rows = (_row(template, one.templates[template.slug], catalogue, at) for template in changed)
    return join(head, lines, element("h3", AGAIN), element("ul", *rows))


def _row(template: Template, words: str, catalogue: Catalogue, at: Addresses) -> Html:
    link = element("a", template.title, href=at.template(template), lang=language_of(template))
    return element("li", link, f", {catalogue.form_number(template).partition(' ')[0]}: {words}")


def changed_on(template: Template, catalogue: Catalogue, at: Addresses) -> Html:
    """Say what changed on a template in the kit's own edition and before; nothing where it is as it was first made."""
    slugs = (template.slug, original_of(template, catalogue).slug)
    found = [pair for slug in dict.fromkeys(slugs) for pair in changes_of(slug, catalogue.kit.changes)]
    if not found:
        return Html()
    link = element("a", "What changed elsewhere", href=f"{at.root}changes/")
    lines = (element("li", f"{month_in_words(edition)}: {words}") for edition, words in sorted(found, reverse=True))
    return join(element("h2", "Changed since it was first made", id="changed"), element("ul", *lines), element("p", link))
