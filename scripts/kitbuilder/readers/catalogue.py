"""Read a kit's folder as its `Catalogue`, checked and frozen, or raise one `KitError` with everything that is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kitbuilder.model.authored import authored
from kitbuilder.model.catalogue import BY_FAX, Catalogue, Kit
from kitbuilder.model.kit_texts import SearchWords, Viewers
from kitbuilder.model.problem import Code, KitError, Location, Problem
from kitbuilder.readers.cache_protocol import NO_MEMORY, Memory
from kitbuilder.readers.changes import read_changes
from kitbuilder.readers.fax import read_fax
from kitbuilder.readers.fields import read_fields
from kitbuilder.readers.files import read_text
from kitbuilder.readers.glyphs import missing_glyphs, printable_characters
from kitbuilder.readers.institute import read_updates
from kitbuilder.readers.language import read_language
from kitbuilder.readers.load_templates import Checking, Faultless, Words
from kitbuilder.readers.look import LOOK, read_look
from kitbuilder.readers.markdown import Reading, read_document
from kitbuilder.readers.order import ordered_steps, twins
from kitbuilder.readers.outreach import read_outreach
from kitbuilder.readers.packets import check_packets
from kitbuilder.readers.rehearsals import check_rounds
from kitbuilder.readers.search import read_search
from kitbuilder.readers.situations import check_situations
from kitbuilder.readers.sources import read_sources
from kitbuilder.readers.stray_colors import stray_colors
from kitbuilder.readers.template_files import find_templates, rules_of, translations_among
from kitbuilder.readers.viewers import read_viewers
from kitbuilder.readers.vocabulary import Vocabulary, check_listing, read_vocabulary
from kitbuilder.readers.yaml_nodes import YamlNode, compose

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.changes import EditionChanges
    from kitbuilder.model.document import Document
    from kitbuilder.model.field import Field
    from kitbuilder.model.institute import Updates
    from kitbuilder.model.outreach import Outreach
    from kitbuilder.readers.language.rules import Language


FIELDS, SEARCH, FAX, VIEWERS = "fields.yml", "search.yml", "fax.yml", "viewers.yml"
OUTREACH, CHANGES = "outreach.yml", "changes.yml"
LANGUAGE = "language.yml"
ROOTS = ("kit.yml", FIELDS, "sources.yml", LANGUAGE)
ECHOING = frozenset({Code.WRONG_TYPE, Code.MISSING_KEY, Code.MISSING_FILE})  # in a root, what every template would tell again


def load_catalogue(folder: Path, pages: Path | None = None, memory: Memory = NO_MEMORY) -> Catalogue:
    """Read the folder of a kit as its catalogue. Raises KitError, holding every problem found, sorted by place.

    `pages` is the folder of the site's pages, whose language is held against the kit's rules too. What `memory` recalls
    as faultless is not read again.
    """
    problems: list[Problem] = []
    roots = {name: _yaml(folder, name, problems) for name in ROOTS}
    if any(root is None for root in roots.values()):
        raise KitError(problems)
    kit_root, fields_root, sources_root, language_root = (root for root in roots.values() if root is not None)
    vocabulary = read_vocabulary(kit_root, problems)
    fields = read_fields(fields_root, problems)
    sources = read_sources(sources_root, problems)
    found = find_templates(folder, problems)
    _stop_before_echoes(problems)
    language = read_language(language_root, vocabulary, found, problems)
    languages = _languages(folder, vocabulary, found, problems)
    _stop_before_echoes(problems)
    translations = translations_among(found, languages, problems)
    check_listing(vocabulary, found, translations, problems)
    words = Words(vocabulary, fields, sources, language, found, translations, languages)
    rules_read = (*(name for name in ROOTS if name != FIELDS), *map(rules_of, languages))
    known: tuple[str | bytes, ...] = (*((folder / name).read_bytes() for name in rules_read), *found)
    checking = Checking(words, memory, known)
    read = checking.templates(folder, problems)
    problems.extend(twins(vocabulary, read))
    templates = {slug: read[slug].read.template if slug in read else None for slug in found}
    problems.extend((*check_packets(vocabulary.packets, templates), *check_rounds(vocabulary.rounds, templates)))
    problems.extend(_unprintable(folder, memory))
    if pages:
        problems.extend((*checking.pages(pages), *check_situations(pages, found, translations)))
    search, fax = _search(folder, found, pages, problems), _fax(folder, read, problems)
    kit = replace(_kit(folder, vocabulary, fields, problems), search=search, fax_seconds=fax, viewers=_viewers(folder, problems))
    changes = _changes(folder, kit.edition, found, problems)
    kit = replace(kit, outreach=_outreach(folder, found, problems), changes=changes)
    look_root = _yaml(folder, LOOK, problems)
    look = read_look(look_root, folder, vocabulary.paper, problems) if look_root is not None else None
    problems.extend(stray_colors(folder))
    if problems or look is None:
        raise KitError(problems)
    return Catalogue(kit, vocabulary.kinds, fields, sources, ordered_steps(vocabulary, read), look, folder)


def _stop_before_echoes(problems: list[Problem]) -> None:
    """Raise KitError when a root is not of its form: what follows from that is no fault of the templates."""
    if any(problem.code in ECHOING for problem in problems):
        raise KitError(problems)


def read_fields_file(folder: Path) -> dict[str, Field]:
    """Read the fields of a kit alone, for whoever needs no templates. Raises KitError."""
    problems: list[Problem] = []
    root = _yaml(folder, "fields.yml", problems)
    fields = read_fields(root, problems) if root is not None else {}
    if problems:
        raise KitError(problems)
    return fields


def read_updates_file(folder: Path) -> Updates | None:
    """Read the form for updates of a kit alone, for whoever finishes a site that is built; None where there is none.

    Raises KitError.
    """
    problems: list[Problem] = []
    root = _optional(folder, "kit.yml", problems)
    entries = root.value if root is not None and isinstance(root.value, dict) else {}
    updates = read_updates(entries.get("updates"), problems)
    if problems:
        raise KitError(problems)
    return updates


def _yaml(folder: Path, name: str, problems: list[Problem]) -> YamlNode | None:
    path = f"{folder.name}/{name}"
    text = read_text(folder / name, path, problems)
    if text is None:
        return None
    try:
        return compose(text, path)
    except KitError as error:
        problems.extend(error.problems)
        return None


def _optional(folder: Path, name: str, problems: list[Problem]) -> YamlNode | None:
    """Parse a root that a kit may do without, as `_yaml` does."""
    return _yaml(folder, name, problems) if (folder / name).exists() else None


def _search(folder: Path, found: dict[str, Location], pages: Path | None, problems: list[Problem]) -> SearchWords:
    """Read the words the site's search knows; a kit may do without any."""
    root = _optional(folder, SEARCH, problems)
    return read_search(root, found, pages, problems) if root is not None else SearchWords()


