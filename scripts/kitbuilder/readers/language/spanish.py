"""Measure how easy a text in Spanish is to read: syllables, and the INFLESZ scale for what patients are given."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kitbuilder.readers.language.grade import too_hard, without_notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kitbuilder.model.problem import Problem
    from kitbuilder.readers.language.context import Subject
    from kitbuilder.readers.language.grade import CountedSentence
    from kitbuilder.readers.language.passages import Passage

SILENT = re.compile(r"(?<=q)u(?=[eiéí])|(?<=g)u(?=[eiéí])|(?<=[aeiouáéíóúü])h(?=[aeiouáéíóú])")
# A y is a vowel at the end of a word, and alone.
FINAL_Y = re.compile(r"y(?![a-záéíóúüñ])")
VOWELS = re.compile(r"[aeiouáéíóúü]+")
OPEN = re.compile(r"[aeoáéíóú]")  # each is a syllable; i and u without an accent join a neighbor


def reading_ease(subject: Subject) -> Iterator[Problem]:
    """Find a text in Spanish that is harder than its limit."""
    limits = subject.language.limits
    if not limits.ease:
        return
    sentences = without_notes(subject.passages, count_syllables)
    if sum(sentence.words for sentence in sentences) < limits.grade_words:
        return
    ease = round(inflesz(sentences), 1)
    if ease < limits.ease:
        yield too_hard(sentences, f"reads at {ease} on the INFLESZ scale; at least {limits.ease}", subject)


def ease_of(passages: Iterable[Passage], least: int) -> int:
    """Calculate the ease of a template's passages, without notes; 0 when there are fewer words than `least`."""
    sentences = without_notes(passages, count_syllables)
    return round(inflesz(sentences)) if sum(sentence.words for sentence in sentences) >= least else 0


def inflesz(sentences: Sequence[CountedSentence]) -> float:
    """Calculate the perspicuity of Szigriszt-Pazos, from 0, very hard, to 100, very easy; 100 for no words at all.

    F. Szigriszt Pazos, Sistemas predictivos de legibilidad del mensaje escrito, Universidad Complutense de Madrid, 1993. Its
    scale for what patients read is INFLESZ: I. M. Barrio-Cantalejo and others, Anales del Sistema Sanitario de Navarra 31 (2),
    2008. There 55 to 65 is normal, 65 to 80 rather easy, and more very easy.
    """
    words = sum(sentence.words for sentence in sentences)
    syllables = sum(sentence.syllables for sentence in sentences)
    return 206.835 - 62.3 * syllables / words - words / len(sentences) if words else 100.0


@cache
def count_syllables(word: str) -> int:
    """Count the syllables of one word, 1 for a figure: open vowels stand alone, and closed ones join them or each other."""
    bare = SILENT.sub("", FINAL_Y.sub("i", word.lower()))
    return sum(max(1, len(OPEN.findall(group))) for group in VOWELS.findall(bare)) or 1
