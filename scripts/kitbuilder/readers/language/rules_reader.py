"""Read `language.yml` as the kit's rules of language, each entry checked, each fault with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code
from kitbuilder.readers.language.figures import people_pattern, value_patterns
from kitbuilder.readers.language.phrases import Phrases, is_phrase
from kitbuilder.readers.language.rules import Avoided, Denied, Excuse, Figures, Language, Limits, Privacy
from kitbuilder.readers.mapping_reader import MappingReader
from kitbuilder.readers.yaml_nodes import YamlNode

if TYPE_CHECKING:
    from collections.abc import Collection

    from kitbuilder.model.problem import Problem
    from kitbuilder.readers.vocabulary import Vocabulary

UNKNOWN = Code.UNKNOWN_TEMPLATE


def read_language(
    root: YamlNode,
    vocabulary: Vocabulary,
    slugs: Collection[str],
    problems: list[Problem],
    *,
    is_translated: bool = False,
) -> Language:
    """Read the root of `language.yml` as the rules, noting what is wrong with it. `slugs` are the kit's templates.

    One for a language that templates are translated into has another measure of how hard a text is.
    """
    keys = MappingReader(root, root.where.path.rpartition("/")[2] or "language.yml", problems)
    avoid = tuple(_avoided(MappingReader(node, "the entry", problems), vocabulary) for node in keys.items("avoid"))
    language = Language(
        avoid=avoid,
        avoided=Phrases(dict.fromkeys(word for entry in avoid for word in entry.words.phrases)),
        denied=_denied(_part(keys, "denied")),
        excuses=tuple(
            _excuse(MappingReader(node, "the exception", problems), slugs) for node in keys.items("exceptions", needed=False)
        ),
        limits=_limits(_part(keys, "limits"), vocabulary, is_translated=is_translated),
        privacy=_privacy(_part(keys, "client_details"), slugs),
        figures=_figures(_part(keys, "figures")),
        unfinished=_phrases(keys, "unfinished"),
    )
    keys.finish()
    return language


def _part(keys: MappingReader, name: str) -> MappingReader:
    node = keys.node(name) or YamlNode({}, keys.where, {})
    return MappingReader(node, name, keys.problems)


def _phrases(keys: MappingReader, name: str, *, needed: bool = True) -> Phrases:
    """Read a list of phrases; one that could never be found is a fault."""
    placed = keys.placed_texts(name, needed=needed)
    for phrase, where in placed:
        if not is_phrase(phrase):
            hint = "it begins with a letter or a digit; at least three letters stand before a *"
            keys.fault(Code.WRONG_TYPE, f'{keys.what}: "{phrase}" is nothing that can be looked for', hint, where)
    return Phrases(phrase for phrase, _ in placed if is_phrase(phrase))


def _avoided(keys: MappingReader, vocabulary: Vocabulary) -> Avoided:
    entry = Avoided(
        words=_phrases(keys, "words"),
        say=keys.texts("say", needed=True),
        because=keys.text("because"),
        unless=_phrases(keys, "unless", needed=False),
        audience=_known(keys, "audience", vocabulary.audiences, Code.UNKNOWN_AUDIENCE),
        not_for=_known(keys, "not_for", vocabulary.audiences, Code.UNKNOWN_AUDIENCE),
        kinds=_known(keys, "kinds", vocabulary.kinds, Code.UNKNOWN_KIND),
    )
    keys.finish()
    return entry


def _known(keys: MappingReader, name: str, known: Collection[str], code: Code) -> tuple[str, ...]:
    """Read a list of words out of `known`; left out, it is empty."""
    placed = keys.placed_texts(name)
    for word, where in placed:
        keys.check_known(name, word, known, code, where)
    return tuple(word for word, _ in placed)


def _denied(keys: MappingReader) -> Denied:
    words, breaks, others, headings = (_phrases(keys, name) for name in ("words", "breaks", "others", "headings"))
    denied = Denied(words, breaks, others, headings)
    keys.finish()
    return denied


def _excuse(keys: MappingReader, slugs: Collection[str]) -> Excuse:
    page = keys.text("page", "")  # whether there is such a page is known once the pages are read
    name = page or keys.one_of("template", slugs, UNKNOWN)
    excuse = Excuse(name, _phrases(keys, "words"), keys.text("because"), keys.place("page") if page else None)
    keys.finish()
    return excuse


def _grades(keys: MappingReader, vocabulary: Vocabulary) -> dict[str, int]:
    grades = _part(keys, "grades")
    by_audience = {name: grades.whole(name) for name, _ in keys.entries("grades")}
    for name in by_audience:
        keys.check_known("grades", name, vocabulary.audiences, Code.UNKNOWN_AUDIENCE, grades.place(name))
    return by_audience


def _limits(keys: MappingReader, vocabulary: Vocabulary, *, is_translated: bool) -> Limits:
    limits = Limits(
        ease=keys.whole("ease", most=100) if is_translated else 0,
        grades={} if is_translated else _grades(keys, vocabulary),
        page_grade=0 if is_translated else keys.whole("page_grade"),
        grade_words=keys.whole("grade_words"),
        spoken_seconds=keys.whole("spoken_seconds"),
        voicemail_least=keys.whole("voicemail_least"),
        voicemail_most=keys.whole("voicemail_most"),
        email_words=keys.whole("email_words"),
    )
    keys.finish()
    return limits


def _privacy(keys: MappingReader, slugs: Collection[str]) -> Privacy:
    privacy = Privacy(
        templates=_known(keys, "templates", slugs, UNKNOWN),
        voicemail=_phrases(keys, "voicemail"),
        text_message=_phrases(keys, "text_message"),
        blanks=_phrases(keys, "blanks"),
    )
    keys.finish()
    return privacy


def _figures(keys: MappingReader) -> Figures:
    words = {name: keys.texts(name, needed=True) for name in ("percent", "units", "cut_units", "comparators", "people", "counts")}
    figures = Figures(
        values=value_patterns(words),
        people=people_pattern(words["people"]),
        least_people=keys.whole("least_people"),
        terms=_phrases(keys, "terms"),
        counts=frozenset(words["counts"]),
        money=_phrases(keys, "money"),
        sample_mark=keys.text("sample_mark"),
    )
    keys.finish()
    return figures