def _changes(folder: Path, edition: str, found: dict[str, Location], problems: list[Problem]) -> tuple[EditionChanges, ...]:
    """Read what changed in each edition; a kit may say nothing of it."""
    root = _optional(folder, CHANGES, problems)
    return read_changes(root, edition, found, problems) if root is not None else ()


def _viewers(folder: Path, problems: list[Problem]) -> Viewers:
    """Read what programs do with the kit PDF; a kit may do without."""
    root = _optional(folder, VIEWERS, problems)
    return read_viewers(root, problems) if root is not None else Viewers()


def _outreach(folder: Path, found: dict[str, Location], problems: list[Problem]) -> Outreach | None:
    """Read what is due after what; a kit may do without."""
    root = _optional(folder, OUTREACH, problems)
    return read_outreach(root, found, problems) if root is not None else None


def _fax(folder: Path, read: dict[str, Faultless], problems: list[Problem]) -> dict[str, int]:
    """Read how long pages take by fax; a kit may do without."""
    root = _optional(folder, FAX, problems)
    faxed = (slug for slug, entry in read.items() if BY_FAX in entry.read.template.channel)
    return read_fax(root, faxed, problems) if root is not None else {}


def _unprintable(folder: Path, memory: Memory) -> list[Problem]:
    """Find every character of the kit's texts that its fonts cannot show."""
    try:
        printable = printable_characters(folder, memory)
    except KitError as error:
        return list(error.problems)
    found: list[Problem] = []
    for file in (
        file for pattern in ("*.yml", "*.md", "templates/*.md", "templates/*/*.md") for file in authored(folder, pattern)
    ):
        if file.name != "README.md":
            path = f"{folder.name}/{file.relative_to(folder).as_posix()}"
            found.extend(missing_glyphs(read_text(file, path, []) or "", path, printable))
    return found


def _kit(folder: Path, vocabulary: Vocabulary, fields: dict[str, Field], problems: list[Problem]) -> Kit:
    furniture = {}
    for name, text in vocabulary.furniture.items():
        where = vocabulary.furniture_places[name]
        furniture[name] = read_document(text, Reading(where.path, fields, problems, first_line=where.line))
    return Kit(
        title=vocabulary.title,
        subtitle=vocabulary.subtitle,
        edition=vocabulary.edition,
        reviewed=vocabulary.reviewed,
        author=vocabulary.author,
        language=vocabulary.language,
        paper=vocabulary.paper,
        other_papers=vocabulary.other_papers,
        audiences=vocabulary.audiences,
        channels=vocabulary.channels,
        stages=vocabulary.stages,
        letterhead=furniture["letterhead"],
        signature=furniture["signature"],
        how_to=_text(folder, "START_HERE.md", fields, problems),
        terms=_text(folder, "TERMS.md", fields, problems),
        introductions=vocabulary.introductions,
        detail_groups=vocabulary.detail_groups,
        takeaways=vocabulary.takeaways,
        packets=tuple(entry.packet for entry in vocabulary.packets),
        rounds=tuple(entry.talk for entry in vocabulary.rounds),
        institute=vocabulary.institute,
    )


def _text(folder: Path, name: str, fields: dict[str, Field], problems: list[Problem]) -> Document:
    """Read a page of the kit's own: its first line is its title, which is set elsewhere."""
    path = f"{folder.name}/{name}"
    text = read_text(folder / name, path, problems) or ""
    title, _, body = text.partition("\n")
    if text and not title.startswith("# "):
        problems.append(Problem(Location(path), Code.HEADING_LEVEL, "the first line is the title", "begin with # and a space"))
    return read_document(body, Reading(path, fields, problems, first_line=2))


def _languages(folder: Path, vocabulary: Vocabulary, found: dict[str, Location], problems: list[Problem]) -> dict[str, Language]:
    """Read the rules of each language that templates are translated into, by its code."""
    roots = {code: _yaml(folder, rules_of(code), problems) for code in vocabulary.languages}
    return {
        code: read_language(root, vocabulary, found, problems, is_translated=True)
        for code, root in roots.items()
        if root is not None
    }
