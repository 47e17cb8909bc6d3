"""Read `viewers.yml` as the table of what programs do with the kit PDF, and what is to be said about some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model import document as doc
from kitbuilder.model.day import month_in_words
from kitbuilder.model.kit_texts import Viewers
from kitbuilder.model.problem import Code
from kitbuilder.readers.mapping_reader import MappingReader
from kitbuilder.readers.markdown import curly
from kitbuilder.readers.value_checks import is_day

if TYPE_CHECKING:
    from kitbuilder.model.problem import Problem
    from kitbuilder.readers.yaml_nodes import YamlNode

NOT_TRIED = "not tried"
ANSWERS = ("yes", "partly", "no", NOT_TRIED)
QUESTIONS = {"fills": "On every page", "keeps": "Saved", "prints": "Printed", "letters": "Ł, Ş"}
HEADS = ("Program", "Tried", *QUESTIONS.values())


def read_viewers(root: YamlNode, problems: list[Problem]) -> Viewers:
    """Read the root of `viewers.yml` as a table, and a paragraph with what some programs do in their own way."""
    keys = MappingReader(root, "viewers.yml", problems)
    title, rows, notes = curly(keys.words("title")), [], []
    for node in keys.items("programs"):
        row, note = _program(node, problems)
        rows.append(row)
        notes += [f"{row[0]}: {note}"] if note else []
    keys.finish()
    cells = tuple(tuple((doc.Text(words),) for words in row) for row in rows)
    table = doc.Table(tuple((doc.Text(head),) for head in HEADS), cells, ("left",) * len(HEADS))
    remarks = (doc.Paragraph((doc.Text(" ".join(notes)),)),) if notes else ()
    return Viewers(title, (table, *remarks))


def _program(node: YamlNode, problems: list[Problem]) -> tuple[tuple[str, ...], str]:
    """Read one program as its row and its note. What was tried needs a version and a day."""
    keys = MappingReader(node, "a program", problems)
    name = curly(keys.words("name"))
    answers = [keys.one_of(key, ANSWERS, Code.UNKNOWN_TYPE) for key in QUESTIONS]
    needed = "" if all(answer == NOT_TRIED for answer in answers) else None
    version = keys.words("version", needed)
    tried = keys.shaped("tried", is_day, "write the day as 2026-11-23", needed)
    note = curly(keys.words("note", ""))
    keys.finish()
    seen = f"{version}, {month_in_words(tried[:7])}" if version and tried else NOT_TRIED
    return (name, seen, *answers), note
