"""Make the kit's book of what is kept of it: a part is set again only where what it shows has changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from kitbuilder.bundle.inputs import digest_of_machinery
from kitbuilder.bundle.jobs import PART, Job, Made
from kitbuilder.model.digest import digest_of
from kitbuilder.renderers.pdf.book import Part, Piece, bind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kitbuilder.bundle.cache import Cache
    from kitbuilder.model.catalogue import Catalogue

Render = Callable[[Sequence[Job]], Mapping[Job, Made]]


def part_jobs(jobs: Iterable[Job], catalogue: Catalogue) -> list[Job]:
    """List the templates as parts of the book: each is made from what its own PDF is made from, in the book's language."""
    return [Job(PART, job.slug, digest_of(PART, job.key, catalogue.kit.language)) for job in jobs if job.format == "pdf"]


def make_book(catalogue: Catalogue, templates: Mapping[Job, Made], cache: Cache, render: Render, style: str) -> Made:
    """Join the templates with what the book holds beside them, which `render` makes; `style` is the digest of how paper looks."""
    machinery = digest_of_machinery()
    pages = digest_of(machinery, "pages of parts", catalogue.kit.title)

    def make(parts: Sequence[Part]) -> list[Piece]:
        jobs = [Job(PART, "", digest_of(machinery, PART, style, repr(part)), part) for part in parts]
        made = render(jobs)
        return [Piece.unpack(made[job].data) for job in jobs]

    kept = cache.get(pages)
    bound = bind(
        catalogue, {job.slug: Piece.unpack(made.data) for job, made in templates.items()}, make, json.loads(kept or b"{}")
    )
    cache.put(pages, json.dumps(bound.pages).encode())
    return Made(bound.data, sum(bound.pages.values()))
