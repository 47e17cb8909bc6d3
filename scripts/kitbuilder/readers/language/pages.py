"""Read a page of the site as passages under the rules of language: its own words, without what only MkDocs understands."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kitbuilder.model.authored import authored
from kitbuilder.model.catalogue import OWN_EYES_ONLY, Kind, Template
from kitbuilder.model.problem import Code, KitError, Location, Problem
from kitbuilder.readers.active import active_content
from kitbuilder.readers.dialects import read_two_ways
from kitbuilder.readers.files import read_text
from kitbuilder.readers.language.context import Subject
from kitbuilder.readers.language.grade import USER
from kitbuilder.readers.language.passages import passages_of
from kitbuilder.readers.markdown import Reading, read_document
from kitbuilder.readers.marks import marks_in_words
from kitbuilder.readers.templates import ReadTemplate, split_front
from kitbuilder.readers.two_readers import read_alike
from kitbuilder.readers.yaml_nodes import compose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kitbuilder.readers.language.rules import Language

PAGE = Kind("page", "Page", "Pages", "", handed_over=False)
LOST = (Code.STRAY_MARK, Code.RAGGED_ROW, Code.READ_TWO_WAYS)
SHOWN = ("title", "description")  # of the front matter, what a reader meets
CALL = re.compile(r"\{\{\s*(\w+)\(((?:(?!\{\{).)*?)\)\s*\}\}|\{[{%#](?:(?!\{[{%#]).)*?[}%#]\}", re.DOTALL)
CALLS = re.compile(r"^render_macros: *true\b", re.MULTILINE)
OPENED = re.compile(r"\{[{%#]")  # a call that is never closed is told, with its reason, where it is carried out
GIVEN = re.compile(r'"([^"]*)"')
TEMPLATE, CITING = "template", ("source", "sources")
LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\n]*\)")
TAG = re.compile(r"<!--(?:(?!<!--).)*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
ATTRIBUTES = re.compile(r"\{:?[ \t]*[.#][^{}\n]*\}")


def subjects_of_pages(folder: Path, language: Language, problems: list[Problem]) -> Iterator[Subject]:
    """Read a folder of pages as what the rules are given; exceptions for a page that is not there are noted.

    A page is held to the rules of a template for the user's own eyes, and to the grade of pages.
    """
    limits = language.limits
    rules = replace(language, limits=replace(limits, grades={USER: limits.page_grade}))
    files = {f"{folder.name}/{file.relative_to(folder).as_posix()}": file for file in authored(folder, "**/*.md")}
    problems.extend(
        Problem(excuse.where, Code.MISSING_FILE, f'an exception names "{excuse.name}", which is no page')
        for excuse in language.excuses
        if excuse.where is not None and excuse.name not in files
    )
    for path, file in files.items():
        text = read_text(file, path, problems)
        if text is not None:
            read = _read_page(text, path, problems)
            yield Subject(read.template, passages_of(read), rules)


def drawings_of(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """List the drawings in a folder of pages, each with its path: they are put into pages as they are."""
    for file in authored(folder, "**/*.svg"):
        path = f"{folder.name}/{file.relative_to(folder).as_posix()}"
        text = read_text(file, path, problems)
        if text is not None:
            yield path, text


def bare(text: str) -> str:
    """Strip the Markdown of a page to its words, each staying on its line; a named template shows as it is called."""
    for pattern, words in ((CALL, _shown_words), (TAG, _nothing), (LINK, lambda link: link[1]), (ATTRIBUTES, _nothing)):
        text = pattern.sub(words, text)
    return text


def _shown_words(call: re.Match[str]) -> str:
    """Return what a call shows within a sentence, with the line ends it takes up."""
    given = GIVEN.findall(call[2] or "")
    words = (given[1] if len(given) > 1 else given[0].replace("-", " ")) if call[1] == TEMPLATE and given else ""
    return words + _nothing(call)


def _nothing(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _read_page(text: str, path: str, problems: list[Problem]) -> ReadTemplate:
    front, body, first_line = split_front(text)
    # What Markdown a page may hold is for MkDocs to say: of a template's own language, only what would be lost counts here.
    words, own = bare(body), Reading(path, {}, [], first_line=first_line)
    if CALLS.search(front or ""):
        words = OPENED.sub("", words)
    document = read_document(words, own)
    read_two_ways(words, own)
    problems.extend([problem for problem in own.problems if problem.code in LOST] or read_alike(words, own))
    problems.extend(active_content(text, path))
    cited = tuple(name for call in CALL.finditer(body) if call[1] in CITING for name in GIVEN.findall(call[2]))
    page = Template(
        slug=path,
        title=path,
        summary="",
        kind=PAGE,
        audience=OWN_EYES_ONLY,
        channel=(),
        stage=(),
        when="",
        not_when="",
        aliases=(),
        next=(),
        sources=cited,
        start_here=False,
        pages=1,
        document=document,
        step=0,
        number=0,
        where=Location(path),
    )
    return ReadTemplate(page, (), (), (), tuple(_front(front, path, problems)), tuple(text.split("\n")))


def _front(front: str | None, path: str, problems: list[Problem]) -> Iterator[tuple[str, Location]]:
    try:
        node = compose(front, path, first_line=2) if front else None
    except KitError as error:
        problems.extend(error.problems)
        return
    if node is not None and isinstance(node.value, dict):
        for key in SHOWN:
            if key in node.value and isinstance(node.value[key].value, str):
                value, where = str(node.value[key].value), node.value[key].where
                for mark in marks_in_words(value):
                    message = f'{key} is shown as it stands, and holds "{mark.typed}"'
                    problems.append(Problem(where, Code.STRAY_MARK, message, mark.hint))
                yield value, where
