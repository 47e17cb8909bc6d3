"""Calculate the Flesch-Kincaid grade of running text, and find text that is too hard for its readers."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pyphen

from kitbuilder.model.document import Email, Note, Say
from kitbuilder.model.problem import Code, Problem
from kitbuilder.readers.language.passages import Role
from kitbuilder.readers.language.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kitbuilder.readers.language.context import Subject
    from kitbuilder.readers.language.passages import Passage

USER = "self"
BLANK = re.compile(r"\[[^\[\]\n]*\]")
FULL_STOP = re.compile(r"[.!?][\"')\]]*\s*$")
VOWELS = re.compile(r"[aeiouy]+")
# An e at the end is silent after a consonant ("home", "homes"), not in "table" or "stages"; -ed is, not in "wanted".
SILENT = re.compile(r"(?:(?<=[^aeiouy])(?<![^aeiouy]l)e|(?<=[^aeiouycgsxz])(?<![cs]h)(?<![^aeiouy]l)es|(?<![td])ed)$")
SHORT = 4  # letters, which the dictionary does not part better than their vowels do
SHOWN = 12  # words of a long sentence that are enough to find it by


class CountedSentence(NamedTuple):
    """One sentence of running text, counted, and the line it begins on."""

    text: str
    words: int
    syllables: int
    line: int


def reading_grades(subject: Subject) -> Iterator[Problem]:
    """Find text too hard for its readers. A client's is plain; a provider's, or guidance for the user, may be a bit harder."""
    limits = subject.language.limits
    for audience, read in _by_reader(subject).items():
        if sum(sentence.words for sentence in read) < limits.grade_words:
            continue
        grade = round(flesch_kincaid(read), 1)
        if grade > limits.grades[audience]:
            message = f'reads at grade {grade} for the audience "{audience}"; at most {limits.grades[audience]}'
            yield too_hard(read, message, subject)


def too_hard(read: Sequence[CountedSentence], message: str, subject: Subject) -> Problem:
    """Make the problem of a text that is hard to read, told at its longest sentence."""
    longest = max(read, key=lambda sentence: sentence.words)
    start = " ".join(longest.text.split()[:SHOWN])
    hint = f'the longest sentence has {longest.words} words: "{start} …"'
    return Problem(subject.at(longest.line), Code.READING_GRADE, message, hint)


def grade_of(passages: Iterable[Passage], least: int) -> int:
    """Calculate the grade of a template's passages, without notes; 0 when there are fewer words than `least`."""
    sentences = without_notes(passages, count_syllables)
    return max(1, round(flesch_kincaid(sentences))) if sum(sentence.words for sentence in sentences) >= least else 0


def flesch_kincaid(sentences: Sequence[CountedSentence]) -> float:
    """Calculate the American school grade that reads these sentences with ease; 0 for no words at all."""
    words = sum(sentence.words for sentence in sentences)
    syllables = sum(sentence.syllables for sentence in sentences)
    return 0.39 * words / len(sentences) + 11.8 * syllables / words - 15.59 if words else 0.0


@cache
def count_syllables(word: str) -> int:
    """Count the syllables of one word, 1 for a figure.

    The hyphenation dictionary parts a word but leaves some whole ("medicine"); so the groups of vowels are counted in
    each part, without an e that is not heard.
    """
    letters = "".join(letter for letter in word.lower() if letter.isalpha() or letter == "-")
    return sum(_syllables(piece) for piece in letters.split("-") if piece) or 1


@cache
def _syllables(letters: str) -> int:
    parts = _hyphens().inserted(letters).split("-") if len(letters) > SHORT else [letters]
    return sum(max(1, len(VOWELS.findall(SILENT.sub("", part)))) for part in parts)


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")


def _words(text: str) -> list[str]:
    """List what is read as a word: whatever stands between spaces and has a letter or a digit."""
    return [word for word in text.split() if any(letter.isalnum() for letter in word)]


def _by_reader(subject: Subject) -> dict[str, list[CountedSentence]]:
    """Sort every sentence of running text under the audience whose limit it has to keep."""
    grades, template = subject.language.limits.grades, subject.template
    graded = [audience for audience in template.audience if audience in grades]
    strictest = min(graded, key=lambda audience: grades[audience], default="")
    found: dict[str, list[CountedSentence]] = {}
    for passage in subject.passages:
        handed_over = template.kind.handed_over or passage.setting.is_in(Say, Email)
        reader = strictest if handed_over and not passage.setting.is_in(Note) else USER
        if passage.setting.role is Role.PROSE and reader in grades:
            found.setdefault(reader, []).extend(counted(passage, count_syllables))
    return found


def without_notes(passages: Iterable[Passage], syllables_of: Callable[[str], int]) -> list[CountedSentence]:
    """List the sentences of running text, but for those of notes."""
    text = (passage for passage in passages if passage.setting.role is Role.PROSE and not passage.setting.is_in(Note))
    return [sentence for passage in text for sentence in counted(passage, syllables_of)]


def counted(passage: Passage, syllables_of: Callable[[str], int]) -> Iterator[CountedSentence]:
    """List the sentences of a passage that end like one; a label with its blank is none."""
    text = BLANK.sub(lambda blank: " " * len(blank[0]), passage.text)
    for sentence in sentences(text):
        words = _words(sentence.text)
        if words and FULL_STOP.search(sentence.text):
            start = sentence.start + len(sentence.text) - len(sentence.text.lstrip())
            yield CountedSentence(sentence.text, len(words), sum(map(syllables_of, words)), passage.line_at(start))
