"""Make the files a browser needs to fill in the kit's files: the fields' labels, and fonts with the letters that forms lack."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kitbuilder.bundle.cache import Cache
from kitbuilder.bundle.inputs import digest_of_machinery
from kitbuilder.model.authored import authored
from kitbuilder.model.digest import digest_of
from kitbuilder.model.document import Text
from kitbuilder.model.phrase import Phrase, replaced
from kitbuilder.model.printed_words import BY_LANGUAGE
from kitbuilder.model.traverse import walk
from kitbuilder.readers.glyphs import printable_characters
from kitbuilder.renderers.pdf import NAMES, wide_font
from kitbuilder.renderers.plain_text import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue
    from kitbuilder.model.document import Inlines
    from kitbuilder.model.field import Field

MARK = "\x00"  # never in a text: the reader refuses it
FOLDER, FIELDS = "assets/filling", "fields.json"


def filling_files(catalogue: Catalogue, cache: Path) -> dict[str, bytes]:
    """Make the files, by their path on the site. The fonts are cut once and kept in the folder `cache`.

    The fonts' licenses lie beside them: cut, a font no longer names its own.
    """
    fonts = catalogue.folder / "style" / "fonts"
    licenses = {f"{FOLDER}/{file.name}": file.read_bytes() for file in authored(fonts, "*.txt")}
    files = {f"{FOLDER}/{FIELDS}": _fields(catalogue), **licenses}
    characters = "".join(sorted(printable_characters(catalogue.folder)))
    kept = Cache(cache)
    for face, name in NAMES.items():
        file = fonts / catalogue.look.paper.fonts[face]
        key = digest_of(digest_of_machinery(), file.read_bytes(), characters)
        cut = kept.get(key)
        if cut is None:
            cut = wide_font(file, characters)
            kept.put(key, cut)
        files[f"{FOLDER}/{name}.ttf"] = cut
    kept.forget_old()
    return files


def labels_of(fields: Mapping[str, Field]) -> dict[str, dict[str, str]]:
    """List what fields are called, by their names, and the fields by what they are called in other languages."""
    translated = {label: name for name, field in fields.items() for _, label in field.labels}
    return {"labels": {name: field.label for name, field in fields.items()}, "translated": translated}


def letterhead_of(catalogue: Catalogue) -> dict[str, Any]:
    """Tell what a letterhead leaves for a logo."""
    paper = catalogue.look.paper
    return {"letterhead": {"room": paper.logo_room, "gap": paper.logo_gap}}


def code_words() -> dict[str, Any]:
    """List what is read aloud for the code of a contact card and what stands below it, by language."""
    return {"codeWords": {tag: {"code": words.contact_code, "scan": words.scan} for tag, words in BY_LANGUAGE.items()}}


def phrases_of(catalogue: Catalogue) -> dict[str, Any]:
    """List the phrases that depend on fields, each once, and the lines of text that hold them, with their keys."""
    met: dict[str, dict[str, str]] = {}
    lines: dict[str, list[str]] = {}
    for template in catalogue.templates:
        phrases = [node for node in walk(template.document) if isinstance(node, Phrase)]
        for node in phrases:
            words = {"before": node.before, "after": node.after, "otherwise": node.otherwise}
            met[node.key] = {"key": node.key, "field": node.field.name, **words}
        marked = text_of(replaced(template.document, _marked)).split("\n") if phrases else []
        lines |= {"".join(parts[::2]): parts[1::2] for line in marked if len(parts := line.split(MARK)) > 1}
    return {"phrases": list(met.values()), "lines": lines}


def _marked(phrase: Phrase) -> Inlines:
    return (Text(f"{MARK}{phrase.key}{MARK}"), *phrase.children)


def _fields(catalogue: Catalogue) -> bytes:
    """Write the label of each field, which fields are the visitor's own, the phrases that depend on fields, the room for a logo,
    and the words of a contact code.
    """
    fields = catalogue.fields.values()
    data = {
        **labels_of(catalogue.fields),
        "own": [field.name for field in fields if field.group.is_kept],
        **phrases_of(catalogue),
        **letterhead_of(catalogue),
        **code_words(),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
