"""Render one thing: a template in a format, a part of the kit's book, or its letters as one file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kitbuilder.bundle.letter_collection import TITLE, letters_of
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.pdf import page_count, render_start_here
from kitbuilder.renderers.pdf.book import part_of, piece_of
from kitbuilder.renderers.word import render_together

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue
    from kitbuilder.renderers.pdf.book import Part

BOOKLET, PART, START_HERE, LETTERS = "kit-pdf", "part", "start-here", "letters-word"
PAGE_BYTES = 4


@dataclass(frozen=True, slots=True)
class Job:
    """What to render: a template's `slug` in a `format`; the slug is "" for what is made of several or of the whole kit.

    `key` is the digest of everything it is made from. `part` is a part of the book that is no template's.
    """

    format: str
    slug: str
    key: str
    part: Part | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Made:
    """What a job gave, and its pages if it has any (0 if not)."""

    data: bytes
    pages: int

    def pack(self) -> bytes:
        """Write it as the bytes that a cache keeps."""
        return self.pages.to_bytes(PAGE_BYTES, "big") + self.data

    @classmethod
    def unpack(cls, kept: bytes) -> Made:
        """Read what a cache kept."""
        return cls(kept[PAGE_BYTES:], int.from_bytes(kept[:PAGE_BYTES], "big"))


def make(job: Job, catalogue: Catalogue) -> Made:
    """Render one job. Raises KitError when it cannot be typeset."""
    if job.format == PART:
        part = job.part or part_of(catalogue.template(job.slug), catalogue)
        piece = piece_of(part, catalogue.look.paper, catalogue.folder / "style")
        return Made(piece.pack(), len(piece.pages))
    if job.format == START_HERE:
        data = render_start_here(catalogue)
    elif job.format == LETTERS:
        data = render_together(letters_of(catalogue), TITLE)
    else:
        data = FORMATS[job.format].render(catalogue.template(job.slug), catalogue)
    return Made(data, page_count(data) if data.startswith(b"%PDF") else 0)
