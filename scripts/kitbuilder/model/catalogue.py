"""Hold the whole kit, read and checked, as renderers, the bundle and the site are given it. Nothing in it can be changed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kitbuilder.model.document import Blocks, Document, Letterhead, PageBreak, Placeholder
from kitbuilder.model.institute import Institute
from kitbuilder.model.kit_texts import SearchWords, Viewers
from kitbuilder.model.sheet import Sheet
from kitbuilder.model.traverse import walk

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kitbuilder.model.changes import EditionChanges
    from kitbuilder.model.field import Field, FieldGroup
    from kitbuilder.model.kit_texts import DetailGroup, Introductions, Takeaway, Task
    from kitbuilder.model.logo import Logo
    from kitbuilder.model.look import Look
    from kitbuilder.model.outreach import Outreach
    from kitbuilder.model.packet import Packet
    from kitbuilder.model.page_size import PageSize
    from kitbuilder.model.problem import Location
    from kitbuilder.model.rehearsal import Round
    from kitbuilder.model.source import Source
    from kitbuilder.model.translation import Translation

OWN_EYES_ONLY = ("self",)
CLIENT = "client_initials"  # the field that says whose a form is
BY_FAX = "fax"  # the channel, as the kit calls it


class Trait(StrEnum):
    """What a kind is like. Renderers and the site ask for these, so that a new kind is one entry in `kit.yml`."""

    LETTER = "letter"  # serif type, room between the lines, an address and a signature; its title is for the file alone
    RULED = "ruled"  # a page to fill in: close lines, ruled sections
    SPOKEN = "spoken"  # said aloud: timed, and gathered in one text to keep on a phone
    SHEETS = "sheets"  # worksheets: made as a spreadsheet, and not as a Word file
    SLIDES = "slides"  # each section is a slide: made as a presentation too, and its other files are the hand-out
    WORKED_IN = "worked in"  # people fill in the file: a copy of its words is of little use
    ABOUT_CLIENT = "about a client"  # its later pages say whose they are
    TO_OFFICES = "to offices"  # what offices get from the step of following up is also had as one Word file


@dataclass(frozen=True, slots=True)
class Kind:
    """What sort of template it is. `code` begins its form number; `handed_over` says that it goes to other people.

    `starter` is the text that `kit new` begins a template of it with.
    """

    name: str
    label: str
    plural: str
    code: str
    handed_over: bool
    traits: tuple[Trait, ...] = ()
    starter: str = field(default="", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Template:
    """One item of the kit. `step` is the guide's step, from 1; `number` what its form number ends in, from 1.

    A number stays with its template when others come and go: an office may have filed the page under it.
    `landscape` turns its pages; `minutes` is how long a talk with its slides takes, 0 for anything else.
    `grade` is the American school grade that reads its text with ease, and `ease` that of a text in Spanish on the INFLESZ
    scale, from 1 to 100; each is 0 in other languages, and where there is too little running text to tell.
    `leads` are the words of `when` and `not_when` that name another template, each with its slug.
    `translation` says whose translation it is, None for one in the kit's own language.
    """

    slug: str
    title: str
    summary: str
    kind: Kind
    audience: tuple[str, ...]
    channel: tuple[str, ...]
    stage: tuple[str, ...]
    when: str
    not_when: str
    aliases: tuple[str, ...]
    next: tuple[str, ...]
    sources: tuple[str, ...]
    start_here: bool
    pages: int
    document: Document
    step: int
    number: int
    where: Location
    landscape: bool = False
    minutes: int = 0
    grade: int = 0
    ease: int = 0
    leads: tuple[tuple[str, str], ...] = ()
    translation: Translation | None = None

    @property
    def leaves_practice(self) -> bool:
        """Whether it is handed to somebody else: then it is black on white, with the practice's letterhead."""
        return self.kind.handed_over and self.audience != OWN_EYES_ONLY

    @property
    def later_pages(self) -> Blocks:
        """What stands behind its first page break."""
        breaks = [place for place, block in enumerate(self.document) if isinstance(block, PageBreak)]
        return self.document[breaks[0] + 1 :] if breaks else ()

    @property
    def has_later_head(self) -> bool:
        """Whether a page behind its first has a letterhead."""
        return any(isinstance(block, Letterhead) for block in self.later_pages)

    @property
    def is_one_paper(self) -> bool:
        """Whether its pages go to one reader together: behind a letter, and below a second letterhead, begins another paper."""
        return not self.later_pages or not (self.has(Trait.LETTER) or self.has_later_head)

    def has(self, trait: Trait) -> bool:
        """Tell whether its kind is like this."""
        return trait in self.kind.traits

    @property
    def placeholders(self) -> tuple[Placeholder, ...]:
        """Every occurrence of a declared field, in reading order."""
        return tuple(node for node in walk(self.document) if isinstance(node, Placeholder))

    @property
    def asks_details(self) -> bool:
        """Whether it names a declared field at all. Most do so at once, in their letterhead."""
        return any(isinstance(node, Placeholder) for node in walk(self.document))

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every worksheet of a tracker, in order; () for anything else, which is not searched: the readers let none have one."""
        return tuple(node for node in walk(self.document) if isinstance(node, Sheet)) if self.has(Trait.SHEETS) else ()


@dataclass(frozen=True, slots=True)
class Step:
    """One of the guide's five steps, its check-list and its templates, in order."""

    number: int
    name: str
    title: str
    why: str
    tip: str
    templates: tuple[Template, ...]
    checklist: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class Kit:
    """What the kit says of itself. `edition` is its dated version, such as "2026-11".

    `reviewed` is the ISO day on which all of it was last read through; "" says nothing of it.
    `paper` is what it is made for, unless a build is told otherwise; the site has the whole kit on `other_papers` too.
    `how_to` and `terms` are the texts of `START_HERE.md` and `TERMS.md`.
    """

    title: str
    subtitle: str
    edition: str
    author: str
    language: str
    paper: PageSize
    other_papers: tuple[PageSize, ...]
    audiences: tuple[str, ...]
    channels: tuple[str, ...]
    stages: tuple[str, ...]
    letterhead: Blocks
    signature: Blocks
    how_to: Document
    terms: Document
    introductions: Introductions
    detail_groups: Mapping[FieldGroup, DetailGroup]
    takeaways: tuple[Takeaway, ...] = ()
    viewers: Viewers = field(default_factory=Viewers)
    reviewed: str = ""
    institute: Institute = field(default_factory=Institute)
    # For the site and the manifest alone: no rendered file shows them.
    search: SearchWords = field(default_factory=SearchWords, repr=False)
    packets: tuple[Packet, ...] = field(default=(), repr=False)
    rounds: tuple[Round, ...] = field(default=(), repr=False)
    fax_seconds: Mapping[str, int] = field(default_factory=dict, repr=False)  # by slug, of what is faxed
    outreach: Outreach | None = field(default=None, repr=False)
    changes: tuple[EditionChanges, ...] = field(default=(), repr=False)

    @property
    def as_of(self) -> str:
        """The ISO day that worked-out values hold for: the review's, else the first of the edition's month."""
        return self.reviewed or f"{self.edition}-01"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything. `folder` is where the renderers find style and fonts; `details` and `logo` are what has been merged in.

    `paper` names the sheet that was asked for, "" for that of `kit.yml`.
    """

    kit: Kit
    kinds: Mapping[str, Kind]
    fields: Mapping[str, Field]
    sources: Mapping[str, Source]
    steps: tuple[Step, ...]
    look: Look
    folder: Path
    details: Mapping[str, str] = field(default_factory=dict)
    paper: str = ""
    logo: Logo | None = None
    _by_slug: Mapping[str, Template] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the templates once: they are looked up thousands of times."""
        object.__setattr__(self, "_by_slug", {template.slug: template for template in self.templates})

    @property
    def templates(self) -> tuple[Template, ...]:
        """Every template, in the order of the kit."""
        return tuple(template for step in self.steps for template in step.templates)

    @property
    def start_here(self) -> tuple[Template, ...]:
        """The few to begin with."""
        return tuple(template for template in self.templates if template.start_here)

    def on(self, paper: PageSize) -> Catalogue:
        """Return the same catalogue, made for this paper."""
        return replace(self, look=self.look.on(paper), paper=paper.name)

    def template(self, slug: str) -> Template:
        """Find a template by its slug. Raises KeyError when there is none."""
        return self._by_slug[slug]

    def whose(self, template: Template) -> Field | None:
        """Find the field that says whose form this is, if its pages may come apart; None for anything else."""
        comes_apart = template.leaves_practice and template.pages > 1 and template.has(Trait.ABOUT_CLIENT)
        return self.fields.get(CLIENT) if comes_apart else None

    def form_number(self, template: Template) -> str:
        """Write the small print of the foot: `RP-58 · ed. 2026-11`, in Spanish `RP-58-ES · ed. 2026-11`."""
        language = f"-{template.translation.language.code.upper()}" if template.translation else ""
        return f"{template.kind.code}-{template.number:02}{language} · ed. {self.kit.edition}"
