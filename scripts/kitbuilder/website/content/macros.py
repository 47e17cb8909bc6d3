"""Define the macros of written pages. Each returns HTML relative to the page that calls it; an unknown name stops the build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from kitbuilder.model.problem import did_you_mean
from kitbuilder.model.translation import language_of, originals_among
from kitbuilder.renderers.web_page import Html, blocks_of, element, join
from kitbuilder.website.content import checklists, downloads, structured_data
from kitbuilder.website.content.cards import template_list
from kitbuilder.website.content.changes import all_changes
from kitbuilder.website.content.climb import climb
from kitbuilder.website.content.details_form import details_form, details_preview
from kitbuilder.website.content.institute import institute, privacy
from kitbuilder.website.content.library import library
from kitbuilder.website.content.offices_page import offices_page
from kitbuilder.website.content.packet_page import packet_page
from kitbuilder.website.content.provenance import source_entry, source_list
from kitbuilder.website.content.rehearsal_page import rehearsal_page, rounds_left
from kitbuilder.website.content.sample import sample, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue, Step, Template
    from kitbuilder.model.source import Source
    from kitbuilder.website.content.addresses import Addresses
    from kitbuilder.website.content.site_context import SiteContext

LAUNCH_PLAN = "thirty-day-launch-plan"
Named = TypeVar("Named")


# Without a repr: the macros' plug-in writes every bound macro out for its debug log, that is the whole kit forty times.
@dataclass(frozen=True, slots=True, repr=False)
class Macros:
    """Holds the macros, bound to one kit and to the written pages in the folder `docs`.

    `at` returns the addresses relative to the page that is being made. `site_url` is empty when the site's address is unknown.
    """

    site: SiteContext
    at: Callable[[], Addresses]
    docs: Path
    site_url: str = ""

    def step_number(self, name: str) -> Html:
        """Say which of the steps this is."""
        return element("p", f"Step {self._step(name).number} of {len(self._catalogue.steps)}", class_="kit-eyebrow")

    def step_why(self, name: str) -> Html:
        """Say why the step matters."""
        return element("p", self._step(name).why, class_="kit-lead")

    def step_tip(self, name: str) -> Html:
        """Show the step's tip."""
        return element("p", element("strong", "Tip"), " ", self._step(name).tip, class_="kit-tip")

    def step_checklist(self, name: str) -> Html:
        """Show the step's checklist, which remembers its ticks."""
        return checklists.checklist(self._catalogue, self._step(name), self.at())

    def step_templates(self, name: str) -> Html:
        """List the step's templates, the ones to start with first."""
        return element("div", template_list(originals_among(self._step(name).templates), self.at()))

    def steps(self, here: str = "") -> Html:
        """Show the steps as a row of links, with how much of them is ticked. `here` is the step this page explains."""
        if here:
            self._step(here)
        return checklists.steps_row(self._catalogue.steps, self.at(), here)

    def climb(self) -> Html:
        """Show the steps below the kit's picture, which draws how far the visitor has come."""
        return climb(self._catalogue.steps, self.at())

    def next_step(self, name: str) -> Html:
        """Link to the step after this one, or from the last one to the takeaways."""
        steps = self._catalogue.steps
        step = self._step(name)
        if step is steps[-1]:
            return _onward("After the five steps", "Key takeaways", f"{self.at().root}takeaways/")
        following = steps[step.number]
        return _onward(f"Next, step {following.number}", following.title, self.at().step(following))

    def launch_plan(self) -> str:
        """Show the launch plan's days as checklists, below a Markdown heading for each week."""
        return checklists.plan(self._template(LAUNCH_PLAN), self._catalogue, self.at())

    def takeaways(self) -> Html:
        """List the few sentences to keep, numbered."""
        kept = self._catalogue.kit.takeaways
        return element(
            "ol", *(element("li", element("strong", takeaway.line), " ", element("span", takeaway.more)) for takeaway in kept)
        )

    def template(self, slug: str, words: str = "") -> Html:
        """Link to a template, by its title or by other words."""
        template = self._template(slug)
        return element(
            "a", words or template.title, href=self.at().template(template), lang="" if words else language_of(template)
        )

    def templates(self, *slugs: str) -> Html:
        """List a few templates, one line each, in the order given."""
        chosen = [self._template(slug) for slug in slugs]
        return element("div", template_list(chosen, self.at(), as_given=True))

    def start_here(self) -> Html:
        """List the few templates to begin with."""
        ordered = element("div", template_list(self._catalogue.start_here, self.at()), class_="kit-start-here")
        return element("div", ordered)

    def spoken_sample(self, slug: str) -> Html:
        """Show the first words a script says aloud, below a box for each detail in them, which fill in as a visitor types."""
        scripts = {template.slug: template for template in self._catalogue.templates if spoken(template)}
        return sample(_named(slug, scripts, "script with spoken words"), self.at())

    def source(self, name: str) -> Html:
        """Show a finding or a rule in full: statement, people, reference, day of the look-up."""
        return source_entry(self._source(name))

    def sources(self, *names: str) -> Html:
        """List the sources a page rests on."""
        return source_list([self._source(name) for name in names])

    def template_count(self) -> int:
        """Count the templates in the kit, each once, however many languages it is in."""
        return len(originals_among(self._catalogue.templates))

    def translation_count(self) -> int:
        """Count the pages that are a template in another language."""
        return len(self._catalogue.templates) - self.template_count()

    def step_count(self, name: str = "") -> int:
        """Count the templates in a step or, without a name, the steps."""
        return len(originals_among(self._step(name).templates)) if name else len(self._catalogue.steps)

    def edition(self) -> str:
        """Return the kit's edition, such as "2026-11"."""
        return self._catalogue.kit.edition

    def changes(self) -> Html:
        """List what changed in each edition."""
        return all_changes(self._catalogue, self.at())

    def library(self) -> Html:
        """Show the whole script library, with its filter."""
        return library(self._catalogue, self.at())

    def packet(self) -> Html:
        """Show the packets that stand ready, and the place to put one together."""
        return packet_page(self.site, self.at())

    def rehearse(self) -> Html:
        """Show the rounds in which a visitor rehearses a talk."""
        return rehearsal_page(self._catalogue, self.at())

    def rounds_left(self) -> Html:
        """Say which rounds are left, to a visitor who rehearses."""
        return rounds_left(self._catalogue, self.at())

    def kit_downloads(self) -> Html:
        """Offer the PDF and the ZIP, with pages, size and checksum."""
        return downloads.kit_downloads(self.site, self.at())

    def institute(self) -> Html:
        """Show the institute's offer and its form for updates, where `kit.yml` has them."""
        return institute(self._catalogue.kit.institute)

    def updates_and_privacy(self) -> Html:
        """Say what the form for updates sends, where there is one."""
        return privacy(self._catalogue.kit.institute.updates)

    def viewers(self) -> Html:
        """Show what programs do with the kit PDF, as far as it was tried."""
        return element("div", blocks_of(self._catalogue.kit.viewers.blocks))

    def all_downloads(self) -> Html:
        """Offer every file of every template."""
        return downloads.all_downloads(self.site, self.at())

    def details_form(self) -> Html:
        """Show the form for a visitor's details, beside a small letter that fills as they type."""
        catalogue = self._catalogue
        form = details_form(catalogue.fields, catalogue.kit.detail_groups, self.at())
        return element("div", details_preview(catalogue.kit), form, class_="kit-details-page")

    def offices(self) -> Html:
        """Show the page of a visitor's offices."""
        outreach = self._catalogue.kit.outreach
        if outreach is None:
            raise LookupError("the kit has no outreach.yml, by which the page of offices works")
        return offices_page(self.site, outreach, self.at())

    def picture(self, name: str) -> Html:
        """Put a drawing into the page, so that it takes the page's colors."""
        drawings = {file.stem: file for file in sorted((self.docs / "assets" / "images").glob("*.svg"))}
        drawing = _named(name, drawings, "picture").read_text(encoding="utf-8").strip()
        return element("figure", Html(drawing), class_="kit-picture")

    def how_to(self) -> Html:
        """Describe the steps for machines that read pages."""
        return structured_data.how_to(self._catalogue, self.at(), self.site_url)

    def breadcrumb(self, name: str) -> Html:
        """Describe where a step is on the site, for machines that read pages."""
        return structured_data.breadcrumb(self._step(name), self.at(), self.site_url)

    @property
    def _catalogue(self) -> Catalogue:
        return self.site.catalogue

    def _template(self, slug: str) -> Template:
        return _named(slug, {template.slug: template for template in self._catalogue.templates}, "template")

    def _step(self, name: str) -> Step:
        steps = {step.name: step for step in self._catalogue.steps}
        if name not in steps:
            raise LookupError(f'there is no step called "{name}"; there are: {", ".join(steps)}')
        return steps[name]

    def _source(self, name: str) -> Source:
        source = _named(name, self._catalogue.sources, "source")
        if not source.is_verified:
            raise LookupError(f'"{name}" is {source.status}; only a verified source may be printed')
        return source


def by_name(macros: Macros) -> dict[str, Callable[..., object]]:
    """List every macro under the name a page calls it by."""
    members = vars(Macros).items()
    return {name: getattr(macros, name) for name, member in members if callable(member) and not name.startswith("_")}


def _named(name: str, known: Mapping[str, Named], kind: str) -> Named:
    if name not in known:
        raise LookupError(f'there is no {kind} called "{name}" {did_you_mean(name, known)}'.strip())
    return known[name]


def _onward(kind: str, title: str, address: str) -> Html:
    link = element("a", title, href=address, class_="kit-door__title")
    door = element("div", element("p", kind, class_="kit-door__kind"), element("p", link), class_="kit-door")
    return join(element("div", door, class_="kit-doors kit-onward"))
