"""Read `kit.yml` as the kit's own description: its words for templates, its furniture, its steps and their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.model.catalogue import Kind, Trait
from kitbuilder.model.field import FieldGroup
from kitbuilder.model.kit_texts import DetailGroup, Introductions, Takeaway, Task
from kitbuilder.model.page_size import LETTER, PAGE_SIZES
from kitbuilder.model.problem import Code, Problem, did_you_mean
from kitbuilder.readers.institute import read_institute
from kitbuilder.readers.languages import LanguageEntry, read_furniture, read_language_entry
from kitbuilder.readers.mapping_reader import MappingReader
from kitbuilder.readers.markdown import curly
from kitbuilder.readers.packets import PacketEntry, read_packet
from kitbuilder.readers.rehearsals import RoundEntry, read_round
from kitbuilder.readers.value_checks import is_day, is_edition, is_language

if TYPE_CHECKING:
    from collections.abc import Collection

    from kitbuilder.model.institute import Institute
    from kitbuilder.model.page_size import PageSize
    from kitbuilder.model.problem import Location
    from kitbuilder.readers.yaml_nodes import YamlNode

PAPERS = f"write {' or '.join(PAGE_SIZES)}"
SEPARATOR = "|"  # stands between words on the site, and so in none


@dataclass(frozen=True, slots=True)
class StepEntry:
    """A step as listed: its words, and the slugs it names with their places; `helping` are those of its check-list."""

    name: str
    title: str
    why: str
    tip: str
    slugs: tuple[tuple[str, Location], ...]
    checklist: tuple[Task, ...]
    helping: tuple[tuple[str, Location], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything `kit.yml` says. `furniture` is the Markdown that `letterhead` and `signature` stand for."""

    title: str
    subtitle: str
    edition: str
    reviewed: str
    author: str
    language: str
    paper: PageSize
    other_papers: tuple[PageSize, ...]
    kinds: dict[str, Kind]
    audiences: tuple[str, ...]
    channels: tuple[str, ...]
    stages: tuple[str, ...]
    furniture: dict[str, str]
    furniture_places: dict[str, Location]
    steps: tuple[StepEntry, ...]
    takeaways: tuple[Takeaway, ...]
    introductions: Introductions
    detail_groups: dict[FieldGroup, DetailGroup]
    languages: dict[str, LanguageEntry]
    packets: tuple[PacketEntry, ...]
    rounds: tuple[RoundEntry, ...]
    institute: Institute


def read_vocabulary(root: YamlNode, problems: list[Problem]) -> Vocabulary:
    """Read the root of `kit.yml` as the vocabulary, noting what is wrong with it."""
    keys = MappingReader(root, "kit.yml", problems)
    texts = {key: keys.words(key) for key in ("title", "subtitle", "author")}
    edition = keys.shaped("edition", is_edition, "write year and month, as in 2026-11")
    reviewed = keys.shaped("reviewed", is_day, "write the day as 2026-11-23", "")
    language = keys.shaped("language", is_language, "write it as en or en-US")
    paper = PAGE_SIZES.get(keys.shaped("paper", PAGE_SIZES.__contains__, PAPERS, LETTER.name), LETTER)
    other_papers = _other_papers(keys, paper)
    furniture, places = read_furniture(keys, ("letterhead", "signature"))
    kinds = {name: _kind(name, node, problems) for name, node in keys.entries("kinds")}
    lists = {key: _words(keys, key) for key in ("audiences", "channels", "stages")}
    steps = tuple(_step(number, node, problems) for number, node in enumerate(keys.items("steps"), start=1))
    vocabulary = Vocabulary(
        title=texts["title"],
        subtitle=texts["subtitle"],
        edition=edition,
        reviewed=reviewed,
        author=texts["author"],
        language=language,
        paper=paper,
        other_papers=other_papers,
        kinds=kinds,
        audiences=lists["audiences"],
        channels=lists["channels"],
        stages=lists["stages"],
        furniture=furniture,
        furniture_places=places,
        steps=steps,
        takeaways=tuple(_takeaway(*kept, problems) for kept in enumerate(keys.items("takeaways", needed=False), start=1)),
        introductions=_introductions(keys.node("introductions"), problems),
        detail_groups=_detail_groups(keys.node("detail_groups"), problems),
        languages={code: read_language_entry(code, node, problems) for code, node in keys.entries("languages", needed=False)},
        packets=tuple(read_packet(name, node, problems) for name, node in keys.entries("packets", needed=False)),
        rounds=tuple(read_round(name, node, problems) for name, node in keys.entries("rounds", needed=False)),
        institute=read_institute(keys, reviewed or f"{edition}-01"),
    )
    keys.finish()
    return vocabulary


def _introductions(node: YamlNode | None, problems: list[Problem]) -> Introductions:
    """Read what the kit PDF says at the head of its own pages; nothing where the key is missing, a problem already."""
    if node is None:
        return Introductions("", "", "", "")
    keys = MappingReader(node, "introductions", problems)
    details, start_here, takeaways, sources = (
        curly(keys.words(key)) for key in ("details", "start_here", "takeaways", "sources")
    )
    keys.finish()
    return Introductions(details, start_here, takeaways, sources)


