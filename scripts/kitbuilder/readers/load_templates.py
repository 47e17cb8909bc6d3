"""Read template files and check them by every rule; what is remembered as faultless is not read again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.formula import check_sheets
from kitbuilder.model.authored import authored
from kitbuilder.readers import rules
from kitbuilder.readers.decks import check_deck
from kitbuilder.readers.language import check_language, check_pages, ease_in_spanish, reading_grade
from kitbuilder.readers.marks import even
from kitbuilder.readers.templates import ReadTemplate, read_template
from kitbuilder.readers.translations import Ways, original_lines, read_translation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from kitbuilder.model.field import Field
    from kitbuilder.model.problem import Location, Problem
    from kitbuilder.model.source import Source
    from kitbuilder.readers.cache_protocol import Memory
    from kitbuilder.readers.language.rules import Language
    from kitbuilder.readers.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Words:
    """What every template is read with: the kit's vocabulary, fields, sources, rules of language, and where each template is.

    `translations` gives the code of the language of each that is a translation, `languages` the rules of those languages.
    """

    vocabulary: Vocabulary
    fields: dict[str, Field]
    sources: Mapping[str, Source]
    language: Language
    found: dict[str, Location]
    translations: dict[str, str]
    languages: dict[str, Language]


@dataclass(frozen=True, slots=True)
class Faultless:
    """A template as read, and the grade its readers meet; in Spanish its ease. The other of the two is 0."""

    read: ReadTemplate
    grade: int
    ease: int


@dataclass(frozen=True, slots=True)
class Checking:
    """Read and check templates and pages. What is remembered is remembered by `known` as well: the bytes of everything in
    `words` but the fields, of which each template depends on its own.
    """

    words: Words
    memory: Memory
    known: tuple[str | bytes, ...]

    def templates(self, folder: Path, problems: list[Problem]) -> dict[str, Faultless]:
        """Read the faultless templates of the kit's folder, by slug; the faults of the others are noted."""
        words = self.words
        files = {slug: folder.parent / where.path for slug, where in words.found.items()}
        read = {slug: self._template(files[slug], slug, problems) for slug in words.found if slug not in words.translations}
        originals = {slug: reading.read if reading else None for slug, reading in read.items()}
        for slug, code in words.translations.items():
            ways = Ways(words.vocabulary.languages[code], words.fields, words.vocabulary.audiences)
            read[slug] = self._translation(files[slug], slug, ways, originals, problems)
        return {slug: reading for slug, reading in read.items() if reading is not None}

    def pages(self, folder: Path) -> list[Problem]:
        """Find every problem with the language of the site's pages in a folder."""
        files = [*authored(folder, "**/*.md"), *authored(folder, "**/*.svg")]
        try:
            parts = ("pages", *(part for file in files for part in (file.relative_to(folder).as_posix(), file.read_bytes())))
        except OSError:  # a folder called so, or a link to nowhere: for the reader to say
            return check_pages(folder, self.words.language)
        if self.memory.recall(*parts, *self.known) is True:
            return []
        problems = check_pages(folder, self.words.language)
        if not problems:
            self.memory.keep(True, *parts, *self.known)
        return problems

    def _template(self, file: Path, slug: str, problems: list[Problem]) -> Faultless | None:
        where, words = self.words.found[slug].path, self.words
        return self._judged(
            self._parts(file, where), lambda own: read_template(file, where, words.vocabulary, words.fields, own), problems
        )

    def _translation(
        self, file: Path, slug: str, ways: Ways, originals: Mapping[str, ReadTemplate | None], problems: list[Problem]
    ) -> Faultless | None:
        where = self.words.found[slug].path
        parts = self._parts(file, where)
        if parts:
            parts = (*parts, "\n".join(original_lines(file, originals)))
        return self._judged(parts, lambda own: read_translation(file, where, ways, originals, own), problems)

    def _judged(
        self, parts: tuple[str | bytes, ...], read_noting: Callable[[list[Problem]], ReadTemplate | None], problems: list[Problem]
    ) -> Faultless | None:
        """Recall what was read from `parts`, or read it and note its faults."""
        remembered = self.memory.recall(*parts) if parts else None
        if isinstance(remembered, Faultless):
            return remembered
        own: list[Problem] = []
        read = read_noting(own)
        own.extend(self._faults(read) if read else ())
        if read and not own:
            own.extend(check_sheets(read.template.sheets))  # last, so that one fault does not echo in all the others
        problems.extend(own)
        if read is None or own:
            return None
        faultless = self._measured(read)
        self.memory.keep(faultless, *parts)
        return faultless

    def _measured(self, read: ReadTemplate) -> Faultless:
        """Calculate how hard a template reads, by the formula of its language."""
        if code := self.words.translations.get(read.template.slug, ""):
            return Faultless(read, 0, ease_in_spanish(read, self.words.languages[code]))
        return Faultless(read, reading_grade(read, self.words.language), 0)

    def _parts(self, file: Path, where: str) -> tuple[str | bytes, ...]:
        """List what a template is read from; () where the file cannot be read, which is for its reader to say."""
        try:
            data = file.read_bytes()
        except OSError:
            return ()
        return ("template", where, data, self._fields_in(data.decode("utf-8", "ignore")), *self.known)

    def _fields_in(self, text: str) -> str:
        """List the fields a template names, itself or in its letterhead and signature; or by their labels, maybe by mistake."""
        languages = self.words.vocabulary.languages.values()
        furniture = (self.words.vocabulary.furniture, *(entry.furniture for entry in languages))
        whole = "\n".join((text, *(words for each in furniture for words in each.values())))
        plain = even(whole)
        named = (field for name, field in self.words.fields.items() if name in whole or even(field.label) in plain)
        return repr([(field, field.worded, field.labels) for field in named])

    def _faults(self, read: ReadTemplate) -> Iterator[Problem]:
        yield from rules.next_templates(read, self.words.found)
        yield from rules.cited_sources(read, self.words.sources)
        yield from rules.letterhead(read)
        yield from rules.headings(read)
        yield from rules.sheets(read)
        yield from check_deck(read)
        code = self.words.translations.get(read.template.slug, "")
        yield from check_language(read, self.words.languages[code] if code else self.words.language)
