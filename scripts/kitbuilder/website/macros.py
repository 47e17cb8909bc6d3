"""The few words a page may use: each turns a name from the kit into finished HTML, relative to the page it stands on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kitbuilder.model.document import Say
from kitbuilder.model.problem import did_you_mean
from kitbuilder.renderers.web_page import Html, block_of, element
from kitbuilder.website.addresses import Addresses
from kitbuilder.website.cards import template_list
from kitbuilder.website.checklists import checklist
from kitbuilder.website.details_form import details_form, details_preview
from kitbuilder.website.downloads import all_downloads, kit_downloads
from kitbuilder.website.guide import Guide
from kitbuilder.website.guide_index import guide_index
from kitbuilder.website.library import library
from kitbuilder.website.site_kit import SiteKit, site_kit

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from kitbuilder.model.catalogue import Step, Template


class MacrosEnvironment(Protocol):
    """What the macros plugin hands over."""

    conf: MkDocsConfig
    page: Page

    def macro(self, function: Callable[..., object], name: str = "") -> object:
        """Make a function known to the pages."""


def define_env(env: MacrosEnvironment) -> None:
    """Make the words known to the macros plugin, which calls this once a build."""
    site, docs = site_kit(Path(env.conf.config_file_path).parent), Path(env.conf.docs_dir)
    for word in known_words(site, lambda: Addresses.of(env.page.url), docs, env.conf.site_url or ""):
        env.macro(word)


def known_words(site: SiteKit, at: Callable[[], Addresses], docs: Path, site_url: str) -> tuple[Callable[..., object], ...]:
    """Every word a page may use; `at` gives the addresses seen from the page that is being made."""
    words = Words(site, at, docs)
    return (
        words.step_number,
        words.step_why,
        words.step_tip,
        words.step_checklist,
        words.step_templates,
        words.start_here,
        words.spoken_sample,
        words.template_count,
        words.step_count,
        words.edition,
        words.library,
        words.kit_downloads,
        words.all_downloads,
        words.details_form,
        *Guide(site.catalogue, at, docs / "assets/images", site_url).words,
    )


class Words:
    """The words, bound to one kit and the pages in `docs`. `at` gives the addresses seen from the page that is being made."""

    def __init__(self, site: SiteKit, at: Callable[[], Addresses], docs: Path) -> None:
        self.site = site
        self.at = at
        self.docs = docs

    def step_number(self, name: str) -> Html:
        """Which of the steps this is."""
        return element("p", f"Step {self._step(name).number} of {len(self.site.catalogue.steps)}", class_="kit-eyebrow")

    def step_why(self, name: str) -> Html:
        """Why the step matters."""
        return element("p", self._step(name).why, class_="kit-lead")

    def step_tip(self, name: str) -> Html:
        """The step's tip."""
        return element("p", element("strong", "Tip"), " ", self._step(name).tip, class_="kit-tip")

    def step_checklist(self, name: str) -> Html:
        """The step's checklist, which remembers its ticks."""
        return checklist(self.site.catalogue, self._step(name), self.at())

    def step_templates(self, name: str) -> Html:
        """The step's templates, those to start with first."""
        return element("div", template_list(self._step(name).templates, self.at()))

    def start_here(self) -> Html:
        """The few templates to begin with."""
        ordered = element("div", template_list(self.site.catalogue.start_here, self.at()), class_="kit-start-here")
        return element("div", ordered)

    def spoken_sample(self, slug: str) -> Html:
        """The first words a script says aloud, as they look in the library, with a link to the whole of it."""
        scripts = {one.slug: one for one in self.site.catalogue.templates if _says(one)}
        if slug not in scripts:
            raise LookupError(f'no template that says something aloud is called "{slug}" {did_you_mean(slug, scripts)}'.strip())
        template = scripts[slug]
        spoken = _says(template)[0]
        source = element("p", "From the ", element("a", template.title, href=self.at().template(template)))
        return element("div", block_of(spoken), source, class_="kit-sample")

    def template_count(self) -> int:
        """How many templates the kit holds."""
        return len(self.site.catalogue.templates)

    def step_count(self, name: str = "") -> int:
        """How many templates a step holds; without a name, how many steps there are."""
        return len(self._step(name).templates) if name else len(self.site.catalogue.steps)

    def edition(self) -> str:
        """The kit's dated version."""
        return self.site.catalogue.kit.edition

    def library(self) -> Html:
        """The whole script library, with its filter."""
        catalogue, at = self.site.catalogue, self.at()
        return library(catalogue, at, guide_index(self.docs, lambda slug: catalogue.template(slug).title, at))

    def kit_downloads(self) -> Html:
        """The PDF and the ZIP, with pages, size and checksum."""
        return kit_downloads(self.site, self.at())

    def all_downloads(self) -> Html:
        """Every file of every template."""
        return all_downloads(self.site, self.at())

    def details_form(self) -> Html:
        """The form in which a visitor types their details, beside a small letter that fills as they type."""
        catalogue = self.site.catalogue
        return element("div", details_preview(catalogue.kit), details_form(catalogue.fields), class_="kit-details-page")

    def _step(self, name: str) -> Step:
        steps = {step.name: step for step in self.site.catalogue.steps}
        if name not in steps:
            raise LookupError(f'there is no step called "{name}"; there are: {", ".join(steps)}')
        return steps[name]


def _says(template: Template) -> list[Say]:
    """What a template has somebody say aloud."""
    return [block for block in template.document if isinstance(block, Say)]