def _detail_groups(node: YamlNode | None, problems: list[Problem]) -> dict[FieldGroup, DetailGroup]:
    """Read what each group of details is called; each needs a name, since every field belongs to one."""
    if node is None:
        return {}
    keys, groups = MappingReader(node, "detail_groups", problems), {}
    for group in FieldGroup:
        entry = keys.node(group)
        if entry is not None:
            inner = MappingReader(entry, f'the group "{group}"', problems)
            groups[group] = DetailGroup(*(curly(inner.words(key)) for key in ("title", "note", "on_site")))
            inner.finish()
    keys.finish()
    return groups


def _other_papers(keys: MappingReader, own: PageSize) -> tuple[PageSize, ...]:
    """Read what other paper the site offers the whole kit on."""
    placed = keys.placed_texts("other_papers")
    for word, where in placed:
        if word not in PAGE_SIZES or word == own.name:
            why = "is the kit's own paper" if word == own.name else "is no paper we know"
            keys.fault(Code.WRONG_TYPE, f'{keys.what}: other_papers: "{word}" {why}', PAPERS, where)
    return tuple(PAGE_SIZES[word] for word in dict(placed) if word in PAGE_SIZES)


def _words(keys: MappingReader, key: str) -> tuple[str, ...]:
    """Read the words templates are sorted by. On the site several stand in one line, with `SEPARATOR` between them."""
    placed = keys.placed_texts(key, needed=True)
    for word, where in placed:
        if SEPARATOR in word:
            keys.fault(Code.BAD_NAME, f'{key}: a word cannot be "{word}"', f"leave out the {SEPARATOR}", where)
    return tuple(word for word, _ in placed)


def _kind(name: str, node: YamlNode, problems: list[Problem]) -> Kind:
    keys = MappingReader(node, f'the kind "{name}"', problems)
    label, plural, code = (keys.words(key) for key in ("label", "plural", "code"))
    handed_over, starter = keys.flag("handed_over"), keys.text("starter", default="")
    words = keys.some_of("traits", list(Trait), Code.UNKNOWN_TRAIT, needed=False)
    keys.finish()
    return Kind(name, label, plural, code, handed_over, tuple(trait for trait in Trait if trait in words), starter)


def _step(number: int, node: YamlNode, problems: list[Problem]) -> StepEntry:
    keys = MappingReader(node, f"step {number}", problems)
    name, title, why, tip = keys.text("name"), *(keys.words(key) for key in ("title", "why", "tip"))
    if name:
        keys.check_slug("a step", name, "follow-up", keys.place("name"))
    slugs = keys.placed_texts("templates", needed=True)
    tasks = [_task(key, entry, problems) for key, entry in keys.entries("checklist", needed=False)]
    keys.finish()
    helping = tuple(slug for _, slugs in tasks for slug in slugs)
    return StepEntry(name, title, why, tip, slugs, tuple(task for task, _ in tasks), helping)


def _takeaway(number: int, node: YamlNode, problems: list[Problem]) -> Takeaway:
    keys = MappingReader(node, f"takeaway {number}", problems)
    takeaway = Takeaway(curly(keys.words("line")), curly(keys.words("more")))
    keys.finish()
    return takeaway


def _task(name: str, node: YamlNode, problems: list[Problem]) -> tuple[Task, tuple[tuple[str, Location], ...]]:
    keys = MappingReader(node, f'the check-list\'s "{name}"', problems)
    line, how = keys.words("line"), keys.words("how")
    slugs = keys.placed_texts("templates")
    keys.finish()
    return Task(name, line, how, tuple(slug for slug, _ in slugs)), slugs


def check_listing(
    vocabulary: Vocabulary, found: dict[str, Location], translations: Collection[str], problems: list[Problem]
) -> None:
    """Hold the listing in `kit.yml` against the templates found: each listed once, each there, none left out.

    Translations are listed nowhere: they come with their originals.
    """
    seen: dict[str, Location] = {}
    for step in vocabulary.steps:
        for slug, where in step.slugs:
            if slug in seen:
                message = f'"{slug}" is listed a second time; it already stands on line {seen[slug].line}'
                problems.append(Problem(where, Code.LISTED_TWICE, message))
            elif slug in translations:
                message = f'"{slug}" is a translation, and comes with its original by itself'
                problems.append(Problem(where, Code.LISTED_TWICE, message, "take it out of the list"))
            elif slug not in found:
                message = f'step "{step.name}" lists "{slug}", but templates/{slug}.md does not exist'
                problems.append(Problem(where, Code.MISSING_TEMPLATE, message, did_you_mean(slug, found)))
            seen.setdefault(slug, where)
        for slug, where in step.helping:
            if slug not in found:
                message = f'the check-list of step "{step.name}" names "{slug}", which is not in the kit'
                problems.append(Problem(where, Code.UNKNOWN_TEMPLATE, message, did_you_mean(slug, found)))
    for slug, where in found.items():
        if slug not in seen and slug not in translations:
            problems.append(Problem(where, Code.UNLISTED_TEMPLATE, f'no step in kit.yml lists "{slug}"'))
