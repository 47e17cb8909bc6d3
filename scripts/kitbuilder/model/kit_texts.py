"""Hold the kit's own short texts: takeaways, what the booklet and the forms call things, and words for the search."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kitbuilder.model.document import SECTION, Heading, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.document import Document


@dataclass(frozen=True, slots=True)
class Takeaway:
    """One of the few sentences to keep from the guide: what to do, and what goes with it."""

    line: str
    more: str


@dataclass(frozen=True, slots=True)
class Task:
    """One line of a step's check-list: what to have done, how, and the slugs of the templates that help.

    `name` stays the same when the words change, so that a tick survives a new edition.
    """

    name: str
    line: str
    how: str
    templates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Introductions:
    """What the kit PDF says at the head of its own pages."""

    details: str
    start_here: str
    takeaways: str
    sources: str


@dataclass(frozen=True, slots=True)
class DetailGroup:
    """What a group of details is called: on paper, with a `note` below it, and in the site's form, which addresses a visitor."""

    title: str
    note: str
    on_site: str


@dataclass(frozen=True, slots=True)
class Viewers:
    """What programs do with the kit PDF: a table of those that were tried, and what is to be said about some."""

    title: str = ""
    blocks: Document = ()

    @property
    def section(self) -> Document:
        """The same under its title, as part of a longer text; nothing where a kit says nothing."""
        return (Heading(SECTION, (Text(self.title),)), *self.blocks) if self.blocks else ()


@dataclass(frozen=True, slots=True)
class SearchWords:
    """What the library's search knows beside the words of our pages: `same` words for one thing, `small` ones that say little.

    `names` are other names of templates, by slug, `pages` those of written pages, by file. `otherwise` lists the templates to
    offer where nothing fits.
    """

    same: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    small: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    otherwise: tuple[str, ...] = ()
