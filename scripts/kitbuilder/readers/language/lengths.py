"""Find spoken blocks and e-mails beyond their limits: too long to say, to leave or to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.document import Email, Note, Say, Signature
from kitbuilder.model.problem import Code, Problem
from kitbuilder.model.reading_time import seconds_to_say, spoken_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.model.document import Blocks
    from kitbuilder.readers.language.context import Subject
    from kitbuilder.readers.language.passages import Passage, Setting
    from kitbuilder.readers.language.rules import Language

VOICEMAIL = "voicemail"


def overlong(subject: Subject) -> Iterator[Problem]:
    """Find what is too long: nobody listens to a long message, or reads a long e-mail from a stranger."""
    for container, first in _containers(subject):
        if isinstance(container, Say):
            wrong = _wrong_speech(container.children, first.setting, subject)
        else:
            wrong = _wrong_email(container.children, subject.language.limits.email_words)
        if wrong:
            yield Problem(subject.at(first.line_at(0)), Code.TOO_LONG, *wrong)


def is_voicemail(setting: Setting, subject: Subject) -> bool:
    """Tell whether words are left on a machine: the template is for that alone, or the heading or branch above says so."""
    return subject.template.channel == (VOICEMAIL,) or _names_voicemail(setting, subject.language)


def _names_voicemail(setting: Setting, language: Language) -> bool:
    return any(language.privacy.voicemail.holds(words) for words in (*setting.headings, *setting.titles))


def _containers(subject: Subject) -> Iterator[tuple[Say | Email, Passage]]:
    """List every spoken block and every e-mail, with the first passage in it."""
    seen: set[int] = set()
    for passage in subject.passages:
        for block in passage.setting.inside:
            if isinstance(block, (Say, Email)) and id(block) not in seen:
                seen.add(id(block))
                yield block, passage


def _wrong_speech(children: Blocks, setting: Setting, subject: Subject) -> tuple[str, str] | None:
    limits = subject.language.limits
    words, seconds = spoken_words(children), seconds_to_say(children)
    if is_voicemail(setting, subject):
        least = limits.voicemail_least if subject.template.channel == (VOICEMAIL,) else 0
        if words > limits.voicemail_most or words < least:
            hint = f"{limits.voicemail_least} to {limits.voicemail_most} words take half a minute"
            return f"a voicemail of {words} words", hint
    if seconds > limits.spoken_seconds:
        message = f"{words} words, {seconds} seconds in one breath; at most {limits.spoken_seconds} seconds"
        return message, "let the other person answer in between"
    return None


def _wrong_email(children: Blocks, most: int) -> tuple[str, str] | None:
    words = spoken_words(tuple(block for block in children if not isinstance(block, (Note, Signature))))
    return (f"an e-mail of {words} words; at most {most}", "say one thing, ask for one thing") if words > most else None
