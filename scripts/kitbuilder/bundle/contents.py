"""A catalogue becomes the files of the kit: each template in each format it is offered in, with the name a person sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.bundle.inputs import digest_of, digest_of_folder, digest_of_machinery
from kitbuilder.bundle.names import human_name
from kitbuilder.bundle.promises import page_count, page_promise
from kitbuilder.model.problem import KitError
from kitbuilder.renderers import formats_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kitbuilder.bundle.cache import Cache
    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.model.problem import Problem
    from kitbuilder.renderers import Format


@dataclass(frozen=True, slots=True)
class Rendering:
    """One template in one format. `path` is its place below `build/kit/`, `name` its place and name in the ZIP."""

    template: Template
    format: str
    path: str
    name: str
    data: bytes
    pages: int | None


def render_all(catalogue: Catalogue, cache: Cache, progress: Callable[[str], None]) -> tuple[Rendering, ...]:
    """Render every template in every format it is offered in; `progress` is told each title.

    Raises KitError holding every page promise that is not kept and everything that cannot be typeset.
    """
    base = digest_of(digest_of_machinery(), digest_of_folder(catalogue.folder / "style", "*"), repr(catalogue.kit))
    merged = digest_of(base, repr(sorted(catalogue.details.items())))
    renderings: list[Rendering] = []
    problems: list[Problem] = []
    for template in catalogue.templates:
        progress(template.title)
        try:
            made = list(_render(template, catalogue, cache, merged))
        except KitError as error:
            problems.extend(error.problems)
            continue
        for rendering in made:
            if rendering.pages is not None:
                problems.extend(page_promise(template, rendering.pages, merged=bool(catalogue.details)))
        renderings.extend(made)
    if problems:
        raise KitError(problems)
    return tuple(renderings)


def _render(template: Template, catalogue: Catalogue, cache: Cache, base: str) -> Iterator[Rendering]:
    for name, made_as in formats_for(template).items():
        key = digest_of(base, name, repr(template))
        data = cache.get_or_make(key, lambda made_as=made_as: made_as.render(template, catalogue))  # type: ignore[misc]
        pages = page_count(data) if name == "pdf" else None
        path = f"templates/{template.slug}{made_as.extension}"
        yield Rendering(template, name, path, _name(template, catalogue, made_as), data, pages)


def _name(template: Template, catalogue: Catalogue, made_as: Format) -> str:
    """`3 Make the Initial Contact/Voicemail scripts.docx`."""
    step = catalogue.steps[template.step - 1]
    return f"{step.number} {human_name(step.title)}/{human_name(template.title)}{made_as.extension}"
