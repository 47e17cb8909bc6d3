"""Read the rounds of `kit.yml` in which a talk is rehearsed, and hold them against the scripts that have the words for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code, Problem, did_you_mean
from kitbuilder.model.rehearsal import Round, Turn, answers, titles, turns_of
from kitbuilder.readers.mapping_reader import MappingReader
from kitbuilder.readers.markdown import curly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kitbuilder.model.catalogue import Template
    from kitbuilder.model.problem import Location
    from kitbuilder.readers.yaml_nodes import YamlNode


@dataclass(frozen=True, slots=True)
class RoundEntry:
    """A round as listed, the place of its script, and of each of its turns."""

    talk: Round
    where: Location
    places: tuple[Location, ...]


def read_round(name: str, node: YamlNode, problems: list[Problem]) -> RoundEntry:
    """Read one round, noting what is wrong with it."""
    keys = MappingReader(node, f'the round "{name}"', problems)
    keys.check_slug("a round", name, "calm-desk")
    title, scene = (curly(keys.words(key)) for key in ("title", "scene"))
    slug, where = keys.text("script"), keys.place("script")
    shuffled, recorded = keys.flag("shuffled"), keys.flag("recorded")
    nodes = keys.items("turns", needed=False)
    turns = tuple(_turn(number, turn, problems) for number, turn in enumerate(nodes, start=1))
    keys.finish()
    return RoundEntry(Round(name, title, scene, slug, turns, shuffled, recorded), where, tuple(turn.where for turn in nodes))


def _turn(number: int, node: YamlNode, problems: list[Problem]) -> Turn:
    keys = MappingReader(node, f"turn {number}", problems)
    turn = Turn(curly(keys.words("they")), curly(keys.text("branch", "")))
    keys.finish()
    return turn


def check_rounds(entries: Iterable[RoundEntry], templates: Mapping[str, Template | None]) -> Iterator[Problem]:
    """Yield a problem for each round whose script is not there, and each turn that its script has no words for.

    `templates` are those found, by slug; None for one that could not be read.
    """
    for entry in entries:
        talk = entry.talk
        template = templates.get(talk.slug)
        if talk.slug not in templates:
            message = f'the round "{talk.name}" is about "{talk.slug}", which is not in the kit'
            yield Problem(entry.where, Code.UNKNOWN_TEMPLATE, message, did_you_mean(talk.slug, templates))
        elif template:
            yield from _unanswered(entry, template)


def _unanswered(entry: RoundEntry, template: Template) -> Iterator[Problem]:
    talk, document = entry.talk, template.document
    turns = turns_of(talk, document)
    if not turns:
        message = f'the round "{talk.name}" has no turns, and "{talk.slug}" has no branches'
        yield Problem(entry.where, Code.UNKNOWN_TURN, message, "list turns")
    for turn, where, answer in zip(talk.turns, entry.places, answers(talk.turns, document), strict=True):
        if answer is None:
            lacks = f'no words under "{turn.branch}"' if turn.branch else "no more words outside its branches"
            message = f'the round "{talk.name}": "{talk.slug}" has {lacks}'
            yield Problem(where, Code.UNKNOWN_TURN, message, did_you_mean(turn.branch, titles(document)))
