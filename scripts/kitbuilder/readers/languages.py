"""Read what `kit.yml` says of the languages that templates are translated into: tags, names, head, signature, who read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.model.printed_words import BY_LANGUAGE
from kitbuilder.model.problem import Code, Location, did_you_mean
from kitbuilder.model.translation import TranslatedInto
from kitbuilder.readers.mapping_reader import MappingReader
from kitbuilder.readers.markdown import Reading, read_document
from kitbuilder.readers.value_checks import is_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.field import Field
    from kitbuilder.model.problem import Problem
    from kitbuilder.readers.yaml_nodes import YamlNode

    Furniture = tuple[dict[str, str], dict[str, Location]]  # the Markdown of each, and the place where it begins

PARTS = ("letterhead", "signature", "translated")


@dataclass(frozen=True, slots=True)
class LanguageEntry:
    """A language, and the Markdown that the containers `letterhead`, `signature` and `translated` stand for in it."""

    language: TranslatedInto
    furniture: dict[str, str]
    furniture_places: dict[str, Location]


def read_language_entry(code: str, node: YamlNode, problems: list[Problem]) -> LanguageEntry:
    """Read one entry of `languages`. Our own code has to know its fixed words."""
    keys = MappingReader(node, f'the language "{code}"', problems)
    if code not in BY_LANGUAGE:
        message = f'nothing can be printed in the language "{code}", as its fixed words are not known'
        hint = did_you_mean(code, BY_LANGUAGE) or "add them to model/printed_words.py"
        keys.fault(Code.UNKNOWN_LANGUAGE, message, hint)
    tag = keys.shaped("tag", is_language, "write it as es or es-US")
    name = keys.words("name")
    furniture, places = read_furniture(keys, PARTS)
    keys.finish()
    return LanguageEntry(TranslatedInto(code, tag, name), furniture, places)


def read_furniture(keys: MappingReader, parts: tuple[str, ...]) -> Furniture:
    """Read the Markdown of some containers, each with its place."""
    furniture = {key: keys.text(key) for key in parts}
    return furniture, {key: _inside(keys.node(key)) or keys.place(key) for key in parts}


def check_furniture(
    furniture: Mapping[str, str], places: Mapping[str, Location], fields: Mapping[str, Field], problems: list[Problem]
) -> None:
    """Note what is wrong with the Markdown that containers stand for, where it is written."""
    for name, text in furniture.items():
        read_document(text, Reading(places[name].path, fields, problems, first_line=places[name].line))


def _inside(node: YamlNode | None) -> Location | None:
    """Return the first line of a block of text, which YAML begins on the line after its `|`."""
    return Location(node.where.path, node.where.line + 1) if node else None
