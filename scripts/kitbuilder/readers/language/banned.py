"""The avoid-list against a template's passages: each word that oversteps, where it stands, and the better word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.document import Branch
from kitbuilder.model.problem import Code
from kitbuilder.readers.language.passages import Role
from kitbuilder.readers.language.sentences import clause_before, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.model.catalogue import Template
    from kitbuilder.model.problem import Problem
    from kitbuilder.readers.language.passages import Passage
    from kitbuilder.readers.language.phrases import Match
    from kitbuilder.readers.language.subject import Subject
    from kitbuilder.readers.language.wordlist import Avoided, Denied


def banned_words(subject: Subject) -> Iterator[Problem]:
    """The practice's own voice keeps to its scope. What others say, and what is turned down, may be named."""
    template, language = subject.template, subject.language
    avoid = [entry for entry in language.avoid if _applies(entry, template)]
    excused = [excuse.words for excuse in language.excuses if excuse.template == template.slug]
    for passage in subject.passages:
        if _is_said_by_others(passage) or any(language.denied.headings.begins(words) for words in passage.setting.above):
            continue
        for entry in avoid:
            for match in _overstepping(entry, passage):
                if not any(words.holds(match.text) for words in excused) and not is_denied(passage, match, language.denied):
                    say = " or ".join(f'"{word}"' for word in entry.say)
                    yield subject.problem(passage, match, Code.BANNED_WORD, (f'"{match.text}": {entry.because}', f"say {say}"))


def is_denied(passage: Passage, match: Match, denied: Denied) -> bool:
    """Whether a word is turned down in its own clause: "I do not treat", 'never say "rehab"'."""
    for sentence in sentences(passage.text, quotes_whole=True):
        place = match.start - sentence.start
        if 0 <= place < len(sentence.text):
            return denied.words.holds(clause_before(sentence.text, place, denied.breaks))
    return False


def _applies(entry: Avoided, template: Template) -> bool:
    audience = set(template.audience)
    return (
        (not entry.audience or not audience.isdisjoint(entry.audience))
        and audience.isdisjoint(entry.not_for)
        and (not entry.kinds or template.kind.name in entry.kinds)
    )


def _is_said_by_others(passage: Passage) -> bool:
    """The title of a branch is what the other person says."""
    setting = passage.setting
    return setting.role is Role.TITLE and isinstance(setting.inside[-1], Branch)


def _overstepping(entry: Avoided, passage: Passage) -> Iterator[Match]:
    found = list(entry.words.find(passage.text))
    fine = list(entry.unless.find(passage.text)) if found else []
    return (match for match in found if not any(place.start <= match.start and match.end <= place.end for place in fine))
