"""Build and publish the kit: one PDF, one ZIP, every template in every format, and the account of it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.bundle.cache import Cache
from kitbuilder.bundle.contents import Contents, Rendering, render_all
from kitbuilder.bundle.inputs import digest_of_inputs
from kitbuilder.bundle.jobs import BOOKLET
from kitbuilder.bundle.letter_collection import TITLE
from kitbuilder.bundle.manifest import CHECKSUMS, MANIFEST, Entry, Manifest, checksums, sha256, to_json
from kitbuilder.bundle.publish import publish
from kitbuilder.model.catalogue import Trait
from kitbuilder.model.contact_card import CARD_FILE, contact_card
from kitbuilder.model.names import human_name
from kitbuilder.model.problem import Code, KitError, Problem
from kitbuilder.renderers.container import zip_files
from kitbuilder.renderers.plain_text import text_of, to_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue


def build_kit(
    catalogue: Catalogue,
    target: Path,
    *,
    cache: Cache | None = None,
    progress: Callable[[str], None] = lambda _: None,
    stays: bool = False,
) -> Manifest:
    """Render everything and publish it into `target`; results are kept in `cache`, if one is given.

    `stays` says that this process will build again, and may keep in memory what it laid out.

    Raises KitError with every problem, and then leaves `target` as it was.
    """
    kept = cache or Cache(None)
    contents = render_all(catalogue, kept, progress, stays=stays)
    progress("the ZIP")
    name = f"{human_name(catalogue.kit.title)} {catalogue.kit.edition}"
    paper = catalogue.look.paper.page
    name += f" {paper.title}" if paper != catalogue.kit.paper else ""
    book = contents.book
    zipped = zip_files(_zip_contents(catalogue, contents, f"{name}.pdf"))
    files = {rendering.path: rendering.made.data for rendering in contents.files}
    files |= {f"{name}.pdf": book.data, f"{name}.zip": zipped}
    card = contact_card(catalogue.details)
    files |= {CARD_FILE: card} if card else {}
    entries = (
        Entry(f"{name}.pdf", f"{name}.pdf", BOOKLET, len(book.data), sha256(book.data), pages=book.pages),
        Entry(f"{name}.zip", f"{name}.zip", "kit-zip", len(zipped), sha256(zipped)),
        *((Entry(CARD_FILE, CARD_FILE, "contact-card", len(card), sha256(card)),) if card else ()),
        *(_entry(rendering, catalogue) for rendering in contents.files),
    )
    inputs = digest_of_inputs(catalogue.folder, catalogue.details, catalogue.paper, catalogue.logo)
    manifest = Manifest(catalogue.kit.title, catalogue.kit.edition, inputs, entries)
    publish({**files, CHECKSUMS: checksums(files), MANIFEST: to_json(manifest)}, target)
    kept.forget_old()
    return manifest


def _entry(rendering: Rendering, catalogue: Catalogue, path: str = "") -> Entry:
    template, made = rendering.template, rendering.made
    fax = catalogue.kit.fax_seconds.get(template.slug) if rendering.format == "pdf" else None
    return Entry(
        path=path or rendering.path,
        name=rendering.name.rpartition("/")[2],
        format=rendering.format,
        bytes=len(made.data),
        sha256=sha256(made.data),
        slug=template.slug,
        kind=template.kind.name,
        step=template.step,
        pages=made.pages or None,
        fax_seconds=fax,
    )


def _zip_contents(catalogue: Catalogue, contents: Contents, book_name: str) -> dict[str, bytes]:
    """List what the ZIP holds, by the name in it: step folders, everything in one, where to start, the account."""
    files: dict[str, bytes] = {}
    for rendering in contents.files:
        if rendering.name in files:  # the readers refuse such a kit; were one to come here, no file may be lost in silence
            message = f'two templates would be "{rendering.name}" in the ZIP'
            raise KitError([Problem(rendering.template.where, Code.DUPLICATE_TITLE, message, "choose another title")])
        files[rendering.name] = rendering.made.data
    files[f"Everything/{book_name}"] = contents.book.data
    files["Everything/All scripts.txt"] = _all_scripts(contents)
    if contents.letters:
        files[f"Everything/{TITLE}.docx"] = contents.letters.data
    if card := contact_card(catalogue.details):
        files[CARD_FILE] = card
    files["Start here.pdf"] = contents.start_here.data
    files["Start here.txt"] = to_file(text_of((*catalogue.kit.how_to, *catalogue.kit.viewers.section)))
    files["Terms of use.txt"] = to_file(text_of(catalogue.kit.terms))
    entries = tuple(_entry(rendering, catalogue, rendering.name) for rendering in contents.files)
    manifest = Manifest(catalogue.kit.title, catalogue.kit.edition, "", entries)
    return {**files, MANIFEST: to_json(manifest), CHECKSUMS: checksums(files)}


def _all_scripts(contents: Contents) -> bytes:
    """Join every script in one text, to keep on a phone."""
    scripts = [rendering for rendering in contents.files if rendering.format == "text" and rendering.template.has(Trait.SPOKEN)]
    texts = (rendering.made.data.decode("utf-8-sig").replace("\r\n", "\n").strip() for rendering in scripts)
    return to_file(f"\n\n\n{'=' * 60}\n\n".join(texts) + "\n")
