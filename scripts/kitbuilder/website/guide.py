"""Names on a page of the guide become finished HTML: a template's link, a figure with its source. Unknown ones stop the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.problem import did_you_mean
from kitbuilder.renderers.web_page import Html, element, join
from kitbuilder.website import checklists, structured_data
from kitbuilder.website.cards import template_list
from kitbuilder.website.cited import source_entry, source_list

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue, Source, Step, Template
    from kitbuilder.website.addresses import Addresses

LAUNCH_PLAN = "thirty-day-launch-plan"


class Guide:
    """The words, bound to one kit. `at` gives the addresses seen from the page that is being made; `site_url` may be empty."""

    def __init__(self, catalogue: Catalogue, at: Callable[[], Addresses], images: Path, site_url: str = "") -> None:
        self.catalogue = catalogue
        self.at = at
        self.images = images
        self.site_url = site_url

    @property
    def words(self) -> tuple[Callable[..., str], ...]:
        """Everything a page may say."""
        return (
            self.template,
            self.templates,
            self.steps,
            self.launch_plan,
            self.source,
            self.sources,
            self.next_step,
            self.picture,
            self.how_to,
            self.takeaways,
            self.breadcrumb,
        )

    def template(self, slug: str, words: str = "") -> Html:
        """A link to a template, in its own title or in other words."""
        template = self._template(slug)
        at = self.at()
        return element("a", words or template.title, href=at.template(template))

    def templates(self, *slugs: str) -> Html:
        """A few templates, one line each, in the order given."""
        chosen = [self._template(slug) for slug in slugs]
        return element("div", template_list(chosen, self.at(), as_given=True))

    def steps(self, here: str = "") -> Html:
        """The five steps as a row of links, with how much of each is ticked; `here` is the step this page explains."""
        if here:
            self._step(here)
        return checklists.steps_row(self.catalogue.steps, self.at(), here)

    def launch_plan(self) -> str:
        """The launch plan's days as check-lists, a Markdown heading for each week."""
        return checklists.plan(self._template(LAUNCH_PLAN), self.catalogue, self.at())

    def source(self, name: str) -> Html:
        """A finding or a rule in full: statement, people, reference, day of the look-up."""
        return source_entry(self._source(name))

    def sources(self, *names: str) -> Html:
        """The list of what a page rests on."""
        return source_list([self._source(name) for name in names])

    def next_step(self, name: str) -> Html:
        """The way to the step after this one, or past the last to the takeaways."""
        steps = self.catalogue.steps
        step = self._step(name)
        if step is steps[-1]:
            return _onward("After the five steps", "Key takeaways", f"{self.at().root}takeaways/")
        following = steps[step.number]
        return _onward(f"Next, step {following.number}", following.title, self.at().step(following))

    def picture(self, name: str) -> Html:
        """A drawing of our own, put into the page so that it takes the page's colors."""
        drawings = {file.stem: file for file in sorted(self.images.glob("*.svg"))}
        if name not in drawings:
            raise LookupError(f'there is no picture called "{name}" {did_you_mean(name, drawings)}'.strip())
        drawing = drawings[name].read_text(encoding="utf-8").strip()
        return element("figure", Html(drawing), class_="kit-picture")

    def takeaways(self) -> Html:
        """The few sentences to keep, numbered."""
        kept = self.catalogue.kit.takeaways
        return element("ol", *(element("li", element("strong", one.line), " ", one.more) for one in kept))

    def how_to(self) -> Html:
        """The five steps, for machines that read pages."""
        return structured_data.how_to(self.catalogue, self.at(), self.site_url)

    def breadcrumb(self, name: str) -> Html:
        """Where a step stands on the site, for machines that read pages."""
        return structured_data.breadcrumb(self._step(name), self.at(), self.site_url)

    def _template(self, slug: str) -> Template:
        slugs = [template.slug for template in self.catalogue.templates]
        if slug not in slugs:
            raise LookupError(f'there is no template called "{slug}" {did_you_mean(slug, slugs)}'.strip())
        return self.catalogue.template(slug)

    def _step(self, name: str) -> Step:
        steps = {step.name: step for step in self.catalogue.steps}
        if name not in steps:
            raise LookupError(f'there is no step called "{name}"; there are: {", ".join(steps)}')
        return steps[name]

    def _source(self, name: str) -> Source:
        sources = self.catalogue.sources
        if name not in sources:
            raise LookupError(f'there is no source called "{name}" {did_you_mean(name, sources)}'.strip())
        if not sources[name].is_verified:
            raise LookupError(f'"{name}" is {sources[name].status}; only a verified source may be printed')
        return sources[name]


def _onward(kind: str, title: str, address: str) -> Html:
    link = element("a", title, href=address, class_="kit-door__title")
    door = element("div", element("p", kind, class_="kit-door__kind"), element("p", link), class_="kit-door")
    return join(element("div", door, class_="kit-doors kit-onward"))
