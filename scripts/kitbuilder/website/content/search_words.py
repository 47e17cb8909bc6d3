"""Write what the library's search knows as a script: other names, words for one thing, and the places of the written pages.

A script, because a page opened from a disk may fetch nothing else; a visitor who searches for nothing never loads it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kitbuilder.website.content.guide_index import guide_parts

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue

SEARCH_WORDS = "assets/javascripts/library_words.js"
BETWEEN = "|"  # in no name: each is words and spaces


def search_words(catalogue: Catalogue, docs: Path) -> bytes:
    """Write the words as a script for the loader of the site's scripts."""
    words = json.dumps(words_of(catalogue, docs), ensure_ascii=False, separators=(",", ":"))
    return f'kitScripts.define("library_words",["exports"],(exports)=>{{exports.words={words}}});\n'.encode()


def words_of(catalogue: Catalogue, docs: Path) -> dict[str, Any]:
    """List the words as the script holds them."""
    search = catalogue.kit.search
    names = {template.slug: (*template.aliases, *search.names.get(template.slug, ())) for template in catalogue.templates}
    return {
        "same": {word: " ".join(others) for word, others in search.same.items()},
        "small": " ".join(search.small),
        "otherwise": search.otherwise,
        "names": {slug: BETWEEN.join(several) for slug, several in names.items()},
        "pages": _pages(catalogue, docs),
    }


def _pages(catalogue: Catalogue, docs: Path) -> list[dict[str, Any]]:
    """List each written page with its names, and its parts: title, address, first words. The first part is the page itself."""
    pages: dict[str, dict[str, Any]] = {}
    for part in guide_parts(docs, lambda slug: catalogue.template(slug).title):
        names = BETWEEN.join(catalogue.kit.search.pages.get(part.file, ()))
        page = pages.setdefault(part.file, {"names": names, "parts": []})
        page["parts"].append((part.title, part.place, part.words))
    return list(pages.values())
