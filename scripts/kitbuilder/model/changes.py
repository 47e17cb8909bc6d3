"""Hold what changed from edition to edition: for everybody in a few lines, and for each template what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """What changed in one edition. `templates` says of each changed template, by its slug, what is different."""

    edition: str
    lines: tuple[str, ...]
    templates: Mapping[str, str]


def changes_of(slug: str, editions: Iterable[EditionChanges]) -> Iterator[tuple[str, str]]:
    """List the editions that changed a template, the newest first, with what they changed."""
    yield from ((one.edition, one.templates[slug]) for one in editions if slug in one.templates)
