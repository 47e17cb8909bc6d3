"""Read one Markdown file as one `Template`, front matter and text; every fault is noted with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.model.catalogue import Template
from kitbuilder.model.document import Link, Text
from kitbuilder.model.problem import Code, KitError, Location, Problem
from kitbuilder.readers.files import read_text
from kitbuilder.readers.mapping_reader import MappingReader
from kitbuilder.readers.markdown import Reading, curly, read_document
from kitbuilder.readers.value_checks import is_slug
from kitbuilder.readers.yaml_nodes import compose

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kitbuilder.model.document import Document
    from kitbuilder.model.field import Field
    from kitbuilder.readers.vocabulary import Vocabulary

FENCE = "---"
UNNUMBERED = 0  # no form number of its own: the next free one is its number
LEAD = re.compile(r"\[([^\[\]]+)\]\(([a-z0-9-]+)\.md\)")


@dataclass(frozen=True, slots=True)
class ReadTemplate:
    """A template as far as it can be read alone, with the places that are checked once all are known.

    `texts` are the words of its front matter; `lines` is the file as it stands.
    """

    template: Template
    next: tuple[tuple[str, Location], ...]
    sources: tuple[tuple[str, Location], ...]
    links: tuple[tuple[Link, Location], ...]
    texts: tuple[tuple[str, Location], ...]
    lines: tuple[str, ...]

    @property
    def title_place(self) -> Location:
        """Where its title stands."""
        return next((where for words, where in self.texts if words == self.template.title), self.template.where)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the text of a template is read with: fields, what its containers stand for, and its language, "" for the kit's."""

    fields: Mapping[str, Field]
    furniture: Mapping[str, str]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a template, read, and the lines of its file."""

    slug: str
    document: Document
    links: tuple[tuple[Link, Location], ...]
    lines: tuple[str, ...]


def read_template(
    file: Path, path: str, vocabulary: Vocabulary, fields: dict[str, Field], problems: list[Problem]
) -> ReadTemplate | None:
    """Read a file as a template; None, with its problems noted, when nothing can be made of it.

    `path` is how the file is named in messages; `vocabulary` and `fields` are the kit's.
    """
    opened = read_parts(file, path, Ground(fields, vocabulary.furniture), problems)
    return _template(opened[0], vocabulary, opened[1]) if opened else None


def read_parts(file: Path, path: str, ground: Ground, problems: list[Problem]) -> tuple[MappingReader, Body] | None:
    """Read the two parts of a file, front matter and text; None, with its problems noted, when nothing can be made of it."""
    if not is_slug(file.stem):
        hint = "small letters, digits and hyphens, as in voicemail-script.md"
        problems.append(Problem(Location(path), Code.BAD_NAME, f'a template cannot be called "{file.name}"', hint))
    text = read_text(file, path, problems)
    if text is None:
        return None
    front, body, body_line = split_front(text)
    if front is None:
        message = "a template begins with front matter between two lines of ---"
        problems.append(Problem(Location(path), Code.MISSING_FRONT_MATTER, message))
        return None
    try:
        node = compose(front, path, first_line=2)
    except KitError as error:
        problems.extend(error.problems)
        return None
    reading = Reading(path, ground.fields, problems, first_line=body_line, language=ground.language)
    document = read_document(body, reading, ground.furniture)
    if not document:
        last = min(body_line, text.count("\n") + 1)  # a body that is not there has no line
        problems.append(Problem(Location(path, last), Code.EMPTY_FILE, "the template has front matter but no text"))
    read = Body(file.stem, document, tuple(reading.links), tuple(text.split("\n")))
    return MappingReader(node, "the front matter", problems), read


def split_front(text: str) -> tuple[str | None, str, int]:
    """Split a file's text into front matter, body and the line the body begins on."""
    lines = text.split("\n")
    if lines[0].strip() != FENCE or FENCE not in (line.strip() for line in lines[1:]):
        return None, text, 1
    end = next(number for number, line in enumerate(lines) if number and line.strip() == FENCE)
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


def _texts(keys: MappingReader) -> tuple[dict[str, str], list[tuple[Location, str, str]]]:
    """Read what the front matter says in words, held to plain ones; and the links among them, each with its place."""
    texts = {key: curly(keys.text(key)) for key in ("title", "summary", "when", "not_when")}
    leads = [(keys.place(key), found[1], found[2]) for key in ("when", "not_when") for found in LEAD.finditer(texts[key])]
    texts |= {key: LEAD.sub(r"\1", texts[key]) for key in ("when", "not_when")}
    for key, value in (*texts.items(), *(("aliases", alias) for alias in keys.texts("aliases"))):
        keys.check_words(key, value)
    return texts, leads


def _template(keys: MappingReader, vocabulary: Vocabulary, body: Body) -> ReadTemplate | None:
    kind = keys.one_of("kind", vocabulary.kinds, Code.UNKNOWN_KIND)
    texts, leads = _texts(keys)
    audience = keys.some_of("audience", vocabulary.audiences, Code.UNKNOWN_AUDIENCE)
    channel = keys.some_of("channel", vocabulary.channels, Code.UNKNOWN_CHANNEL)
    stage = keys.some_of("stage", vocabulary.stages, Code.UNKNOWN_STAGE)
    aliases = tuple(map(curly, keys.texts("aliases")))
    following, sources = keys.placed_texts("next"), keys.placed_texts("sources")
    number, pages = keys.whole("number", default=UNNUMBERED), keys.whole("pages")
    start_here, landscape, minutes = keys.flag("start_here"), keys.flag("landscape"), keys.whole("minutes", default=0)
    keys.finish()
    if kind not in vocabulary.kinds:
        return None
    template = Template(
        slug=body.slug,
        kind=vocabulary.kinds[kind],
        audience=audience,
        channel=channel,
        stage=stage,
        aliases=aliases,
        next=tuple(slug for slug, _ in following),
        sources=tuple(name for name, _ in sources),
        start_here=start_here,
        pages=pages,
        landscape=landscape,
        minutes=minutes,
        document=body.document,
        step=0,
        number=number,
        where=keys.where,
        title=texts["title"],
        summary=texts["summary"],
        when=texts["when"],
        not_when=texts["not_when"],
        leads=tuple((words, slug) for _, words, slug in leads),
    )
    placed = tuple((words, keys.place(key)) for key, words in texts.items())
    links = (*((Link(f"{slug}.md", (Text(words),)), where) for where, words, slug in leads), *body.links)
    return ReadTemplate(template, following, sources, links, placed, body.lines)
