"""Check what must hold across templates: each rule yields the problems it sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.catalogue import Trait
from kitbuilder.model.document import Cut, Heading, Letterhead, Placeholder
from kitbuilder.model.names import human_name
from kitbuilder.model.problem import Code, Problem, did_you_mean
from kitbuilder.model.traverse import walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kitbuilder.model.source import Source
    from kitbuilder.readers.templates import ReadTemplate

TOP_HEADING = 2
SHEET = "```sheet"
OUTSIDE = ("https://", "http://", "mailto:", "tel:")


def next_templates(read: ReadTemplate, known: Mapping[str, object]) -> Iterator[Problem]:
    """Find what comes `next`, and each link to another template, that is not in the kit."""
    for slug, where in read.next:
        if slug not in known:
            message = f'next names "{slug}", which is not in the kit'
            yield Problem(where, Code.UNKNOWN_TEMPLATE, message, did_you_mean(slug, known))
    for link, where in read.links:
        if link.slug and link.slug not in known:
            hint = did_you_mean(link.slug, known)
            yield Problem(where, Code.UNKNOWN_TEMPLATE, f'this links to "{link.target}", which is not in the kit', hint)
        if not link.slug and not link.target.startswith(OUTSIDE):
            message = f'a link goes to another template or to a web address, not to "{link.target}"'
            yield Problem(where, Code.UNKNOWN_TEMPLATE, message)


def cited_sources(read: ReadTemplate, sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Find sources cited that are not declared, or not verified."""
    for name, where in read.sources:
        if name not in sources:
            yield Problem(where, Code.UNKNOWN_SOURCE, f'no source is called "{name}"', did_you_mean(name, sources))
        elif not sources[name].is_verified:
            message = f'"{name}" is {sources[name].status}; only a verified source may be cited'
            yield Problem(where, Code.UNVERIFIED_SOURCE, message)


def letterhead(read: ReadTemplate) -> Iterator[Problem]:
    """Find what leaves the practice without its letterhead; slips to cut apart each say whose they are."""
    template = read.template
    if template.leaves_practice and not any(map(_says_whose, walk(template.document))):
        message = f"a {template.kind.label.lower()} for {', '.join(template.audience)} has to carry the practice's letterhead"
        yield Problem(template.where, Code.MISSING_LETTERHEAD, message, "begin the text with ::: letterhead")


def _says_whose(node: object) -> bool:
    """Tell whether a part of a page is the practice's head, or slips with a detail of the practice on each."""
    of_practice = isinstance(node, Cut) and any(isinstance(part, Placeholder) and part.field.group.is_kept for part in walk(node))
    return of_practice or isinstance(node, Letterhead)


def sheets(read: ReadTemplate) -> Iterator[Problem]:
    """Find kinds made as a spreadsheet without a worksheet, and worksheets in others, which would reach no spreadsheet."""
    template = read.template
    has_sheets = any(line.strip() == SHEET for line in read.lines)  # one with a fault is told already
    if template.has(Trait.SHEETS) is not has_sheets:
        label = template.kind.label.lower()
        wrong = f"a {label} has no worksheets" if has_sheets else f"a {label} needs a worksheet"
        yield Problem(template.where, Code.BAD_SHEET, wrong, "see Worksheets in kit/README.md, and the traits of a kind")


def headings(read: ReadTemplate) -> Iterator[Problem]:
    """Find parts before their sections: a screen reader walks the levels in order."""
    first = next((node for node in walk(read.template.document) if isinstance(node, Heading)), None)
    if first is not None and first.level != TOP_HEADING:
        yield Problem(read.template.where, Code.HEADING_LEVEL, "the first heading is a part (###) of no section", "begin with ##")


def form_numbers(kit: Iterable[ReadTemplate]) -> Iterator[Problem]:
    """Find form numbers written in two templates: a page an office has filed has to be told from every other."""
    for read, first in _twins((read for read in kit if read.template.number), lambda read: read.template.number):
        message = f"{first.template.where.path} has number {read.template.number} already"
        hint = "take the next free one; a number is never used again"
        yield Problem(read.template.where, Code.DUPLICATE_NUMBER, message, hint)


def file_names(step: Iterable[ReadTemplate]) -> Iterator[Problem]:
    """Find two templates of one step with one file name: they lie in one folder of the ZIP, named by their titles."""
    # Some systems tell no capitals apart.
    for read, first in _twins(step, lambda read: human_name(read.template.title).casefold()):
        name = human_name(read.template.title)
        message = f'its files would be called "{name}", as those of {first.template.where.path} in the same step are'
        hint = "choose another title; of a long one only the beginning counts"
        yield Problem(read.title_place, Code.DUPLICATE_TITLE, message, hint)


def _twins(reads: Iterable[ReadTemplate], key: Callable[[ReadTemplate], object]) -> Iterator[tuple[ReadTemplate, ReadTemplate]]:
    """Pair each template whose key another one has before it with the first of them."""
    taken: dict[object, ReadTemplate] = {}
    for read in reads:
        first = taken.setdefault(key(read), read)
        if first is not read:
            yield read, first
