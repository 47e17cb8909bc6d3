"""Render the files of the kit: each template in each format it is offered in, the book of them all, its letters."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kitbuilder.bundle.book import make_book, part_jobs
from kitbuilder.bundle.form_fonts import recall_form_fonts
from kitbuilder.bundle.inputs import digest_of_folder, digest_of_machinery
from kitbuilder.bundle.jobs import BOOKLET, LETTERS, START_HERE, Job, Made
from kitbuilder.bundle.letter_collection import letters_of
from kitbuilder.bundle.page_counts import letterhead_to_blame, page_promise
from kitbuilder.bundle.workers import run
from kitbuilder.model.digest import digest_of
from kitbuilder.model.names import human_name
from kitbuilder.model.problem import KitError
from kitbuilder.renderers import FORMATS, formats_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kitbuilder.bundle.cache import Cache
    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything rendered: the book, the page that lies on top of the ZIP, and every template's own files.

    `letters` are the letters to an office in one file; None in a kit without any.
    """

    book: Made
    start_here: Made
    letters: Made | None
    files: tuple[Rendering, ...]


@dataclass(frozen=True, slots=True)
class Rendering:
    """One template in one format. `path` is its place below `build/kit/`, `name` its place and name in the ZIP."""

    template: Template
    format: str
    path: str
    name: str
    made: Made


def render_all(
    catalogue: Catalogue, cache: Cache, progress: Callable[[str], None], processes: int | None = None, *, stays: bool = False
) -> Contents:
    """Render everything that `cache` does not hold; `progress` is told each template's slug. The rest is as for `run`.

    Raises KitError holding everything that cannot be typeset and, of a blank kit, every page promise that is not kept.
    """
    renderer = _Renderer(catalogue, cache, progress, processes, stays)
    recall_form_fonts(catalogue, cache)
    *jobs, booklet = jobs_of(catalogue)
    book = cache.get(booklet.key)
    parts = [] if book else part_jobs(jobs, catalogue)
    made = renderer.made([*jobs, *parts])
    renderer.problems.extend(() if catalogue.details else _broken_promises(made, catalogue))
    renderer.raise_problems()
    whole = Made.unpack(book) if book else _bound(booklet, {job: made[job] for job in parts}, renderer)
    named = {(job.format, job.slug): output for job, output in made.items()}
    files = tuple(_rendering(catalogue, job, made[job]) for job in jobs if job.slug)
    return Contents(whole, named[START_HERE, ""], named.get((LETTERS, "")), files)


@dataclass(slots=True)
class _Renderer:
    """Renders jobs that `cache` does not hold, and gathers the `problems` met."""

    catalogue: Catalogue
    cache: Cache
    progress: Callable[[str], None]
    processes: int | None
    stays: bool
    problems: list[Problem] = field(default_factory=list)

    def made(self, jobs: Sequence[Job]) -> dict[Job, Made]:
        """Render jobs, but for those that a problem was met in."""
        made = {job: Made.unpack(kept) for job in jobs if (kept := self.cache.get(job.key)) is not None}
        todo = [job for job in jobs if job not in made]
        for job, outcome in run(todo, self.catalogue, self.processes, stays=self.stays):
            self.progress(BOOKLET if job.part else job.slug or job.format)
            if isinstance(outcome, KitError):
                self.problems.extend(outcome.problems)
            else:
                made[job] = outcome
                self.cache.put(job.key, outcome.pack())
        return made

    def all_made(self, jobs: Sequence[Job]) -> dict[Job, Made]:
        """Render jobs. Raises KitError when a problem was met in one."""
        made = self.made(jobs)
        self.raise_problems()
        return made

    def raise_problems(self) -> None:
        if self.problems:
            raise KitError(_combined(self.problems))


def _bound(booklet: Job, parts: Mapping[Job, Made], renderer: _Renderer) -> Made:
    """Make the book of its parts, and keep it."""
    book = make_book(renderer.catalogue, parts, renderer.cache, renderer.all_made, digest_of(*_paper(renderer.catalogue)))
    renderer.cache.put(booklet.key, book.pack())
    return book


def _broken_promises(made: Mapping[Job, Made], catalogue: Catalogue) -> Iterator[Problem]:
    pages = [(catalogue.template(job.slug), output.pages) for job, output in made.items() if job.format == "pdf"]
    for template, count in pages:
        yield from page_promise(template, count)
    yield from letterhead_to_blame([template for template, count in pages if count > template.pages], catalogue)


def _combined(problems: Iterable[Problem]) -> list[Problem]:
    """Keep one problem for each fault, though one of the style is met in everything typeset: other hints are only counted."""
    met: dict[Problem, list[str]] = {}
    for problem in problems:
        met.setdefault(replace(problem, hint=""), []).append(problem.hint)
    combined = []
    for problem, hints in met.items():
        first, *others = sorted(set(hints))
        combined.append(replace(problem, hint=f"{first} and {len(others)} more" if others else first))
    return combined


def jobs_of(catalogue: Catalogue) -> list[Job]:
    """List everything to render, each with the digest of all it depends on, and of nothing else; the book comes last."""
    style = {patterns: _style(catalogue, patterns) for patterns in {made.style for made in FORMATS.values()}}
    paper = _paper(catalogue)
    written = {template.slug: repr(template) for template in catalogue.templates}  # once: it is long
    jobs = [
        Job(name, template.slug, _key(name, style[made.style], written[template.slug], made.context(template, catalogue)))
        for template in catalogue.templates
        for name, made in formats_for(template).items()
    ]
    whole = (catalogue.kinds, sorted(catalogue.fields.items()), sorted(catalogue.details.items()), catalogue.sources)
    jobs.append(Job(START_HERE, "", _key(START_HERE, *paper, catalogue.kit)))
    if letters := letters_of(catalogue):
        jobs.append(Job(LETTERS, "", _key(LETTERS, style[FORMATS["word"].style], letters)))
    return [*jobs, Job(BOOKLET, "", _key(BOOKLET, *paper, catalogue.kit, whole, *catalogue.steps))]


def _paper(catalogue: Catalogue) -> tuple[str, str]:
    """Tell all that any page is made from beside its words: the style, and the look."""
    return _style(catalogue, FORMATS["pdf"].style), repr(catalogue.look.paper)


def _style(catalogue: Catalogue, patterns: tuple[str, ...]) -> str:
    return digest_of(*(digest_of_folder(catalogue.folder / "style", pattern) for pattern in patterns))


def _key(name: str, *made_from: object) -> str:
    """Calculate the digest of all that a file is made from; the `repr` of what is no text says all of it."""
    return digest_of(digest_of_machinery(), name, *(part if isinstance(part, str) else repr(part) for part in made_from))


def _rendering(catalogue: Catalogue, job: Job, made: Made) -> Rendering:
    template = catalogue.template(job.slug)
    extension = FORMATS[job.format].extension
    name = f"{_folder(template, catalogue)}/{human_name(template.title)}{extension}"
    return Rendering(template, job.format, f"templates/{job.slug}{extension}", name, made)


def _folder(template: Template, catalogue: Catalogue) -> str:
    """Name the folder of the ZIP that a template's files are in: its step's, or its language's."""
    if template.translation:
        return f"In {human_name(template.translation.language.name)}"
    step = catalogue.steps[template.step - 1]
    return f"{step.number} {human_name(step.title)}"
