"""Read a translation: its own words, and everything else from the template it translates, to which it is held."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kitbuilder.model.document import Blank
from kitbuilder.model.problem import Code, Problem, did_you_mean
from kitbuilder.model.translation import Translation
from kitbuilder.model.traverse import walk
from kitbuilder.readers.files import read_text
from kitbuilder.readers.markdown import Reading, curly, read_document
from kitbuilder.readers.markdown.containers import TRANSLATED
from kitbuilder.readers.templates import Ground, ReadTemplate, read_parts
from kitbuilder.readers.translation_outline import differences, section
from kitbuilder.readers.translation_stamp import COMPARED, ORIGINAL, PART, named_original, stamp_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from kitbuilder.model.document import Document
    from kitbuilder.model.field import Field
    from kitbuilder.readers.languages import LanguageEntry
    from kitbuilder.readers.mapping_reader import MappingReader
    from kitbuilder.readers.templates import Body


@dataclass(frozen=True, slots=True)
class Ways:
    """What translations into one language are read with: the language, the kit's fields, the audiences that there are."""

    entry: LanguageEntry
    fields: Mapping[str, Field]
    audiences: Collection[str]

    @property
    def ground(self) -> Ground:
        """The fields by their labels in this language, and what containers stand for in it."""
        code = self.entry.language.code
        named = {name: field.in_language(code) for name, field in self.fields.items()}
        return Ground(named, self.entry.furniture, self.entry.language.tag)

    @property
    def reader_labels(self) -> frozenset[str]:
        """The labels of the blanks that say who read a translation."""
        place = self.entry.furniture_places[TRANSLATED]
        said = read_document(self.entry.furniture[TRANSLATED], Reading(place.path, self.ground.fields, []))
        return frozenset(node.label for node in walk(said) if isinstance(node, Blank))


def read_translation(
    file: Path, path: str, ways: Ways, originals: Mapping[str, ReadTemplate | None], problems: list[Problem]
) -> ReadTemplate | None:
    """Read a file as the translation of one of the `originals`, None for those with faults of their own.

    It is None, with its problems noted, when nothing can be made of it; without a word when its original has to be mended first.
    """
    own: list[Problem] = []
    opened = read_parts(file, path, ways.ground, own)
    if opened is None:
        problems.extend(own)
        return None
    keys, body = opened
    name = keys.text(ORIGINAL)
    if name and name not in originals:
        message = f'this translates "{name}", which is not in the kit'
        keys.fault(Code.UNKNOWN_TEMPLATE, message, did_you_mean(name, originals), keys.place(ORIGINAL))
    original = originals.get(name)
    if original is None:
        problems.extend(own if name not in originals else ())
        return None
    read = _translation(keys, ways, body, original)
    problems.extend(own)
    if not own:
        problems.extend(_faults(read, keys, original, ways))
    return read


def original_lines(file: Path, originals: Mapping[str, ReadTemplate | None]) -> tuple[str, ...]:
    """List the lines of the original that a file names, as far as both can be read: its translation depends on them."""
    name, _ = named_original(read_text(file, file.name, []) or "")
    original = originals.get(name)
    return original.lines if original else ()


def _translation(keys: MappingReader, ways: Ways, body: Body, original: ReadTemplate) -> ReadTemplate:
    texts = {key: curly(keys.text(key)) for key in ("title", "summary")}
    aliases = tuple(map(curly, keys.texts("aliases")))
    for key, value in (*texts.items(), *(("aliases", alias) for alias in aliases)):
        keys.check_words(key, value)
    part, pages = keys.whole(PART, default=0), keys.whole("pages")
    audience = keys.some_of("audience", ways.audiences, Code.UNKNOWN_AUDIENCE, needed=False)
    keys.text(COMPARED, "")
    keys.finish()
    template = replace(
        original.template,
        slug=body.slug,
        title=texts["title"],
        summary=texts["summary"],
        aliases=aliases,
        audience=audience or original.template.audience,
        next=(),
        start_here=False,
        pages=pages,
        document=body.document,
        where=keys.where,
        translation=Translation(ways.entry.language, original.template.slug, part),
    )
    placed = tuple((words, keys.place(key)) for key, words in texts.items())
    return ReadTemplate(template, (), (), body.links, placed, body.lines)


def _faults(read: ReadTemplate, keys: MappingReader, original: ReadTemplate, ways: Ways) -> Iterator[Problem]:
    """Find where a translation is not what its original is, and whether it was compared with it as it is now."""
    template, source = read.template, original.template
    part = template.translation.part if template.translation else 0
    whole = section(source.document, part)
    if not whole:
        where = keys.place(PART)
        yield Problem(where, Code.TRANSLATION_DIFFERS, f'"{source.slug}" has no part {part} between its page breaks')
        return
    yield from _differing(read, whole, source.slug, ways.reader_labels)
    yield from _unlabeled(read, ways)
    stamp = stamp_of(original.lines, part)
    if keys.text(COMPARED, "") != stamp:
        message = f'"{source.slug}" has changed since this was compared with it'
        hint = f"read both again, then: kit compared {template.slug}"
        yield Problem(keys.place(COMPARED), Code.TRANSLATION_STALE, message, hint)


def _differing(read: ReadTemplate, whole: Document, name: str, own: frozenset[str]) -> Iterator[Problem]:
    where = read.template.where
    for line, there, here in differences(whole, read.template.document, own):
        message = f'here "{name}" has {there}, and this translation {here}'
        yield Problem(replace(where, line=max(line, where.line)), Code.TRANSLATION_DIFFERS, message)
    if sum(line.strip() == f"::: {TRANSLATED}" for line in read.lines) != 1:
        message = "a translation says once who read it before use"
        yield Problem(where, Code.TRANSLATION_DIFFERS, message, f"put ::: {TRANSLATED} and ::: where it is to stand")


def _unlabeled(read: ReadTemplate, ways: Ways) -> Iterator[Problem]:
    """Find fields it shows that have no label in its language."""
    code = ways.entry.language.code
    for name in dict.fromkeys(placeholder.field.name for placeholder in read.template.placeholders):
        field = ways.fields[name]
        if code not in dict(field.labels) and not field.worded:
            message = f'the field "{name}" has no label in "{code}", and "{read.template.slug}" shows it'
            yield Problem(field.where, Code.MISSING_KEY, message, f"add labels: {{{code}: …}}")
