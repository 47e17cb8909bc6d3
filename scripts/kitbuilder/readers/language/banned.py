"""Find words of the avoid-list in a template's passages: each word that oversteps, where it stands, and the better word."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from kitbuilder.model.document import Branch
from kitbuilder.model.problem import Code, Problem
from kitbuilder.readers.language.passages import Role
from kitbuilder.readers.language.sentences import clause_before, quote_around, quoting_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitbuilder.model.catalogue import Template
    from kitbuilder.readers.language.context import Subject
    from kitbuilder.readers.language.passages import Passage
    from kitbuilder.readers.language.phrases import Match
    from kitbuilder.readers.language.rules import Avoided, Denied


def banned_words(subject: Subject) -> Iterator[Problem]:
    """Find where the practice's own voice leaves its scope. What others say, and what is turned down, may be named."""
    language = subject.language
    avoid = [entry for entry in language.avoid if _applies(entry, subject.template)]
    excused = [excuse.words for excuse in language.excuses if excuse.name == subject.template.slug]
    for passage in subject.passages:
        found = list(language.avoided.each(passage.text))
        if not found or _is_free(passage, language.denied):
            continue
        for entry in avoid:
            for match in _overstepping(entry, passage, found):
                if not any(words.holds(match.text) for words in excused) and not is_denied(passage, match, language.denied):
                    say = " or ".join(f'"{word}"' for word in entry.say)
                    where, message = subject.place_of(passage, match), f'"{match.text}": {entry.because}'
                    yield Problem(where, Code.BANNED_WORD, message, f"say {say}")


def is_denied(passage: Passage, match: Match, denied: Denied) -> bool:
    """Tell whether a word is turned down in its own clause ("I do not treat", 'never say "rehab"') or somebody else's."""
    parts = quoting_sentences(passage.text)
    sentence = parts[bisect_right(parts, match.start, key=lambda part: part.start) - 1]
    place = match.start - sentence.start
    quote = quote_around(sentence.text, place)
    before = [clause_before(sentence.text, start, denied.breaks) for start in {place, quote}]
    return any(map(denied.words.holds, before)) or (quote < place and denied.others.begins(sentence.text[:quote]))


def _applies(entry: Avoided, template: Template) -> bool:
    audience = set(template.audience)
    return (
        (not entry.audience or not audience.isdisjoint(entry.audience))
        and audience.isdisjoint(entry.not_for)
        and (not entry.kinds or template.kind.name in entry.kinds)
    )


def _is_free(passage: Passage, denied: Denied) -> bool:
    """Tell whether all of a passage may be said: a branch's title is the other person's, "Not this" heads what not to say."""
    setting = passage.setting
    is_theirs = setting.role is Role.TITLE and isinstance(setting.inside[-1], Branch)
    return is_theirs or any(denied.headings.begins(words) for words in setting.above)


def _overstepping(entry: Avoided, passage: Passage, found: Sequence[tuple[str, Match]]) -> Iterator[Match]:
    """Keep the matches that are this entry's: of what begins together the longest, and none inside a fine phrase."""
    own: dict[int, Match] = {}
    for phrase, match in found:
        if phrase in entry.words.phrases:
            own[match.start] = max(own.get(match.start, match), match, key=lambda each: each.end)
    fine = list(entry.unless.find(passage.text)) if own else []
    return (match for match in own.values() if not any(place.start <= match.start and match.end <= place.end for place in fine))
